/**
 * Maker and checker: what was asked for, by whom, and what a second person said. A request is a fact with the hash of what is asked; whoever
 * approves names that hash, so a change after it was shown voids the request.
 */
import { z } from 'zod';
import { asked } from './access.ts';
import { call, nothing } from './call.ts';
import { count, hash, id, minorUnits, note, page, pageOf, reason } from './shapes.ts';

/** What needs a second person. A new kind is one line here, one in the rules (request-kinds.ts) and its words. */
export const REQUEST_KINDS = [
  'import_failed_proof',
  'import_undo',
  'manual_match',
  'write_off',
  'match_rule_publish',
  'settlement_terms',
  'order_cancel',
  'order_refund',
  'order_supplement',
  'order_status',
  'party_state',
  'account_bind',
  'account_change',
  'account_unbind',
  'agreement_change',
  'watch_end',
  'payment_batch',
  'payment_resolve',
  'payment_limits',
  'payment_layout',
  'fund_unfreeze',
  'settlement_sign',
  'settlement_adjustment',
  'chart_change',
  'manual_journal',
  'journal_reverse',
  'period_close',
  'period_reopen',
  'risk_book',
  'retention_years',
  'retention_hold_end',
  'retention_erase',
  'approval_policy',
  'log_in_profile',
  'person_add',
  'person_roles',
  'person_disable',
  'person_enable',
  'name_erase',
  'password_reset',
  'second_factor_clear',
  'backup_restore',
] as const;
export type RequestKind = (typeof REQUEST_KINDS)[number];
const requestKind = z.enum(REQUEST_KINDS);

/**
 * waiting: for approvals. approved: enough of them, its maker carries it out (backup_restore, password_reset). done: carried out. void: what was
 * asked for changed underneath.
 */
export const REQUEST_STATES = [
  'waiting',
  'approved',
  'done',
  'rejected',
  'withdrawn',
  'expired',
  'void',
] as const;
export type RequestState = (typeof REQUEST_STATES)[number];

export const requestView = z.object({
  id,
  kind: requestKind,
  state: z.enum(REQUEST_STATES),
  hash,
  /** What it is about, as named values; words by name (wording: request.fact.<name>). */
  facts: z.array(z.object({ name: z.string(), value: z.string() })),
  amount: minorUnits.nullable(),
  currency: z.string(),
  reason: z.string(),
  madeBy: z.string(),
  madeByName: z.string(),
  madeAt: z.string(),
  expiresAt: z.string(),
  needed: count,
  approvals: z.array(z.object({ by: z.string(), name: z.string(), at: z.string(), note: z.string() })),
  /** Who ended it and why; empty while it waits. */
  ended: z.object({ by: z.string(), name: z.string(), at: z.string(), reason: z.string() }).nullable(),
  mayDecide: z.boolean(),
  /** Why not: own request, no right for this kind, approved it already, no longer waiting. */
  whyNot: z.enum(['', 'own', 'no_right', 'already', 'ended']),
  mayWithdraw: z.boolean(),
});
export type RequestView = z.infer<typeof requestView>;

/** From this amount on (minor units), so many approvers. Steps ascend and the first begins at 0. */
export const policyStep = z.object({ from: minorUnits.min(0), approvers: z.number().int().min(0).max(2) });
export const policyRule = z.object({
  kind: requestKind,
  steps: z.array(policyStep).min(1).max(5),
});
export type PolicyRule = z.infer<typeof policyRule>;

export const approvalsCalls = {
  /** What this person may see: her own, those she may decide, and all for who reads the record. */
  'approvals.list': call(
    'self',
    page.extend({ show: z.enum(['to_decide', 'mine', 'waiting', 'ended', 'all']) }),
    pageOf(requestView),
  ),
  'approvals.get': call('self', z.object({ id }), requestView.extend({ isCurrent: z.boolean() })),
  'approvals.counts': call('self', nothing, z.object({ toDecide: count, mine: count })),
  'approvals.approve': call(
    'approve',
    z.object({ id, hash, note }),
    z.object({ state: z.enum(REQUEST_STATES) }),
  ),
  'approvals.reject': call('approve', z.object({ id, reason }), nothing),
  'approvals.withdraw': call('self', z.object({ id, reason }), nothing),
  'approvals.policy': call(
    'self',
    nothing,
    z.object({
      rules: z.array(
        policyRule.extend({
          /** Fewest approvers a rule of this kind may ask for. */
          approversMin: count,
          hasAmount: z.boolean(),
          /** Done at once, and recorded as unchecked, where no second person exists. */
          isOpenToSolePerson: z.boolean(),
        }),
      ),
      expiresAfterDays: count,
    }),
  ),
  'approvals.setPolicy': call('settings', z.object({ rules: z.array(policyRule).min(1), reason }), asked, {
    isDangerous: true,
  }),
} as const;
