/** Words of risk cases, of payments that are let go, and of files of watch lists. */
import type { SameKeys } from '../same-keys.ts';
import type { riskCases as source } from '../zh-cn/risk-cases.ts';

export const riskCases: SameKeys<typeof source> = {
  'risk.act.case_opened': 'Opened on {{count}} alerts',
  'risk.act.case_extended': '{{count}} alerts added',
  'risk.act.case_assigned': 'Given to {{owner}}, due {{due}}',
  'risk.act.case_noted': 'Note',
  'risk.act.case_attached': '{{file}} attached',
  'risk.act.attachment_saved': 'A copy of an attachment was taken out',
  'risk.act.report_drafted': 'Draft of the suspicious transaction report saved',
  'risk.act.case_proposed': 'Decision proposed: {{decision}}',
  'risk.act.case_confirmed': 'Decision agreed to',
  'risk.act.case_declined': 'Decision not agreed to',
  'risk.act.case_given': 'Given to {{owner}}',
  'risk.act.case_let_go': 'Given to nobody',
  'risk.act.case_reopened': 'Opened again',
  'risk.act.report_filed': 'Filed on {{on}} as {{reference}}',
  'error.move_not_allowed.case_closed': '{{id}} is closed; open it again first',
  'error.move_not_allowed.case_proposed': 'The decision on {{id}} waits for another compliance officer',
  'error.move_not_allowed.case_not_proposed': 'No decision on {{id}} waits to be checked',
  'error.move_not_allowed.case_not_closed': '{{id}} is not closed',
  'error.move_not_allowed.case_no_report':
    '{{id}} has no draft of a suspicious transaction report, so it cannot be closed as reported',
  'error.move_not_allowed.case_not_reported': 'The decision on {{id}} is not to report',
  'error.move_not_allowed.case_filed': 'The report of {{id}} is already noted as filed',
  'error.move_not_allowed.filed_future': 'The day of filing cannot be after today',
  'error.move_not_allowed.filed_early':
    'The day of filing cannot be before {{day}}, the day of the trade reported',
  'error.move_not_allowed.case_taken': 'One of these alerts is already in {{id}}',
  'paymentCheck.risk_review': 'Risk hint',
  'paymentCheck.risk_stop': 'Risk control',
  'payment_check.risk_review.watch_list': 'The payee matches the watch list',
  'payment_check.risk_review.changed_payee': "The payee's account was changed not long ago",
  'payment_check.risk_review.new_payee': 'First payment to this payee',
  'payment_check.risk_review.duplicate_payment': 'The same amount was paid to this payee within days',
  'payment_check.risk_review.under_threshold': 'The amount is just under a limit',
  'payment_check.risk_review.velocity_payee': 'More payments to this payee, or more money, than usual',
  'payment_check.risk_review.do': 'Ask the payee by a contact you already know, then submit.',
  'payment_check.risk_stop.held': 'Held by risk control; ask the compliance officer',
  'payment_check.risk_stop.no_officer':
    'Risk control would hold this; nobody here may release it, so whoever approves decides after checking',
  'payment_check.risk_stop.do': 'Ask the compliance officer; once it is released, verify again.',
  'refusal.not_watch_list': 'Not a watch list',
  'refusal.not_watch_list.do':
    "It needs a column of names, accounts, identity numbers or phones, or the two columns 'type' and 'value'.",
  'problem.not_a_phone': 'Not a phone number',
  'problem.nothing_to_watch': 'Nothing that could be compared',
  'problem.unknown_kind': 'Unknown kind',
  'request.fact.watch_version': 'Version of the list',
  'request.fact.watch_count': 'Entries taken off',
  'error.plan_stale.watch_list': 'The watch list has changed since the preview; look at it again',
};
