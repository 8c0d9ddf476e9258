/**
 * What lines beside the table say: whose account, which currency, which days, and the totals the bank states (总笔数, 借方发生总额, 期初余额 …).
 *
 * The same reading serves lines above the header and lines below the last row. A label stands in its own cell with the value after it, or
 * in one cell with a colon between.
 */
import { currencyOf } from './currencies.ts';
import { splitDate } from './dates.ts';
import { type StatedName, statedNameOf } from './row-words.ts';
import { cleanCell, isBlank, wordOf } from './text.ts';

export interface StatedText {
  readonly name: StatedName;
  /** As printed; read when the decimal sign is known. */
  readonly text: string;
  readonly row: number;
}

export interface PreambleFacts {
  account: string;
  currency: string;
  /** Dates as printed, in order; the first two are the period where a label says so. */
  from: string;
  to: string;
  /** Every text that looks like a date: a hint for the order of the parts. */
  readonly dates: string[];
  readonly stated: StatedText[];
}

export const noFacts = (): PreambleFacts => ({
  account: '',
  currency: '',
  from: '',
  to: '',
  dates: [],
  stated: [],
});

const words = (text: string): ReadonlySet<string> => new Set(text.split(' ').map(wordOf));

const ACCOUNT = words(
  '查询账号 查询帐号 账号 帐号 卡号 本方账号 账户 客户账号 accountnumber accountno account iban konto kontonummer compte numerodecompte cuenta ' +
    'numerodecuenta conta numerodaconta accountiban',
);
const CURRENCY = words(
  '币种 币别 货币 货币种类 currency wahrung waehrung devise moneda divisa moeda accountcurrency',
);
const FROM = words(
  '起始日期 开始日期 起始日 查询起始日期 startdate fromdate from datefrom downloadstartdate periodstart von zeitraumvon du desde',
);
const TO = words(
  '终止日期 结束日期 截止日期 终止日 查询截止日期 enddate todate to dateto downloadenddate periodend bis zeitraumbis au hasta',
);
const PERIOD = words(
  '起止日期 查询期间 查询时间段 日期范围 交易期间 账单周期 对账期间 查询日期 period statementperiod daterange zeitraum periode periodo',
);

// Two Chinese blanks or several plain ones divide pairs within a cell as well.
const PAIR = /^([^:：]{1,40})[:：]\s*(.*)$/s;
const DATE_LIKE = /\d{1,4}[-/.年]\s?\d{1,2}[-/.月]\s?\d{1,4}日?|(?<!\d)(?:19|20)\d{6}(?!\d)/g;

/** A whole account number in what a bank prints behind its label: digits and stars, perhaps with letters before. */
const ACCOUNT_TEXT = /^[A-Z]{0,4}[\d*xX][\d*xX -]{3,40}[\dA-Za-z*]$/;

export function readPreambleRow(cells: readonly string[], row: number, into: PreambleFacts): void {
  const texts = cells.map(cleanCell).filter((cell) => cell !== '');
  for (let at = 0; at < texts.length; at += 1) {
    const text = texts[at] ?? '';
    for (const found of text.match(DATE_LIKE) ?? []) if (splitDate(found)) into.dates.push(found);
    const pair = PAIR.exec(text);
    const label = pair ? (pair[1] ?? '') : text;
    const value = pair && !isBlank(pair[2] ?? '') ? cleanCell(pair[2] ?? '') : (texts[at + 1] ?? '');
    readPair(label, value, row, into);
    const alone = text.replace(/^[:：\s]+/, '');
    if (into.currency === '' && /^[A-Z]{3}$/.test(alone)) into.currency = currencyOf(alone);
    if (into.currency === '')
      into.currency = /[(（](?:币种|currency)?[:：\s]*(人民币|[A-Z]{3})[)）]/i.exec(text)?.[1] ?? '';
    if (into.currency !== '') into.currency = currencyOf(into.currency);
  }
}

function readPair(label: string, value: string, row: number, into: PreambleFacts): void {
  const word = wordOf(label);
  const name = statedNameOf(label);
  if (name !== null) {
    if (/\d/.test(value)) into.stated.push({ name, text: value, row });
    return;
  }
  if (ACCOUNT.has(word) && into.account === '') {
    const account = value.replace(/\s{2,}.*$/s, '');
    if (ACCOUNT_TEXT.test(account)) into.account = account;
  } else if (CURRENCY.has(word) && into.currency === '') {
    into.currency = currencyOf(value.split(/[\s,，]/)[0] ?? '');
  } else if (FROM.has(word) && into.from === '') {
    into.from = datesOf(value)[0] ?? '';
  } else if (TO.has(word) && into.to === '') {
    into.to = datesOf(value)[0] ?? '';
  } else if (PERIOD.has(word) && into.from === '') {
    const [from = '', to = ''] = datesOf(value);
    if (to !== '') {
      into.from = from;
      into.to = to;
    }
  }
}

const datesOf = (text: string): readonly string[] =>
  (text.match(DATE_LIKE) ?? []).filter((found) => splitDate(found) !== null);
