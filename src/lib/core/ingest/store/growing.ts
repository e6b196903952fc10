/** A list of numbers that grows without an object for each. */
export class Growing {
  length = 0;
  private values = new Float64Array(1 << 10);

  push(value: number): void {
    if (this.length === this.values.length) {
      const larger = new Float64Array(this.length * 2);
      larger.set(this.values);
      this.values = larger;
    }
    this.values[this.length++] = value;
  }

  at(index: number): number {
    return this.values[index]!;
  }
}
