/**
 * Terms as sentences: when a channel's money arrives, what it charges, what a change does. Nothing that counts is left unsaid, so that changed terms
 * read differently on every screen, in a request and at the terminal.
 */
import { formatMinorGrouped } from '../domain/money.ts';
import type {
  FeeSchedule,
  FeeTiers,
  ReserveTerms,
  SettlementCycle,
  SharingTerms,
  TermsChange,
} from '../domain/settlement-terms.ts';
import { TERMS_CURRENCY } from '../domain/terms-currency.ts';
import type { Say } from './rule-sentence.ts';

const SEPARATOR = ' · ';

export function cycleSentence(cycle: SettlementCycle, say: Say): string {
  const { days, unit, cutOff, graceDays, billDays, minimumMinor, roll } = cycle;
  return [
    days === 0 ? say('terms.due.sameDay') : say(`terms.due.${unit}`, { count: days }),
    ...(roll === 'following' ? [] : [say(`terms.rolls.${roll}`)]),
    ...(minimumMinor === null ? [] : [say('terms.least', { amount: termsAmount(minimumMinor) })]),
    cutOff === null ? say('terms.cutOff.midnight') : say('terms.cutOff.at', { time: cutOff }),
    graceDays === 0 ? say('terms.grace.none') : say('terms.grace.days', { count: graceDays }),
    billDays === 0 ? say('terms.bill.sameDay') : say('terms.bill.days', { count: billDays }),
  ].join(SEPARATOR);
}

export function feeSentence(schedule: FeeSchedule, say: Say): string {
  const { currency, ratePpm, fixedMinor, minMinor, capMinor, tiers, chargebackMinor } = schedule;
  const money = (minor: number) => `${formatMinorGrouped(minor, currency)} ${currency}`;
  return [
    ...(schedule.words.length === 0
      ? []
      : [say('terms.fee.words', { words: schedule.words.join(say('why.list')) })]),
    say('terms.fee.rate', { percent: percentText(ratePpm), currency }),
    ...(fixedMinor === 0 ? [] : [say('terms.fee.fixed', { amount: money(fixedMinor) })]),
    ...(tiers === null ? [] : [tiersSentence(tiers, money, say)]),
    ...(minMinor === null ? [] : [say('terms.fee.min', { amount: money(minMinor) })]),
    ...(capMinor === null ? [] : [say('terms.fee.cap', { amount: money(capMinor) })]),
    say(`terms.rounding.${schedule.rounding}`),
    ...(schedule.roundedPer === 'line' ? [] : [say('terms.roundedOnce')]),
    say(`terms.refunds.${schedule.refunds}`),
    ...(chargebackMinor === null ? [] : [say('terms.fee.chargeback', { amount: money(chargebackMinor) })]),
    schedule.to === ''
      ? say('terms.fee.from', { day: schedule.from })
      : say('terms.fee.window', { from: schedule.from, to: schedule.to }),
  ].join(SEPARATOR);
}

/** What each step asks for and what it costs; steps of a whole month say that its end makes good what was charged by the rate before. */
export function tiersSentence(
  { kind, by, steps }: FeeTiers,
  money: (minor: number) => string,
  say: Say,
): string {
  const texts = steps.map(({ above, ratePpm, fixedMinor }) => {
    const percent = percentText(ratePpm);
    return say(`terms.tierStep.${kind}`, {
      above: by === 'value' ? money(above) : say('terms.tierCount', { count: above }),
      charge:
        fixedMinor === 0
          ? say('terms.tierCharge', { percent })
          : say('terms.tierChargeFixed', { percent, amount: money(fixedMinor) }),
    });
  });
  return say(`terms.tiers.${kind}.${by}`, { steps: texts.join(say('terms.tierJoint')) });
}

/** A rate of nothing ends what was held before. `known`: a first day that is said already, and not again. */
export function reserveSentence(reserve: ReserveTerms, say: Say, known = ''): string {
  const { kind, ratePpm, fixedMinor, capMinor, holdDays, from } = reserve;
  if (ratePpm === 0) return say('terms.reserve.nothing', { day: from });
  const percent = percentText(ratePpm);
  return [
    kind === 'rolling'
      ? say('terms.reserve.rolling', { percent })
      : say('terms.reserve.fixed', { percent, amount: termsAmount(fixedMinor) }),
    say('terms.reserve.hold', { count: holdDays }),
    ...(capMinor === null ? [] : [say('terms.reserve.cap', { amount: termsAmount(capMinor) })]),
    ...(from === known ? [] : [say('terms.fee.from', { day: from })]),
  ].join(say('terms.comma'));
}

export const sharingSentence = ({ maxPpm, releaseDays }: SharingTerms, say: Say): string =>
  [
    say('terms.sharing.most', { percent: percentText(maxPpm) }),
    say('terms.sharing.release', { count: releaseDays }),
  ].join(say('terms.comma'));

/** An amount of a cycle, a reserve or an agreement: all of them are in one currency. */
export const termsAmount = (minor: number): string =>
  `${formatMinorGrouped(minor, TERMS_CURRENCY)} ${TERMS_CURRENCY}`;

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
  return [termsOwner(change, say), ...termSentences(change, say)].join(SEPARATOR);
}

function termSentences(change: Exclude<TermsChange, { what: 'calendar_day' }>, say: Say): readonly string[] {
  switch (change.what) {
    case 'cycle':
      return [change.cycle === null ? say('terms.shippedAgain') : cycleSentence(change.cycle, say)];
    case 'fee':
      return [...(change.isEnded ? [say('terms.feeEnds')] : []), feeSentence(change.schedule, say)];
    case 'reserve':
      return [change.reserve === null ? say('terms.reserveTakenBack') : reserveSentence(change.reserve, say)];
    case 'sharing':
      return [change.sharing === null ? say('terms.sharingTakenBack') : sharingSentence(change.sharing, say)];
  }
}

/** ppm as percent, without a float: 6000 → '0.6', 38 → '0.0038'. */
export function percentText(ppm: number): string {
  const digits = String(ppm).padStart(5, '0');
  const fraction = digits.slice(-4).replace(/0+$/, '');
  const whole = digits.slice(0, -4);
  return fraction === '' ? whole : `${whole}.${fraction}`;
}
