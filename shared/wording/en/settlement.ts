/** Settlement: batches, checklist, signing, completeness, in transit. */
import type { SameKeys } from '../same-keys.ts';
import type { settlement as source } from '../zh-cn/settlement.ts';

export const settlement: SameKeys<typeof source> = {
  'requestKind.settlement_sign': 'Sign settlement',
  'requestKind.settlement_sign.effect':
    'Once approved, the figures of these batches stand; lines that come later open a correction batch.',
  'requestKind.settlement_adjustment': 'Settlement adjustment',
  'requestKind.settlement_adjustment.effect':
    'Once approved, it enters the next batch that is not signed, and is booked.',
  'settlement_check.period_complete.complete': 'Every file from {{from}} to {{to}} is here',
  'settlement_check.period_complete.gathering': '{{from}} to {{to}} is not over yet, or a file is missing',
  'settlement_check.movements.add_up': 'Opening {{opening}} and every figure come to the net, {{net}}',
  'settlement_check.movements.do_not_add_up':
    'Opening {{opening}} and every figure come to {{sum}}, yet the net is {{net}}: do not sign, report this batch',
  'settlement_check.ties_batch.ties': 'Agrees with the channel’s own batch: {{net}}',
  'settlement_check.ties_batch.differs':
    'The channel’s batch says {{other}}, this one {{net}}: {{difference}} apart',
  'settlement_check.ties_batch.none': 'The channel gives no batch of its own',
  'settlement_check.ties_batch.merchant': 'The channel’s batch is held against what the channel owes',
  'settlement_check.ties_fund.ties': 'Agrees with the fund bill: {{net}}',
  'settlement_check.ties_fund.differs':
    'The fund bill says {{other}}, this batch {{net}}: {{difference}} apart',
  'settlement_check.ties_fund.none': 'There is no fund bill of these days',
  'settlement_check.ties_fund.merchant': 'The fund bill is held against what the channel owes',
  'settlement_check.ties_bank.ties': 'The bank has {{net}}, as it should',
  'settlement_check.ties_bank.differs': 'The bank has {{other}}, {{net}} was due: {{difference}} apart',
  'settlement_check.ties_bank.late': '{{net}} was due on {{dueDay}} and the bank does not show it',
  'settlement_check.ties_bank.not_due': 'Its money is not due yet',
  'settlement_check.ties_bank.by_channel': 'The channel paid it out; no bank statement shows it',
  'settlement_check.ties_bank.payment': 'What is paid to a merchant is held against the bank as a payment',
  'settlement_check.ties_bank.nothing_to_pay': 'The net is not above zero: nothing is to be paid',
  'settlement_check.ties_books.ties': 'All {{lines}} lines are booked and agree with the books',
  'settlement_check.ties_books.differs':
    'The books have {{booked}}, this batch {{net}}: {{difference}} apart',
  'settlement_check.ties_books.not_posted': '{{count}} of {{lines}} lines are not booked yet',
  'settlement_check.ties_books.no_lines': 'It has no line to compare with the books',
  'settlement_check.fee_variance.as_agreed': 'Fees of {{fees}} are as agreed',
  'settlement_check.fee_variance.overcharged': 'The channel charged {{difference}} more than agreed',
  'settlement_check.fee_variance.undercharged': 'The channel charged {{difference}} less than agreed',
  'settlement_check.fee_variance.no_schedule': 'No schedule says what the fees should be',
  'settlement_check.fee_variance.by_agreement':
    'Fees follow the merchant’s agreement; nobody else states them',
  'settlement_check.refunds.none': 'There are no refunds',
  'settlement_check.refunds.within': 'Refunds of {{refunds}}, sales of {{sales}}',
  'settlement_check.refunds.above_sales': 'Refunds of {{refunds}} are above sales of {{sales}}',
  'settlement_check.refunds.old_sales':
    '{{count}} refund is of a sale more than a year ago: {{amount}} || {{count}} refunds are of sales more than a year ago: {{amount}} in all',
  'settlement_check.open_exceptions.none': 'No exception is open',
  'settlement_check.open_exceptions.open':
    '{{count}} exception is open, of {{amount}} || {{count}} exceptions are open, of {{amount}}',
  'settlement_check.open_exceptions.breaks':
    '{{count}} file is missing or breaks its balance: not to be signed before it is here || {{count}} files are missing or break their balance: not to be signed before they are here',
  'settlement_check.reserve.none': 'No reserve is agreed',
  'settlement_check.reserve.stated': 'The bill holds {{held}} and releases {{released}}',
  'settlement_check.reserve.by_agreement': 'Held by the merchant’s agreement {{held}}, set free {{released}}',
  'settlement_check.reserve.as_agreed': '{{held}} is held, as agreed',
  'settlement_check.reserve.differs': '{{held}} is held; by the agreement it should be {{expected}}',
  'settlement_check.negative.none': 'The net is not below zero',
  'settlement_check.negative.below': 'The net is {{net}}, below zero since {{since}}',
  'settlement_check.splits.none': 'Nothing is shared out',
  'settlement_check.splits.within': '{{shared}} is shared out, within {{percent}}% of sales',
  'settlement_check.splits.above_limit': '{{shared}} is shared out, above {{percent}}% of sales',
  'settlement_check.splits.past_release':
    '{{count}} share comes after the day its money was released by itself || {{count}} shares come after the day their money was released by itself',
  'settlement_check.splits.no_terms': 'No limit of sharing is agreed',
  'settlement_check.payee_changes.none':
    'The accounts it is paid to have not changed since the last batch was signed',
  'settlement_check.payee_changes.changed':
    '{{count}} account it is paid to changed since the last batch was signed || {{count}} accounts it is paid to changed since the last batch was signed',
  'settlement_check.payee_changes.cooling_off':
    '{{count}} account it is paid to is still cooling off || {{count}} accounts it is paid to are still cooling off',
  'settlement_check.payee_changes.channel': 'A channel’s batch is paid to no one',
  'settlement_check.growth.usual':
    'Sales of {{sales}}; on such weekdays {{usual}} is usual (median of {{days}} days)',
  'settlement_check.growth.unusual':
    'Sales of {{sales}}; on such weekdays only {{usual}} is usual (median of {{days}} days)',
  'settlement_check.growth.no_history': 'Too few days before it to say what is usual',
  'settlement_check.growth.correction': 'A correction is not held against other days',
  'settlement_check.late_facts.none': 'No batch changed after it was signed',
  'settlement_check.late_facts.correction':
    'Since it was signed: {{came}} lines came, {{gone}} went, {{changed}} changed',
  'settlement_check.late_facts.overtaken':
    '{{count}} signed batch changed since: see its correction || {{count}} signed batches changed since: see their corrections',
  'record.kind.settlement_batches': 'Settlement batches',
  'record.kind.settlement_claims': 'Fee claims',
  'record.kind.settlement_statement': 'Merchant statement',
  'record.table.settlement_decision': 'Settlement decisions',
  'record.table.settlement_member': 'Lines that were signed',
  'record.table.settlement_adjustment': 'Settlement adjustments',
  'settlement.proposed': 'Proposed: the month of {{day}} is over and nobody has entered it yet',
  'error.move_not_allowed.evidence_of_other':
    'This line stands in a settlement of somebody else: it shows nothing of this one',
  'error.move_not_allowed.settlement_changed':
    'Its lines or checks have changed meanwhile; nothing was signed',
  'error.move_not_allowed.settlement_stopped':
    '{{count}} check stops the signing || {{count}} checks stop the signing',
  'error.move_not_allowed.settlement_currencies':
    'The batches are of several currencies: sign one currency at a time',
  'error.already_decided.settlement_signed': 'It is signed already, as {{settlement}}',
  'error.already_decided.settlement_asked': 'It waits for a second person in request {{request}}',
  'cli.help.settlement':
    'Settlement: batches listed, one shown with its figures and checks, signed (a second person agrees, with approve), held, returned, and merchants paid from what is signed. KEY is a batch’s key; once it is signed its number does as well.',
  'cli.settlement_checks': 'stops {{stop}}, warnings {{warn}}',
  'cli.settlement_sign': '{{count}} batch signed || {{count}} batches signed',
  'cli.settlement_hold': '{{count}} batch held || {{count}} batches held',
  'cli.settlement_return': '{{count}} batch returned || {{count}} batches returned',
  'cli.settlement_nothing_to_pay': 'Nothing may be paid now',
  'request.fact.settlement_batch': 'Batch',
  'request.fact.settlement_count': 'Batches',
  'request.fact.settlement_net': 'Net in all',
  'request.fact.settlement_without': 'Lines left for later',
  'request.fact.settlement_warning': 'Warnings of the checklist',
  'request.fact.settlement_owner': 'Settled with',
  'request.fact.adjustment_kind': 'Kind of adjustment',
  'request.fact.adjustment_effect': 'Adjustment',
  'request.fact.adjustment_day': 'Day',
  'request.fact.adjustment_booked': 'Booking',
  'request.fact.adjustment_evidence': 'Evidence',
  'adjustment_booked.booked': 'Booked, and in the merchant’s next batch that is not signed',
  'adjustment_booked.expected': 'Expected only: counted and booked when the channel’s bill says it',
  'settlement_report.column.batch': 'Batch',
  'settlement_report.column.channel': 'Channel',
  'settlement_report.column.account': 'Account',
  'settlement_report.column.owner': 'Settled with',
  'settlement_report.column.days': 'Days',
  'settlement_report.column.currency': 'Currency',
  'settlement_report.column.from': 'From',
  'settlement_report.column.to': 'To',
  'settlement_report.column.gross': 'Gross',
  'settlement_report.column.refunds': 'Refunds',
  'settlement_report.column.fees': 'Fees',
  'settlement_report.column.splits': 'Splits',
  'settlement_report.column.reserve_held': 'Reserve held',
  'settlement_report.column.reserve_released': 'Reserve released',
  'settlement_report.column.adjustments': 'Adjustments',
  'settlement_report.column.other': 'Other',
  'settlement_report.column.opening': 'Opening',
  'settlement_report.column.net': 'Net',
  'settlement_report.column.channel_net': 'Channel net',
  'settlement_report.column.bank_net': 'Bank net',
  'settlement_report.column.state': 'State',
  'settlement_report.title': 'Settlement batches',
  'settlement_report.channel': 'Channel',
  'settlement_report.merchant': 'Merchant',
  'settlement_report.nothing': 'There is no settlement batch',
  'settlement_report.columns':
    'Columns are signed by their effect on what is owed and add up to the net. Fees are less what was given back; Other is splits, reserve, chargebacks and adjustments.',
};
