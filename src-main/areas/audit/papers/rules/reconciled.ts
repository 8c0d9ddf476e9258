/**
 * The two balances of a reconciliation statement (银行存款余额调节表) brought together: the book is mended by what only the bank has, the bank's by what only
 * the books have. What then still differs is the difference, and is named as one.
 */
import type { BankReconciliation } from '../../../../../shared/contract/evidence.ts';
import { parseDay } from '../../../../../shared/domain/dates.ts';
import { minor } from '../../../../../shared/domain/money.ts';

export type Item = BankReconciliation['items'][number];
type Group = Item['group'];

/** What one side has and the other has not; plus is money that came in. */
export interface Open {
  readonly side: 'bank' | 'book';
  readonly day: string;
  readonly text: string;
  readonly reference: string;
  readonly signed: number;
}

const ORDER: readonly Group[] = ['bank_in', 'bank_out', 'book_in', 'book_out'];

export function itemsOf(open: readonly Open[], day: string): Item[] {
  const until = parseDay(day) ?? 0;
  return open
    .filter(({ signed }) => signed !== 0)
    .map(({ side, signed, day: of, text, reference }): Item => {
      const since = parseDay(of) ?? until;
      return {
        group: `${side}_${signed > 0 ? 'in' : 'out'}`,
        ...{ day: of, text, reference, amount: minor(Math.abs(signed)), ageDays: Math.max(0, until - since) },
      };
    })
    .toSorted(
      (a, b) =>
        ORDER.indexOf(a.group) - ORDER.indexOf(b.group) ||
        inOrder(a.day, b.day) ||
        b.amount - a.amount ||
        inOrder(a.reference, b.reference) ||
        inOrder(a.text, b.text),
    );
}
const inOrder = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

export function adjusted(
  items: readonly Pick<Item, 'group' | 'amount'>[],
  bookBalance: number,
  bankBalance: number | null,
): Pick<BankReconciliation, 'adjustedBook' | 'adjustedBank' | 'difference'> {
  const sum = (group: Group) =>
    items.reduce((total, each) => total + (each.group === group ? each.amount : 0), 0);
  const adjustedBook = minor(bookBalance + sum('bank_in') - sum('bank_out'));
  const adjustedBank = bankBalance === null ? null : minor(bankBalance + sum('book_in') - sum('book_out'));
  return {
    adjustedBook,
    adjustedBank,
    difference: adjustedBank === null ? null : minor(adjustedBook - adjustedBank),
  };
}

/**
 * A paper holds so many of a group one by one, the oldest first; the others stand on one line together, so that the sums stay what they are. A workbook
 * holds all.
 */
export function shortened(
  items: readonly Item[],
  most: number,
  restText: (count: number) => string,
): readonly Item[] {
  return ORDER.flatMap((group) => {
    const all = items.filter((each) => each.group === group);
    if (all.length <= most) return all;
    const [kept, rest] = [all.slice(0, most - 1), all.slice(most - 1)];
    const [first] = rest;
    if (!first) return kept;
    const amount = minor(rest.reduce((sum, each) => sum + each.amount, 0));
    return [...kept, { ...first, text: restText(rest.length), reference: '', amount }];
  });
}
