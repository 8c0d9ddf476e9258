/**
 * A run that is not written, beside what stands or beside a run by other rules (试运行、回测): per leg what would be gained, lost and changed, with
 * samples to look at. Nothing is written, nothing of it is kept.
 */
import type { Input, Output } from '../../../../shared/contract/calls.ts';
import { OUTLOOK_LINES_MAX, PREVIEW_SAMPLES_MAX } from '../../../../shared/contract/matching.ts';
import { parseDay } from '../../../../shared/domain/dates.ts';
import { LEGS, type Leg, SIDES, type Side } from '../../../../shared/domain/leg.ts';
import type { MatchRule } from '../../../../shared/domain/match-rule.ts';
import type { Ledger } from '../../../ledger/ledger.ts';
import type { CallInfo } from '../../../platform/handlers.ts';
import { type ComputedRun, computeRun } from '../../matching/compute.ts';
import type { InputDeps } from '../../matching/leg-input.ts';
import type { RuleStore } from '../../matching/rule-book/rule-store.ts';
import { type Pair, sideOf } from '../../matching/sides.ts';
import { runBefore } from '../../matching/store.ts';
import { type GroupRef, LegView } from '../leg-view.ts';
import type { Standing } from '../standing.ts';
import { toGroupView } from '../views.ts';
import { type ViewDiff, viewDiff } from './view-diff.ts';

export interface PreviewDeps extends InputDeps {
  readonly ledger: Ledger;
  readonly standing: Standing;
  readonly rules: RuleStore;
}

/** A run as it stands or would stand: a leg's view, and the keys of its exceptions that wait for somebody. */
interface Stand {
  readonly legs: readonly Leg[];
  readonly view: (leg: Leg) => LegView | null;
  readonly exceptions: (leg: Leg) => ReadonlySet<string>;
}

type Days = { readonly from: number; readonly to: number } | null;
type Preview = Output<'matching.preview'>;

export async function preview(
  deps: PreviewDeps,
  input: Input<'matching.preview'>,
  info: CallInfo,
): Promise<Preview> {
  const { standing } = deps;
  const { pair, rules } = input;
  const inForce = deps.rules.inForce();
  const isBacktest = rules.length > 0;
  const days = isBacktest ? daysOf(input) : null;
  const asOf = input.asOf ?? (isBacktest && input.to !== '' ? input.to : null);
  const after = await computeRun(
    deps,
    { asOf, pair, rules: laidOver(inForce, rules), days, before: isBacktest ? null : runBefore(deps.ledger) },
    info,
  );
  const beside = isBacktest ? await computeRun(deps, { asOf, pair, rules: inForce, days }, info) : null;
  const stands = beside ? standOf(deps, beside, pair) : whatStands(standing);
  const would = standOf(deps, after, pair);
  const diffs: { leg: Leg; before: LegView | null; after: LegView | null; diff: ViewDiff }[] = [];
  const legs: Preview['legs'] = [];
  for (const leg of LEGS.filter((each) => stands.legs.includes(each) || would.legs.includes(each))) {
    info.progress('matching', diffs.length, LEGS.length, leg);
    const [one, other] = [stands.view(leg), would.view(leg)];
    const diff = await viewDiff(one, other, () => info.breathe());
    diffs.push({ leg, before: one, after: other, diff });
    const { gained, lost, changed, kept } = diff;
    const [keys, newKeys] = [stands.exceptions(leg), would.exceptions(leg)];
    legs.push({
      leg,
      gained,
      lost,
      changed,
      kept,
      exceptionsGained: missingIn(keys, newKeys),
      exceptionsLost: missingIn(newKeys, keys),
      autoBefore: autoRate(one, days),
      autoAfter: autoRate(other, days),
    });
  }
  return { asOf: after.asOf, legs, samples: samplesOf(deps, diffs) };
}

/** How many of `keys` the other set does not have. */
function missingIn(other: ReadonlySet<string>, keys: ReadonlySet<string>): number {
  let count = 0;
  for (const key of keys) if (!other.has(key)) count += 1;
  return count;
}

function daysOf({ from, to }: Input<'matching.preview'>): Days {
  if (from === '' && to === '') return null;
  return { from: parseDay(from) ?? Number.NEGATIVE_INFINITY, to: parseDay(to) ?? Number.POSITIVE_INFINITY };
}

/** In their places where they change a rule, behind the others where they are new. */
function laidOver(inForce: readonly MatchRule[], rules: readonly MatchRule[]): MatchRule[] {
  const byId = new Map(inForce.map((rule) => [rule.id, rule]));
  for (const rule of rules) byId.set(rule.id, rule);
  return [...byId.values()];
}

function whatStands(standing: Standing): Stand {
  const legs = standing.legs();
  return {
    legs,
    view: (leg) => (legs.includes(leg) ? standing.view(leg) : null),
    exceptions: (leg) =>
      new Set(
        standing
          .exceptions()
          .filter((each) => each.leg === leg && each.state !== 'resolved')
          .map((each) => each.key),
      ),
  };
}

/** A computed run with persons' groups laid over it. */
function standOf({ lines, standing }: PreviewDeps, computed: ComputedRun, pair: Pair | null): Stand {
  const views = new Map(
    computed.legs.map(({ leg, facts, groups }) => [
      leg,
      new LegView({
        leg,
        left: sideOf(lines, leg, 'left', pair),
        right: sideOf(lines, leg, 'right', pair),
        // No run has the number 0: its keys name nothing, and no refusal speaks of its groups by number.
        run: {
          id: 0,
          asOf: computed.asOf,
          ranAt: '',
          inputsHash: computed.inputsHash,
          rules: computed.rules,
          legs: new Map([[leg, facts]]),
        },
        groups,
        persons: standing.persons(),
        rejections: [],
      }),
    ]),
  );
  const keysOf = (leg: Leg) =>
    computed.legs.find((each) => each.leg === leg)?.exceptions.map((each) => each.key) ?? [];
  return {
    legs: computed.legs.map((each) => each.leg),
    view: (leg) => views.get(leg) ?? null,
    exceptions: (leg) => new Set(keysOf(leg)),
  };
}

/** Lines matched by the machine ÷ lines in the leg, in ten-thousandths; only of the days asked about. */
function autoRate(view: LegView | null, days: Days): number {
  if (!view) return 0;
  let count = 0;
  let matched = 0;
  for (const side of SIDES) {
    const set = view.set(side);
    for (let position = 0; position < set.count; position += 1) {
      const day = set.day[position] ?? 0;
      if (view.isOutside(side, position) || (days && (day < days.from || day > days.to))) continue;
      count += 1;
      if (view.standing(side, position) === 'accepted') matched += 1;
    }
  }
  return count === 0 ? 0 : Math.floor((matched * 10_000) / count);
}

interface LegDiff {
  readonly leg: Leg;
  readonly before: LegView | null;
  readonly after: LegView | null;
  readonly diff: ViewDiff;
}

/** Every n-th difference, so that all legs and days have theirs. */
function samplesOf({ lines }: PreviewDeps, diffs: readonly LegDiff[]): Preview['samples'] {
  const total = diffs.reduce((sum, { diff }) => sum + diff.count, 0);
  const wanted = Math.min(total, PREVIEW_SAMPLES_MAX);
  const samples: Preview['samples'] = [];
  for (let number = 0; number < wanted; number += 1) {
    let place = Math.floor((number * total) / wanted);
    const found = diffs.find(({ diff }) => {
      if (place < diff.count) return true;
      place -= diff.count;
      return false;
    });
    if (!found) continue;
    const { what, before, after } = found.diff.at(place);
    const shown = (view: LegView | null, group: GroupRef | null) =>
      view && group ? toGroupView(view, group, lines) : null;
    const ids = (side: Side) => [...(before?.[side] ?? []), ...(after?.[side] ?? [])];
    const all = [...new Set([...ids('left'), ...ids('right')])];
    samples.push({
      leg: found.leg,
      what,
      before: shown(found.before, before),
      after: shown(found.after, after),
      lines: all.slice(0, OUTLOOK_LINES_MAX).map((id) => lines.view(id)),
    });
  }
  return samples;
}
