/** A table of the pack that is a table of the ledger, row by row as it was written, and sums that the database makes of one. */
import type { Ledger } from '../../../../ledger/ledger.ts';
import type { Schema, StoredRow } from '../../../../ledger/schema.ts';
import type { Cells, LedgerSum, PackColumn, PackGround, PackTable, PackTotal } from '../table.ts';

type TableName = keyof Schema & string;

interface FromLedger<T extends TableName> {
  readonly columns: readonly PackColumn[];
  readonly cells: (row: StoredRow<T>, ground: PackGround) => Cells;
  /** Everything is wanted where nothing is said. */
  readonly isIn?: (row: StoredRow<T>, ground: PackGround) => boolean;
  readonly totals?: readonly PackTotal[];
}

export function fromLedger<T extends TableName>(name: string, table: T, told: FromLedger<T>): PackTable {
  const { columns, cells, isIn = () => true, totals = [] } = told;
  return {
    name,
    columns,
    totals,
    count: ({ deps }) => deps.ledger.countRows([table]).get(table) ?? 0,
    *rows(ground) {
      for (const row of rowsOf(ground.deps.ledger, table))
        yield { cells: cells(row, ground), isIn: isIn(row, ground) };
    },
  };
}

/** In the order in which they were written. */
export function* rowsOf<T extends TableName>(ledger: Ledger, table: T): Generator<StoredRow<T>> {
  const { columns, rows } = ledger.readRows(table, Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER);
  for (const row of rows)
    yield Object.fromEntries(columns.map((column, at) => [column, row[at]])) as StoredRow<T>; // As the schema has them.
}

/** A JSON list of ours, of codes or numbers. */
export const listed = (json: string): string => (JSON.parse(json) as (string | number)[]).join(' ');

/** Sums of a column with a currency beside it, by other columns of the same table. */
export function sums(
  ledger: Ledger,
  table: 'payment_item' | 'settlement_adjustment' | 'journal_posting' | 'order_event' | 'fund_order',
): LedgerSum[] {
  const { query } = ledger;
  return ledger
    .all(
      query
        .selectFrom(table)
        .select(['currency', query.fn.sum<number>('amount').as('amount')])
        .groupBy('currency')
        .orderBy('currency'),
    )
    .map((row) => ({ ...row, values: [] }));
}
