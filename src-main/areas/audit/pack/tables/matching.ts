/** What was matched by which rule in which version, what was left, what persons said of it, and the rules and terms themselves, version by version. */
import { formatDay } from '../../../../../shared/domain/dates.ts';
import { GROUP_STATES, type Leg, SIDES } from '../../../../../shared/domain/leg.ts';
import { MATCH_RULES } from '../../../matching/rules/match-rules.ts';
import type { GroupRef } from '../../../review/leg-view.ts';
import { columns, type PackGround, type PackTable } from '../table.ts';
import { fromLedger, rowsOf } from './from-ledger.ts';
import { lineFilter } from './line-sums.ts';

const legsOf = ({ deps }: PackGround) =>
  deps.standing.legs().map((leg) => ({ leg, view: deps.standing.view(leg) }));

const isWhole = ({ cut: { scope } }: PackGround): boolean =>
  scope.from === '' &&
  scope.to === '' &&
  scope.channels.length + scope.accounts.length + scope.parties.length === 0;

/** A group or an exception is wanted with any of its lines. */
function wantedLines(ground: PackGround): (lineIds: readonly number[]) => boolean {
  const { lines } = ground.deps;
  if (isWhole(ground)) return () => true;
  const marks = new Uint8Array(
    1 + lines.imports().reduce((most, each) => Math.max(most, each.firstLineId + each.lineCount), 0),
  );
  for (const imported of lines.active()) {
    const of = lines.columns(imported);
    const isWanted = lineFilter(ground)(imported);
    for (let position = 0; position < imported.lineCount; position += 1)
      if (isWanted(position, of)) marks[imported.firstLineId + position] = 1;
  }
  return (lineIds) => lineIds.some((id) => marks[id] === 1);
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
  quick: (ground) => (isWhole(ground) ? { records: countGroups(ground), sums: [] } : null),
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
  quick: (ground) => (isWhole(ground) ? { records: countMembers(ground), sums: [] } : null),
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

const exceptionEvents = fromLedger('exception_events', 'exception_event', {
  columns: columns('exception:code', 'action:code', 'value:text', 'text:text', 'at:instant', 'by:code'),
  cells: (row, { mask }) => [row.exception_key, row.action, row.value, mask.text(row.text), row.at, row.by],
});

const rejections = fromLedger('rejections', 'group_rejection', {
  columns: columns('leg:code', 'group:code', 'rule:code', 'reason:text', 'at:instant', 'by:code'),
  cells: (row, { mask }) => [row.leg, row.group_key, row.rule, mask.text(row.reason), row.at, row.by],
});

const rejectionEnds = fromLedger('rejection_ends', 'group_rejection_end', {
  columns: columns('rejection:number', 'reason:text', 'at:instant', 'by:code'),
  cells: (row, { mask }) => [row.rejection_id, mask.text(row.reason), row.at, row.by],
});

/** What persons said to a group the machine had made, or made without it: yes, no, by hand; with what it rested on then. */
const decisions = fromLedger('match_decisions', 'match_decision', {
  columns: columns(
    'leg:code',
    'match_verdict:code',
    'group:code',
    'rule:code',
    'version:number',
    'state_before:code',
    'confidence:number',
    'left_lines:text',
    'right_lines:text',
    'at:instant',
    'by:code',
  ),
  cells: (row) => [
    ...[row.leg, row.verdict, row.subject, row.rule, row.rule_version, row.was, row.confidence],
    ...[listed(row.left_lines), listed(row.right_lines), row.at, row.by],
  ],
});

/** A JSON list of ids, as `match_decision` has them. */
const listed = (json: string): string => (JSON.parse(json) as number[]).join(' ');

/** Groups of persons that ended. */
const groupEnds = fromLedger('match_ends', 'person_group_end', {
  columns: columns('group:code', 'reason:text', 'at:instant', 'by:code'),
  cells: (row, { mask }) => [`p${row.group_id}`, mask.text(row.reason), row.at, row.by],
});

const remainders = fromLedger('match_remainders', 'person_group_remainder', {
  columns: columns(
    'group:code',
    'treatment:code',
    'write_off_account:code',
    'currency:code',
    'amount:amount',
    'reason:text',
    'at:instant',
    'by:code',
  ),
  cells: ({ group_id, treatment, account, currency, amount, reason, at, by }, { mask }) => [
    ...[`p${group_id}`, treatment, account, currency, { amount, currency }, mask.text(reason), at, by],
  ],
});

const exceptionDetails = fromLedger('exception_details', 'exception_detail', {
  columns: columns('exception:code', 'action:code', 'value:text', 'body:json', 'at:instant', 'by:code'),
  cells: (row, { mask }) => [
    row.exception_key,
    row.action,
    mask.text(row.value),
    mask.text(row.facts),
    row.at,
    row.by,
  ],
});

const runUndos = fromLedger('undone_runs', 'match_run_undo', {
  columns: columns('run:number', 'reason:text', 'at:instant', 'by:code'),
  cells: (row, { mask }) => [row.run_id, mask.text(row.reason), row.at, row.by],
});

const runs = fromLedger('match_runs', 'match_run', {
  columns: columns('run:number', 'as_of:day', 'inputs_hash:code', 'at:instant', 'by:code'),
  cells: (row) => [row.id, row.as_of, row.inputs_hash, row.ran_at, row.ran_by],
});

/** As shipped, then as the house published them. */
const rules: PackTable = {
  name: 'rules',
  columns: columns(
    'rule:code',
    'version:number',
    'leg:code',
    'rule_state:code',
    'body:json',
    'reason:text',
    'at:instant',
    'by:code',
  ),
  count: ({ deps }) => MATCH_RULES.length + (deps.ledger.countRows(['match_rule']).get('match_rule') ?? 0),
  totals: [],
  *rows({ deps, mask }) {
    for (const rule of MATCH_RULES)
      yield {
        isIn: true,
        cells: [rule.id, rule.version, rule.leg, 'shipped', JSON.stringify(rule), '', '', ''],
      };
    for (const { rule_id, version, leg, state, body, reason, at, by } of rowsOf(deps.ledger, 'match_rule'))
      yield { isIn: true, cells: [rule_id, version, leg, state, body, mask.text(reason), at, by] };
  },
};

const terms: PackTable = {
  name: 'terms',
  columns: columns('term:code', 'channel:code', 'account:text', 'body:json', 'at:instant', 'by:code'),
  count: ({ deps }) => deps.terms.words().length,
  totals: [],
  *rows({ deps, mask }) {
    for (const { change, at, by } of deps.terms.words()) {
      const [channel, account] = change.what === 'calendar_day' ? ['', ''] : [change.channel, change.account];
      const shown = channel === 'bank' ? mask.account(account) : account;
      const { what, ...said } = change;
      const body = JSON.stringify('account' in said ? { ...said, account: shown } : said);
      yield { isIn: true, cells: [what, channel, shown, body, at, by] };
    }
  },
};

export const matchingTables: readonly PackTable[] = [
  matches,
  matchLines,
  exceptions,
  exceptionEvents,
  rejections,
  rejectionEnds,
  decisions,
  groupEnds,
  remainders,
  exceptionDetails,
  runUndos,
  runs,
  rules,
  terms,
];
