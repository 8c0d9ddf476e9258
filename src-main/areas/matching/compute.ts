/**
 * Computes a run without writing it: which legs the files on hand make, their lines in, groups and exceptions out, as ledger ids.
 *
 * The result depends on the files' contents, the rules and what persons decided, never on the order of either. A dry run stops here.
 */
import type { Output } from '../../../shared/contract/calls.ts';
import { Refused } from '../../../shared/contract/errors.ts';
import { parseDay } from '../../../shared/domain/dates.ts';
import type { Leg } from '../../../shared/domain/leg.ts';
import type { MatchRule } from '../../../shared/domain/match-rule.ts';
import type { CallInfo } from '../../platform/handlers.ts';
import type { LineStore } from '../statements/line-store.ts';
import { isDeskMade } from '../statements/rules/desk-made.ts';
import { type LineSet, NO_DAY } from '../statements/rules/line-columns.ts';
import { matchTouched } from './carry.ts';
import { factsOf, inputsHash } from './fingerprint.ts';
import { type InputDeps, legInput } from './leg-input.ts';
import { partOf } from './rules/carry/part-of-leg.ts';
import type { LegInput } from './rules/leg-match.ts';
import { BANK_LEGS } from './rules/legs/bank-sharing.ts';
import { matchLeg } from './rules/match-leg.ts';
import { legsOf, type Pair } from './sides.ts';
import type { LegFacts, NewRun, RunBefore } from './store.ts';
import { told } from './told.ts';

/** The last day any file that came in says something of; where none did, of those made at this desk. */
export function latestDay(lines: LineStore): string | null {
  const views = lines.active().map((each) => each.view);
  const last = (some: typeof views) =>
    some
      .map((view) => view.periodTo)
      .filter((day) => day !== '')
      .toSorted()
      .at(-1);
  return last(views.filter((view) => !isDeskMade(view))) ?? last(views) ?? null;
}

export interface Ask {
  readonly asOf: string | null;
  readonly pair: Pair | null;
  readonly rules: readonly MatchRule[];
  /** What is not touched since is taken over from this run; without it all is matched. */
  readonly before?: RunBefore | null;
  /** Only lines of these days, first and last included. */
  readonly days?: { readonly from: number; readonly to: number } | null;
}

/** How a leg came about, and of its groups how many were taken over. */
export type LegDone = Output<'matching.run'>['done'][number];

export type ComputedRun = Omit<NewRun, 'ranAt' | 'ranBy'> & { readonly done: readonly LegDone[] };

export async function computeRun(deps: InputDeps, ask: Ask, info: CallInfo): Promise<ComputedRun> {
  const { lines } = deps;
  const legs: readonly Leg[] = ask.pair ? ['left_right'] : legsOf(lines);
  const asOf = ask.asOf ?? latestDay(lines);
  if (asOf === null) throw new Refused('not_found', { what: 'import' });
  const computed: ComputedLeg[] = [];
  for (const [index, leg] of legs.entries()) {
    info.progress('matching', index, legs.length, leg);
    await info.breathe();
    computed.push(computeLeg(deps, leg, ask, parseDay(asOf) ?? 0, elsewhere(deps, leg, computed)));
  }
  await info.breathe();
  return {
    asOf,
    inputsHash: inputsHash(lines, ask.rules, deps.terms.now()),
    rules: ask.rules,
    legs: computed,
    done: computed.map(({ leg, way, carried, groups }) => ({
      leg,
      way,
      carried,
      computed: groups.count - carried,
    })),
  };
}

type ComputedLeg = NewRun['legs'][number] & Pick<LegDone, 'way' | 'carried'>;

/** Bank lines that persons put into a group of another bank leg, that are a payment of ours, or that an earlier bank leg of this run explains. */
function elsewhere({ decisions }: InputDeps, leg: Leg, before: readonly ComputedLeg[]): readonly number[] {
  if (!BANK_LEGS.includes(leg)) return [];
  return [
    ...(decisions.elsewhere?.() ?? []),
    ...BANK_LEGS.filter((each) => each !== leg).flatMap((each) => decisions.taken(each).right),
    ...before.filter((each) => BANK_LEGS.includes(each.leg)).flatMap(({ groups }) => [...groups.rightLines]),
  ];
}

function computeLeg(
  deps: InputDeps,
  leg: Leg,
  ask: Ask,
  asOfDay: number,
  explained: readonly number[],
): ComputedLeg {
  const whole = legInput(deps, leg, ask.pair, ask.rules, asOfDay, explained);
  const input = ask.days ? ofDays(whole, ask.days) : whole;
  const facts = factsOf(deps, input, ask.pair);
  const known = ask.before?.run.legs.get(leg);
  if (!ask.before || !known) return { leg, facts, way: 'full', carried: 0, ...told(input, matchLeg(input)) };
  if (known.inputs === facts.inputs) return reused(ask.before, leg, facts);
  const touched = matchTouched(deps.lines, input, facts, {
    facts: known,
    groups: () => ask.before?.groupsOf(leg) ?? null,
  });
  return touched
    ? { leg, facts, way: 'touched', carried: touched.carried, ...told(input, touched.outcome) }
    : { leg, facts, way: 'full', carried: 0, ...told(input, matchLeg(input)) };
}

/** As it stands: what the run before found is not written again, and its exceptions are read only where somebody compares them. */
function reused(before: RunBefore, leg: Leg, facts: LegFacts): ComputedLeg {
  const groups = before.groupsOf(leg);
  return {
    leg,
    facts: { ...facts, base: before.run.legs.get(leg)?.base ?? before.run.id },
    way: 'reused',
    carried: groups.count,
    groups,
    get exceptions() {
      return before.exceptionsOf(leg);
    },
  };
}

/** Lines without a day are in no period. */
function ofDays(input: LegInput, { from, to }: { readonly from: number; readonly to: number }): LegInput {
  const within = (set: LineSet) => {
    const positions: number[] = [];
    for (let position = 0; position < set.count; position += 1) {
      const day = set.day[position] ?? NO_DAY;
      if (day !== NO_DAY && day >= from && day <= to) positions.push(position);
    }
    return Uint32Array.from(positions);
  };
  return partOf(input, within(input.left), within(input.right));
}
