/**
 * What the books tell areas that lie before them: balances of accounts of the house, and what is owed to parties. The desk hands these in, because
 * money flows the other way.
 */
import type { PostingSide } from '../../../shared/domain/books.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import type { PartyStore } from '../parties/store.ts';
import type { PartyBooks } from '../payments/funds/deps.ts';
import { balances } from './balances.ts';
import type { ChartStore } from './chart-store.ts';
import { readMembers } from './entry-store.ts';
import { subOfAccount } from './explained-facts.ts';

/** 客户备付金 and 应付商户款: what of a party's money may be taken out. */
const FUNDS = ['customer_funds', 'merchant_payable'] as const;

export function partyBooks(ledger: Ledger, chart: Pick<ChartStore, 'codeOf'>): PartyBooks {
  const { query } = ledger;
  const codes = () => FUNDS.map((role) => chart.codeOf(role));
  return {
    balances: () => {
      const sums = new Map<string, { partyId: string; currency: string; amount: number }>();
      for (const { sub: partyId, currency, amount } of balances(ledger, { accounts: codes() })) {
        const key = `${partyId}|${currency}`;
        sums.set(key, { partyId, currency, amount: (sums.get(key)?.amount ?? 0) - amount });
      }
      return [...sums.values()];
    },
    movements: (partyId, currency) =>
      ledger
        .all(
          query
            .selectFrom('journal_posting')
            .innerJoin('journal_entry', 'journal_entry.id', 'journal_posting.entry_id')
            .select(['day', 'entry_id', 'number', 'rule', 'memo', 'side', 'amount'])
            .where('account', 'in', codes())
            .where('sub', '=', partyId)
            .where('currency', '=', currency)
            .orderBy('day')
            .orderBy('entry_id'),
        )
        .map(({ entry_id: entryId, side, ...each }) => ({ ...each, entryId, side: side as PostingSide })), // A CHECK of the table.
    booked: () => {
      const standing = query
        .selectFrom('journal_entry')
        .leftJoin('journal_entry as undoing', 'undoing.reverses', 'journal_entry.id')
        .select('journal_entry.id')
        .where('journal_entry.rule', '=', 'payment_instructed')
        .where('journal_entry.origin', '=', 'automatic')
        .where('undoing.id', 'is', null);
      return new Set(ledger.all(standing).flatMap(({ id }) => readMembers(ledger, id).keys));
    },
  };
}

/** The book balance of an account of the house, less what is on its way out of it, and the last day that is in it; '' where nothing is. */
export function houseBalance(
  ledger: Ledger,
  chart: Pick<ChartStore, 'codeOf'>,
  parties: PartyStore,
): (accountId: string, currency: string) => { readonly amount: number; readonly asOf: string } {
  return (accountId, currency) => {
    const accounts = (['bank', 'channel_balance', 'payments_in_transit'] as const).map((role) =>
      chart.codeOf(role),
    );
    const sub = subOfAccount(parties, accountId);
    const amount = balances(ledger, { accounts })
      .filter((each) => each.sub === sub && each.currency === currency)
      .reduce((sum, each) => sum + each.amount, 0);
    const last = ledger.first(
      ledger.query
        .selectFrom('journal_posting')
        .innerJoin('journal_entry', 'journal_entry.id', 'journal_posting.entry_id')
        .select('day')
        .where('account', 'in', accounts.slice(0, 2))
        .where('sub', '=', sub)
        .orderBy('day', 'desc')
        .limit(1),
    );
    return { amount, asOf: last?.day ?? '' };
  };
}
