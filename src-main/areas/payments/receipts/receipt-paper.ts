/**
 * A receipt as a paper, in the language of whoever gets it. Names and numbers are masked unless somebody who may has said why; what became of the
 * payment since stands above everything else.
 */
import { chinaClock } from '../../../../shared/domain/china-time.ts';
import { maskAccount, maskCounterparty } from '../../../../shared/domain/masking/party.ts';
import { maskText } from '../../../../shared/domain/masking/text.ts';
import { formatMinorGrouped } from '../../../../shared/domain/money.ts';
import type { ItemState } from '../../../../shared/domain/payment.ts';
import { receiptNumber } from '../../../../shared/domain/receipt-number.ts';
import { type Locale, say, type WordKey } from '../../../../shared/wording/catalogue.ts';
import type { Block, FormCell, Paper } from '../../../platform/pdf/paper.ts';
import type { ReceiptBody } from './body.ts';
import { chineseCapitals, englishWords } from './rules/amount-in-words.ts';
import type { Receipt } from './store.ts';

const CHINA = '+08:00';

/** Where its payment stands now, and since when. */
export interface PaymentNow {
  readonly state: ItemState;
  readonly day: string;
}

export function receiptPaper(
  { number, code, body }: Receipt,
  {
    locale,
    isRevealed,
    now,
  }: { readonly locale: Locale; readonly isRevealed: boolean; readonly now: PaymentNow },
): Paper {
  const words = (key: WordKey, facts: Record<string, string | number> = {}) => say(locale, key, facts);
  const orNone = (text: string) => (text === '' ? words('receipt.not_stated') : text);
  const cell = (key: WordKey, value: string, isStrong = false): FormCell => ({
    label: words(key),
    value: orNone(value),
    isStrong,
  });
  // As the channel printed it; a clock in China needs no zone beside the one in China the receipt was issued by.
  const paidAt = (at: string) => {
    const clock = at.replace('T', ' ');
    return clock.endsWith(CHINA)
      ? cell('receipt.paid_at_china', clock.slice(0, -CHINA.length))
      : cell('receipt.paid_at', clock);
  };
  const person = (name: string) => (isRevealed ? name : maskCounterparty(name));
  const side = (key: WordKey, { name, number: account, bankName, channel }: ReceiptBody['payer']) => [
    cell(key, person(name), true),
    cell('receipt.account', isRevealed ? account : maskAccount(account)),
    cell('receipt.bank', bankName === '' && channel !== 'none' ? words(`channel.${channel}`) : bankName),
  ];
  const inWords =
    locale === 'zh-CN'
      ? chineseCapitals(body.amount, body.currency)
      : englishWords(body.amount, body.currency);
  const figures = `${body.currency} ${formatMinorGrouped(body.amount, body.currency)}`;
  const rows: FormCell[][] = [
    [
      cell('receipt.number', receiptNumber(number), true),
      paidAt(body.paidAt),
      cell('receipt.issued_at', chinaClock(Date.parse(body.issuedAt) / 1000)),
    ],
    side('receipt.payer', body.payer),
    side('receipt.payee', body.payee),
    ...(inWords === '' ? [] : [[cell('receipt.in_words', inWords, true)]]),
    [
      cell('receipt.in_figures', figures, true),
      cell('receipt.purpose', words(`receipt.purpose.${body.purpose}`)),
      cell('receipt.order_no', body.merchantOrderNo),
    ],
    [cell('receipt.remark', isRevealed ? body.remark : maskText(body.remark))],
    [
      cell('receipt.item_no', body.itemNo),
      cell('receipt.batch', `${body.batchNo} · ${body.place}`),
      cell('receipt.message_id', body.messageId),
    ],
    [cell('receipt.instruction', body.instructionFile)],
    [cell('receipt.sha256', body.instructionSha256)],
    [
      cell(
        'receipt.evidence',
        body.resultFile === ''
          ? words('receipt.evidence_persons')
          : words('receipt.evidence_file', { file: body.resultFile, row: body.resultRow }),
      ),
    ],
  ];
  const returned: Block[] =
    now.state === 'returned' ? [{ kind: 'warning', text: words('receipt.returned', { day: now.day }) }] : [];
  return {
    title: words('receipt.title'),
    lines: [],
    house: body.house,
    madeAt: body.issuedAt,
    isLandscape: false,
    blocks: [
      ...returned,
      { kind: 'form', rows },
      {
        kind: 'code',
        code,
        lines: [code, words('receipt.code_says'), words('receipt.code_command', { code })],
      },
    ],
    words: {
      page: (page, of) => words('receipt.page', { page, of }),
      substituted: (signs) => words('receipt.substituted', { signs }),
    },
  };
}
