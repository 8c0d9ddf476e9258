/**
 * Why a line stayed without its counterpart, or why two do not agree: what its kind means here, which rules looked for what and met what, in which
 * files and days, what came nearest, why it is in time or overdue, and why just this is suggested. Facts; words are made at the edge.
 */
import type { Facts } from '../../../../shared/contract/errors.ts';
import type { Saying, WhyException } from '../../../../shared/contract/why.ts';
import { formatDay, parseDay } from '../../../../shared/domain/dates.ts';
import { rulesOfLeg } from '../../../../shared/domain/match-rule.ts';
import { formatMinorGrouped } from '../../../../shared/domain/money.ts';
import { CHANNELS, type Channel } from '../../../../shared/domain/statement-line.ts';
import { neighbourDay } from '../../matching/rules/legs/one-sided.ts';
import { arrivesBy } from '../../matching/rules/terms.ts';
import { NO_DAY } from '../../statements/rules/line-columns.ts';
import type { StandingException } from '../standing.ts';
import { dayText } from '../standing.ts';
import { sumOf } from '../views.ts';
import type { Explainer } from './explainer.ts';
import { askingSide, nearestTo } from './nearest.ts';
import { channelOfFiles, placesOf } from './places.ts';
import { type Asked, otherSideOf, triedRule } from './tried-rules.ts';

export function explainException(explainer: Explainer, exception: StandingException): WhyException {
  const view = explainer.standing.view(exception.leg);
  const asked: Asked = { view, exception, side: askingSide(exception) };
  const position = view.positionOf(asked.side, exception[asked.side][0] ?? 0);
  const channel = CHANNELS[view.set(asked.side).channel[position] ?? 0] ?? 'none';
  const places = placesOf(explainer, asked, channel);
  const own = factsOf(asked);
  const lacking = places.where[0]?.facts['days'];
  const facts = { ...own, fileDays: String(lacking ?? own['since']) };
  return {
    kind: { name: kindName(exception, facts, lacking !== undefined), facts },
    tried: triedRules(explainer, asked),
    ...places,
    nearest: nearestTo(explainer, asked),
    timing: timingSayings(explainer, asked, { channel, fileDays: facts.fileDays }),
    suggestion: { name: `suggestion.${exception.suggestion}`, facts },
  };
}

/** Two files of one kind know no payout and no order: what is missing is missing in the other one. Only a fund bill says what was paid out. */
function kindName(
  { leg, kind, left, right, difference }: StandingException,
  facts: Facts,
  lacksFiles: boolean,
): string {
  if (facts['feeSchedule'] !== '')
    return facts['statedFee'] === ''
      ? 'kind.fee_not_netted'
      : difference === 0
        ? 'kind.fee_by_schedule'
        : 'kind.fee_differs_by_schedule';
  // What no file shows nobody can say has not arrived.
  if (kind === 'missing_in_bank' && leg !== 'left_right' && lacksFiles) return 'kind.missing_in_bank_unseen';
  if (kind === 'missing_in_bank' && (leg === 'order_bank' || leg === 'trade_bank'))
    return 'kind.missing_in_bank_due';
  const isMissing = kind.startsWith('missing_in_') || kind === 'unexplained_in_bank';
  if (leg !== 'left_right' || !isMissing || (left.length > 0 && right.length > 0)) return `kind.${kind}`;
  return left.length > 0 ? 'kind.missing_in_other' : 'kind.unexplained_in_other';
}

/** Where both sides are there, only the rules that led from one to the other; else all, each thing asked told once. */
function triedRules(explainer: Explainer, asked: Asked): WhyException['tried'] {
  const rules = rulesOfLeg(explainer.standing.run()?.rules ?? [], asked.view.leg);
  const told = new Set<string>();
  const tried = rules.map(({ rule }) => {
    const steps = triedRule(explainer, asked, rule).filter((step) => {
      const text = JSON.stringify(step);
      const isNew = !told.has(text);
      told.add(text);
      return isNew;
    });
    return { rule, steps: steps.length > 0 ? steps : [{ name: 'tried.told', facts: {} }] };
  });
  const leading = tried.filter(({ steps }) => steps.some(({ name }) => name === 'tried.hit_here'));
  return leading.length > 0 ? leading : tried;
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
    feeSchedule: exception.kind === 'fee_differs' ? (evidence['fee_schedule'] ?? '') : '',
  };
}

/** Days say something only where a counterpart is awaited. */
function timingSayings(
  explainer: Explainer,
  { view, exception, side }: Asked,
  { channel, fileDays }: { readonly channel: Channel; readonly fileDays: string },
): Saying[] {
  const isOneSided = exception.left.length === 0 || exception.right.length === 0;
  const { sinceDay, expectedByDay } = exception;
  const asOf = parseDay(explainer.standing.run()?.asOf ?? '');
  if (!isOneSided || sinceDay === NO_DAY || asOf === null) return [];
  const set = view.set(side);
  const positions = exception[side].map((id) => view.positionOf(side, id));
  const [first = 0] = positions;
  const account = set.accounts[set.account[first] ?? 0] ?? '';
  const cycle = explainer.standing.cycle({ channel, account });
  const isAwaited = view.leg.endsWith('_bank') && side === 'left';
  const lastDay = positions.reduce((last, position) => Math.max(last, set.day[position] ?? NO_DAY), NO_DAY);
  const at = positions.length === 1 ? (set.at[first] ?? Number.NaN) : Number.NaN;
  const due = isAwaited ? arrivesBy(cycle, { day: lastDay, at }, explainer.isBusinessDay) : expectedByDay;
  const facts = {
    leg: view.leg,
    side: otherSideOf(side),
    channel,
    since: formatDay(isAwaited ? lastDay : sinceDay),
    asOf: formatDay(asOf),
    due: dayText(due),
    days: isAwaited ? cycle.days : cycle.billDays,
    unit: isAwaited ? cycle.unit : 'business',
    graceDays: cycle.graceDays,
    cutOff: cycle.cutOff ?? '24:00',
    fileDays,
    ofChannel: channelOfFiles(view.leg, otherSideOf(side), channel),
  };
  const nearCutOff = (): Saying[] => {
    const neighbour = isAwaited ? null : neighbourDay(side, sinceDay, at, cycle.cutOff);
    const line = explainer.lines.view(exception[side][0] ?? 0);
    return neighbour === null
      ? []
      : [{ name: 'timing.near_cut_off', facts: { at: line.occurredAt, neighbour: formatDay(neighbour) } }];
  };
  const rest = due === null ? [] : restDays(explainer, isAwaited ? lastDay : sinceDay, due);
  const reasons: Saying[] = [
    // What two compared files promise each other nobody has said.
    ...(view.leg === 'left_right' ? [] : [{ name: isAwaited ? 'timing.cycle' : 'timing.bill', facts }]),
    ...nearCutOff(),
    ...(rest.length > 0 ? [{ name: 'timing.rest_days', facts: { days: rest.join(' ') } }] : []),
  ];
  switch (exception.kind) {
    case 'timing':
      return [{ name: 'timing.waits', facts: { ...facts, due: dayText(expectedByDay) } }, ...reasons];
    case 'missing_file':
      return [{ name: 'timing.file_missing', facts }, ...(isAwaited ? reasons : [])];
    case 'missing_in_bank':
      return isAwaited
        ? [{ name: 'timing.overdue', facts }, ...reasons]
        : [{ name: 'timing.file_there', facts }];
    case 'unexplained_in_bank':
      return [];
    default:
      return [{ name: 'timing.file_there', facts }];
  }
}

/** Days off between the day the money moved and the day it is expected: why three days may be one. */
function restDays(explainer: Explainer, from: number, to: number): string[] {
  const days: string[] = [];
  for (let day = from + 1; day <= Math.min(to, from + 20); day += 1)
    if (!explainer.isBusinessDay(day)) days.push(formatDay(day));
  return days;
}
