/**
 * What accounts of the books hold on a day, member by member: the lines of files and the payments that their entries sum. What an entry books and another
 * clears is gone from it, so what is left is what waits, each with its day.
 */
import type { Ledger } from '../../../../ledger/ledger.ts';
import { readMembers } from '../../../journal/entry-store.ts';

export interface Open {
  /** Debits less credits. */
  readonly amount: number;
  /** On which it was booked first: the day of the facts. */
  readonly day: string;
  readonly memo: string;
}
/** By 'line:12', a payment's or another fact's key, or 'entry:202610-000003' of entries by persons. */
type OpenBy = ReadonlyMap<string, Open>;

/** A payment is cleared by the line of a bank: both are one. */
export type KeyOfLine = (lineId: number) => string;

export function openOn(
  ledger: Ledger,
  of: {
    readonly account: string;
    readonly sub: string | null;
    readonly currency: string;
    readonly day: string;
  },
  keyOfLine: KeyOfLine,
): OpenBy {
  const { query } = ledger;
  let asked = query
    .selectFrom('journal_posting')
    .innerJoin('journal_entry', 'journal_entry.id', 'journal_posting.entry_id')
    .leftJoin('journal_entry as undone', 'undone.id', 'journal_entry.reverses')
    .select([
      'journal_entry.id',
      'journal_entry.number',
      'journal_entry.day',
      'journal_entry.late_of',
      'journal_entry.memo',
      'journal_entry.reverses',
      'undone.number as undone_number',
      'side',
      'amount',
    ])
    .where('account', '=', of.account)
    .where('currency', '=', of.currency)
    .orderBy('journal_posting.row');
  if (of.sub !== null) asked = asked.where('sub', '=', of.sub);
  const open = new Map<string, { amount: number; day: string; memo: string }>();
  const add = (key: string, amount: number, day: string, memo: string) => {
    const known = open.get(key);
    if (!known) open.set(key, { amount, day, memo });
    else known.amount += amount;
  };
  for (const { id, number, day, late_of, memo, reverses, undone_number, side, amount } of ledger.all(asked)) {
    const happened = late_of || day;
    if (happened > of.day) continue;
    const sign = side === 'debit' ? 1 : -1;
    const { lines, keys, amounts } = readMembers(ledger, reverses ?? id);
    if (amounts.length === 0) add(`entry:${undone_number ?? number}`, sign * amount, happened, memo);
    for (const [at, each] of amounts.entries())
      add(keys[at] ?? keyOfLine(lines[at] ?? 0), sign * each, happened, memo);
  }
  return new Map([...open].filter(([, { amount }]) => amount !== 0));
}

export const balanceOf = (open: OpenBy): number => {
  let sum = 0;
  for (const { amount } of open.values()) sum += amount;
  return sum;
};
