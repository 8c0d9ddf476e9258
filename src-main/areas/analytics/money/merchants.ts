/** Merchants by what they sold: the largest each in a row, all others in one, and how far the trade hangs on a few of them. */
import { MONEY_PANELS } from '../../../../shared/domain/analytics/money.ts';
import { divided, quotient } from '../../../../shared/domain/analytics/quotient.ts';
import { type BasisFile, basis } from '../cube/basis.ts';
import { linesBehind, type Naming, sumTables } from '../cube/sums.ts';
import type { PanelSource } from '../panel-source.ts';
import type { FoundRow, FoundTable } from '../rules/found.ts';
import { mostFirst } from '../rules/most-first.ts';

const SHOWN = 20;
const TOP = 10;
/** The row of all that are not shown by themselves. */
const OTHERS = '*';

export const merchants: PanelSource = {
  read: (deps, asked) => {
    const files = basis(deps);
    return {
      tables: sumTables(files, asked, byMerchant(files), MONEY_PANELS.merchants.metrics),
      names: [...merchantsOf(files)].flatMap(([key, name]) =>
        key === '' ? [] : [{ dimension: 'merchant' as const, key, name }],
      ),
    };
  },
  behind: (deps, asked, cell) => {
    const files = basis(deps);
    return linesBehind(files, asked, byMerchant(files), cell);
  },
  complete: concentrated,
};

const merchantsOf = (files: readonly BasisFile[]): ReadonlyMap<string, string> =>
  new Map(
    files.flatMap(({ places }) => places.map(({ merchant, merchantName }) => [merchant, merchantName])),
  );

function byMerchant(files: readonly BasisFile[]): Naming {
  const ids = [...merchantsOf(files).keys()];
  const codes = new Map(ids.map((id, code) => [id, code]));
  return {
    size: ids.length,
    codeOf: ({ merchant }) => codes.get(merchant) ?? -1,
    nameOf: (code) => [ids[code] ?? ''],
  };
}

const soldOf = ({ values }: FoundRow): number => values.sales_value ?? 0;
const sumOf = (rows: readonly FoundRow[], of: (row: FoundRow) => number): number =>
  rows.reduce((sum, row) => sum + of(row), 0);

/** `named`: of a compared period, the merchants that are shown by themselves. */
export function concentrated(table: FoundTable, named: ReadonlySet<string> | null): FoundTable {
  const all = mostFirst(table.rows, 'sales_value');
  const alone = all.filter(({ of }, rank) => (named ? named.has(of[0] ?? '') : rank < SHOWN));
  const rest = all.filter((row) => !alone.includes(row));
  const together: FoundRow = {
    of: [OTHERS],
    values: {
      sales_count: sumOf(rest, ({ values }) => values.sales_count ?? 0),
      sales_value: sumOf(rest, soldOf),
    },
  };
  const whole = sumOf(all, soldOf);
  let reached = 0;
  const rows = [...alone, ...(rest.length > 0 ? [together] : [])].map((row): FoundRow => {
    reached += soldOf(row);
    return { ...row, values: { ...row.values, sales_cumulative: quotient(reached, whole, 'ppm') } };
  });
  return { ...table, rows, totals: concentration(all, whole) };
}

function concentration(all: readonly FoundRow[], whole: number): NonNullable<FoundTable['totals']> {
  const squares = all.reduce((sum, row) => sum + BigInt(soldOf(row)) ** 2n, 0n);
  return {
    concentration: divided(10_000n * squares, BigInt(whole) ** 2n),
    top_ten_share: quotient(sumOf(all.slice(0, TOP), soldOf), whole, 'ppm'),
  };
}
