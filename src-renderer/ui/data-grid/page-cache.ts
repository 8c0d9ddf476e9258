/**
 * Pages of rows as they arrive, for a list too long to hold.
 *
 * Asks for a page once, keeps the ones near the reader, and after a refresh shows the old rows until the new ones are there, so that
 * nothing flickers and nobody loses a place.
 */
export const PAGE_ROWS = 100;
const PAGES_KEPT_MAX = 200;

export type FetchPage<Row> = (offset: number, limit: number) => Promise<{ readonly rows: readonly Row[] }>;

interface Page<Row> {
  readonly rows: readonly Row[];
  readonly isStale: boolean;
}

export class PageCache<Row> {
  readonly #fetch: FetchPage<Row>;
  readonly #changed: () => void;
  readonly #pages = new Map<number, Page<Row>>();
  readonly #asked = new Map<number, Promise<void>>();
  #generation = 0;
  #error: unknown = null;

  constructor(fetchPage: FetchPage<Row>, changed: () => void) {
    this.#fetch = fetchPage;
    this.#changed = changed;
  }

  row(index: number): Row | undefined {
    return this.#pages.get(Math.floor(index / PAGE_ROWS))?.rows[index % PAGE_ROWS];
  }

  /** Where a row stands among those of the first page; −1 where it is not there. Undefined until the page is. */
  placeInFirst(isIt: (row: Row) => boolean): number | undefined {
    return this.#pages.get(0)?.rows.findIndex(isIt);
  }

  /** What the newest failed page was refused with; null after one that came. */
  get error(): unknown {
    return this.#error;
  }

  /** The list behind changed: rows stay on the screen until fresh ones replace them. */
  refresh(): void {
    this.#generation += 1;
    this.#asked.clear();
    for (const [place, page] of this.#pages) this.#pages.set(place, { rows: page.rows, isStale: true });
  }

  async want(from: number, to: number): Promise<void> {
    if (to <= from) return;
    const first = Math.floor(from / PAGE_ROWS);
    const last = Math.floor((to - 1) / PAGE_ROWS);
    const asked: Promise<void>[] = [];
    for (let place = first; place <= last; place += 1) {
      const held = this.#pages.get(place);
      if (held && !held.isStale) continue;
      asked.push(this.#asked.get(place) ?? this.#ask(place));
    }
    await Promise.all(asked);
    this.#forgetFar((first + last) / 2);
  }

  /** Rows of a stretch, fetched where they are not here. */
  async rows(from: number, to: number): Promise<{ readonly index: number; readonly row: Row }[]> {
    await this.want(from, to);
    const found: { index: number; row: Row }[] = [];
    for (let index = from; index < to; index += 1) {
      const row = this.row(index);
      if (row !== undefined) found.push({ index, row });
    }
    return found;
  }

  #ask(place: number): Promise<void> {
    const generation = this.#generation;
    const asked = this.#fetch(place * PAGE_ROWS, PAGE_ROWS).then(
      ({ rows }) => {
        if (generation !== this.#generation) return;
        this.#pages.set(place, { rows, isStale: false });
        this.#error = null;
        this.#asked.delete(place);
        this.#changed();
      },
      (fault: unknown) => {
        if (generation !== this.#generation) return;
        this.#error = fault;
        this.#changed(); // The page stays asked: a failed call is tried again by a person, not in a loop.
      },
    );
    this.#asked.set(place, asked);
    return asked;
  }

  /** After a failure: pages that did not come may be asked for again. */
  retry(): void {
    this.#error = null;
    this.#asked.clear();
    this.#changed();
  }

  #forgetFar(middle: number): void {
    if (this.#pages.size <= PAGES_KEPT_MAX) return;
    const byDistance = [...this.#pages.keys()].toSorted(
      (a, b) => Math.abs(b - middle) - Math.abs(a - middle),
    );
    for (const place of byDistance.slice(0, this.#pages.size - PAGES_KEPT_MAX)) this.#pages.delete(place);
  }
}
