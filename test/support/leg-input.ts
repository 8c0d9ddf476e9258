/** Builds the input of a leg from statement lines, and reads its outcome back in words a test can compare. */
import { parseDay } from '../../shared/domain/dates.ts';
import type { Leg } from '../../shared/domain/leg.ts';
import { type MatchRule, rulesOfLeg } from '../../shared/domain/match-rule.ts';
import { NO_TERMS, type SettlementTerms } from '../../shared/domain/settlement-terms.ts';
import {
  CHANNELS,
  type Channel,
  type ParsedLine,
  type SourceKind,
} from '../../shared/domain/statement-line.ts';
import type { Coverage, LegInput, LegOutcome } from '../../src-main/areas/matching/rules/leg-match.ts';
import { matchLeg } from '../../src-main/areas/matching/rules/match-leg.ts';
import { MATCH_RULES } from '../../src-main/areas/matching/rules/match-rules.ts';
import { calendarOf, legTerms } from '../../src-main/areas/matching/rules/terms.ts';
import { ColumnBuilder } from '../../src-main/areas/statements/rules/column-builder.ts';
import type { LineSet } from '../../src-main/areas/statements/rules/line-columns.ts';
import { isBusinessDayInChina } from '../../src-main/platform/business-days.ts';

const SOURCES: Readonly<Record<Leg, readonly [SourceKind, SourceKind]>> = {
  order_trade: ['orders', 'trade_bill'],
  trade_fund: ['trade_bill', 'fund_bill'],
  fund_bank: ['fund_bill', 'bank'],
  trade_bank: ['trade_bill', 'bank'],
  order_bank: ['orders', 'bank'],
  left_right: ['bank', 'bank'],
};

export function setOf(source: SourceKind, lines: readonly ParsedLine[]): LineSet {
  const builder = new ColumnBuilder(source);
  for (const each of lines) builder.add(each);
  return {
    ...builder.finish(),
    lineId: Uint32Array.from(lines, (_, index) => index + 1),
    fileRank: new Uint32Array(lines.length),
    accounts: builder.accounts,
    currencies: builder.currencies,
  };
}

/** 'YYYY-MM-DD' → day number. */
export const day = (text: string): number => parseDay(text) ?? Number.NaN;

export const files = (channel: Channel, ...days: readonly string[]): Coverage => ({
  channel: CHANNELS.indexOf(channel),
  days: days.map(day),
});

const WHOLE_OCTOBER = Array.from({ length: 31 }, (_, at) => `2026-10-${String(at + 1).padStart(2, '0')}`);
/** Every channel has files for all of October 2026. */
export const ALL_FILES: readonly Coverage[] = CHANNELS.map((channel) => files(channel, ...WHOLE_OCTOBER));

export interface LegCase {
  readonly left: readonly ParsedLine[];
  readonly right: readonly ParsedLine[];
  readonly rejected?: ReadonlySet<string>;
  readonly leftTaken?: readonly number[];
  readonly rightTaken?: readonly number[];
  readonly rightElsewhere?: readonly number[];
  readonly bank?: LegInput['bank'];
  readonly leftCoverage?: readonly Coverage[];
  readonly rightCoverage?: readonly Coverage[];
  readonly asOf?: string;
  /** Others than the shipped ones. */
  readonly rules?: readonly MatchRule[];
  readonly words?: LegInput['words'];
  /** What the firm set besides what is shipped. */
  readonly terms?: Partial<SettlementTerms>;
}

export function inputOf(leg: Leg, given: LegCase): LegInput {
  const taken = (count: number, positions: readonly number[]) =>
    Uint8Array.from({ length: count }, (_, at) => (positions.includes(at) ? 1 : 0));
  const textsOf = (lines: readonly ParsedLine[]) => (position: number) => {
    const found = lines[position];
    if (!found) throw new RangeError(`no line ${position}`);
    return found;
  };
  const terms = { ...NO_TERMS, ...given.terms };
  const isBusinessDay = calendarOf(terms.days, isBusinessDayInChina);
  return {
    leg,
    left: setOf(SOURCES[leg][0], given.left),
    right: setOf(SOURCES[leg][1], given.right),
    leftTaken: taken(given.left.length, given.leftTaken ?? []),
    rightTaken: taken(given.right.length, given.rightTaken ?? []),
    rightElsewhere: taken(given.right.length, given.rightElsewhere ?? []),
    bank: given.bank ?? { legs: [leg], fundChannels: [], tradeChannels: [] },
    rejected: given.rejected ?? new Set(),
    rules: rulesOfLeg(given.rules ?? MATCH_RULES, leg),
    words: given.words ?? [],
    leftCoverage: given.leftCoverage ?? ALL_FILES,
    rightCoverage: given.rightCoverage ?? ALL_FILES,
    leftText: textsOf(given.left),
    rightText: textsOf(given.right),
    asOfDay: day(given.asOf ?? '2026-10-31'),
    isBusinessDay,
    terms: legTerms(terms, isBusinessDay, () => true),
  };
}

/** 'rule 0,1|2' for groups (proposals end in ' ?'), 'kind 0|1,2' for exceptions, positions outside as '0|1'. */
export interface Told {
  readonly groups: readonly string[];
  readonly exceptions: readonly string[];
  readonly outside: string;
}

export function tell(outcome: LegOutcome): Told {
  const { groups } = outcome;
  const told = Array.from({ length: groups.count }, (_, group) => {
    const left = groups.leftMembers.slice(groups.leftStart[group], groups.leftStart[group + 1]);
    const right = groups.rightMembers.slice(groups.rightStart[group], groups.rightStart[group + 1]);
    const rule = MATCH_RULES[groups.rule[group] ?? -1]?.id ?? 'no_rule';
    return `${rule} ${left.join(',')}|${right.join(',')}${groups.state[group] === 1 ? ' ?' : ''}`;
  });
  const marked = (marks: Uint8Array) =>
    [...marks.keys()].filter((position) => marks[position] === 1).join(',');
  return {
    groups: told,
    exceptions: outcome.exceptions.map(
      (each) => `${each.kind} ${each.left.join(',')}|${each.right.join(',')}`,
    ),
    outside: `${marked(outcome.leftOutside)}|${marked(outcome.rightOutside)}`,
  };
}

export const run = (leg: Leg, given: LegCase): Told => tell(matchLeg(inputOf(leg, given)));
