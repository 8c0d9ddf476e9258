/**
 * What is owed to merchants by signed batches, less what was paid of it or is on its way. What is open below nought is kept back until a later batch
 * has taken it up, so that a merchant is never paid what she already has to give back.
 */
import { minor } from '../../../../shared/domain/money.ts';
import { merchantOfOwner } from '../../../../shared/domain/settlement.ts';
import type { Ledger } from '../../../ledger/ledger.ts';
import type { PaymentStore } from '../../payments/payment-store.ts';
import type { Settled } from '../../payments/rules/checks/check.ts';
import type { SettlementDeps } from '../deps.ts';
import { type SignedBatch, signedBatches } from '../review/decision-store.ts';
import { type SettlementPayments, settlementPayments } from './payments-of.ts';
import { isPaidOut, signedOwed } from './rules/open-chain.ts';

export type OwedDeps = Pick<SettlementDeps, 'ledger' | 'merchant' | 'parties'> & {
  readonly payments: { readonly store: PaymentStore };
};

/** A signed batch that is to be paid, with what is left of it. */
export interface OwedBatch {
  readonly batch: SignedBatch;
  /** Not paid and not on its way. */
  readonly left: number;
}

export interface Owed {
  readonly owner: string;
  readonly partyId: string;
  readonly currency: string;
  /** Oldest first. */
  readonly batches: readonly OwedBatch[];
  readonly signed: readonly SignedBatch[];
  /** Of signed batches in all, and what of it was paid or is on its way. */
  readonly toPay: number;
  readonly live: number;
  /**
   * Signed and in no payment to come, with what a correction nobody signed yet would take back: below nought it is kept back, above it is less than the
   * least that is paid.
   */
  readonly open: number;
}

interface OwedNow {
  readonly owners: readonly Owed[];
  readonly payments: SettlementPayments;
}
/** Good until anything is written, also what was rolled back: a list asks for it row by row. */
const kept = new WeakMap<Ledger, { readonly writes: number; readonly owed: OwedNow }>();

/** By owner, in their order. */
export function owedNow(deps: OwedDeps): OwedNow {
  const writes = deps.ledger.writes();
  const known = kept.get(deps.ledger);
  if (known?.writes === writes) return known.owed;
  const owed = read(deps);
  kept.set(deps.ledger, { writes, owed });
  return owed;
}

function read(deps: OwedDeps): OwedNow {
  const { owners } = deps.merchant.facts();
  const payments = settlementPayments({ ...deps, store: deps.payments.store });
  const signed = Map.groupBy(
    signedBatches(deps.ledger).filter(({ of }) => of.side === 'merchant'),
    ({ owner }) => owner,
  );
  return {
    payments,
    owners: [...signed]
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([owner, all]) => {
        const least = (each: SignedBatch) => owners.get(owner)?.leastOn.get(each.from) ?? 1;
        const inTime = all.toSorted((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0));
        const { toPay, open: left } = signedOwed(inTime.map((each) => ({ ...each, least: least(each) })));
        const open = minor(left + (owners.get(owner)?.back ?? 0));
        const { partyId, currency } = merchantOfOwner(owner);
        return {
          ...{
            owner,
            partyId,
            currency,
            toPay,
            open,
            signed: inTime,
            live: payments.liveTo(partyId, currency),
          },
          batches: inTime.flatMap((batch): OwedBatch[] =>
            isPaidOut(batch.net, least(batch))
              ? [{ batch, left: minor(batch.net - payments.live(batch.settlementNo)) }]
              : [],
          ),
        };
      }),
  };
}

/** All that may be in payments of an owner: what is signed to be paid, less what she has to give back. */
export const mayBePaid = ({ toPay, open }: Pick<Owed, 'toPay' | 'open'>): number =>
  Math.max(0, toPay + Math.min(0, open));

/** The same for the payments, which hold every payment of a settlement against it. */
export function settledOf(deps: OwedDeps): Settled {
  const { owners } = owedNow(deps);
  const byNo = new Map(
    owners.flatMap((owed) =>
      owed.signed.map(({ settlementNo }) => [
        settlementNo,
        { partyId: owed.partyId, currency: owed.currency, mayBePaid: mayBePaid(owed) },
      ]),
    ),
  );
  const parties = new Set(owners.map(({ partyId }) => partyId));
  return {
    byNo: (settlementNo) => byNo.get(settlementNo) ?? null,
    hasSigned: (partyId) => parties.has(partyId),
  };
}
