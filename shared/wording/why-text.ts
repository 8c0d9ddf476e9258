/**
 * The sentences of an explanation, from its facts: what a screen, the command line and a report say of a group or an exception. Facts named after a
 * closed list (a field, a status, a side, a rule) are said in the reader's language, all others stand as they are.
 */
import type { Facts } from '../contract/errors.ts';
import type { Saying, WhySignal } from '../contract/why.ts';
import type { Leg } from '../domain/leg.ts';
import { LEGS } from '../domain/leg.ts';
import { isWordKey, type Locale, say, sayOr } from './catalogue.ts';
import { feeScheduleText } from './fee-schedule.ts';

/** A group by the name its reader knows: its number in the reports, or its key. */
export type GroupName = (key: string) => string;
const asKey: GroupName = (key) => key;

type Translate = (locale: Locale, value: string, facts: Facts, groupName: GroupName) => string;

const field: Translate = (locale, value) =>
  value
    .split(' ')
    .map((each) => sayOr(locale, `why.field.${each}`, each))
    .join(say(locale, 'why.list'));
const channel: Translate = (locale, value) => sayOr(locale, `channel.${value}`, value);
const statuses: Translate = (locale, value) =>
  value
    .split(' ')
    .map((each) => sayOr(locale, `lineStatus.${each}`, each))
    .join(' / ');

const TRANSLATED: Readonly<Record<string, Translate>> = {
  field,
  leftField: field,
  rightField: field,
  otherField: field,
  status: statuses,
  leftStatus: statuses,
  rightStatus: statuses,
  // A line without a status has nothing to add.
  andStatus: (locale, value, facts, groupName) =>
    value === 'none' ? '' : say(locale, 'why.list') + statuses(locale, value, facts, groupName),
  kind: (locale, value) => sayOr(locale, `lineKind.${value}`, value),
  channel,
  ofChannel: (locale, value, facts, groupName) =>
    value === '' ? '' : `${channel(locale, value, facts, groupName)}${locale === 'zh-CN' ? '' : ' '}`,
  leftChannel: channel,
  rightChannel: channel,
  rule: (locale, value) => sayOr(locale, `rule.${value}`, value),
  unit: (locale, value) => sayOr(locale, `why.rule.unit.${value}`, value),
  side: (locale, value, facts) => sideName(locale, legOf(facts), value),
  group: (_locale, value, _facts, groupName) => groupName(value),
  finding: (locale, value, facts) =>
    sayOr(locale, `signal.${value}`, value, { value: String(facts['value'] ?? '') }),
  feeSchedule: (locale, value) => feeScheduleText(locale, value),
  searched: (locale, value) => sayOr(locale, `search.${value}`, value),
  at: (_locale, value) => value.replace('T', ' ').slice(0, 16),
};

const legOf = (facts: Facts): Leg => LEGS.find((leg) => leg === facts['leg']) ?? 'left_right';
const sideName = (locale: Locale, leg: Leg, side: string): string =>
  sayOr(locale, `leg.${leg}.${side}`, side);

export function sayingText(locale: Locale, saying: Saying, groupName: GroupName = asKey): string {
  const key = keyOf(saying);
  const facts: Record<string, string | number> = { ...saying.facts };
  for (const [name, value] of Object.entries(saying.facts)) {
    const translate = TRANSLATED[name];
    if (translate) facts[name] = translate(locale, String(value), saying.facts, groupName);
  }
  if (saying.facts['leg'] !== undefined) {
    const leg = legOf(saying.facts);
    facts['left'] = sideName(locale, leg, 'left');
    facts['right'] = sideName(locale, leg, 'right');
  }
  return isWordKey(key) ? say(locale, key, facts).trim() : `${saying.name} ${JSON.stringify(saying.facts)}`;
}

/** A hit by amount reads otherwise than one by number: there is no number to name. */
function keyOf({ name, facts }: Saying): string {
  const isByAmount = (name.startsWith('tried.hit_') || name === 'tried.more') && facts['field'] === undefined;
  return isByAmount ? `why.${name.replace('tried.', 'tried.amount.')}` : `why.${name}`;
}

export function signalText(locale: Locale, signal: WhySignal): string {
  const against = `${signal.name}.no`;
  const isAgainst = !signal.agrees && isWordKey(`why.${against}`);
  return sayingText(locale, isAgainst ? { name: against, facts: signal.facts } : signal);
}

/** A weighed sign with its value; names are the pass's own. */
export function weightText(
  locale: Locale,
  { name, value }: { readonly name: string; readonly value: string },
): string {
  const key = [
    `why.weight.${name}.${value}`,
    ...(name === 'amount' && value !== '' ? ['why.weight.amount.apart'] : []),
  ]
    .concat(`why.weight.${name}`, `signal.${name}`)
    .find(isWordKey);
  return key === undefined ? `${name} ${value}`.trim() : sayOr(locale, key, name, { value });
}

/** +3.2, −1.05: with its sign, so that for and against are told apart without colour. */
export const bitsText = (bits: number): string =>
  bits < 0 ? `−${String(Math.abs(bits))}` : `+${String(bits)}`;
