/**
 * What the fee of a line should be, as far as the line alone tells: where steps of the month's volume or one rounding over the batch make the fee, no single
 * line is right or wrong and nothing is said; the settlement judges those.
 */
import { feeOn } from '../../../../shared/domain/fee-amount.ts';
import { returnedFeeOn } from '../../../../shared/domain/fee-returned.ts';
import { type AccountSchedules, schedulesOf } from '../../../../shared/domain/schedule-pick.ts';
import type { FeeTerms } from '../../../../shared/domain/settlement-terms.ts';
import { CHANNELS, type Channel } from '../../../../shared/domain/statement-line.ts';
import { NO_DAY } from '../../statements/rules/line-columns.ts';

export interface FeeLine {
  readonly channel: number;
  readonly account: string;
  readonly currency: string;
  readonly day: number;
  readonly isRefund: boolean;
  readonly gross: number;
  /** What the line says of its product or card: read only where a schedule holds for some words. */
  readonly text: () => string;
}

/** Charged plus, given back minus; a fee given back may have been rounded either way. */
export interface ExpectedFee {
  readonly from: number;
  readonly to: number;
  readonly terms: FeeTerms;
}

export function feeAsker(
  fees: readonly FeeTerms[],
  asked: ReadonlySet<Channel>,
): (line: FeeLine) => ExpectedFee | null {
  const held = new Map<string, AccountSchedules>();
  return (line) => {
    const { account, currency, day, text } = line;
    const channel = CHANNELS[line.channel] ?? 'none';
    if (!asked.has(channel) || day === NO_DAY) return null;
    const key = `${channel}|${currency}|${account}`;
    let schedules = held.get(key);
    if (!schedules) {
      schedules = schedulesOf(fees, { channel, account, currency });
      held.set(key, schedules);
    }
    const terms = schedules.on(day, text);
    if (!terms) return null;
    return line.isRefund ? returned(schedules.begunBy(day, text), line, terms) : charged(line, terms);
  };
}

const isOfLine = ({ tiers, roundedPer }: FeeTerms['schedule']): boolean =>
  tiers === null && roundedPer === 'line';

function charged({ gross }: FeeLine, terms: FeeTerms): ExpectedFee | null {
  if (!isOfLine(terms.schedule)) return null;
  const fee = feeOn(terms.schedule, gross);
  return { from: fee, to: fee, terms };
}

/** By any schedule its sale may have been charged by: it goes by the day of the sale, which the refund does not say. */
function returned(begun: readonly FeeTerms[], { gross }: FeeLine, terms: FeeTerms): ExpectedFee | null {
  let [least, most] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const { schedule } of begun) {
    const share = isOfLine(schedule) ? returnedFeeOn(schedule, gross) : null;
    if (!share) return null;
    [least, most] = [Math.min(least, share[0]), Math.max(most, share[1])];
  }
  return { from: -most, to: -least, terms };
}
