/** Analytics: boards, filters, dimensions, what a chart says beside its figures. */
import type { SameKeys } from '../same-keys.ts';
import type { analytics as source } from '../zh-cn/analytics.ts';

export const analytics: SameKeys<typeof source> = {
  'error.bad_input.not_a_day': 'There is no such day',
  'error.bad_input.range_reversed': 'The first day lies behind the last',
  'error.bad_input.range_long': 'The range is too long: {{days}} days at most',
  'error.bad_input.rate_twice': 'One currency has two rates',
  'error.bad_input.rate_nought': 'A rate must be more than nought',
  'error.bad_input.rate_of_itself': 'The currency that is converted to needs no rate',
  'place.analytics': 'Analytics',
  'analytics.title': 'Analytics',
};
