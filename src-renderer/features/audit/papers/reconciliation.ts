/** 银行存款余额调节表 as it is read: the four groups on their two sides, each with its sum, and what they make of the balances. Pure. */
import type { BankReconciliation } from '../../../../shared/contract/evidence.ts';

export type Group = BankReconciliation['items'][number]['group'];

/** Of each side what is added and what is taken off: the book is mended by what only the bank has, and the other way round. */
export const SIDES = {
  book: { add: 'bank_in', less: 'bank_out' },
  bank: { add: 'book_in', less: 'book_out' },
} as const satisfies Record<string, { readonly add: Group; readonly less: Group }>;

export interface GroupSum {
  readonly group: Group;
  readonly items: BankReconciliation['items'];
  readonly amount: number;
}

/** In the order of the sheet; amounts are without a sign, the group says where they go. */
export const groupsOf = ({ items }: Pick<BankReconciliation, 'items'>): readonly GroupSum[] =>
  [SIDES.book.add, SIDES.book.less, SIDES.bank.add, SIDES.bank.less].map((group) => {
    const found = items.filter((item) => item.group === group);
    return { group, items: found, amount: found.reduce((sum, { amount }) => sum + amount, 0) };
  });

/** 'even': both sides meet. 'off': they do not. 'open': the bank's side is not known. */
export const outcomeOf = ({ difference }: Pick<BankReconciliation, 'difference'>): 'even' | 'off' | 'open' =>
  difference === null ? 'open' : difference === 0 ? 'even' : 'off';
