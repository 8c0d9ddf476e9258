/** The three daily checks of client funds. */
import type { SameKeys } from '../same-keys.ts';
import type { fundChecks as source } from '../zh-cn/fund-checks.ts';

export const fundChecks: SameKeys<typeof source> = {
  'fundChecks.title': 'Client funds, three checks',
};
