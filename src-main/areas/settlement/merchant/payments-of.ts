/**
 * Payments of settlements (结算付款), drafts too: what each has paid or is about to pay of which signed batch. One that failed, came back or was called
 * off counts for nothing, so what it was for is owed again.
 */
import type { ItemState } from '../../../../shared/domain/payment.ts';
import { isSettlementNo } from '../../../../shared/domain/settlement-number.ts';
import type { Ledger } from '../../../ledger/ledger.ts';
import type { PartyStore } from '../../parties/store.ts';
import { daysOf } from '../../payments/booking.ts';
import type { PaymentStore } from '../../payments/payment-store.ts';
import { isLive } from '../../payments/rules/item-words.ts';
import type { StoredBatch } from '../../payments/stored/stored.ts';
import { type PaidFor, readPaidFor } from './payout-store.ts';
import { type ForNumber, spread } from './rules/spread.ts';

/** One payment, as far as it is for one settlement. */
export interface SettlementPayment {
  readonly batchNo: string;
  /** '' while its batch is a draft. */
  readonly itemNo: string;
  readonly amount: number;
  readonly state: ItemState;
  /** When it was paid; '' before. */
  readonly day: string;
  /** When it came back (退票), which is after it was paid; '' where it did not. */
  readonly returnedDay: string;
}

/** A payment of settlements, whole. */
interface Whole extends SettlementPayment {
  readonly partyId: string;
  readonly currency: string;
  readonly carriedNo: string;
  readonly retryOf: string;
}

export interface SettlementPayments {
  /** Of a settlement, by its number. */
  readonly of: (settlementNo: string) => readonly SettlementPayment[];
  /** Of it, what is paid or on its way. */
  readonly live: (settlementNo: string) => number;
  /** To a party in a currency, paid or on its way, whichever numbers it names. */
  readonly liveTo: (partyId: string, currency: string) => number;
}

export interface PaymentsOfDeps {
  readonly ledger: Ledger;
  readonly parties: Pick<PartyStore, 'account'>;
  readonly store: PaymentStore;
}

export function settlementPayments(deps: PaymentsOfDeps): SettlementPayments {
  const said = Map.groupBy(readPaidFor(deps.ledger), (each) => `${each.batchNo}|${each.carriedNo}`);
  const all = payments(deps);
  const byItem = new Map(all.map((each) => [each.itemNo, each]));
  const found = new Map<string, SettlementPayment[]>();
  const liveTo = new Map<string, number>();
  for (const payment of all) {
    const { partyId, currency, carriedNo, retryOf: _, ...of } = payment;
    if (isLive(of.state)) {
      const key = `${partyId}|${currency}`;
      liveTo.set(key, (liveTo.get(key) ?? 0) + of.amount);
    }
    for (const { settlementNo, amount } of spread(of.amount, numbersOf(payment, byItem, said))) {
      const known = found.get(settlementNo) ?? [];
      found.set(settlementNo, known);
      known.push({ ...of, amount });
    }
  }
  const of = (settlementNo: string) => found.get(settlementNo) ?? [];
  return {
    of,
    live: (settlementNo) =>
      of(settlementNo).reduce((sum, each) => (isLive(each.state) ? sum + each.amount : sum), 0),
    liveTo: (partyId, currency) => liveTo.get(`${partyId}|${currency}`) ?? 0,
  };
}

/** One that makes another good is for what that one was for; one that nobody said more of is for the number it carries. */
function numbersOf(
  payment: Whole,
  byItem: ReadonlyMap<string, Whole>,
  said: ReadonlyMap<string, readonly PaidFor[]>,
): readonly ForNumber[] {
  const { batchNo, carriedNo, retryOf, amount } = payment;
  const own = said.get(`${batchNo}|${carriedNo}`);
  if (own) return own;
  const first = retryOf === '' ? undefined : byItem.get(retryOf);
  return first && first.carriedNo === carriedNo
    ? numbersOf(first, byItem, said)
    : [{ settlementNo: carriedNo, amount }];
}

function payments(deps: PaymentsOfDeps): readonly Whole[] {
  const { store, parties } = deps;
  return store
    .batches()
    .filter(({ header }) => header.purpose === 'settlement')
    .flatMap((batch): Whole[] => {
      const { batchNo, header } = batch;
      const frozen = store.itemsOf(batchNo);
      if (frozen.length === 0) return batch.state === 'cancelled' ? [] : drafts(batch, parties);
      return frozen.flatMap((item): Whole[] => {
        if (!isSettlementNo(item.merchantOrderNo)) return [];
        const { itemNo, partyId, amount, retryOf } = item;
        const dayOf = daysOf(store.resultsOf(itemNo));
        return [
          {
            ...{ batchNo, itemNo, partyId, amount, retryOf, currency: header.currency },
            ...{
              carriedNo: item.merchantOrderNo,
              state: store.stateOf(item),
              day: dayOf('paid'),
              returnedDay: dayOf('returned'),
            },
          },
        ];
      });
    });
}

const drafts = ({ batchNo, header, items }: StoredBatch, parties: PaymentsOfDeps['parties']): Whole[] =>
  items.flatMap((draft): Whole[] => {
    if (!isSettlementNo(draft.merchantOrderNo)) return [];
    const { amount, retryOf, merchantOrderNo: carriedNo } = draft;
    return [
      {
        ...{ batchNo, itemNo: '', amount, retryOf, carriedNo, currency: header.currency },
        ...{ day: '', returnedDay: '' },
        partyId: parties.account(draft.accountId)?.partyId ?? '',
        state: 'draft',
      },
    ];
  });
