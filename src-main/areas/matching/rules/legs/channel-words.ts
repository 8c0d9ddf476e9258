/**
 * The words by which banks name payment channels as the other party.
 */
import { CHANNELS } from '../../../../../shared/domain/statement-line.ts';
import type { LineTexts } from '../leg-match.ts';

const WORDS: Readonly<Record<string, readonly string[]>> = {
  wechat: ['财付通', '微信', 'tenpay', 'wechat', 'weixin'],
  alipay: ['支付宝', '蚂蚁', 'alipay'],
  unionpay: ['银联', 'unionpay'],
  paypal: ['贝宝', 'paypal'],
  stripe: ['stripe'],
  adyen: ['adyen'],
  square: ['square'],
  jd: ['京东', '网银在线'],
  meituan: ['美团', '钱袋宝'],
};

type Said = Pick<LineTexts, 'counterparty' | 'description'>;

const textOf = (text: Said): string => `${text.counterparty} ${text.description}`.toLowerCase();

/** Are there words for it at all? Of other channels nothing can be said. */
export const hasChannelWords = (channel: number): boolean => WORDS[CHANNELS[channel] ?? 'none'] !== undefined;

/** Does the bank name this channel? */
export function channelIsNamed(channel: number, text: Said): boolean {
  const words = WORDS[CHANNELS[channel] ?? 'none'] ?? [];
  const said = textOf(text);
  return words.some((word) => said.includes(word));
}

/** The channel the bank names, as an index into CHANNELS; null where it names none. */
export function namedChannel(text: Said): number | null {
  const said = textOf(text);
  const named = CHANNELS.findIndex((channel) => WORDS[channel]?.some((word) => said.includes(word)) === true);
  return named < 0 ? null : named;
}
