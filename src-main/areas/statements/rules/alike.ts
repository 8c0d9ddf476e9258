/**
 * Lines that are new by their numbers and texts, while their account already has others of that day and amount: most likely another format of the
 * same statement. Nobody can say so for certain, so they are added; but never without a word.
 */
import type { ProofCheck } from '../../../../shared/contract/shapes.ts';
import { ADDED, type Arrivals } from './arrivals.ts';
import { DIRECTION_OUT, type LineColumns, NO_DAY } from './line-columns.ts';

/** So few are a coincidence, unless they are half of what is added. */
const FEW = 3;

export interface NamedColumns {
  readonly columns: LineColumns;
  /** By position: what the account and the currency of a line are called. */
  readonly accountOf: (line: number) => string;
  readonly currencyOf: (line: number) => string;
}

/** `isStanding` and the partners of `arrivals` are positions among the known lines. */
export function alikeCheck(
  arriving: NamedColumns,
  known: NamedColumns & { readonly isStanding: Uint8Array },
  { ends, partners, counts }: Arrivals,
): ProofCheck[] {
  if (counts.added === 0 || known.columns.count === 0) return [];
  const left = countsOf(known, partners);
  let alike = 0;
  let firstRow = 0;
  for (let line = 0; line < arriving.columns.count; line += 1) {
    const key = ends[line] === ADDED ? keyOf(arriving, line) : null;
    const there = key === null ? 0 : (left.get(key) ?? 0);
    if (key === null || there === 0) continue;
    left.set(key, there - 1);
    alike += 1;
    if (firstRow === 0) firstRow = arriving.columns.row[line] ?? 0;
  }
  if (alike === 0 || (alike < FEW && 2 * alike < counts.added)) return [];
  return [
    {
      scope: '',
      name: 'alike_count',
      currency: '',
      stated: 0,
      computed: alike,
      holds: false,
      weight: 'advisory',
      row: firstRow,
    },
  ];
}

/** Of the known lines that stand and that no arriving line is: how many there are of each account, currency, day and amount. */
function countsOf(
  known: NamedColumns & { readonly isStanding: Uint8Array },
  partners: Int32Array,
): Map<string, number> {
  const isMet = new Uint8Array(known.columns.count);
  for (const partner of partners) if (partner >= 0) isMet[partner] = 1;
  const left = new Map<string, number>();
  for (let line = 0; line < known.columns.count; line += 1) {
    const key = known.isStanding[line] === 1 && isMet[line] === 0 ? keyOf(known, line) : null;
    if (key !== null) left.set(key, (left.get(key) ?? 0) + 1);
  }
  return left;
}

/** Null where the account is not named, or nothing moved. */
function keyOf({ columns, accountOf, currencyOf }: NamedColumns, line: number): string | null {
  const account = accountOf(line);
  const net = columns.net[line] ?? 0;
  const day = columns.day[line] ?? NO_DAY;
  if (account === '' || net === 0 || day === NO_DAY) return null;
  return `${account}|${currencyOf(line)}|${day}|${columns.direction[line] === DIRECTION_OUT ? -net : net}`;
}
