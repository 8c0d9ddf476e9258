/**
 * Units of adjustments of what is owed to merchants (结算调整). A penalty and what a month's volume makes good are of our fee; what corrects or compensates
 * waits on 渠道调整 until a person says what it is. What is expected of a channel is booked when the channel's bill brings it.
 */
import type { AdjustmentKind } from '../../../../shared/domain/settlement.ts';
import { placeOf } from './file-lines.ts';
import type { Units } from './units.ts';

/** A merchant's adjustment that two persons agreed to. */
export interface BookedAdjustment {
  readonly id: number;
  readonly partyId: string;
  readonly kind: AdjustmentKind;
  /** Add: more is owed to her. */
  readonly effect: 'add' | 'less';
  readonly amount: number;
  readonly currency: string;
  readonly day: string;
}

const BORNE_BY = {
  penalty: 'service_fee_income',
  tier_true_up: 'service_fee_income',
  correction: 'adjustment',
  compensation: 'adjustment',
  other: 'adjustment',
} as const;

/** The fact behind an adjustment. */
const adjustmentSource = (id: number): string => `settlement:A${id}`;

export function settlementUnits(adjustments: Iterable<BookedAdjustment>, units: Units): void {
  for (const { id, partyId, kind, effect, amount, currency, day } of adjustments) {
    const debit = placeOf(BORNE_BY[kind], '');
    const credit = placeOf('merchant_payable', partyId);
    const source = adjustmentSource(id);
    units.fact(
      { source, rule: 'settlement_adjustment', day, currency, debit, credit },
      source,
      effect === 'add' ? amount : -amount,
    );
  }
}
