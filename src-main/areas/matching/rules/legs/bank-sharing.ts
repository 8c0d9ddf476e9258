/**
 * How the bank legs of one run share the bank's lines: payouts of fund bills, batches of channels without one, orders paid straight into the bank. A
 * line that one leg explains is outside of the others, and a credit nobody explains is asked about in one leg only.
 */
import type { Leg } from '../../../../../shared/domain/leg.ts';

/** In the order in which they run: what an earlier one explains is out of reach for the later ones. */
export const BANK_LEGS: readonly Leg[] = ['fund_bank', 'trade_bank', 'order_bank'];

export interface BankSharing {
  /** The bank legs of this run. */
  readonly legs: readonly Leg[];
  /** Channels (indices into CHANNELS) whose fund bills, and whose trade bills without a fund bill, stand against the bank. */
  readonly fundChannels: readonly number[];
  readonly tradeChannels: readonly number[];
}

/** Does the leg answer for a credit that nobody explains, in which the bank names this channel (null: none)? */
export function answersFor(
  { legs, fundChannels, tradeChannels }: BankSharing,
  leg: Leg,
  named: number | null,
): boolean {
  if (named === null) return (legs.at(-1) ?? leg) === leg;
  const ofChannels = legs.filter((each) => each !== 'order_bank');
  if (fundChannels.includes(named) && legs.includes('fund_bank')) return leg === 'fund_bank';
  if (tradeChannels.includes(named) && legs.includes('trade_bank')) return leg === 'trade_bank';
  return (ofChannels.at(-1) ?? '') === leg;
}
