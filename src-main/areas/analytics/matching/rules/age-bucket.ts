/** Ages in business days fall into the buckets of DOMAIN; each begins where the one before it ends. Pure. */
import { AGE_BUCKETS } from '../../../../../shared/domain/analytics/panel.ts';

const STARTS = AGE_BUCKETS.map((bucket) => Number.parseInt(bucket, 10));

export const ageBucket = (days: number): string =>
  AGE_BUCKETS[STARTS.findLastIndex((start) => days >= start)] ?? AGE_BUCKETS[0];
