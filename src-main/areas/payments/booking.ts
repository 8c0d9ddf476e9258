/**
 * What the books need to know of payments: every item that went out, what became of it and on which day, and the lines of banks that are it.
 *
 * Read only and whole: the journal holds what it has posted against this list, so an item is in it as long as its instruction is a fact.
 */
import { chinaDay } from '../../../shared/domain/china-time.ts';
import { formatDay, parseDay } from '../../../shared/domain/dates.ts';
import type { BatchPurpose, ItemState } from '../../../shared/domain/payment.ts';
import { standingLinks } from './bank-lines/line-links.ts';
import type { PaymentsDeps } from './deps.ts';
import { wordsThatHold } from './rules/item-words.ts';
import type { StoredResult } from './stored/stored.ts';

export interface PaymentFact {
  readonly itemNo: string;
  readonly batchNo: string;
  readonly purpose: BatchPurpose;
  /** '' where the account paid to is none of a party's. */
  readonly partyId: string;
  /** The party's account it goes to, or is collected from. */
  readonly accountId: string;
  /** The account of the house it is paid from, or collected to: its sub-ledger. */
  readonly fromAccountId: string;
  readonly merchantOrderNo: string;
  /** The payment it makes good once more; '' for none. */
  readonly retryOf: string;
  /** Minor units, above zero. */
  readonly amount: number;
  readonly currency: string;
  readonly state: Exclude<ItemState, 'draft' | 'cancelled'>;
  /** Days in China, 'YYYY-MM-DD'; '' for what did not happen. A returned payment may have been paid before. */
  readonly instructedDay: string;
  readonly paidDay: string;
  readonly failedDay: string;
  readonly returnedDay: string;
  /** Lines of banks and channels that are this payment or its return; ended links are not among them. */
  readonly lines: readonly {
    readonly linkId: number;
    readonly lineId: number;
    readonly role: 'paid' | 'returned';
  }[];
}

export function paymentFacts(deps: Pick<PaymentsDeps, 'store' | 'lines'>): readonly PaymentFact[] {
  const { store } = deps;
  const linksOf = Map.groupBy(standingLinks(deps), (link) => link.itemNo);
  const facts: PaymentFact[] = [];
  for (const batch of store.batches()) {
    const instruction = store.instruction(batch.batchNo);
    if (!instruction) continue;
    const { purpose, fromAccountId } = batch.header;
    for (const item of store.itemsOf(batch.batchNo)) {
      const state = store.stateOf(item);
      if (state === 'draft' || state === 'cancelled') continue;
      const dayOf = daysOf(store.resultsOf(item.itemNo));
      facts.push({
        itemNo: item.itemNo,
        batchNo: item.batchNo,
        purpose,
        partyId: item.partyId,
        accountId: item.accountId,
        fromAccountId,
        merchantOrderNo: item.merchantOrderNo,
        retryOf: item.retryOf,
        amount: item.amount,
        currency: item.currency,
        state,
        instructedDay: chinaDay(instruction.at),
        paidDay: dayOf('paid'),
        failedDay: dayOf('failed'),
        returnedDay: dayOf('returned'),
        lines: (linksOf.get(item.itemNo) ?? []).flatMap(({ id, lineId, role }) =>
          role === 'arrived' ? [] : [{ linkId: id, lineId, role }],
        ),
      });
    }
  }
  return facts;
}

/** The day on which a payment became something, of what still holds of it; '' where it did not. */
export function daysOf(results: readonly StoredResult[]): (wanted: StoredResult['state']) => string {
  const words = wordsThatHold(results);
  return (wanted) => {
    const word = words.find(({ state }) => state === wanted);
    return word ? dayOfWord(word) : '';
  };
}

/** As the bank says it, where it says a day; else when we heard of it. */
export function dayOfWord({ happenedAt, at }: Pick<StoredResult, 'happenedAt' | 'at'>): string {
  const day = parseDay(happenedAt);
  return day === null ? chinaDay(at) : formatDay(day);
}
