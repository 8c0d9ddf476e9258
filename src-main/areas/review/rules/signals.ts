/**
 * Why two sets of lines may belong together, signal by signal with its values: what agrees and what does not. The short marks of a list are a
 * choice from the same signals. Words are made by name at the edge.
 */
import type { LineView, Signal } from '../../../../shared/contract/shapes.ts';
import type { WhySignal } from '../../../../shared/contract/why.ts';
import { formatDay, parseDay } from '../../../../shared/domain/dates.ts';
import { isWithin, type MatchRule } from '../../../../shared/domain/match-rule.ts';
import { formatMinor, formatMinorGrouped } from '../../../../shared/domain/money.ts';
import { CHANNELS } from '../../../../shared/domain/statement-line.ts';
import { channelIsNamed, hasChannelWords } from '../../matching/rules/legs/channel-words.ts';
import { windowOf } from '../../matching/rules/passes/day-window.ts';
import { businessDaysBetween } from '../../matching/rules/terms.ts';
import { commonWords } from './common-words.ts';
import { type Agreement, agreementsOf, contradictionsOf } from './numbers.ts';

/** Without a rule's window: further apart than this needs a reason. */
const DAYS_APART_MAX = 3;
const NUMBERS_SHOWN_MAX = 4;

export interface SignalFacts {
  /** left − right in minor units, as the leg counts it. */
  readonly difference: number;
  readonly leftSum: number;
  readonly rightSum: number;
  /** The rule whose window and tolerance they are held against; null for none. */
  readonly rule: MatchRule | null;
  readonly isBusinessDay: (day: number) => boolean;
  /** Do both sides of the leg name the buyer or the purpose? A channel's payout and the bank's credit do not: unlike texts say nothing there. */
  readonly hasTellingTexts: boolean;
  /** Is the other party the same, unmasked? Null where one side names none. */
  readonly isSameParty: boolean | null;
  /** How many of so many lines of the right side have the word; null where nobody counted. */
  readonly seen: (word: string) => { readonly count: number; readonly of: number } | null;
}

export function fullSignals(
  left: readonly LineView[],
  right: readonly LineView[],
  facts: SignalFacts,
): WhySignal[] {
  const [first] = left;
  const [other] = right;
  if (!first || !other) return [];
  return [
    amountSignal(left, right, facts),
    {
      name: 'signal.currency',
      agrees: first.currency === other.currency,
      facts: { left: first.currency, right: other.currency },
    },
    ...numberSignals(left, right),
    ...daySignals(left, right, facts),
    ...otherChannel(first, other),
    ...channelSignals(first, other),
    ...partySignals(first, other, facts),
    ...statusSignals(left, right),
    ...wordSignals(left, right, facts),
  ];
}

/** The marks of a list: briefer, and only what a clerk scans for. */
export function signalsOf(
  left: readonly LineView[],
  right: readonly LineView[],
  difference: number,
): Signal[] {
  const [first] = left;
  const [other] = right;
  if (!first || !other) return [];
  const signals: Signal[] = [
    {
      name: 'amount',
      agrees: difference === 0,
      value: difference === 0 ? '' : formatMinor(difference, first.currency),
    },
  ];
  if (first.currency !== other.currency)
    signals.push({ name: 'currency', agrees: false, value: `${first.currency}/${other.currency}` });
  const [agreement] = agreementsOf(left, right);
  signals.push({
    name: 'reference',
    agrees: agreement !== undefined,
    value: agreement ? numberIn(agreement) : '',
  });
  const lag = dayOf(other) - dayOf(first);
  if (Number.isFinite(lag))
    signals.push({ name: 'days_apart', agrees: Math.abs(lag) <= DAYS_APART_MAX, value: String(lag) });
  for (const { agrees } of channelSignals(first, other))
    signals.push({ name: 'counterparty', agrees, value: other.counterparty });
  for (const { agrees, facts } of statusSignals(left, right))
    if (!agrees)
      signals.push({ name: 'status', agrees, value: `${facts['leftStatus']}/${facts['rightStatus']}` });
  return signals;
}

const numberIn = (agreement: Agreement): string =>
  agreement.how === 'quoted_left' ? agreement.right.text : agreement.left.text;

function amountSignal(
  left: readonly LineView[],
  right: readonly LineView[],
  { difference, leftSum, rightSum, rule }: SignalFacts,
): WhySignal {
  const money = (minor: number, lines: readonly LineView[]) =>
    `${formatMinorGrouped(minor, lines[0]?.currency ?? '')} ${lines[0]?.currency ?? ''}`;
  const idle = [
    ...(leftSum === 0 && difference !== 0 ? left : []),
    ...(rightSum === 0 && difference !== 0 ? right : []),
  ].find((line) => line.direction === null);
  if (idle)
    return {
      name: 'signal.no_movement',
      agrees: false,
      facts: { file: idle.file, row: String(idle.row), status: idle.status, amount: money(idle.net, [idle]) },
    };
  const isAllowed = difference !== 0 && rule !== null && isWithin(rule.amount, leftSum, rightSum);
  return {
    name: isAllowed ? 'signal.amount_within' : 'signal.amount',
    agrees: difference === 0 || isAllowed,
    facts: {
      left: money(leftSum, left),
      right: money(rightSum, right),
      leftCount: left.length,
      rightCount: right.length,
      difference: money(difference, left),
      minor: difference,
    },
  };
}

function numberSignals(left: readonly LineView[], right: readonly LineView[]): WhySignal[] {
  const agreements = agreementsOf(left, right);
  const agreeing = agreements.slice(0, NUMBERS_SHOWN_MAX).map((each): WhySignal => {
    if (each.how === 'quoted')
      return {
        name: 'signal.number_quoted',
        agrees: true,
        facts: { leftField: each.left.field, leftText: each.left.text, text: each.text },
      };
    if (each.how === 'quoted_left')
      return {
        name: 'signal.number_quoted_left',
        agrees: true,
        facts: { rightField: each.right.field, rightText: each.right.text, text: each.text },
      };
    return {
      name: each.how === 'same' ? 'signal.number' : 'signal.number_spelled',
      agrees: true,
      facts: {
        leftField: each.left.field,
        leftText: each.left.text,
        rightField: each.right.field,
        rightText: each.right.text,
      },
    };
  });
  const differing = contradictionsOf(left, right)
    .slice(0, NUMBERS_SHOWN_MAX)
    .map(
      (each): WhySignal => ({
        name: 'signal.number_differs',
        agrees: false,
        facts: { field: each.left.field, leftText: each.left.text, rightText: each.right.text },
      }),
    );
  if (agreeing.length + differing.length > 0) return [...agreeing, ...differing];
  return [{ name: 'signal.number_none', agrees: false, facts: {} }];
}

const dayOf = (line: LineView): number => parseDay(line.occurredAt || line.bookingDate) ?? Number.NaN;
const daysOf = (lines: readonly LineView[]): number[] => lines.map(dayOf).filter(Number.isFinite);

/** Of several lines the last of the left side and the first of the right one: what travels together leaves with its last. */
function daySignals(left: readonly LineView[], right: readonly LineView[], facts: SignalFacts): WhySignal[] {
  const ones = daysOf(left);
  const others = daysOf(right);
  if (ones.length === 0 || others.length === 0) return [];
  const leftDay = ones.reduce((a, b) => Math.max(a, b));
  const rightDay = others.reduce((a, b) => Math.min(a, b));
  const said = {
    leftDay: formatDay(leftDay),
    rightDay: formatDay(rightDay),
    calendar: Math.abs(rightDay - leftDay),
    business: businessDaysBetween(leftDay, rightDay, facts.isBusinessDay),
  };
  const days = facts.rule?.days;
  if (!days)
    return [
      {
        name: facts.rule ? 'signal.days_free' : 'signal.days',
        agrees: Math.abs(rightDay - leftDay) <= DAYS_APART_MAX,
        facts: said,
      },
    ];
  const isIn = [false, true].some((isFromRight) => {
    const [from, to] = windowOf(days, { day: leftDay, isFromRight }, facts.isBusinessDay);
    return rightDay >= from && rightDay <= to;
  });
  return [
    {
      name: 'signal.days_window',
      agrees: isIn,
      facts: { ...said, from: days.from, to: days.to, unit: days.unit },
    },
  ];
}

/** Does the bank's text name the channel the money comes from? Nothing where nothing can be said. */
function channelSignals(line: LineView, bank: LineView): WhySignal[] {
  const channel = CHANNELS.indexOf(line.channel);
  const text = `${bank.counterparty} ${bank.description}`.trim();
  if (bank.sourceKind !== 'bank' || !hasChannelWords(channel) || text === '') return [];
  return [
    {
      name: 'signal.channel_named',
      agrees: channelIsNamed(channel, bank),
      facts: { channel: line.channel, text },
    },
  ];
}

/** Money of one channel is never another channel's. */
function otherChannel(left: LineView, right: LineView): WhySignal[] {
  const isOwn = ({ channel }: LineView) => channel !== 'none' && channel !== 'bank' && channel !== 'other';
  if (!isOwn(left) || !isOwn(right) || left.channel === right.channel) return [];
  return [
    {
      name: 'signal.channel',
      agrees: false,
      facts: { leftChannel: left.channel, rightChannel: right.channel },
    },
  ];
}

function partySignals(
  left: LineView,
  right: LineView,
  { isSameParty, hasTellingTexts }: SignalFacts,
): WhySignal[] {
  if (isSameParty === null || (!isSameParty && !hasTellingTexts)) return [];
  return [
    {
      name: 'signal.party',
      agrees: isSameParty,
      facts: { leftText: left.counterparty, rightText: right.counterparty },
    },
  ];
}

const UNSETTLED: ReadonlySet<string> = new Set(['pending', 'closed', 'failed']);

function statusSignals(left: readonly LineView[], right: readonly LineView[]): WhySignal[] {
  const of = (lines: readonly LineView[]) =>
    [...new Set(lines.map((line) => line.status))].filter((status) => status !== 'none').toSorted();
  const ones = of(left);
  const others = of(right);
  const all = new Set([...ones, ...others]);
  if (ones.length === 0 || others.length === 0) return [];
  return [
    {
      name: 'signal.status',
      agrees: all.size === 1 || ![...all].some((status) => UNSETTLED.has(status)),
      facts: { leftStatus: ones.join(' '), rightStatus: others.join(' ') },
    },
  ];
}

/** A rare word stands by itself with its count; common ones together. Where a number decides, words that differ say nothing against it. */
function wordSignals(
  left: readonly LineView[],
  right: readonly LineView[],
  { rule, seen, hasTellingTexts }: SignalFacts,
): WhySignal[] {
  const common = commonWords(left, right);
  if (common === null) return [];
  const isByNumber = rule?.pass === 'key' || rule?.pass === 'key_variant';
  if (common.length === 0)
    return isByNumber || !hasTellingTexts ? [] : [{ name: 'signal.words', agrees: false, facts: {} }];
  const counted = common.map((word) => ({ word, seen: seen(word) }));
  const rare = counted.filter((each) => each.seen !== null && each.seen.count * 100 <= each.seen.of);
  const plain = counted.filter((each) => !rare.includes(each));
  return [
    ...rare.map(
      (each): WhySignal => ({
        name: 'signal.rare_word',
        agrees: true,
        facts: { word: each.word, count: each.seen?.count ?? 0, of: each.seen?.of ?? 0 },
      }),
    ),
    ...(plain.length > 0
      ? [
          {
            name: 'signal.words',
            agrees: true,
            facts: { words: plain.map((each) => each.word).join(' · ') },
          },
        ]
      : []),
  ];
}
