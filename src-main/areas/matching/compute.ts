/**
 * Computes a run without writing it: which legs the files on hand make, their lines in, groups and exceptions out, as ledger ids.
 *
 * The result depends on the files' contents, the rules and what persons decided, never on the order of either. A dry run stops here.
 */
import { createHash } from 'node:crypto';
import { Refused } from '../../../shared/contract/errors.ts';
import { parseDay } from '../../../shared/domain/dates.ts';
import type { Leg } from '../../../shared/domain/leg.ts';
import type { MatchRule } from '../../../shared/domain/match-rule.ts';
import type { SettlementTerms } from '../../../shared/domain/settlement-terms.ts';
import type { CallInfo } from '../../platform/handlers.ts';
import type { LineStore } from '../statements/line-store.ts';
import type { LineSet } from '../statements/rules/line-columns.ts';
import { type InputDeps, legInput } from './leg-input.ts';
import { exceptionKey } from './rules/keys.ts';
import type { GroupDetail, LegOutcome } from './rules/leg-match.ts';
import { matchLeg } from './rules/match-leg.ts';
import { legsOf, type Pair } from './sides.ts';
import type { LegFacts, NewRun, StoredGroups } from './store.ts';

/** What a run rests on, by content: the same files and rules give the same hash whenever and in whatever order they came in. */
export function inputsHash(lines: LineStore, rules: readonly MatchRule[], terms: SettlementTerms): string {
  const hash = createHash('sha256').update(JSON.stringify(rules)).update(JSON.stringify(terms));
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

export interface Ask {
  readonly asOf: string | null;
  readonly pair: Pair | null;
  readonly rules: readonly MatchRule[];
}

export type ComputedRun = Omit<NewRun, 'ranAt' | 'ranBy'>;

export async function computeRun(deps: InputDeps, ask: Ask, info: CallInfo): Promise<ComputedRun> {
  const { lines } = deps;
  const legs: readonly Leg[] = ask.pair ? ['left_right'] : legsOf(lines);
  const asOf = ask.asOf ?? latestDay(lines);
  if (asOf === null) throw new Refused('not_found', { what: 'import' });
  const done: NewRun['legs'][number][] = [];
  for (const [index, leg] of legs.entries()) {
    info.progress('matching', index, legs.length, leg);
    await info.breathe();
    done.push(computeLeg(deps, leg, ask, parseDay(asOf) ?? 0));
  }
  await info.breathe();
  return { asOf, inputsHash: inputsHash(lines, ask.rules, deps.terms.now()), rules: ask.rules, legs: done };
}

function computeLeg(
  deps: InputDeps,
  leg: Leg,
  { pair, rules }: Ask,
  asOfDay: number,
): NewRun['legs'][number] {
  const input = legInput(deps, leg, pair, rules, asOfDay);
  const { left, right } = input;
  const outcome = matchLeg(input);
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

const idsOf = (set: LineSet, positions: readonly number[]): number[] =>
  positions.map((position) => set.lineId[position] ?? 0);

function toStored(outcome: LegOutcome, left: LineSet, right: LineSet): StoredGroups {
  const { groups } = outcome;
  const told = (detail: GroupDetail): GroupDetail => ({
    ...detail,
    alternatives: detail.alternatives.map((each) => ({
      ...each,
      left: idsOf(left, each.left),
      right: idsOf(right, each.right),
    })),
  });
  return {
    count: groups.count,
    rule: groups.rule,
    state: groups.state,
    confidence: groups.confidence,
    leftStart: groups.leftStart,
    leftLines: groups.leftMembers.map((position) => left.lineId[position] ?? 0),
    rightStart: groups.rightStart,
    rightLines: groups.rightMembers.map((position) => right.lineId[position] ?? 0),
    details: new Map([...groups.details].map(([group, detail]) => [group, told(detail)])),
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
