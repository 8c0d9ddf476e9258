/**
 * One run of the matching: which legs the files on hand make, their lines in, groups and exceptions out, all of it written at once.
 *
 * Nothing is written while it computes; what was there before stays the newest run until the new one is in. The result depends on the files'
 * contents and on what persons decided, never on the order of either.
 */
import { createHash } from 'node:crypto';
import { Refused } from '../../../shared/contract/errors.ts';
import { parseDay } from '../../../shared/domain/dates.ts';
import { LEG_SOURCES, LEGS, type Leg } from '../../../shared/domain/leg.ts';
import { CHANNELS, type SourceKind } from '../../../shared/domain/statement-line.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import { isBusinessDayInChina } from '../../platform/business-days.ts';
import type { CallInfo } from '../../platform/handlers.ts';
import type { Record as AuditRecord } from '../../record/record.ts';
import type { LineStore } from '../statements/line-store.ts';
import { type LineSet, NO_DAY } from '../statements/rules/line-columns.ts';
import type { StoredImport } from '../statements/store.ts';
import { exceptionKey } from './rules/keys.ts';
import type { Coverage, LegInput, LegOutcome, LineTexts } from './rules/leg-match.ts';
import { matchLeg } from './rules/match-leg.ts';
import { MATCH_RULES } from './rules/match-rules.ts';
import { appendRun, type LegFacts, type NewRun, type StoredGroups } from './store.ts';

/** What persons decided, which the machine works around: handed in, because it is made later in the flow. */
export interface PersonsDecisions {
  /** Ledger ids of lines in groups a person confirmed or made. */
  readonly taken: (leg: Leg) => { readonly left: readonly number[]; readonly right: readonly number[] };
  /** Keys of groups a person rejected. */
  readonly rejected: (leg: Leg) => ReadonlySet<string>;
}

export interface RunDeps {
  readonly ledger: Ledger;
  readonly record: AuditRecord;
  readonly lines: LineStore;
  readonly now: () => string;
  readonly decisions: PersonsDecisions;
}

export interface Pair {
  readonly left: readonly number[];
  readonly right: readonly number[];
}

/** Legs the files on hand make: both sides are there, and no nearer story is. */
export function legsOf(lines: LineStore): Leg[] {
  const has = (kind: SourceKind) => lines.active().some((each) => each.view.sourceKind === kind);
  return LEGS.filter((leg) => {
    const [left, right] = LEG_SOURCES[leg];
    if (!left || !right || !has(left) || !has(right)) return false;
    if (leg === 'trade_bank') return !has('fund_bill');
    if (leg === 'order_bank') return !has('trade_bill') && !has('fund_bill');
    return true;
  });
}

/** What a run rests on, by content: the same files give the same hash whenever and in whatever order they came in. */
export function inputsHash(lines: LineStore): string {
  const hash = createHash('sha256');
  for (const rule of MATCH_RULES) hash.update(`${rule.id}:${rule.version};`);
  for (const { view } of lines.active())
    hash.update(
      `${view.sourceKind}|${view.file}|${view.sha256}|${view.adapter}|${view.adapterVersion}|${view.counts.added};`,
    );
  return hash.digest('hex');
}

/** The last day any file on hand says something of. */
export function latestDay(lines: LineStore): string | null {
  const days = lines.active().map((each) => each.view.periodTo);
  return (
    days
      .filter((day) => day !== '')
      .toSorted()
      .at(-1) ?? null
  );
}

/** Runs and writes; gives the run's id and its as-of day. */
export async function runMatching(
  deps: RunDeps,
  input: { readonly asOf: string | null; readonly pair: Pair | null },
  info: CallInfo,
): Promise<{ readonly runId: number; readonly asOf: string }> {
  const { lines } = deps;
  const legs: readonly Leg[] = input.pair ? ['left_right'] : legsOf(lines);
  const asOf = input.asOf ?? latestDay(lines);
  if (asOf === null) throw new Refused('not_found', { what: 'import' });
  const inputs = inputsHash(lines);
  const done: NewRun['legs'][number][] = [];
  for (const [index, leg] of legs.entries()) {
    info.progress('matching', index, legs.length, leg);
    await info.breathe();
    done.push(runLeg(deps, leg, input.pair, parseDay(asOf) ?? 0));
  }
  await info.breathe();
  if (inputsHash(lines) !== inputs) throw new Refused('plan_stale', { file: '' });
  info.progress('writing', legs.length, legs.length);
  const ranAt = deps.now();
  const ran = (id: number) => ({ action: 'matching.ran', subject: { run: id, as_of: asOf } });
  const runId = deps.record.write(info, ran, () =>
    appendRun(deps.ledger, { asOf, ranAt, ranBy: info.person, inputsHash: inputs, legs: done }),
  );
  return { runId, asOf };
}

function runLeg(deps: RunDeps, leg: Leg, pair: Pair | null, asOfDay: number): NewRun['legs'][number] {
  const { lines, decisions } = deps;
  const [leftKind, rightKind] = LEG_SOURCES[leg];
  const left = leftKind ? lines.set(leftKind) : lines.set('all', pair?.left ?? []);
  const right = rightKind ? lines.set(rightKind) : lines.set('all', pair?.right ?? []);
  const taken = decisions.taken(leg);
  const legInput: LegInput = {
    leg,
    left,
    right,
    leftTaken: marks(left, taken.left),
    rightTaken: marks(right, taken.right),
    rejected: decisions.rejected(leg),
    leftCoverage: coverageOf(lines.active(), leftKind, asOfDay),
    rightCoverage: coverageOf(lines.active(), rightKind, asOfDay),
    leftText: textsOf(lines, left),
    rightText: textsOf(lines, right),
    asOfDay,
    isBusinessDay: isBusinessDayInChina,
  };
  const outcome = matchLeg(legInput);
  const idsOf = (set: LineSet, positions: readonly number[]) =>
    positions.map((position) => set.lineId[position] ?? 0);
  const facts: LegFacts = pair
    ? { leftImports: [...pair.left], rightImports: [...pair.right] }
    : { leftImports: [], rightImports: [] };
  return {
    leg,
    facts,
    groups: toStored(outcome, left, right),
    exceptions: outcome.exceptions.map((draft) => ({
      leg,
      key: exceptionKey(leg, draft, left, right),
      kind: draft.kind,
      amount: draft.amount,
      difference: draft.difference,
      currency: draft.currency,
      sinceDay: draft.sinceDay,
      expectedByDay: draft.expectedByDay,
      suggestion: draft.suggestion,
      left: idsOf(left, draft.left),
      right: idsOf(right, draft.right),
      evidence: draft.evidence,
    })),
  };
}

function marks(set: LineSet, lineIds: readonly number[]): Uint8Array {
  const marked = new Uint8Array(set.count);
  if (lineIds.length === 0) return marked;
  const wanted = new Set(lineIds);
  for (let position = 0; position < set.count; position += 1)
    if (wanted.has(set.lineId[position] ?? 0)) marked[position] = 1;
  return marked;
}

const textsOf =
  (lines: LineStore, set: LineSet) =>
  (position: number): LineTexts =>
    lines.parsed(set.lineId[position] ?? 0);

/** So many days before and after the day of the question the files on hand are asked about. */
const COVERED_BEFORE = 40 * 366;
const COVERED_AFTER = 3 * 366;

/** Days the files of a kind cover, per channel. Books and banks hold every channel, so their days count for all. */
function coverageOf(active: readonly StoredImport[], kind: SourceKind | null, asOfDay: number): Coverage[] {
  const daysOf = new Map<number, Set<number>>();
  for (const { view } of active) {
    if (view.sourceKind !== kind || view.periodFrom === '') continue;
    const holdsAll = kind === 'orders' || kind === 'bank';
    const channels = holdsAll ? CHANNELS.map((_, index) => index) : [CHANNELS.indexOf(view.channel)];
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

function toStored(outcome: LegOutcome, left: LineSet, right: LineSet): StoredGroups {
  const { groups } = outcome;
  return {
    count: groups.count,
    rule: groups.rule,
    state: groups.state,
    confidence: groups.confidence,
    leftStart: groups.leftStart,
    leftLines: groups.leftMembers.map((position) => left.lineId[position] ?? 0),
    rightStart: groups.rightStart,
    rightLines: groups.rightMembers.map((position) => right.lineId[position] ?? 0),
    leftOutside: marked(left, outcome.leftOutside),
    rightOutside: marked(right, outcome.rightOutside),
  };
}

function marked(set: LineSet, marks: Uint8Array): Uint32Array {
  let count = 0;
  for (const mark of marks) count += mark;
  const ids = new Uint32Array(count);
  let at = 0;
  for (let position = 0; position < set.count; position += 1) {
    if (marks[position] === 1) {
      ids[at] = set.lineId[position] ?? 0;
      at += 1;
    }
  }
  return ids;
}
