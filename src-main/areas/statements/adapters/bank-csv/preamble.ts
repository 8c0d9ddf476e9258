/**
 * What lines beside the table say: whose account, which currency, which days, and the totals the bank states (总笔数, 借方发生总额, 期初余额 …).
 *
 * The same reading serves lines above the header and lines below the last row. A label stands in its own cell with the value after it, or
 * in one cell with a colon between; a cell may hold several pairs, divided by wide blanks.
 */
import { currencyNamedIn, currencyOf } from './currencies.ts';
import { splitDate } from './date-parts.ts';
import { type StatedName, senseOf, statedNameOf } from './row-words.ts';
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
  /** Month of the statement where its title names one (2024年01月): 'YYYY-MM'. */
  month: string;
  /** Every text that looks like a date: a hint for the order of the parts. */
  readonly dates: string[];
  readonly stated: StatedText[];
}

export const noFacts = (): PreambleFacts => ({
  account: '',
  currency: '',
  from: '',
  to: '',
  month: '',
  dates: [],
  stated: [],
});

const words = (text: string): ReadonlySet<string> => new Set(text.split(' ').map(wordOf));

const ACCOUNT = words(
  '查询账号 查询帐号 账号 帐号 卡号 卡号账号 账户账号 本方账号 账户 客户账号 accountnumber accountno account iban konto kontonummer compte numerodecompte numerocompte cuenta ' +
    'numerodecuenta conta numerodaconta accountiban rekening rekeningnummer conto contocorrente numeroconto girokonto rachunek numerrachunku',
);
const CURRENCY = words(
  '币种 币别 货币 货币种类 卡内账户 currency wahrung waehrung devise moneda divisa moeda waluta accountcurrency comptetenuen',
);
const FROM = words(
  '起始日期 开始日期 起始日 查询起始日期 startdate fromdate from datefrom downloadstartdate periodstart von zeitraumvon du desde datededebutdetelechargement datededebut dal',
);
const TO = words(
  '终止日期 结束日期 截止日期 终止日 查询截止日期 enddate todate to dateto downloadenddate periodend bis zeitraumbis au hasta datedefindetelechargement datedefin',
);
const PERIOD = words(
  '起止日期 查询期间 查询时间段 查询时间范围 日期范围 交易期间 账单周期 对账期间 查询日期 period statementperiod daterange timerange zeitraum periode periodo okres',
);

const PAIR = /^([^:：]{1,60})[:：]\s*(.*)$/s;
const WIDE_BLANK = /[\s\u3000]{2,}(?=[^\s:：]{1,40}[:：])/;
const DATE_LIKE = /\d{1,4}[-/.年]\s?\d{1,2}[-/.月]\s?\d{1,4}日?|(?<!\d)(?:19|20)\d{6}(?!\d)/g;
const MONTH_LIKE = /((?:19|20)\d{2})\s?年\s?(\d{1,2})\s?月(?!\s?\d)/;

/** An account number in what a bank prints behind its label: digits and stars, perhaps with letters before; no part of a longer word. */
const ACCOUNT_TEXT = /^\[?([A-Z]{0,4}[\d*xX][\d*xX -]{3,40}[\dA-Za-z*])(?![^\s/(（\]])/;
/** '1 943,22 PLN': the code behind an amount. */
const AMOUNT_WITH_CODE = /^[+-]?[\d., ]*\d\s?([A-Z]{3})$/;

/** What a bank says in a cell is short; more than this is not read as such. */
const CHARS_READ = 400;

export function readPreambleRow(cells: readonly string[], row: number, into: PreambleFacts): void {
  const texts = gluedTexts(cells.map((cell) => cell.slice(0, CHARS_READ)))
    .flatMap((cell) => cell.split(WIDE_BLANK))
    .map(cleanCell)
    .filter((cell) => cell !== '');
  for (let at = 0; at < texts.length; at += 1) {
    const text = texts[at] ?? '';
    for (const found of text.match(DATE_LIKE) ?? []) if (splitDate(found)) into.dates.push(found);
    const month = MONTH_LIKE.exec(text);
    if (month && into.month === '') into.month = `${month[1]}-${(month[2] ?? '').padStart(2, '0')}`;
    const pair = PAIR.exec(text);
    const label = pair ? (pair[1] ?? '') : text;
    const value =
      pair && !isBlank(pair[2] ?? '') ? cleanCell(pair[2] ?? '') : behind(label, texts.slice(at + 1));
    readPair(label, value, row, into);
    if (into.currency === '') into.currency = currencyIn(text);
  }
}

/** What stands behind a label; 'Kontostand' | '2.1.2026' | '-501,53' has its day between. */
function behind(label: string, texts: readonly string[]): string {
  const [first = '', second = ''] = texts;
  const sense = second === '' || splitDate(first) === null ? null : senseOf(label);
  return sense === 'opening_balance' || sense === 'closing_balance' ? second : first;
}

/** A currency a text names without a label: a bare code, one in brackets, one behind an amount, a Chinese name. */
function currencyIn(text: string): string {
  const alone = text.replace(/^[:：\s]+/, '');
  if (/^[A-Z]{3}$/.test(alone)) return currencyOf(alone);
  const bracketed = /[(（](?:币种|currency)?[:：\s]*([A-Z]{3})[)）]/i.exec(text)?.[1];
  const coded = bracketed ?? AMOUNT_WITH_CODE.exec(text)?.[1];
  return (coded === undefined ? '' : currencyOf(coded)) || currencyNamedIn(text);
}

/** The currency behind an amount in a row that is none of the table's ('Saldo końcowe';'1 943,22 PLN'). */
export const currencyBehindAmount = (cells: readonly string[]): string =>
  cells
    .map((cell) => currencyOf(AMOUNT_WITH_CODE.exec(cleanCell(cell))?.[1] ?? ''))
    .find((code) => code !== '') ?? '';

/** '共 1' | '234.00 元': a thousands comma without quotes has cut a sentence. */
function gluedTexts(cells: readonly string[]): string[] {
  const glued: string[] = [];
  for (const cell of cells) {
    const before = glued[glued.length - 1];
    if (before !== undefined && /笔.*\D\d{1,3}(?:,\d{3})*$/.test(before) && /^\d{3}(?:\D|$)/.test(cell))
      glued[glued.length - 1] = `${before},${cell}`;
    else glued.push(cell);
  }
  return glued;
}

function readPair(label: string, value: string, row: number, into: PreambleFacts): void {
  const word = wordOf(label.replace(/[[(（【].*$/s, '') || label);
  const name = statedNameOf(label);
  if (name !== null) {
    for (const stated of statedIn(name, value)) into.stated.push({ ...stated, row });
    return;
  }
  if (ACCOUNT.has(word) && into.account === '') {
    into.account = ACCOUNT_TEXT.exec(value)?.[1]?.trim() ?? '';
  } else if (CURRENCY.has(word) && into.currency === '') {
    into.currency = currencyOf(value.split(/[\s,，]/)[0] ?? '') || currencyNamedIn(value);
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

const COUNT_OF = { in_sum: 'in_count', out_sum: 'out_count' } as const;

/** '3 笔，共 1,234.00 元' states a count and a sum at once. */
function statedIn(name: StatedName, value: string): { name: StatedName; text: string }[] {
  if (!/\d/.test(value)) return [];
  const counted = /(\d[\d,]*)\s*笔/.exec(value);
  if (!counted || (name !== 'in_sum' && name !== 'out_sum')) return [{ name, text: value }];
  const sum = /([\d,]*\d(?:\.\d+)?)\s*元/.exec(value);
  return [{ name: COUNT_OF[name], text: counted[1] ?? '' }, ...(sum ? [{ name, text: sum[1] ?? '' }] : [])];
}

const datesOf = (text: string): readonly string[] =>
  (text.match(DATE_LIKE) ?? []).filter((found) => splitDate(found) !== null);
