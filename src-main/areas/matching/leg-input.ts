/**
 * What one leg is matched on: its two sides as they stand in the ledger, the days their files cover, what persons decided, and the rules.
 */
import { parseDay } from '../../../shared/domain/dates.ts';
import type { Leg, Side } from '../../../shared/domain/leg.ts';
import { type MatchRule, rulesOfLeg } from '../../../shared/domain/match-rule.ts';
import type { SettlementTerms } from '../../../shared/domain/settlement-terms.ts';
import { CHANNELS } from '../../../shared/domain/statement-line.ts';
import { isBusinessDayInChina } from '../../platform/business-days.ts';
import type { LineStore } from '../statements/line-store.ts';
import { isDeskMade } from '../statements/rules/desk-made.ts';
import { type LineSet, NO_DAY } from '../statements/rules/line-columns.ts';
import type { StoredImport } from '../statements/store.ts';
import type { Coverage, LegInput, LineTexts, PersonsWord } from './rules/leg-match.ts';
import { calendarOf, legTerms } from './rules/terms.ts';
import { bankSharing, importsOfSide, type Pair, sideOf } from './sides.ts';
import { isFeeAsked } from './terms/fee-leg.ts';

/** What persons decided, which the machine works around: handed in, because it is made later in the flow. */
export interface PersonsDecisions {
  /** Ledger ids of lines in groups a person confirmed or made. */
  readonly taken: (leg: Leg) => { readonly left: readonly number[]; readonly right: readonly number[] };
  /** Keys of groups a person rejected. */
  readonly rejected: (leg: Leg) => ReadonlySet<string>;
  /** What persons said of lines of a leg, by ledger ids, oldest first. */
  readonly words: (leg: Leg) => readonly PersonsWord[];
  /** Ledger ids of bank lines that are something else than a leg's: a payment of ours, its return, a top-up. */
  readonly elsewhere?: () => readonly number[];
}

export interface InputDeps {
  readonly lines: LineStore;
  readonly decisions: PersonsDecisions;
  /** The firm's calendar, cycles and fees. */
  readonly terms: { readonly now: () => SettlementTerms };
}

/** `elsewhere`: ledger ids of bank lines that another bank leg, or a payment, explains. */
export function legInput(
  { lines, decisions, terms }: InputDeps,
  leg: Leg,
  pair: Pair | null,
  rules: readonly MatchRule[],
  asOfDay: number,
  elsewhere: readonly number[],
): LegInput {
  const left = sideOf(lines, leg, 'left', pair);
  const right = sideOf(lines, leg, 'right', pair);
  const taken = decisions.taken(leg);
  const coverage = (side: Side) =>
    coverageOf(importsOfSide(lines, leg, side, pair), pair !== null || holdsAll(leg, side), asOfDay);
  const said = terms.now();
  const isBusinessDay = calendarOf(said.days, isBusinessDayInChina);
  return {
    leg,
    rules: rulesOfLeg(rules, leg),
    left,
    right,
    leftTaken: marks(left, taken.left),
    rightTaken: marks(right, taken.right),
    rightElsewhere: marks(right, elsewhere),
    bank: bankSharing(lines),
    rejected: decisions.rejected(leg),
    words: inPositions(decisions.words(leg), left, right),
    leftCoverage: coverage('left'),
    rightCoverage: coverage('right'),
    leftText: textsOf(lines, left),
    rightText: textsOf(lines, right),
    asOfDay,
    isBusinessDay,
    terms: legTerms(said, isBusinessDay, isFeeAsked(lines, leg)),
  };
}

/** Books and banks hold every channel, so their days count for all. */
const holdsAll = (leg: Leg, side: Side): boolean =>
  side === 'left' ? leg === 'order_trade' || leg === 'order_bank' : leg.endsWith('_bank');

function marks(set: LineSet, lineIds: readonly number[]): Uint8Array {
  const marked = new Uint8Array(set.count);
  if (lineIds.length === 0) return marked;
  const wanted = new Set(lineIds);
  for (let position = 0; position < set.count; position += 1)
    if (wanted.has(set.lineId[position] ?? 0)) marked[position] = 1;
  return marked;
}

/** Words about lines that are still there. */
function inPositions(words: readonly PersonsWord[], left: LineSet, right: LineSet): PersonsWord[] {
  if (words.length === 0) return [];
  const wanted = { left: new Set<number>(), right: new Set<number>() };
  for (const word of words) {
    for (const id of word.left) wanted.left.add(id);
    for (const id of word.right) wanted.right.add(id);
  }
  const places = (set: LineSet, ids: ReadonlySet<number>) => {
    const found = new Map<number, number>();
    for (let position = 0; position < set.count; position += 1) {
      const id = set.lineId[position] ?? 0;
      if (ids.has(id)) found.set(id, position);
    }
    return found;
  };
  const lefts = places(left, wanted.left);
  const rights = places(right, wanted.right);
  return words.flatMap((word) => {
    const ones = word.left.flatMap((id) => lefts.get(id) ?? []);
    const others = word.right.flatMap((id) => rights.get(id) ?? []);
    const isWhole = ones.length === word.left.length && others.length === word.right.length;
    return isWhole ? [{ ...word, left: ones, right: others }] : [];
  });
}

const textsOf =
  (lines: LineStore, set: LineSet) =>
  (position: number): LineTexts =>
    lines.parsed(set.lineId[position] ?? 0);

/** So many days before and after the day of the question the files on hand are asked about. */
const COVERED_BEFORE = 40 * 366;
const COVERED_AFTER = 3 * 366;

/** Days the files of a side cover, per channel. */
function coverageOf(imports: readonly StoredImport[], isAll: boolean, asOfDay: number): Coverage[] {
  const daysOf = new Map<number, Set<number>>();
  for (const { view } of imports) {
    if (view.periodFrom === '' || isDeskMade(view)) continue;
    const channels = isAll ? CHANNELS.map((_, index) => index) : [CHANNELS.indexOf(view.channel)];
    // One row of the year 9999 is no reason to go through eight thousand years.
    const first = Math.max(parseDay(view.periodFrom) ?? asOfDay, asOfDay - COVERED_BEFORE);
    const last = Math.min(parseDay(view.periodTo) ?? NO_DAY, asOfDay + COVERED_AFTER);
    for (const channel of channels) {
      const days = daysOf.get(channel) ?? new Set();
      for (let day = first; day <= last; day += 1) days.add(day);
      daysOf.set(channel, days);
    }
  }
  return [...daysOf]
    .map(([channel, days]) => ({ channel, days: [...days].toSorted((a, b) => a - b) }))
    .toSorted((a, b) => a.channel - b.channel);
}
