/** Stripe's types and reporting categories. Both grow; an unknown one is 'other' with its amount and direction. */
import type { LineKind } from '../../../../../shared/domain/statement-line.ts';

const KINDS: ReadonlyMap<string, LineKind> = new Map(
  (
    [
      ['payment', 'charge payment charge_failure payment_unreconciled'],
      [
        'refund',
        'refund payment_refund refund_failure payment_failure_refund partial_capture_reversal payment_reversal',
      ],
      ['chargeback', 'dispute dispute_reversal'],
      [
        'fee',
        'fee stripe_fee stripe_fx_fee network_cost tax_fee platform_fee application_fee_charge payout_fee',
      ],
      ['payout', 'payout payout_cancel payout_failure payout_reversal payout_minimum_balance_hold'],
      ['top_up', 'topup topup_reversal'],
      [
        'transfer',
        'transfer transfer_cancel transfer_failure transfer_refund transfer_reversal connect_collection_transfer currency_conversion ' +
          'obligation_outbound obligation_inbound advance advance_funding anticipation_repayment',
      ],
      [
        'adjustment',
        'adjustment other_adjustment reserve_transaction reserved_funds reserve_hold reserve_release risk_reserved_funds ' +
          'connect_reserved_funds contribution climate_order_purchase climate_order_refund',
      ],
    ] as const
  ).flatMap(([kind, words]) => words.split(' ').map((word) => [word, kind] as const)),
);

/** The category says more than the type: a dispute is an adjustment by type. Old exports call a payout a transfer. */
export function kindOf(category: string, type: string, source: string, description: string): LineKind {
  const word = (category || type).toLowerCase().trim().replace(/\s+/g, '_');
  if (word === 'transfer' && /^(po|tr)_/.test(source) && /STRIPE (TRANSFER|PAYOUT)/i.test(description))
    return 'payout';
  if (word === 'adjustment' && /chargeback|dispute/i.test(description)) return 'chargeback';
  return KINDS.get(word) ?? 'other';
}
