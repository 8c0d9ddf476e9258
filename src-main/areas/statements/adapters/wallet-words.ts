/**
 * Words and cells that the bills of personal wallets share: which way the money went, how the trade stands, a moment that a workbook kept as
 * a number, and '/' for nothing. A word nobody knows is never taken for another.
 */
import { CHINA_ZONE, formatDay } from '../../../../shared/domain/dates.ts';
import { minor } from '../../../../shared/domain/money.ts';
import type { Direction, LineStatus, ParsedLine } from '../../../../shared/domain/statement-line.ts';
import { readMoment } from './cells.ts';
import type { RowReader } from './row-reader.ts';

/** Wallets print '/' where there is nothing. */
export const filled = (text: string): string => (text === '/' ? '' : text);

export const joined = (...parts: readonly string[]): string =>
  parts
    .map(filled)
    .filter((part) => part !== '')
    .join(' · ');

const DIRECTIONS: ReadonlyMap<string, Direction | null> = new Map([
  ['收入', 'in'],
  ['支出', 'out'],
  ['不计收支', null],
  ['中性交易', null],
  ['其他', null], // What 不计收支 was called until 2022.
  ['/', null],
  ['', null],
]);

/** 收/支; null where the wallet counts the row as neither. An unknown word is told to the sink. */
export function directionIn<Field extends string>(
  reader: RowReader<Field>,
  field: Field,
  neutral: string,
): Direction | null {
  const word = reader.text(field);
  const direction = DIRECTIONS.get(word);
  if (direction === undefined) reader.refuse(field, 'unknown_word', word, `收入 / 支出 / ${neutral}`);
  return direction ?? null;
}

/**
 * The status of a payment in our words. Part of the money given back leaves it a success, as it does in the orders; words that nobody knows
 * say nothing.
 */
export function statusOf(word: string): LineStatus {
  if (word.includes('失败')) return 'failed';
  if (/全额退款|已退还|^已退款$/.test(word)) return 'refunded';
  if (word.includes('已退款')) return 'success';
  if (/关闭|取消/.test(word)) return 'closed';
  if (/等待|处理中|进行中|^待/.test(word)) return 'pending';
  return /成功|完成|到账|已/.test(word) ? 'success' : 'none';
}

/** On the row of a refund the words speak of the payment: what was given back has been given back. */
export function refundStatusOf(word: string): LineStatus {
  const status = statusOf(word);
  return status === 'refunded' || status === 'closed' ? 'success' : status;
}

/** Nothing was paid yet, or it could not be. */
export const isUnpaid = (word: string): boolean => /失败|等待付款|等待支付|^待付款|^待支付/.test(word);

/** Days from Excel's day 0 to 1970-01-01. */
const EXCEL_EPOCH = 25_569;
const DAY_SECONDS = 86_400;

/** A workbook may keep a moment as days and a fraction ('45200.5') in a format its reader does not take for a date. */
function readWalletMoment(text: string): string | null {
  const serial = /^[2-7]\d{4}(?:\.\d{1,15})?$/.test(text) ? Number(text) : Number.NaN;
  if (Number.isNaN(serial)) return readMoment(text);
  const seconds = Math.round((serial - EXCEL_EPOCH) * DAY_SECONDS);
  const day = Math.floor(seconds / DAY_SECONDS);
  const rest = seconds - day * DAY_SECONDS;
  const two = (value: number) => String(value).padStart(2, '0');
  const time = [Math.floor(rest / 3600), Math.floor(rest / 60) % 60, rest % 60].map(two).join(':');
  return `${formatDay(day)}T${time}${CHINA_ZONE}`;
}

/** The first of these cells that is not blank, as a moment. */
export function momentIn<Field extends string>(
  reader: RowReader<Field>,
  first: Field,
  ...others: readonly Field[]
): string {
  const field = [first, ...others].find((each) => filled(reader.text(each)) !== '') ?? first;
  const text = filled(reader.text(field));
  const moment = readWalletMoment(text);
  if (moment === null)
    reader.refuse(field, text === '' ? 'missing_value' : 'not_a_date', text, '2026-05-08 10:00:00');
  return moment ?? '';
}

/** An amount of a wallet has no sign: the column 收/支 says which way it went. */
export function amountIn<Field extends string>(reader: RowReader<Field>, field: Field): number {
  const amount = reader.requiredAmount(field) ?? 0;
  if (amount < 0) reader.refuse(field, 'direction_contradicts', reader.text(field), '≥ 0');
  return amount;
}

/** A number with every digit; '' for '/'. */
export const idIn = <Field extends string>(reader: RowReader<Field>, field: Field): string =>
  filled(reader.id(field));

/**
 * Parts given back of one payment may all carry the payment's number. Number and second together are one of them, so that a second refund is
 * never taken for the first one changed.
 */
export const refundKey = (number: string, occurredAt: string): string =>
  number === '' ? '' : `${number}@${occurredAt}`;

type Told = Pick<
  ParsedLine,
  'row' | 'account' | 'channel' | 'kind' | 'direction' | 'occurredAt' | 'status'
> & { readonly net: number };

/** A line with what wallets never state left empty. */
export function walletLine(told: Told & Partial<Omit<ParsedLine, keyof Told>>): ParsedLine {
  return {
    bookingDate: '',
    valueDate: '',
    gross: null,
    fee: null,
    orderAmount: null,
    currency: 'CNY',
    balance: null,
    merchantOrderNo: '',
    refundNo: '',
    channelTransactionId: '',
    relatedTransactionId: '',
    batchNo: '',
    bankReference: '',
    counterparty: '',
    description: '',
    ...told,
    net: minor(told.net),
  };
}
