/** A list of numbers that grows without an object for each. */
export class Growing<Numbers extends Float64Array | Int32Array = Float64Array> {
  length = 0;

  constructor(private values: Numbers) {}

  push(value: number): void {
    if (this.length === this.values.length) this.resize(Math.max(1024, this.length * 2));
    this.values[this.length++] = value;
  }

  at(index: number): number {
    return this.values[index]!;
  }

  /** Gives back what was reserved for more. */
  trim(): void {
    this.resize(this.length);
  }

  private resize(length: number): void {
    const resized = new (this.values.constructor as new (length: number) => Numbers)(length);
    resized.set(this.values.subarray(0, Math.min(length, this.length)));
    this.values = resized;
  }
}
