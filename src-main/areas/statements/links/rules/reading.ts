/**
 * What the texts of a line say about where the money went or came from: wallets a bank names, the card a wallet was paid with, accounts of ours,
 * the other party. Read once a line; lines that say the same share a reading.
 */
import type { Channel } from '../../../../../shared/domain/statement-line.ts';
import type { OwnAccount } from './pool.ts';

export interface LineTexts {
  readonly counterparty: string;
  readonly description: string;
  readonly bankReference: string;
}

export interface Reading {
  /** Wallets and channels a bank's line names, by bits of WALLETS. */
  readonly wallets: number;
  /** How a wallet's line says it was paid; '' where it does not. */
  readonly paidBy: '' | 'card' | 'wallet';
  /** Last four digits of that card; '' where it prints none. */
  readonly card: string;
  /** Own accounts the texts name by their last digits, ascending. */
  readonly named: readonly number[];
  /** The other party without digits, blanks and signs; '' where none is told. */
  readonly party: string;
}

/** The words by which banks name wallets and channels as the other party. */
const WALLETS: readonly (readonly [Channel, RegExp])[] = [
  ['wechat', /财付通|微信|tenpay|wechat|weixin/i],
  ['alipay', /支付宝|蚂蚁|alipay/i],
  ['jd', /京东|网银在线|jd\.com|jd ?pay/i],
  ['meituan', /美团|钱袋宝|meituan/i],
  ['paypal', /paypal|贝宝/i],
];
export const walletBit = (channel: Channel): number => {
  const at = WALLETS.findIndex(([each]) => each === channel);
  return at < 0 ? 0 : 1 << at;
};

export function walletsIn(text: string): number {
  let bits = 0;
  for (const [at, [, words]] of WALLETS.entries()) if (words.test(text)) bits |= 1 << at;
  return bits;
}

/** Money that lies with the wallet itself, or that it lends. */
const OWN_MEANS = /零钱|余额|花呗|借呗|白条|小金库|月付|亲属卡|亲情卡|礼品卡|分付|钱包/;
const CARD = /银行|信用社|信用卡|储蓄卡|借记卡|农商|\bbank\b|visa|mastercard/i;
/** What wallets put behind the means of payment. */
const NOTE = /已退款|成功退款|服务费/;
/** Longer is a name of goods, no means of payment. */
const MEANS_LENGTH_MAX = 60;

/** The wallet's adapters put the means of payment last into the description, before a note at most. */
function meansIn(description: string): Pick<Reading, 'paidBy' | 'card'> {
  const parts = description.split(' · ');
  let last = parts.pop() ?? '';
  if (NOTE.test(last)) last = parts.pop() ?? '';
  if (last.length > MEANS_LENGTH_MAX) return { paidBy: '', card: '' };
  if (CARD.test(last)) return { paidBy: 'card', card: /[(（]\D{0,4}(\d{4})[)）]/.exec(last)?.[1] ?? '' };
  return { paidBy: OWN_MEANS.test(last) ? 'wallet' : '', card: '' };
}

const digitsOf = (text: string): string => text.replace(/\D/g, '');

/** Last four digits of an account as its files print it; '' where it ends otherwise. */
export const tailOf = (account: string): string => /\d{4}$/.exec(account.replace(/\s/g, ''))?.[0] ?? '';

/** Four digits that are said to be the last of a number, or a whole number of eight digits and more. */
const MENTION = /(?:尾号|末四位|[*•x×X]{2}|[(（])[:：为是 ]{0,2}(\d{4})(?!\d)|(\d{8,34})/g;
const MENTIONS_MAX = 16;

/** Own accounts by their last digits. */
export class AccountNames {
  readonly #byTail = new Map<string, number[]>();
  readonly #accounts: readonly OwnAccount[];

  constructor(accounts: readonly OwnAccount[]) {
    this.#accounts = accounts;
    for (const [at, { account }] of accounts.entries()) {
      const tail = tailOf(account);
      if (tail !== '') this.#byTail.set(tail, [...(this.#byTail.get(tail) ?? []), at]);
    }
  }

  /** Which of them a text names, ascending. */
  in(text: string): number[] {
    if (this.#byTail.size === 0) return [];
    const found = new Set<number>();
    let mentions = 0;
    for (const [, tail, whole] of text.matchAll(MENTION)) {
      mentions += 1;
      if (mentions > MENTIONS_MAX) break;
      const number = tail ?? whole ?? '';
      for (const at of this.#byTail.get(number.slice(-4)) ?? [])
        if (tail !== undefined || this.#isWhole(at, number)) found.add(at);
    }
    return [...found].toSorted((a, b) => a - b);
  }

  /** The whole number of an account; where its own files hide the middle, what they show must agree. */
  #isWhole(at: number, number: string): boolean {
    const { account = '' } = this.#accounts[at] ?? {};
    const [head = '', ...rest] = account.split(/[*•xX×]+/);
    if (rest.length === 0) return digitsOf(account) === number;
    return number.startsWith(digitsOf(head)) && number.length >= 8;
  }
}

/** Letters of a name: digits, blanks, stars and signs say nothing about who it is. */
export const partyOf = (text: string): string => text.replace(/[^\p{L}]/gu, '').toLowerCase();

export function readTexts(texts: LineTexts, isBank: boolean, names: AccountNames): Reading {
  const all = `${texts.counterparty} ${texts.description} ${texts.bankReference}`;
  const means = isBank ? ({ paidBy: '', card: '' } as const) : meansIn(texts.description);
  return {
    wallets: isBank ? walletsIn(all) : 0,
    ...means,
    named: names.in(all),
    party: partyOf(texts.counterparty),
  };
}

/** Readings that are the same are one; a line keeps its place. */
export class Readings {
  readonly list: Reading[] = [];
  readonly #places = new Map<string, number>();

  place(reading: Reading): number {
    const key = `${reading.wallets}|${reading.paidBy}|${reading.card}|${reading.named.join(',')}|${reading.party}`;
    const known = this.#places.get(key);
    if (known !== undefined) return known;
    this.#places.set(key, this.list.length);
    return this.list.push(reading) - 1;
  }
}
