/**
 * What was erased because it was due, as the verifier and whoever reads originals know it. An erasure is a fact like any other, bound by its own event:
 * it names the imports whose originals went, and for every range of rows that an event bound the hash of these rows as they stand since. So what was
 * erased verifies by the erasure's event, and any other change of the same rows is found as before.
 */
import type { Ledger } from '../ledger/ledger.ts';
import type { BoundRows } from './entry.ts';

/** Table, first and last row, the event that bound them, SHA-256 of the rows since. */
export type ErasedRange = readonly [
  table: string,
  first: number,
  last: number,
  event: number,
  sha256: string,
];

/** JSON in `retention_erasure.body`. */
export interface ErasureBody {
  /** As the list of what fell due named it: no protected value is in it. */
  readonly label: string;
  readonly records: number;
  /** When its period began, and when it fell due. */
  readonly from: string;
  readonly dueOn: string;
  /** Whose originals went. */
  readonly imports: readonly number[];
  /** Rows by number that were emptied as such; a party's are found by her id. */
  readonly rows: Readonly<Record<string, readonly number[]>>;
  readonly ranges: readonly ErasedRange[];
}

export interface StoredErasure extends ErasureBody {
  readonly row: number;
  readonly recordClass: string;
  readonly key: string;
  readonly at: string;
  readonly by: string;
  readonly reason: string;
}

/** Oldest first. A body that somebody changed erases nothing: its own event tells of it. */
export function readErasures(ledger: Ledger): StoredErasure[] {
  const rows = ledger.all(ledger.query.selectFrom('retention_erasure').selectAll().orderBy('row'));
  return rows.flatMap(({ row, record_class, key, body, at, by, reason }) => {
    const read = bodyOf(body);
    return read ? [{ ...read, row, recordClass: record_class, key, at, by, reason }] : [];
  });
}

function bodyOf(text: string): ErasureBody | null {
  try {
    const body = JSON.parse(text) as ErasureBody; // Written by areas/audit/retention.
    return Array.isArray(body.imports) && Array.isArray(body.ranges) ? body : null;
  } catch {
    return null;
  }
}

/** Import → row of the erasure with which its original went. */
export const erasedImports = (ledger: Ledger): ReadonlyMap<number, number> =>
  new Map(readErasures(ledger).flatMap(({ row, imports }) => imports.map((id) => [id, row] as const)));

/** Looked up while a record is verified: erasing may go on meanwhile, so it is read again when there is more. */
export class KnownErasures {
  readonly #ledger: Ledger;
  #row = 0;
  #since: ReadonlyMap<string, { readonly sha256: string; readonly erasure: number }> = new Map();

  constructor(ledger: Ledger) {
    this.#ledger = ledger;
  }

  /** How the rows that an event bound stand since the newest erasure that touched them. */
  since(
    { table, first, last }: BoundRows,
    event: number,
  ): { readonly sha256: string; readonly erasure: number } | undefined {
    this.#readAgain();
    return this.#since.get(`${table} ${first} ${last} ${event}`);
  }

  #readAgain(): void {
    const { query } = this.#ledger;
    const newest = query.selectFrom('retention_erasure').select('row').orderBy('row', 'desc').limit(1);
    const row = this.#ledger.first(newest)?.row ?? 0;
    if (row === this.#row) return;
    this.#row = row;
    this.#since = new Map(
      readErasures(this.#ledger).flatMap(({ row: erasure, ranges }) =>
        ranges.map(([table, first, last, event, sha256]) => [
          `${table} ${first} ${last} ${event}`,
          { sha256, erasure },
        ]),
      ),
    );
  }
}
