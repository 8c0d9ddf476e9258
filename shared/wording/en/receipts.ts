/** Receipts: the words on the paper, and what verifying one answers. */
import type { SameKeys } from '../same-keys.ts';
import type { receipts as source } from '../zh-cn/receipts.ts';

export const receipts: SameKeys<typeof source> = {
  'receipt.title': 'Payment receipt',
  'receipt.number': 'Receipt number',
  'receipt.paid_at': 'Paid at',
  'receipt.paid_at_china': 'Paid at (China time)',
  'receipt.issued_at': 'Issued at (China time)',
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
  'receipt.batch': 'Batch and number',
  'receipt.message_id': 'Instruction number',
  'receipt.instruction': 'Instruction file',
  'receipt.sha256': 'SHA-256 of the instruction file',
  'receipt.evidence': 'Evidence of payment',
  'receipt.evidence_file': '{{file}}, row {{row}}',
  'receipt.evidence_persons': 'two persons',
  'receipt.not_stated': 'not stated',
  'receipt.returned':
    'This payment was returned later: {{day}}. The receipt proves only that it had been paid.',
  'receipt.code_says':
    'Code. Scan or copy it to prove that this receipt is unchanged and stands in the record:',
  'receipt.code_command': 'verify --receipt {{code}} --workspace WORKSPACE',
  'receipt.page': 'Page {{page}} of {{of}}',
  'receipt.substituted': 'Characters missing from the font are shown as □: {{signs}}',
  'receipt.purpose.payout': 'Payout',
  'receipt.purpose.settlement': 'Settlement',
  'receipt.purpose.withdrawal': 'Withdrawal',
  'receipt.purpose.refund': 'Refund',
  'receipt.purpose.collection': 'Collection',
  'receipt.holds':
    'Receipt {{number}} is genuine: {{amount}} to {{payee}}, payment {{item}}, issued {{at}}. Proved by event {{seq}} of the record (of {{size}}, root {{root}}).',
  'receipt.now_returned': 'Note: this payment was returned later ({{day}}).',
  'receipt.fault.not_a_code': 'This is not a receipt code; one looks like R000001-XXXX-XXXX-XXXX-XXXX.',
  'receipt.fault.unknown': 'This workspace has no receipt {{number}}.',
  'receipt.fault.other_code':
    'Receipt {{number}} has another code: this paper was not issued by this workspace, or the code was miscopied.',
  'receipt.fault.edited':
    'Receipt {{number}} was changed in the ledger: it does not say what it said when it was issued.',
  'receipt.fault.not_recorded': 'The record has no event that issued receipt {{number}}.',
  'receipt.fault.not_proved':
    'The event that issued receipt {{number}} is not under the signed head of the record: the record was changed.',
};
