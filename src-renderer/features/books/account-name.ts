/** Accounts in the reader's language, with their sub-ledger behind them. Pure. */
import { subAccountText } from '../../../shared/wording/sub-account.ts';
import type { Words } from '../../ui/words.ts';

interface Named {
  readonly nameZh: string;
  readonly nameEn: string;
}

export const nameIn = (words: Pick<Words, 'locale'>, { nameZh, nameEn }: Named): string =>
  words.locale === 'en' ? nameEn || nameZh : nameZh;

/** '工商银行 银行 622202…1234', or what stands of them. */
export const subText = (
  { locale }: Pick<Words, 'locale'>,
  { sub, subName }: { readonly sub: string; readonly subName: string },
): string => [subName, subAccountText(locale, sub)].filter((text) => text !== '').join(' ');
