/**
 * What a person may decide about groups: confirm a proposal, reject it, match by hand, take a match apart. Each reads, decides by the rules,
 * and writes its facts in one transaction.
 */
import type { Input } from '../../../../shared/contract/calls.ts';
import { Refused } from '../../../../shared/contract/errors.ts';
import type { Leg, Side } from '../../../../shared/domain/leg.ts';
import { differenceOf, LEGS } from '../../../../shared/domain/leg.ts';
import type { Ledger } from '../../../ledger/ledger.ts';
import type { CallInfo } from '../../../platform/handlers.ts';
import type { SecondPerson } from '../../../platform/second-person.ts';
import type { Record as AuditRecord } from '../../../record/record.ts';
import { groupKey } from '../../matching/rules/work/keys.ts';
import type { GroupRef, LegView } from '../leg-view.ts';
import type { Standing } from '../standing.ts';
import { appendGroup, appendGroupEnd, appendRejection } from '../store.ts';
import { sumOf } from '../views.ts';
import type { Acts } from './acts.ts';
import { endOutOfForce } from './out-of-force.ts';
import { endsGroups, endsRejection, restoresGroup } from './take-back.ts';
import { appendVerdicts, verdictAgain, verdictOn } from './verdicts.ts';

export interface DecideDeps {
  readonly ledger: Ledger;
  readonly record: AuditRecord;
  readonly secondPerson: SecondPerson;
  readonly standing: Standing;
  readonly acts: Acts;
  readonly now: () => string;
}

/** The group a key names, with its leg. Refuses when it is gone or was decided by somebody meanwhile. */
export function findGroup(
  standing: Standing,
  key: string,
): { readonly view: LegView; readonly group: GroupRef } {
  const legs: readonly Leg[] = standing.legs();
  for (const leg of LEGS) {
    if (!legs.includes(leg)) continue;
    const view = standing.view(leg);
    const group = view.find(key);
    if (group) return { view, group };
  }
  throw new Refused('not_found', { what: 'group' });
}

export const currencyOf = (view: LegView, side: Side, lineId: number): string => {
  const set = view.set(side);
  return set.currencies[set.currency[view.positionOf(side, lineId)] ?? 0] ?? '';
};

/**
 * A yes says that lines belong together, not that what they differ by is given up: that stays open, and whoever decides about it is under the limits.
 * Two files of one kind are compared within what the rule allows.
 */
const leftOver = (leg: Leg, difference: number) =>
  difference === 0 || leg === 'left_right' ? null : ({ treatment: 'open', account: null } as const);

export function acceptGroups(deps: DecideDeps, input: Input<'review.accept'>, info: CallInfo): number {
  const found = [...new Set(input.keys)].map((key) => findGroup(deps.standing, key));
  for (const { group } of found)
    if (group.state !== 'proposed') throw new Refused('already_decided', { what: group.key });
  const happening = { action: 'review.accepted', subject: { groups: found.length } };
  const made = deps.record.write(info, happening, () => {
    const said = { at: deps.now(), by: info.person };
    endOutOfForce(
      deps,
      found.map(({ view: { leg }, group: { left, right } }) => ({ leg, left, right })),
      said,
    );
    const ids = found.map(({ view, group }) => {
      const { left, right } = group;
      const side = left.length > 0 ? 'left' : 'right';
      const difference = differenceOf(view.leg, sumOf(view, 'left', left), sumOf(view, 'right', right));
      return appendGroup(deps.ledger, {
        leg: view.leg,
        origin: 'proposal',
        rule: group.rule?.id ?? 'by_hand',
        reason: input.note,
        difference,
        currency: currencyOf(view, side, group[side][0] ?? 0),
        madeAt: deps.now(),
        madeBy: info.person,
        left,
        right,
        remainder: leftOver(view.leg, difference),
      });
    });
    appendVerdicts(
      deps.ledger,
      found.map(({ view, group }) => verdictOn(view.leg, group, 'yes', said)),
    );
    return ids;
  });
  deps.acts.note(info, {
    name: 'accept',
    count: made.length,
    takeBack: endsGroups(deps, made),
    ...(input.act !== undefined && { id: input.act }),
  });
  return made.length;
}

/** Says no to a machine's group, for good: the same members are not put together by the machine again. Gives the number of the no. */
function refuseGroup(
  deps: DecideDeps,
  view: LegView,
  group: GroupRef,
  reason: string,
  person: string,
): number {
  const place = /^m(\d+)-[a-z_]+-(\d+)$/.exec(group.key);
  const id = appendRejection(deps.ledger, {
    leg: view.leg,
    groupKey: groupKey(
      view.leg,
      view.left,
      group.left.map((id) => view.positionOf('left', id)),
      view.right,
      group.right.map((id) => view.positionOf('right', id)),
    ),
    runId: Number(place?.[1] ?? 0),
    groupNo: Number(place?.[2] ?? 0),
    rule: group.rule?.id ?? '',
    reason,
    at: deps.now(),
    by: person,
  });
  appendVerdicts(deps.ledger, [verdictOn(view.leg, group, 'no', { at: deps.now(), by: person })]);
  return id;
}

export function rejectGroup(deps: DecideDeps, input: Input<'review.reject'>, info: CallInfo): void {
  const { view, group } = findGroup(deps.standing, input.key);
  if (group.state !== 'proposed') throw new Refused('already_decided', { what: group.key });
  const id = deps.record.write(info, { action: 'review.rejected', subject: { group: group.key } }, () =>
    refuseGroup(deps, view, group, input.reason, info.person),
  );
  const members = { leg: view.leg, left: group.left, right: group.right };
  deps.acts.note(info, { name: 'reject', count: 1, takeBack: endsRejection(deps, id, members) });
}

/** Takes a match apart: a person's group ends; a machine's accepted group is refused for good. Other legs are not touched. */
export function unmatchGroup(deps: DecideDeps, input: Input<'review.unmatch'>, info: CallInfo): void {
  const { view, group } = findGroup(deps.standing, input.key);
  if (group.state === 'rejected') throw new Refused('already_decided', { what: group.key });
  const happening = { action: 'review.unmatched', subject: { group: group.key } };
  const takeBack = deps.record.write(info, happening, () => {
    if (group.person) {
      const said = { at: deps.now(), by: info.person };
      appendGroupEnd(deps.ledger, { groupId: group.person.id, ...said, reason: input.reason });
      appendVerdicts(deps.ledger, [verdictAgain(deps.ledger, view.leg, group, 'no', said)]);
      return restoresGroup(deps, group.person);
    }
    const id = refuseGroup(deps, view, group, input.reason, info.person);
    return endsRejection(deps, id, { leg: view.leg, left: group.left, right: group.right });
  });
  deps.acts.note(info, { name: 'unmatch', count: 1, takeBack });
}
