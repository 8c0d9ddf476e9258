/** What the rows of a table add up to, those in the pack and those left out, and how that ties to the ledger. Nothing is rounded, nothing lost. */
import { formatMinor, minor } from '../../../../shared/domain/money.ts';
import { cellText } from './cell-text.ts';
import type { Cells, PackGround, PackTable, PackTotal } from './table.ts';

interface Sum {
  readonly currency: string;
  readonly values: readonly string[];
  pack: number;
  leftOut: number;
}

/** One line of tie-out.csv; `currency` '' counts records. */
export interface Tie {
  readonly table: string;
  readonly name: string;
  readonly currency: string;
  readonly where: string;
  readonly pack: number;
  readonly ledger: number;
  readonly leftOut: number;
}

const keyOf = (currency: string, values: readonly string[]): string => [currency, ...values].join('\u{1f}');

export class TableTotals {
  readonly #table: PackTable;
  readonly #parts: readonly {
    readonly total: PackTotal;
    readonly place: number;
    readonly by: readonly number[];
    readonly sums: Map<string, Sum>;
  }[];
  records = 0;
  leftOut = 0;

  constructor(table: PackTable) {
    this.#table = table;
    const placeOf = (code: string) => table.columns.findIndex((each) => each.code === code);
    this.#parts = table.totals.map((total) => ({
      total,
      place: placeOf(total.name),
      by: total.by.map(placeOf),
      sums: new Map(),
    }));
  }

  add(cells: Cells, isIn: boolean): void {
    if (isIn) this.records += 1;
    else this.leftOut += 1;
    for (const { place, by, sums } of this.#parts) {
      const cell = cells[place];
      if (cell === null || typeof cell !== 'object') continue;
      const values = by.map((at) => cellText(cells[at] ?? null));
      const sum = sumIn(sums, cell.currency, values);
      if (isIn) sum.pack = minor(sum.pack + cell.amount);
      else sum.leftOut = minor(sum.leftOut + cell.amount);
    }
  }

  /** Of what is in, over all rows. */
  sums(): { readonly name: string; readonly currency: string; readonly amount: number }[] {
    return this.#parts
      .filter(({ by }) => by.length === 0)
      .flatMap(({ total, sums }) =>
        [...sums.values()].map(({ currency, pack }) => ({ name: total.name, currency, amount: pack })),
      );
  }

  ties(ground: PackGround): Tie[] {
    const { name, count } = this.#table;
    const records = { table: name, name: 'records', currency: '', where: '' };
    return [
      { ...records, pack: this.records, ledger: count(ground), leftOut: this.leftOut },
      ...this.#parts.flatMap(({ total, sums }) => {
        const ledger = new Map<string, number>();
        for (const { currency, values, amount } of total.ledger(ground)) {
          sumIn(sums, currency, values);
          ledger.set(keyOf(currency, values), amount);
        }
        return [...sums]
          .toSorted(([a], [b]) => (a < b ? -1 : 1))
          .map(([key, { currency, values, pack, leftOut }]) => ({
            table: name,
            name: total.name,
            currency,
            where: total.by.map((column, at) => `${column}=${values[at] ?? ''}`).join(' & '),
            ...{ pack, ledger: ledger.get(key) ?? 0, leftOut },
          }));
      }),
    ];
  }
}

function sumIn(sums: Map<string, Sum>, currency: string, values: readonly string[]): Sum {
  const key = keyOf(currency, values);
  const held = sums.get(key) ?? { currency, values, pack: 0, leftOut: 0 };
  sums.set(key, held);
  return held;
}

/** As tie-out.csv has it. */
export function tieCells({ table, name, currency, where, pack, ledger, leftOut }: Tie): string[] {
  const said = (value: number) => (currency === '' ? String(value) : formatMinor(value, currency));
  return [
    table,
    name,
    currency,
    where,
    said(pack),
    said(ledger),
    said(ledger - pack - leftOut),
    said(leftOut),
  ];
}
