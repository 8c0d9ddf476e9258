/**
 * What undoing would do, told before it is done: of the newest run what falls open, what stands again and what persons said that loses its place;
 * of one group its lines, and the groups of other legs that stay.
 */
import type { Output } from '../../../../shared/contract/calls.ts';
import { Refused } from '../../../../shared/contract/errors.ts';
import { OUTLOOK_LINES_MAX } from '../../../../shared/contract/matching.ts';
import { LEGS, type Leg, SIDES } from '../../../../shared/domain/leg.ts';
import type { Ledger } from '../../../ledger/ledger.ts';
import type { RequestSubject } from '../../../platform/second-person.ts';
import { latestRun, readExceptions, readGroups, type StoredRun } from '../../matching/store.ts';
import type { LineStore } from '../../statements/line-store.ts';
import { findGroup } from '../groups/decide.ts';
import { LegView } from '../leg-view.ts';
import type { Standing } from '../standing.ts';
import { toExceptionView, toGroupView } from '../views.ts';

export interface ConsequencesDeps {
  readonly ledger: Ledger;
  readonly standing: Standing;
  readonly lines: LineStore;
  readonly nameOf: (person: string) => string;
  /** Requests for write-offs that wait for a second person. */
  readonly writeOffsWaiting: () => readonly { readonly subject: RequestSubject }[];
}

type Consequences = Output<'matching.consequences'>;

export function consequencesOfRun(deps: ConsequencesDeps): NonNullable<Consequences['run']> {
  const { ledger, standing } = deps;
  const run = standing.run();
  if (!run) throw new Refused('not_found', { what: 'run' });
  const earlier = latestRun(ledger, run.id);
  const now = standing.exceptions();
  const before = earlier ? readExceptions(ledger, earlier.id) : [];
  const beforeKeys = new Set(before.map((each) => each.key));
  const nowKeys = new Set(now.map((each) => each.key));
  const gone = now.filter((each) => !beforeKeys.has(each.key));
  const goneKeys = new Set(gone.map((each) => each.key));
  const isHere = (each: (typeof before)[number]) =>
    SIDES.every((side) => each[side].every((line) => isActive(deps.lines, line)));
  return {
    asOf: run.asOf,
    ranAt: run.ranAt,
    legs: LEGS.filter((leg) => run.legs.has(leg) || earlier?.legs.has(leg)).map((leg) => {
      const ours = run.legs.has(leg) ? standing.view(leg).countGroups() : null;
      const theirs = earlier?.legs.has(leg) ? viewBefore(deps, earlier, leg).countGroups() : null;
      return {
        leg,
        accepted: ours?.accepted ?? 0,
        proposed: ours?.proposed ?? 0,
        acceptedBefore: theirs?.accepted ?? 0,
        proposedBefore: theirs?.proposed ?? 0,
      };
    }),
    before: earlier && { asOf: earlier.asOf, ranAt: earlier.ranAt },
    exceptions: {
      gone: gone.length,
      back: before.filter((each) => !nowKeys.has(each.key) && isHere(each)).length,
      disposed: gone.filter((each) => each.disposition !== null).length,
      owned: gone.filter((each) => each.owner !== '').length,
      noted: gone.filter((each) => each.notes > 0).length,
    },
    stays: { confirmed: standing.persons().length, rejected: standing.rejections().length },
    requestsVoid: deps
      .writeOffsWaiting()
      .filter(({ subject }) => [subject['keys'] ?? []].flat().some((key) => goneKeys.has(String(key))))
      .length,
  };
}

const isActive = (lines: LineStore, lineId: number): boolean =>
  lines.importOf(lineId).view.state === 'active' && !lines.isSuperseded(lineId);

/** The leg as it was before the newest run, with what persons decided since laid over. */
function viewBefore({ ledger, standing }: ConsequencesDeps, earlier: StoredRun, leg: Leg): LegView {
  return new LegView({
    leg,
    ...standing.sides(leg, earlier),
    run: earlier,
    groups: readGroups(ledger, earlier.id, leg),
    persons: standing.persons(),
    rejections: standing.rejections(),
  });
}

export function consequencesOfGroup(
  { standing, lines, nameOf }: ConsequencesDeps,
  key: string,
): NonNullable<Consequences['group']> {
  const { view, group } = findGroup(standing, key);
  const ids = [...group.left, ...group.right];
  const isOfGroup = (line: number) => ids.includes(line);
  const resolved = standing
    .exceptions()
    .filter(
      (each) =>
        each.leg === view.leg &&
        each.state === 'resolved' &&
        SIDES.some((side) => each[side].some(isOfGroup)),
    );
  const others = standing
    .legs()
    .filter((leg) => leg !== view.leg)
    .flatMap((leg) => {
      const other = standing.view(leg);
      const found = SIDES.flatMap((side) => ids.flatMap((line) => other.groupOf(side, line) ?? []));
      const once = new Map(found.map((each) => [each.key, each]));
      return [...once.values()].map((each) => toGroupView(other, each, lines));
    });
  return {
    leg: view.leg,
    lineCount: ids.length,
    lines: ids.slice(0, OUTLOOK_LINES_MAX).map((line) => lines.view(line)),
    exceptions: resolved.map((each) => toExceptionView(each, lines, nameOf)),
    others: others.slice(0, OUTLOOK_LINES_MAX),
  };
}
