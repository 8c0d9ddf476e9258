/**
 * What needs a second person and how: whose right it is to agree, how few may agree at least, and where the limits begin. A new kind is one line.
 */
import type { PolicyRule, RequestKind } from '../../../../shared/contract/approvals.ts';
import type { Right } from '../../../../shared/contract/call.ts';

interface KindRules {
  readonly right: Extract<Right, 'approve_money' | 'approve_people'>;
  /** A policy may ask for more, never for fewer. */
  readonly approversMin: 0 | 1;
  /** Limits by amount make sense for it. */
  readonly hasAmount: boolean;
  /**
   * Where nobody else could agree it is done at once and recorded as unchecked: a desk of one person must be able to work. Never a file whose own
   * totals disagree with its rows (DESIGN §5.2).
   */
  readonly isOpenToSolePerson: boolean;
  /** by_maker: needs hands or a secret that only its maker has, so the last approval only opens the way. */
  readonly carriedOut: 'at_once' | 'by_maker';
  readonly firstSteps: PolicyRule['steps'];
}

const always = [{ from: 0, approvers: 1 }];
/** Fen. Starting values to be set by each house: nobody's law, but a clerk's day should not wait for cents. */
const manualMatch = [
  { from: 0, approvers: 0 },
  { from: 1_000_000, approvers: 1 },
  { from: 100_000_000, approvers: 2 },
];
const writeOff = [
  { from: 0, approvers: 0 },
  { from: 10_000, approvers: 1 },
  { from: 10_000_000, approvers: 2 },
];
const payments = [
  { from: 0, approvers: 1 },
  { from: 50_000_000, approvers: 2 },
];
const money = {
  right: 'approve_money',
  hasAmount: false,
  carriedOut: 'at_once',
  firstSteps: always,
} as const;
const people = {
  right: 'approve_people',
  approversMin: 1,
  hasAmount: false,
  isOpenToSolePerson: true,
  carriedOut: 'at_once',
  firstSteps: always,
} as const;

export const KINDS: Readonly<Record<RequestKind, KindRules>> = {
  import_failed_proof: { ...money, approversMin: 1, isOpenToSolePerson: false },
  import_undo: { ...money, approversMin: 0, isOpenToSolePerson: true },
  manual_match: {
    ...money,
    approversMin: 0,
    hasAmount: true,
    isOpenToSolePerson: true,
    firstSteps: manualMatch,
  },
  write_off: { ...money, approversMin: 0, hasAmount: true, isOpenToSolePerson: true, firstSteps: writeOff },
  match_rule_publish: { ...money, approversMin: 1, isOpenToSolePerson: true },
  settlement_terms: { ...money, approversMin: 1, isOpenToSolePerson: true },
  order_cancel: { ...money, approversMin: 1, isOpenToSolePerson: true },
  order_refund: { ...money, approversMin: 1, hasAmount: true, isOpenToSolePerson: true },
  order_supplement: { ...money, approversMin: 1, hasAmount: true, isOpenToSolePerson: true },
  order_status: { ...money, approversMin: 1, hasAmount: true, isOpenToSolePerson: true },
  party_state: { ...money, approversMin: 0, isOpenToSolePerson: true },
  account_bind: { ...money, approversMin: 0, isOpenToSolePerson: true },
  account_change: { ...money, approversMin: 1, isOpenToSolePerson: true },
  account_unbind: { ...money, approversMin: 0, isOpenToSolePerson: true },
  agreement_change: { ...money, approversMin: 1, isOpenToSolePerson: true },
  watch_end: { ...money, approversMin: 1, isOpenToSolePerson: true },
  // Money that leaves: never by one pair of eyes, whoever else is there.
  payment_batch: {
    ...money,
    approversMin: 1,
    hasAmount: true,
    isOpenToSolePerson: false,
    firstSteps: payments,
  },
  payment_resolve: { ...money, approversMin: 1, hasAmount: true, isOpenToSolePerson: false },
  payment_limits: { ...money, approversMin: 1, isOpenToSolePerson: true },
  payment_layout: { ...money, approversMin: 1, isOpenToSolePerson: true },
  fund_unfreeze: { ...money, approversMin: 1, hasAmount: true, isOpenToSolePerson: true },
  settlement_sign: {
    ...money,
    approversMin: 1,
    hasAmount: true,
    isOpenToSolePerson: true,
    firstSteps: payments,
  },
  settlement_adjustment: { ...money, approversMin: 1, hasAmount: true, isOpenToSolePerson: true },
  chart_change: { ...money, approversMin: 1, isOpenToSolePerson: true },
  manual_journal: { ...money, approversMin: 1, hasAmount: true, isOpenToSolePerson: true },
  journal_reverse: { ...money, approversMin: 1, hasAmount: true, isOpenToSolePerson: true },
  period_close: { ...money, approversMin: 1, isOpenToSolePerson: true },
  period_reopen: { ...money, approversMin: 1, isOpenToSolePerson: true },
  risk_book: { ...money, approversMin: 1, isOpenToSolePerson: true },
  retention_years: { ...money, approversMin: 1, isOpenToSolePerson: true },
  retention_hold_end: { ...money, approversMin: 1, isOpenToSolePerson: true },
  // What is erased does not come back: never by one pair of eyes.
  retention_erase: { ...people, isOpenToSolePerson: false },
  approval_policy: { ...people },
  log_in_profile: { ...people },
  person_add: { ...people },
  person_roles: { ...people },
  person_disable: { ...people },
  person_enable: { ...people },
  name_erase: { ...people },
  password_reset: { ...people, carriedOut: 'by_maker' },
  second_factor_clear: { ...people },
  backup_restore: { ...people, carriedOut: 'by_maker' },
};
