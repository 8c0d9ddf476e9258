/** Analytics: boards, filters, dimensions, what a chart says beside its figures. */
import type { SameKeys } from '../same-keys.ts';
import type { analytics as source } from '../zh-cn/analytics.ts';

export const analytics: SameKeys<typeof source> = {
  'place.analytics': 'Analytics',
  'analytics.title': 'Analytics',
};
