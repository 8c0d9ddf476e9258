/**
 * What may still be paid, as far as the books know: their balance of an account or of a party's funds, less what was agreed to and is not in them yet.
 * Where they know nothing that is said, and nothing is guessed.
 */
import type { Balances } from './deps.ts';
import type { FundsDeps } from './funds/deps.ts';
import { holds, partyFunds } from './funds/standing.ts';
import type { PaymentStore } from './payment-store.ts';
import { isLive } from './rules/item-words.ts';
import type { StoredItem } from './stored/stored.ts';

export interface BooksSay {
  readonly store: PaymentStore;
  readonly funds: FundsDeps;
  /** With what is on its way out taken off, and the last day of the account that is in the books; '' where none is. */
  readonly house: (accountId: string, currency: string) => { readonly amount: number; readonly asOf: string };
}

export function knownBalances({ store, funds, house }: BooksSay): Balances {
  /** Agreed to, not come back, and not in the books. */
  const unbooked = (except: string, isMeant: (item: StoredItem, from: string) => boolean) => {
    const booked = funds.books.booked();
    let sum = 0;
    for (const { batchNo, header } of store.batches()) {
      if (batchNo === except || header.purpose === 'collection') continue;
      for (const item of store.itemsOf(batchNo))
        if (isMeant(item, header.fromAccountId) && isLive(store.stateOf(item)) && !booked.has(item.itemNo))
          sum += item.amount;
    }
    return sum;
  };
  return {
    ofAccount: (accountId, currency, except) => {
      const { amount, asOf } = house(accountId, currency);
      if (asOf === '') return { amount: null, why: 'no_books' };
      const under = unbooked(except, (item, from) => from === accountId && item.currency === currency);
      return { amount: amount - under, why: '' };
    },
    ofParties: (currency, except) => {
      let known: ReadonlyMap<string, number> | 'no_books' | null = null;
      const read = () => {
        if (funds.books.balances().length === 0) return 'no_books';
        const sums = new Map<string, number>();
        for (const { partyId, available, ...of } of partyFunds(funds))
          if (of.currency === currency) sums.set(partyId, available);
        // What lies in this batch is what is asked for: it is held already, each withdrawal by the amount of its order.
        for (const { partyId, amount, batchNo, ...of } of holds(funds))
          if (batchNo === except && of.currency === currency)
            sums.set(partyId, (sums.get(partyId) ?? 0) + amount);
        return sums;
      };
      return (partyId) => {
        known ??= read();
        return known === 'no_books'
          ? { amount: null, why: known }
          : { amount: known.get(partyId) ?? 0, why: '' };
      };
    },
  };
}
