/**
 * Terms as sentences: when a channel's money arrives, what it charges, what a change does. Nothing that counts is left unsaid, so that changed terms
 * read differently on every screen, in a request and at the terminal.
 */
import { formatMinorGrouped } from '../domain/money.ts';
import type { FeeSchedule, SettlementCycle, TermsChange } from '../domain/settlement-terms.ts';
import type { Say } from './rule-sentence.ts';

const SEPARATOR = ' · ';

export function cycleSentence(cycle: SettlementCycle, say: Say): string {
  const { days, unit, cutOff, graceDays, billDays } = cycle;
  return [
    days === 0 ? say('terms.due.sameDay') : say(`terms.due.${unit}`, { count: days }),
    cutOff === null ? say('terms.cutOff.midnight') : say('terms.cutOff.at', { time: cutOff }),
    graceDays === 0 ? say('terms.grace.none') : say('terms.grace.days', { count: graceDays }),
    billDays === 0 ? say('terms.bill.sameDay') : say('terms.bill.days', { count: billDays }),
  ].join(SEPARATOR);
}

export function feeSentence(schedule: FeeSchedule, say: Say): string {
  const { currency, ratePpm, fixedMinor, minMinor, capMinor, rounding, refunds, from } = schedule;
  const money = (minor: number) => `${formatMinorGrouped(minor, currency)} ${currency}`;
  return [
    say('terms.fee.rate', { percent: percentText(ratePpm), currency }),
    ...(fixedMinor === 0 ? [] : [say('terms.fee.fixed', { amount: money(fixedMinor) })]),
    ...(minMinor === null ? [] : [say('terms.fee.min', { amount: money(minMinor) })]),
    ...(capMinor === null ? [] : [say('terms.fee.cap', { amount: money(capMinor) })]),
    say(`terms.rounding.${rounding}`),
    say(`terms.refunds.${refunds}`),
    say('terms.fee.from', { day: from }),
  ].join(SEPARATOR);
}

/** Whose terms: the channel, and its account where it is one account's. */
export const termsOwner = (
  {
    channel,
    account,
  }: { readonly channel: Extract<TermsChange, { what: 'cycle' }>['channel']; readonly account: string },
  say: Say,
): string => (account === '' ? say(`channel.${channel}`) : `${say(`channel.${channel}`)} ${account}`);

export function changeSentence(change: TermsChange, say: Say): string {
  if (change.what === 'calendar_day') {
    const facts = { day: change.day, name: change.name };
    const text = say(`terms.day.${change.kind}`, facts);
    return change.name === '' ? text : say('terms.day.named', { text, name: change.name });
  }
  const owner = termsOwner(change, say);
  if (change.what === 'cycle')
    return [owner, change.cycle === null ? say('terms.shippedAgain') : cycleSentence(change.cycle, say)].join(
      SEPARATOR,
    );
  const ends = change.isEnded ? [say('terms.feeEnds')] : [];
  return [owner, ...ends, feeSentence(change.schedule, say)].join(SEPARATOR);
}

/** ppm as percent, without a float: 6000 → '0.6', 38 → '0.0038'. */
export function percentText(ppm: number): string {
  const digits = String(ppm).padStart(5, '0');
  const fraction = digits.slice(-4).replace(/0+$/, '');
  const whole = digits.slice(0, -4);
  return fraction === '' ? whole : `${whole}.${fraction}`;
}
