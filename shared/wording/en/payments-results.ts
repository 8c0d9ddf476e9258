/** Words of what comes after a batch is agreed to: instruction and results, lines of banks, resolving, receipts. */
import type { SameKeys } from '../same-keys.ts';
import type { paymentsResults as source } from '../zh-cn/payments-results.ts';

export const paymentsResults: SameKeys<typeof source> = {
  'payments.notOut': 'Not sent yet',
  'payments.notOutText':
    'Once approved, the instruction file is made here, and the results of the bank or channel are taken in.',
  'payments.readyToGo': 'Approved: the instruction file can be made',
  'payments.readyToGoText':
    'The file is made once; asked for again it is the same. You prove yourself again before it is made.',
  'payments.unknownText':
    'The result of {{count}} payment is unknown: not paid again before the channel can say, lest it be paid twice. Wait for a result file, or have it resolved by two persons with a line of the bank. || The results of {{count}} payments are unknown: not paid again before the channel can say, lest they be paid twice. Wait for a result file, or have them resolved by two persons with lines of the bank.',
  'payments.retry': 'Pay again',
  'payments.retryCount': 'Pay {{count}} again',
  'payments.retryMade': 'Draft {{batch}} pays them again',
  'payments.retriedBy': 'Paid again: {{item}}',
  'payments.receiptNo': 'Receipt {{number}}',
  'payments.lineShows.paid':
    'A line of the bank or channel shows that this was paid, and nobody has said so yet: settle its outcome as paid.',
  'payments.lineShows.returned':
    'A line of the bank or channel shows that this money came back, and nobody has said so yet: settle its outcome as returned.',
  'payments.linesShowPaid':
    'Lines show that {{count}} were paid, and nobody has said so yet: open them and settle the outcome.',
  'payments.linesShowReturned':
    'Lines show that {{count}} came back, and nobody has said so yet: open them and settle them as returned, then they can be paid again.',
  'payments.whyNoRetry.unknown':
    'Unknown, and so not paid again: the first may have gone through. Wait for the result, or have it resolved by two persons.',

  'payments.placeNo': 'No. {{place}}',
  'payments.retries': 'Pays again',
  'payments.retriedAs': 'Paid again as',
  'payments.events': 'Results',
  'payments.lines': 'Lines of banks and channels',
  'payments.noLines': 'No line is linked yet.',
  'payments.offers': 'Lines that may be this payment',
  'payments.link': 'Link',
  'payments.unlink': 'Unlink',
  'payments.linkTitle': 'This line is this payment',
  'payments.unlinkTitle': 'Unlink the line',
  'payments.linked': 'Linked',
  'payments.unlinked': 'Unlinked',
  'payments.resolve': 'Resolve',
  'payments.resolveTitle': 'Result of the payment to {{payee}}',
  'payments.resolveText':
    'Needs a second person’s approval. A bank line is the best evidence; without one, say whom you asked and what they answered.',
  'payments.resolved': 'Resolved',
  'payments.askSecond': 'Submit for review',
  'payments.evidence': 'Evidence',
  'payments.noEvidence': 'No line; see the reason',
  'payments.receipt': 'Receipt',
  'payments.receiptTitle': 'Receipt {{number}}',
  'payments.receiptText':
    'Its code is proved against the record under Payments, Verify a receipt, or by the command verify --receipt.',
  'payments.verifyReceipt': 'Verify a receipt',
  'payments.receiptCode': 'Code on the receipt',
  'payments.verifyReceiptDo': 'Verify',
  'payments.receiptLanguage': 'Language',
  'payments.receiptWhole': 'Show whole account numbers (goes on record)',
  'payments.receiptSave': 'Save PDF',
  'payments.receiptSaved': '{{file}} saved, code {{code}}',

  'payments.dropResults': 'Drop result files here',
  'payments.dropResultsText':
    'pain.002, Alipay, WeChat or a bank’s result files, several at once and in any order. You see what would change before it is taken.',
  'payments.chooseResults': 'Choose result files',
  'payments.take': 'Take in these results',
  'payments.taken':
    '{{count}} payment updated, receipts issued: {{receipts}} || {{count}} payments updated, receipts issued: {{receipts}}',
  'payments.wouldMove': 'Would become',
  'payments.noMoves': 'Nothing changes',
  'payments.noMovesText': 'Everything in it is known already; only the file itself would be kept.',
  'payments.moves': 'Changes',
  'payments.end.new': 'Ready to take in',
  'payments.end.known': 'Taken in before',
  'payments.end.refused': 'Refused',
  'payments.knownText': 'This very file was taken in before; taking it in again changes nothing.',
  'payments.refusedDo': 'Nothing was taken from this file. Check with the bank or channel and get a new one.',

  'payment_column.number': 'Account',
  'payment_column.payee': 'Payee',
  'payment_column.bankName': 'Bank',
  'payment_column.bankCode': 'Bank code',
  'payment_column.amount': 'Amount',
  'payment_column.currency': 'Currency',
  'payment_column.remark': 'Remark',
  'payment_column.merchantOrderNo': 'Order no.',
  'payment_row.unknown_payee': 'No such account is bound',
  'payment_row.several_accounts': 'Several accounts have this number',
  'payment_row.name_differs': 'The name is not the bound one',
  'payment_row.account_currency': 'The bound account is of another currency',
  'payment_row.wrong_currency': 'Another currency than the batch',
  'payment_row.too_long': 'Too long',
  'payment_row.no_rows': 'No payments in the file',
  'payment_result.unknown_batch': 'Not of a batch that was sent from here: {{batch}}',
  'payment_result.unknown_batch.do':
    'Nothing was taken. Make sure the file belongs to this workspace and its instruction was sent.',
  'payment_result.totals_differ': 'The file states {{stated}}, and {{ours}} was agreed to',
  'payment_result.totals_differ.do':
    'Nothing was taken. Ask the bank or channel: the file may be incomplete, or of another batch.',
  'payment_result.amount_differs': 'Row {{row}}, {{item}}: {{stated}}, and {{ours}} was agreed to',
  'payment_result.currency_differs': 'Currency {{stated}}, and the batch is in {{ours}}',
  'payment_result.unknown_payment': 'Row {{row}}: {{item}} is no payment of this batch',
  'payment_result.contradiction': 'Row {{row}}, {{item}}: said to be {{to}}, and known to be {{from}}',
  'payment_result.contradiction.do':
    'Nothing was taken. Both cannot be true: ask the bank or channel. What failed or came back and was paid after all is settled with a line of the bank.',
  'payment_result.rows':
    '{{count}} row is wrong, and nothing of the file is taken || {{count}} rows are wrong, and nothing of the file is taken',
};
