/**
 * A posting of an entry by hand, as who agrees to it reads it: a code is no name. What it cannot read it shows as it came.
 */
import { postingView } from '../../../shared/contract/journal-views.ts';
import { formatMinorGrouped } from '../../../shared/domain/money.ts';
import { subAccountText } from '../../../shared/wording/sub-account.ts';
import type { Words } from '../../ui/words.ts';

/** Its account and whose sub-ledger it is, by name and code, and how much. */
export function postingText(words: Words, text: string): string {
  try {
    const read = postingView.safeParse(JSON.parse(text));
    if (!read.success) return text;
    const { account, nameZh, nameEn, sub, subName, amount, currency } = read.data;
    const name = words.locale === 'en' ? nameEn || nameZh : nameZh;
    const parts = [
      `${account} ${name}`.trim(),
      sub === '' ? '' : `${subName} ${subAccountText(words.locale, sub)}`.trim(),
      `${formatMinorGrouped(amount, currency)} ${currency}`,
    ];
    return parts.filter((part) => part !== '').join(' · ');
  } catch {
    return text;
  }
}
