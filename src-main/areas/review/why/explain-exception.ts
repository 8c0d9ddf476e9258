/**
 * Why a line stayed without its counterpart, or why two do not agree: what its kind means here, which rules looked for what and met what, in which
 * files and days, what came nearest, why it is in time or overdue, and why just this is suggested. Facts; words are made at the edge.
 */
import type { Facts } from '../../../../shared/contract/errors.ts';
import type { Saying, WhyException } from '../../../../shared/contract/why.ts';
import { formatDay, parseDay } from '../../../../shared/domain/dates.ts';
import { rulesOfLeg } from '../../../../shared/domain/match-rule.ts';
import { formatMinorGrouped } from '../../../../shared/domain/money.ts';
import { CHANNELS } from '../../../../shared/domain/statement-line.ts';
import { businessDaysBetween } from '../../matching/rules/terms.ts';
import { NO_DAY } from '../../statements/rules/line-columns.ts';
import type { StandingException } from '../standing.ts';
import { dayText } from '../standing.ts';
import { sumOf } from '../views.ts';
import type { Explainer } from './explainer.ts';
import { askingSide, nearestTo } from './nearest.ts';
import { placesOf } from './places.ts';
import { type Asked, triedRule } from './tried-rules.ts';

export function explainException(explainer: Explainer, exception: StandingException): WhyException {
  const view = explainer.standing.view(exception.leg);
  const asked: Asked = { view, exception, side: askingSide(exception) };
  const run = explainer.standing.run();
  const position = view.positionOf(asked.side, exception[asked.side][0] ?? 0);
  const channel = CHANNELS[view.set(asked.side).channel[position] ?? 0] ?? 'none';
  const facts = factsOf(asked);
  return {
    kind: { name: `kind.${exception.kind}`, facts },
    tried: rulesOfLeg(run?.rules ?? [], exception.leg).map(({ rule }) => ({
      rule,
      steps: triedRule(explainer, asked, rule),
    })),
    ...placesOf(explainer, asked, channel),
    nearest: nearestTo(explainer, asked),
    timing: timingSayings(explainer, asked, channel),
    suggestion: { name: `suggestion.${exception.suggestion}`, facts },
  };
}

function factsOf({ view, exception }: Asked): Facts {
  const money = (minor: number) =>
    `${formatMinorGrouped(minor, exception.currency)} ${exception.currency}`.trim();
  const evidence = Object.fromEntries(exception.evidence.map(({ name, value }) => [name, value]));
  return {
    leg: view.leg,
    leftAmount: money(sumOf(view, 'left', exception.left)),
    rightAmount: money(sumOf(view, 'right', exception.right)),
    leftCount: exception.left.length,
    rightCount: exception.right.length,
    difference: money(exception.difference),
    minor: exception.difference,
    amount: money(exception.amount),
    since: dayText(exception.sinceDay === NO_DAY ? null : exception.sinceDay),
    expectedBy: dayText(exception.expectedByDay),
    leftStatus: evidence['left_status'] ?? 'none',
    rightStatus: evidence['right_status'] ?? 'none',
    expectedFee: evidence['expected_fee'] ?? '',
    statedFee: evidence['stated_fee'] ?? '',
  };
}

/** Days say something only where a counterpart is awaited. */
function timingSayings(
  explainer: Explainer,
  { view, exception, side }: Asked,
  channel: (typeof CHANNELS)[number],
): Saying[] {
  const isOneSided = exception.left.length === 0 || exception.right.length === 0;
  const { sinceDay, expectedByDay } = exception;
  const asOf = parseDay(explainer.standing.run()?.asOf ?? '');
  if (!isOneSided || sinceDay === NO_DAY || asOf === null) return [];
  const position = view.positionOf(side, exception[side][0] ?? 0);
  const set = view.set(side);
  const account = set.accounts[set.account[position] ?? 0] ?? '';
  const cycle = explainer.standing.cycle({ channel, account });
  const isBankLeg = view.leg.endsWith('_bank');
  const facts = {
    leg: view.leg,
    channel,
    since: formatDay(sinceDay),
    asOf: formatDay(asOf),
    expectedBy: dayText(expectedByDay),
    businessDays: asOf < sinceDay ? 0 : businessDaysBetween(sinceDay, asOf, explainer.isBusinessDay),
    days: isBankLeg ? cycle.days : cycle.billDays,
    unit: isBankLeg ? cycle.unit : 'business',
    graceDays: isBankLeg ? cycle.graceDays : 0,
    cutOff: cycle.cutOff ?? '24:00',
  };
  const rule: Saying[] = side === 'left' ? [{ name: isBankLeg ? 'timing.cycle' : 'timing.bill', facts }] : [];
  const rest = expectedByDay === null ? [] : restDays(explainer, sinceDay, expectedByDay);
  const said: Saying =
    exception.kind === 'timing'
      ? { name: 'timing.waits', facts }
      : exception.kind === 'missing_file'
        ? { name: 'timing.file_missing', facts }
        : { name: 'timing.overdue', facts };
  return [
    said,
    ...rule,
    ...(rest.length > 0 ? [{ name: 'timing.rest_days', facts: { days: rest.join(' ') } }] : []),
  ];
}

/** Days off between the day the money moved and the day it is expected: why three days may be one. */
function restDays(explainer: Explainer, from: number, to: number): string[] {
  const days: string[] = [];
  for (let day = from + 1; day <= Math.min(to, from + 20); day += 1)
    if (!explainer.isBusinessDay(day)) days.push(formatDay(day));
  return days;
}
