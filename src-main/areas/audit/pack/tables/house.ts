/** Who did what and by which rules of the house: people and their roles, requests with their decisions, rules of risk and approval, backups, retention, hand-overs. */
import { columns, type PackTable } from '../table.ts';
import { fromLedger, listed, rowsOf } from './from-ledger.ts';

const people: PackTable = {
  name: 'people',
  columns: columns('person:code', 'name:text', 'roles:code'),
  count: ({ deps }) => deps.persons().length,
  totals: [],
  *rows({ deps }) {
    for (const { id, name, roles } of deps.persons())
      yield { isIn: true, cells: [id, name, roles.join(' ')] };
  },
};

const roleChanges = fromLedger('role_changes', 'person_roles', {
  columns: columns('person:code', 'roles:code', 'reason:text', 'at:instant', 'by:code'),
  cells: (row, { mask }) => [row.person_id, listed(row.roles), mask.text(row.reason), row.at, row.by],
});
const personStates = fromLedger('person_states', 'person_state', {
  columns: columns('person:code', 'person_state:code', 'reason:text', 'at:instant', 'by:code'),
  cells: (row, { mask }) => [row.person_id, row.state, mask.text(row.reason), row.at, row.by],
});

const requests: PackTable = {
  name: 'requests',
  columns: columns(
    'request:number',
    'request_kind:code',
    'currency:code',
    'amount:amount',
    'hash:code',
    'approvals_needed:number',
    'reason:text',
    'expires_at:instant',
    'made_at:instant',
    'made_by:code',
  ),
  count: ({ deps }) => deps.ledger.countRows(['request']).get('request') ?? 0,
  totals: [],
  *rows({ deps, cut, mask }) {
    for (const each of rowsOf(deps.ledger, 'request'))
      yield {
        isIn: cut.instant(each.made_at),
        cells: [
          each.id,
          each.kind,
          each.currency,
          each.amount === null ? null : { amount: each.amount, currency: each.currency },
          each.hash,
          each.needed,
          mask.text(each.reason),
          each.expires_at,
          each.made_at,
          each.made_by,
        ],
      };
  },
};

const decisions = fromLedger('request_decisions', 'request_decision', {
  columns: columns('request:number', 'action:code', 'hash:code', 'text:text', 'at:instant', 'by:code'),
  cells: (row, { mask }) => [row.request_id, row.action, row.hash, mask.text(row.note), row.at, row.by],
  isIn: ({ at }, { cut }) => cut.instant(at),
});

const policies = fromLedger('approval_policies', 'approval_policy', {
  columns: columns('body:json', 'reason:text', 'at:instant', 'by:code'),
  cells: ({ rules, reason, at, by }, { mask }) => [rules, mask.text(reason), at, by],
});

const riskRules = fromLedger('risk_rules', 'risk_book', {
  columns: columns('version:number', 'body:json', 'reason:text', 'at:instant', 'by:code'),
  cells: ({ version, body, reason, at, by }, { mask }) => [version, body, mask.text(reason), at, by],
});

const backups = fromLedger('backups', 'backup', {
  columns: columns(
    'backup:code',
    'file:text',
    'bytes:number',
    'sha256:code',
    'backup_kind:code',
    'log_size:number',
    'root:code',
    'at:instant',
    'by:code',
  ),
  cells: (row) => [
    row.id,
    row.file_name,
    row.bytes,
    row.sha256,
    row.kind,
    row.size,
    row.root,
    row.at,
    row.by,
  ],
  isIn: ({ at }, { cut }) => cut.instant(at),
});

const drills = fromLedger('backup_drills', 'backup_drill', {
  columns: columns('backup:code', 'holds:code', 'at:instant', 'by:code'),
  cells: (row) => [row.backup_id, row.holds === 1 ? 'yes' : 'no', row.at, row.by],
  isIn: ({ at }, { cut }) => cut.instant(at),
});

const signals = fromLedger('signals_acknowledged', 'signal_acknowledgement', {
  columns: columns('signal:code', 'text:text', 'at:instant', 'by:code'),
  cells: (row, { mask }) => [row.key, mask.text(row.comment), row.at, row.by],
  isIn: ({ at }, { cut }) => cut.instant(at),
});

const retention = fromLedger('retention', 'retention_years', {
  columns: columns('record_class:code', 'years:number', 'reason:text', 'at:instant', 'by:code'),
  cells: (row, { mask }) => [row.record_class, row.years, mask.text(row.reason), row.at, row.by],
});
const holds = fromLedger('legal_holds', 'legal_hold', {
  columns: columns('hold:code', 'word_state:code', 'body:json', 'reason:text', 'at:instant', 'by:code'),
  cells: (row, { mask }) => [
    row.hold_id,
    row.state,
    mask.text(row.body),
    mask.text(row.reason),
    row.at,
    row.by,
  ],
});

/** Those the head covers: of this very pack, the next one tells. */
const handovers: PackTable = {
  name: 'handovers',
  columns: columns(
    'handover:number',
    'handover_kind:code',
    'file:text',
    'sha256:code',
    'bytes:number',
    'log_size:number',
    'body:json',
    'recipient:text',
    'text:text',
    'at:instant',
    'by:code',
  ),
  count: ({ head }) => head.handovers,
  totals: [],
  *rows({ deps, head, cut, mask }) {
    for (const row of rowsOf(deps.ledger, 'evidence_handover')) {
      if (row.row > head.handovers) continue;
      yield {
        isIn: cut.instant(row.at),
        cells: [
          row.row,
          row.kind,
          row.file_name,
          row.sha256,
          row.bytes,
          row.size,
          mask.text(row.scope),
          mask.text(row.recipient),
          mask.text(row.purpose),
          row.at,
          row.by,
        ],
      };
    }
  },
};

/** What was erased because it was due: how much of what, never what it said. */
const erasures = fromLedger('erasures', 'retention_erasure', {
  columns: columns('record_class:code', 'erasure_key:code', 'reason:text', 'at:instant', 'by:code'),
  cells: (row, { mask }) => [row.record_class, row.key, mask.text(row.reason), row.at, row.by],
});

export const houseTables: readonly PackTable[] = [
  people,
  roleChanges,
  personStates,
  requests,
  decisions,
  policies,
  riskRules,
  backups,
  drills,
  signals,
  retention,
  holds,
  erasures,
  handovers,
];
