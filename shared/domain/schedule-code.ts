/**
 * A fee schedule in one line, as evidence, lists of claims and scripts name it: "wechat 1688002026 6000 ppm +0.10 CNY 2026-01-01/2026-03-31 words:debit".
 * All that makes the fee of a payment stands in it, of steps only their kind; shared/wording/fee-schedule.ts says it in the reader’s language.
 */
import { maskAccount } from './masking/party.ts';
import { formatMinor } from './money.ts';
import type { FeeTerms } from './settlement-terms.ts';

export function scheduleCode({ channel, account, schedule }: FeeTerms): string {
  const { currency, ratePpm, fixedMinor, minMinor, capMinor, tiers, words, from, to } = schedule;
  const amount = (sign: string, minor: number) => `${sign}${formatMinor(minor, currency)} ${currency}`;
  return [
    channel,
    // A channel's merchant number is printed on every receipt, an account at a bank is protected.
    channel === 'bank' ? maskAccount(account) : account,
    `${ratePpm} ppm`,
    fixedMinor === 0 ? '' : amount('+', fixedMinor),
    minMinor === null ? '' : amount('>=', minMinor),
    capMinor === null ? '' : amount('<=', capMinor),
    tiers === null ? '' : `tiers:${tiers.kind}`,
    to === '' ? from : `${from}/${to}`,
    words.length === 0 ? '' : `words:${words.join(',')}`,
  ]
    .filter((part) => part !== '')
    .join(' ');
}
