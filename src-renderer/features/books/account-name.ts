/** Accounts in the reader's language, with their sub-ledger behind them. Pure. */
import type { Words } from '../../ui/words.ts';

interface Named {
  readonly nameZh: string;
  readonly nameEn: string;
}

export const nameIn = (words: Pick<Words, 'locale'>, { nameZh, nameEn }: Named): string =>
  words.locale === 'en' ? nameEn || nameZh : nameZh;

/** Key of an account of the house: its channel, its masked number, and what tells two of one mask apart. */
const HOUSE_KEY = /^([a-z]+):(.+?)(?:-[0-9a-f]{8})?$/;

/** '工商银行 银行 622202…1234': of a key what a person knows the account by; the key itself where it is none. */
export function subText(
  words: Pick<Words, 'or'>,
  { sub, subName }: { readonly sub: string; readonly subName: string },
): string {
  const [, channel, number = ''] = HOUSE_KEY.exec(sub) ?? [];
  const said =
    channel === undefined
      ? sub
      : `${words.or(`channel.${channel}`, channel)} ${number.replace(/\*{2,}/, '…')}`;
  return [subName, said].filter((text) => text !== '').join(' ');
}
