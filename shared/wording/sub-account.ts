/** A sub-ledger (明细户) as a person knows it, on screens and on paper: the channel in words and the masked number, without what only tells keys apart. */
import { type Locale, sayOr } from './catalogue.ts';

/** Key of an account of the house: its channel, its masked number, and what tells two of one mask apart. */
const HOUSE_KEY = /^([a-z]+):(.+?)(?:-[0-9a-f]{8})?$/;

/** '银行 955880…2026'; a key that is none of an account of the house, such as a party's number, stands as it is. */
export function subAccountText(locale: Locale, sub: string): string {
  const [, channel, number = ''] = HOUSE_KEY.exec(sub) ?? [];
  if (channel === undefined) return sub;
  return `${sayOr(locale, `channel.${channel}`, channel)} ${number.replace(/\*{2,}/, '…')}`;
}
