/** Accounts in the reader's language, with their sub-ledger behind them. Pure. */
import type { Words } from '../../ui/words.ts';

interface Named {
  readonly nameZh: string;
  readonly nameEn: string;
}

export const nameIn = (words: Pick<Words, 'locale'>, { nameZh, nameEn }: Named): string =>
  words.locale === 'en' ? nameEn || nameZh : nameZh;

/** '工商银行 bank:6222…', or the key alone where nobody named it. */
export const subText = ({ sub, subName }: { readonly sub: string; readonly subName: string }): string =>
  subName === '' ? sub : `${subName} ${sub}`;
