/**
 * What a header cell means. Whole words first, then the two halves of a bilingual header, then the parts that Chinese headers are made of.
 *
 * A lower rank wins where two columns mean the same: the booked amount before the amount in the currency of the shop.
 */
import { currencyOf } from './currencies.ts';
import { wordOf } from './text.ts';
import { WORDS } from './vocabulary.ts';

export const FIELDS = [
  'date',
  'time',
  'bookingDate',
  'valueDate',
  'amount',
  'in',
  'out',
  'direction',
  'type',
  'balance',
  'currency',
  'balanceCurrency',
  'description',
  'counterparty',
  'counterpartyAccount',
  'payer',
  'payee',
  'payerAccount',
  'payeeAccount',
  'reference',
  'account',
  'merchantOrderNo',
  'batchNo',
  'fee',
  'status',
  'known', // Understood, and nothing we keep.
] as const;
export type Field = (typeof FIELDS)[number];

export interface Meaning {
  readonly field: Field;
  /** The lower one wins where two columns mean the same. */
  readonly rank: number;
  /** Currency named in the header itself: 'Amount (USD)', '金额(元)'; ''. */
  readonly currency: string;
}

const EXACT = new Map<string, Meaning>();
for (const field of FIELDS) {
  const words = WORDS[field].flatMap((line) => line.split(' '));
  for (const [rank, word] of words.entries()) {
    const key = wordOf(word);
    if (key !== '' && !EXACT.has(key)) EXACT.set(key, { field, rank, currency: '' });
  }
}

/** Chinese headers are made of few parts: the part decides where the whole is unknown. */
const PARTS: readonly (readonly [RegExp, Field])[] = [
  [/^名义|^预留/, 'known'],
  [/^(对方|对手).*(账号|帐号|卡号)$/, 'counterpartyAccount'],
  [/^(对方|对手).*(行|行名|行号|机构)$/, 'known'],
  [/^(对方|对手).*(户名|名称|单位)/, 'counterparty'],
  [/^(付款|收款).*(账号|帐号|卡号|行)/, 'known'],
  [/借方.*笔数|贷方.*笔数/, 'known'],
  [/^(收入支出|支出收入|借方贷方|借贷方|收付)(金额|发生额)$/, 'amount'],
  [/借方|支出|取出|转出/, 'out'],
  [/贷方|收入|存入|转入/, 'in'],
  [/余额$/, 'balance'],
  [/(记账|入账|记帐).*日/, 'bookingDate'],
  [/交易.*日期|日期$/, 'date'],
  [/金额$|发生额$/, 'amount'],
  [/币种$|货币$/, 'currency'],
  [/摘要|用途|附言/, 'description'],
  [/流水号$/, 'reference'],
];
const PART_RANK = 900;

/**
 * What a header cell means, in any of our languages; null where nobody knows. Blanks, case, accents and punctuation do not count. Both halves
 * of a bilingual header are tried, and the cell without its unit ('Amount (USD)', '金额（元）': then `currency` says it).
 */
export function meaningOf(cell: string): Meaning | null {
  const bracketed = /^([^[(（【]*)[[(（【](.*)[\])）】]\s*$/s.exec(cell);
  const [, main = '', inner = ''] = bracketed ?? [];
  const unit = bracketed ? currencyOf(inner.replace(/^[+\-－＋\s]+/, '').trim()) : '';
  const whole = unit === '' ? lookUp(cell, '') : null;
  if (whole) return whole;
  if (bracketed) {
    const found = lookUp(main, unit) ?? lookUp(inner, '');
    if (found) return found;
  }
  // The currency behind the word: 'Amount USD', 'Débit Euros', 'Umsatz in EUR'.
  const at = cell.trim().search(/[\s_/]+\S{1,5}$/);
  const currency =
    at > 0
      ? currencyOf(
          cell
            .trim()
            .slice(at)
            .replace(/^[\s_/]+/, ''),
        )
      : '';
  if (currency !== '') {
    const found = lookUp(cell.trim().slice(0, at).replace(IN, ''), currency);
    if (found) return found;
  }
  // Bilingual without brackets: 交易日期/Transaction Date.
  for (const half of cell.split(/[/|\n]| - /)) {
    const found = half === cell ? null : lookUp(half, '');
    if (found) return found;
  }
  const word = wordOf(cell);
  const part = PARTS.find(([pattern]) => pattern.test(word));
  return part ? { field: part[1], rank: PART_RANK, currency: /元$/.test(word) ? 'CNY' : '' } : null;
}

const IN = /\s+(?:in|en|em|w|i)$/i;

function lookUp(text: string, currency: string): Meaning | null {
  const found = EXACT.get(wordOf(text));
  if (!found) return null;
  return currency === '' ? found : { ...found, currency };
}

/** What is left of a header without its word for money or currency: 结算金额 and 结算币种 belong together, so do 'Billing amount' and 'Billing currency'. */
export const stemOf = (name: string): string =>
  wordOf(name).replace(/金额|发生额|币种|币别|货币|收入|支出|存入|amount|currency|ccy|amt/g, '');

/**
 * Headers that only other formats print: payment channels, wallets, our own orders, exports and books. A generic reader would take their
 * gross for the movement of a bank account. Weak ones are foreign in company only: a bank may print a fee, none prints gross, fee and net.
 */
const FOREIGN = new Set(
  (
    '微信订单号 微信支付业务单号 资金流水单号 公众账号id 支付宝交易号 账务流水号 业务基础订单号 收付款方式 支付方式 商户退款单号 退款批次号请求号 支付渠道 交易创建时间 ' +
    'balancetransactionid availableonutc createdutc customerfacingamount reportingcategory pspreference companyaccount grosscurrency ' +
    'grosssales nettotal paymentid depositid transactioneventcode grosstransactionamount modificationreference paypalreferenceid ' +
    'paymentintentid chargeid 应结订单金额 商家实收 手续费率 查询流水号 queryid sourcekind linekind matchgroup fact'
  ).split(' '),
);
const FOREIGN_TOGETHER = new Set(
  'gross fee net 总额 费用 净额 brutto gebuhr entgelt netto bruto comision neto avantcommission commission'.split(
    ' ',
  ),
);
/** 2 settles it, 1 needs two more. */
export function foreignWeight(cell: string): 0 | 1 | 2 {
  const word = wordOf(cell);
  return FOREIGN.has(word) ? 2 : FOREIGN_TOGETHER.has(word) ? 1 : 0;
}
