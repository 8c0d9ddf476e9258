import type { SameKeys } from '../same-keys.ts';
import type { receipts as source } from '../zh-cn/receipts.ts';

/** Receipts: the words on the paper, and what verifying one answers. */
export const receipts: SameKeys<typeof source> = {
  'receipt.title': 'Payment receipt',
  'receipt.number': 'Receipt number',
  'receipt.paid_at': 'Paid',
  'receipt.issued_at': 'Issued (China time)',
  'receipt.payer': 'Paid by',
  'receipt.payee': 'Paid to',
  'receipt.account': 'Account',
  'receipt.bank': 'Bank or channel',
  'receipt.in_words': 'Amount in words',
  'receipt.in_figures': 'Amount',
  'receipt.purpose': 'Purpose',
  'receipt.remark': 'Remark',
  'receipt.order_no': 'Order number',
  'receipt.item_no': 'Payment number',
  'receipt.batch': 'Batch and place',
  'receipt.message_id': 'Instruction number',
  'receipt.instruction': 'Instruction file',
  'receipt.sha256': 'SHA-256 of the instruction file',
  'receipt.evidence': 'Known to be paid by',
  'receipt.evidence_file': '{{file}}, row {{row}}',
  'receipt.evidence_persons': 'two persons',
  'receipt.bank_reference': 'Bank or channel reference',
  'receipt.not_stated': 'not stated',
  'receipt.returned':
    'This payment was returned later: {{day}}. The receipt proves only that it had been paid.',
  'receipt.code_says':
    'The code. Scan it or copy it to prove that this receipt was not changed and stands in the record:',
  'receipt.code_command': 'verify --receipt {{code}} --workspace WORKSPACE',
  'receipt.page': 'Page {{page}} of {{of}}',
  'receipt.substituted': 'Signs the font does not have stand as □: {{signs}}',
  'receipt.purpose.payout': 'Payout',
  'receipt.purpose.settlement': 'Settlement',
  'receipt.purpose.withdrawal': 'Withdrawal',
  'receipt.purpose.refund': 'Refund',
  'receipt.purpose.collection': 'Collection',
  'receipt.holds':
    'Receipt {{number}} is true: {{amount}} to {{payee}}, payment {{item}}, issued {{at}}. Proved by event {{seq}} of the record (of {{size}}, root {{root}}).',
  'receipt.now_returned': 'Mind: this payment was returned later ({{day}}).',
  'receipt.fault.not_a_code': 'This is no code of a receipt: it looks like R000001-XXXX-XXXX-XXXX-XXXX.',
  'receipt.fault.unknown': 'This workspace has no receipt {{number}}.',
  'receipt.fault.other_code':
    'Receipt {{number}} has another code: this paper was not issued by this workspace, or the code was miscopied.',
  'receipt.fault.edited':
    'Receipt {{number}} was changed in the ledger: it does not say what it said when it was issued.',
  'receipt.fault.not_recorded': 'The record has no event that issued receipt {{number}}.',
  'receipt.fault.not_proved':
    'The event that issued receipt {{number}} is not under the signed head of the record: the record was changed.',
};
