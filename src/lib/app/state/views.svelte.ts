import { get, set } from 'idb-keyval';

const KEY = 'decorum-views';
const LONGEST_NAME = 80;

/** A page with its filter under a name. `hash` is what stands after `#`: it has no place for a person's id. */
export interface View {
  name: string;
  page: string;
  hash: string;
}

/** Views kept between visits; one is only kept when somebody says so. */
export class Views {
  list = $state.raw<View[]>([]);

  /** A browser that keeps nothing is no reason to stop. */
  async start(): Promise<void> {
    const kept = await get<View[]>(KEY).catch(() => undefined);
    if (kept) this.list = kept;
  }

  /** Takes the place of a view of the same name. A blank name keeps nothing. */
  async save({ name, page, hash }: View): Promise<void> {
    const said = name.trim().slice(0, LONGEST_NAME);
    if (said === '') return;
    await this.put([...this.list.filter((view) => view.name !== said), { name: said, page, hash }]);
  }

  async remove(name: string): Promise<void> {
    await this.put(this.list.filter((view) => view.name !== name));
  }

  private async put(list: View[]): Promise<void> {
    this.list = list;
    await set(KEY, list).catch(() => undefined);
  }
}
