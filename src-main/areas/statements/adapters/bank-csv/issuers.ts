/**
 * Cards: how a card's statement is told from a bank account's, and what a positive amount means to the issuers whose files never say so.
 *
 * An issuer is known by its own header. Its rule counts only where the rows themselves prove nothing; NOTES.md says where each is from.
 */
import { wordOf } from './text.ts';

const CARD =
  /信用卡|贷记卡|卡号末四位|卡号后四位|卡末四位|入账金额|入账币种|本期账单|credit.?card|card ?member|card (?:no|number)|kreditkarte|carte de cr[eé]dit|tarjeta de cr[eé]dito|cart[aã]o de cr[eé]dito|carta di credito|karta kredytowa/i;

/** Cards print the day of the purchase and the day it was posted. */
const POST_DATE = /^post(?:ed)? date$/i;

export function isCardStatement(heads: readonly string[], fileName: string, hasBalance: boolean): boolean {
  if (CARD.test(heads.join(' ')) || CARD.test(fileName.replaceAll(/[_-]/g, ' '))) return true;
  return !hasBalance && heads.some((head) => POST_DATE.test(head));
}

interface Issuer {
  /** Header words that this issuer alone prints together. */
  readonly words: readonly string[];
  /** −1: a positive amount is spending. */
  readonly sign: 1 | -1;
  /** Of all its cards; '' where they differ. */
  readonly currency: string;
}

const ISSUERS: readonly Issuer[] = [
  {
    words: ['item', 'card', 'transactiondate', 'postingdate', 'transactionamount'],
    sign: -1,
    currency: 'CAD',
  }, // Bank of Montreal
  { words: ['transdate', 'postdate', 'description', 'amount', 'category'], sign: -1, currency: 'USD' }, // Discover
  { words: ['date', 'description', 'cardmember', 'account', 'amount'], sign: -1, currency: '' }, // American Express
  { words: ['date', 'description', 'amount', 'appearsonyourstatementas'], sign: -1, currency: '' }, // the same, more columns
  {
    words: ['date', 'description', 'amount', 'address', 'citystate', 'zipcode', 'country'],
    sign: -1,
    currency: '',
  },
  {
    words: ['transactiondate', 'postdate', 'description', 'category', 'type', 'amount'],
    sign: 1,
    currency: 'USD',
  }, // Chase
  {
    words: ['transactiondate', 'clearingdate', 'description', 'merchant', 'type', 'amountusd'],
    sign: -1,
    currency: 'USD',
  }, // Apple Card
  { words: ['交易日', '记账日', '交易摘要', '人民币金额', '卡号末四位'], sign: -1, currency: 'CNY' }, // 招商银行
  { words: ['交易日期', '入账日期', '交易描述', '结算币种', '结算金额'], sign: -1, currency: '' }, // 中信银行
  { words: ['交易日期', '入账日期', '交易摘要', '入账金额', '入账货币'], sign: -1, currency: '' }, // 广发银行
  { words: ['date', 'name', 'amount', 'isocurrencycode', 'merchantname', 'pending'], sign: -1, currency: '' }, // Plaid's export
];

export function issuerOf(names: readonly string[]): Issuer | null {
  const printed = new Set(names.map(wordOf));
  return ISSUERS.find((issuer) => issuer.words.every((word) => printed.has(word))) ?? null;
}
