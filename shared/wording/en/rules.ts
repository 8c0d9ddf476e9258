/** The page of matching rules: rules, backtest, publishing, quality, offers. */

import type { SameKeys } from '../same-keys.ts';
import type { rules as source } from '../zh-cn/rules.ts';

export const rules: SameKeys<typeof source> = {
  'place.rules': 'Rules',
  'rules.title': 'Matching rules',
  'rules.tabs': 'View',
  'rules.tab.rules': 'Rules',
  'rules.tab.quality': 'Quality',
};
