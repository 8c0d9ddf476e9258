/** What was matched, by which rule in which version and how sure, and what was left open, as it stands at the head. */
import { formatDay } from '../../../../../shared/domain/dates.ts';
import { GROUP_STATES, type Leg, SIDES } from '../../../../../shared/domain/leg.ts';
import type { GroupRef } from '../../../review/leg-view.ts';
import { columns, type PackGround, type PackTable } from '../table.ts';
import { fromLedger } from './from-ledger.ts';
import { lineFilter } from './line-sums.ts';

const legsOf = ({ deps }: PackGround) =>
  deps.standing.legs().map((leg) => ({ leg, view: deps.standing.view(leg) }));

const isWhole = ({ cut: { scope } }: PackGround): boolean =>
  scope.from === '' &&
  scope.to === '' &&
  scope.channels.length + scope.accounts.length + scope.parties.length === 0;

/** By line id, of lines that stand: whether the scope wants it. Null: all are wanted. */
function wantedMarks(ground: PackGround): Uint8Array | null {
  const { lines } = ground.deps;
  if (isWhole(ground)) return null;
  const marks = new Uint8Array(
    1 + lines.imports().reduce((most, each) => Math.max(most, each.firstLineId + each.lineCount), 0),
  );
  for (const imported of lines.active()) {
    const of = lines.columns(imported);
    const isWanted = lineFilter(ground)(imported);
    for (let position = 0; position < imported.lineCount; position += 1)
      if (isWanted(position, of)) marks[imported.firstLineId + position] = 1;
  }
  return marks;
}

/** A group or an exception is wanted with any of its lines. */
function wantedLines(ground: PackGround): (lineIds: readonly number[]) => boolean {
  const marks = wantedMarks(ground);
  return (lineIds) => marks === null || lineIds.some((id) => marks[id] === 1);
}

function* groupsOf(ground: PackGround): Generator<{ readonly leg: Leg; readonly group: GroupRef }> {
  for (const { leg, view } of legsOf(ground)) {
    const index = view.groupIndex(GROUP_STATES);
    for (let at = 0; at < index.count; at += 1) yield { leg, group: index.at(at) };
  }
}
const countGroups = (ground: PackGround): number =>
  legsOf(ground).reduce((sum, { view }) => sum + view.groupIndex(GROUP_STATES).count, 0);

/** A line is in one group of a leg at most, but for groups that were refused; no object is made of a group that stands. */
function countMembers(ground: PackGround): number {
  let count = 0;
  for (const { view } of legsOf(ground)) {
    for (const side of SIDES)
      for (let position = 0; position < view.set(side).count; position += 1)
        if (view.standing(side, position) !== null) count += 1;
    const refused = view.groupIndex(['rejected']);
    for (let at = 0; at < refused.count; at += 1) {
      const { left, right } = refused.at(at);
      count += left.length + right.length;
    }
  }
  return count;
}

/** In scope; no object is made of a group that stands, for a screen asks after every click. */
const counted = new WeakMap<PackGround, { readonly groups: number; readonly members: number }>();
function countWanted(ground: PackGround): { readonly groups: number; readonly members: number } {
  const known = counted.get(ground);
  if (known) return known;
  const marks = wantedMarks(ground);
  let [groups, members] = [0, 0];
  for (const { view } of legsOf(ground)) {
    const index = view.groupIndex(GROUP_STATES);
    for (let at = 0; at < index.count; at += 1) {
      let isIn = marks === null;
      let count = 0;
      const take = (lineId: number) => {
        count += 1;
        isIn ||= marks?.[lineId] === 1;
        return false;
      };
      if (index.stateAt(at) === 'rejected') for (const side of SIDES) index.at(at)[side].forEach(take);
      else
        for (const side of SIDES)
          index.hasLine(at, side, (position) => take(view.set(side).lineId[position] ?? 0));
      if (!isIn) continue;
      groups += 1;
      members += count;
    }
  }
  const found = { groups, members };
  counted.set(ground, found);
  return found;
}

const matches: PackTable = {
  name: 'matches',
  columns: columns(
    'group:code',
    'leg:code',
    'group_state:code',
    'rule:code',
    'version:number',
    'confidence:number',
    'difference:amount',
    'currency:code',
    'made_at:instant',
    'made_by:code',
    'reason:text',
  ),
  count: countGroups,
  quick: (ground) => ({ records: countWanted(ground).groups, sums: [] }),
  totals: [],
  *rows(ground) {
    const isWanted = wantedLines(ground);
    for (const { leg, group } of groupsOf(ground)) {
      const { key, state, rule, confidence, person, left, right } = group;
      yield {
        isIn: isWanted(left) || isWanted(right),
        cells: [
          key,
          leg,
          state,
          rule?.id ?? person?.rule ?? '',
          rule?.version ?? null,
          confidence,
          person ? { amount: person.difference, currency: person.currency } : null,
          person?.currency ?? '',
          person?.madeAt ?? '',
          person?.madeBy ?? '',
          ground.mask.text(person?.reason ?? ''),
        ],
      };
    }
  },
};

const matchLines: PackTable = {
  name: 'match_lines',
  columns: columns('group:code', 'leg:code', 'side:code', 'line:number'),
  count: countMembers,
  quick: (ground) => ({ records: countWanted(ground).members, sums: [] }),
  totals: [],
  *rows(ground) {
    const isWanted = wantedLines(ground);
    for (const { leg, group } of groupsOf(ground)) {
      const isIn = isWanted(group.left) || isWanted(group.right);
      for (const side of SIDES)
        for (const line of group[side]) yield { isIn, cells: [group.key, leg, side, line] };
    }
  },
};

const day = (number: number | null): string => (number === null ? '' : formatDay(number));

const exceptions: PackTable = {
  name: 'exceptions',
  columns: columns(
    'exception:code',
    'leg:code',
    'exception_kind:code',
    'exception_state:code',
    'currency:code',
    'amount:amount',
    'difference:amount',
    'since:day',
    'expected_by:day',
    'age_days:number',
    'suggestion:code',
    'disposition:code',
    'owner:code',
    'due:day',
    'left_lines:text',
    'right_lines:text',
  ),
  count: ({ deps }) => deps.standing.exceptions().length,
  totals: [],
  *rows(ground) {
    const isWanted = wantedLines(ground);
    for (const each of ground.deps.standing.exceptions()) {
      const { key, leg, kind, state, currency, left, right } = each;
      yield {
        isIn: isWanted(left) || isWanted(right),
        cells: [
          key,
          leg,
          kind,
          state,
          currency,
          { amount: each.amount, currency },
          { amount: each.difference, currency },
          day(each.sinceDay),
          day(each.expectedByDay),
          each.ageDays,
          each.suggestion,
          each.disposition ?? '',
          each.owner,
          each.due,
          left.join(' '),
          right.join(' '),
        ],
      };
    }
  },
};

const runs = fromLedger('match_runs', 'match_run', {
  columns: columns('run:number', 'as_of:day', 'inputs_hash:code', 'at:instant', 'by:code'),
  cells: (row) => [row.id, row.as_of, row.inputs_hash, row.ran_at, row.ran_by],
});

export const matchingTables: readonly PackTable[] = [matches, matchLines, exceptions, runs];
