/** Adjustments (调整) that two persons agreed to: appended, never changed. One is of an owner, in the owner's currency, and names a line as its evidence. */
import {
  type AdjustmentKind,
  merchantOfOwner,
  type SettlementSide,
} from '../../../../shared/domain/settlement.ts';
import type { Ledger } from '../../../ledger/ledger.ts';

export interface Adjustment {
  readonly id: number;
  readonly side: SettlementSide;
  /** As batches have it (ownerOfKey). */
  readonly owner: string;
  readonly kind: AdjustmentKind;
  readonly effect: 'add' | 'less';
  readonly amount: number;
  readonly currency: string;
  readonly day: string;
  /** A line of a statement. */
  readonly evidence: number | null;
  readonly reason: string;
  readonly at: string;
  readonly by: string;
}

/** Oldest first. */
export const adjustmentsMade = (ledger: Ledger): readonly Adjustment[] =>
  ledger.all(ledger.query.selectFrom('settlement_adjustment').selectAll().orderBy('id')).map(
    ({ side, kind, effect, ...each }) => ({ ...each, side, kind, effect }) as Adjustment, // As the contract and the database allow.
  );

/** As the books need them: of merchants, each with whom it is owed to. */
export const merchantAdjustments = (ledger: Ledger) =>
  adjustmentsMade(ledger).flatMap(({ side, owner, ...each }) =>
    side === 'merchant' ? [{ ...each, partyId: merchantOfOwner(owner).partyId }] : [],
  );

/** Call inside a write. */
export const appendAdjustment = (ledger: Ledger, adjustment: Omit<Adjustment, 'id'>): number =>
  ledger.append(ledger.query.insertInto('settlement_adjustment').values(adjustment));
