/** What persons said of what the machine had matched or left open: yes, no, by hand, written off, assigned, explained; and what they took back. */
import { columns, type PackTable } from '../table.ts';
import { fromLedger, listed } from './from-ledger.ts';

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

export const reviewedTables: readonly PackTable[] = [
  exceptionEvents,
  rejections,
  rejectionEnds,
  decisions,
  groupEnds,
  remainders,
  exceptionDetails,
  runUndos,
];
