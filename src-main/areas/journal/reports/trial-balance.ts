/**
 * Trial balance (试算平衡表): what every account stood at before, what was debited and credited within, and what it stands at; summed from postings
 * each time. All debits are all credits, so the totals of openings and closings are nought in every currency.
 */
import type { Input, Output } from '../../../../shared/contract/calls.ts';
import type { BalanceRow } from '../../../../shared/contract/journal-views.ts';
import { minor } from '../../../../shared/domain/money.ts';
import type { Ledger } from '../../../ledger/ledger.ts';
import type { ReportDeps } from './deps.ts';
import { SubNames } from './sub-names.ts';

type Sums = Pick<BalanceRow, 'account' | 'sub' | 'currency' | 'opening' | 'debit' | 'credit' | 'closing'>;

export function trialBalance(
  deps: ReportDeps,
  { from, to, isBySub }: Input<'journal.trialBalance'>,
): Output<'journal.trialBalance'> {
  const names = new SubNames(deps.parties);
  const rows = sumsOf(deps.ledger, { from, to }, isBySub).map((sums): BalanceRow => {
    const { nameZh, nameEn, class: accountClass } = deps.chart.get(sums.account);
    return {
      ...sums,
      nameZh,
      nameEn,
      class: accountClass,
      subName: sums.sub === '' ? '' : names.nameOf(sums.sub),
    };
  });
  return { rows, totals: totalsOf(rows) };
}

/** By account, sub-ledger and currency, in that order; an account that nothing was ever posted to is not there. */
export function sumsOf(
  ledger: Ledger,
  { from, to }: { readonly from: string; readonly to: string },
  isBySub: boolean,
): readonly Sums[] {
  const rows = new Map<string, { -readonly [Field in keyof Sums]: Sums[Field] }>();
  const rowOf = (account: string, sub: string, currency: string) => {
    const key = `${account}|${sub}|${currency}`;
    const known = rows.get(key);
    if (known) return known;
    const made = { account, sub, currency, opening: 0, debit: 0, credit: 0, closing: 0 };
    rows.set(key, made);
    return made;
  };
  const before = from === '' ? [] : summed(ledger, { from: '', before: from, to: '' });
  for (const { account, sub, currency, side, amount } of before) {
    const row = rowOf(account, isBySub ? sub : '', currency);
    row.opening = minor(row.opening + (side === 'debit' ? amount : -amount));
  }
  for (const { account, sub, currency, side, amount } of summed(ledger, { from, before: '', to })) {
    const row = rowOf(account, isBySub ? sub : '', currency);
    if (side === 'debit') row.debit = minor(row.debit + amount);
    else row.credit = minor(row.credit + amount);
  }
  return [...rows.values()]
    .map((row) => ({ ...row, closing: minor(row.opening + row.debit - row.credit) }))
    .toSorted(
      (a, b) => inOrder(a.account, b.account) || inOrder(a.sub, b.sub) || inOrder(a.currency, b.currency),
    );
}

const inOrder = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function summed(
  ledger: Ledger,
  { from, before, to }: { readonly from: string; readonly before: string; readonly to: string },
) {
  const { query } = ledger;
  let asked = query
    .selectFrom('journal_posting')
    .innerJoin('journal_entry', 'journal_entry.id', 'journal_posting.entry_id')
    .select(['account', 'sub', 'currency', 'side', query.fn.sum<number>('amount').as('amount')])
    .groupBy(['account', 'sub', 'currency', 'side']);
  if (from !== '') asked = asked.where('journal_entry.day', '>=', from);
  if (before !== '') asked = asked.where('journal_entry.day', '<', before);
  if (to !== '') asked = asked.where('journal_entry.day', '<=', to);
  return ledger.all(asked);
}

export function totalsOf(rows: readonly Sums[]): Output<'journal.trialBalance'>['totals'] {
  const totals = new Map<string, { opening: number; debit: number; credit: number; closing: number }>();
  for (const { currency, opening, debit, credit, closing } of rows) {
    const total = totals.get(currency) ?? { opening: 0, debit: 0, credit: 0, closing: 0 };
    total.opening = minor(total.opening + opening);
    total.debit = minor(total.debit + debit);
    total.credit = minor(total.credit + credit);
    total.closing = minor(total.closing + closing);
    totals.set(currency, total);
  }
  return [...totals]
    .toSorted(([a], [b]) => inOrder(a, b))
    .map(([currency, total]) => ({ currency, ...total }));
}
