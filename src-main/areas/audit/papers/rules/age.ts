/** Ages in days, as ageing lists (账龄表) sort them: the first bucket holds what arose on the day itself and the day before. */
export const BUCKETS = ['0-1', '2-3', '4-7', '8-15', '16-30', '30+'] as const;
export type Bucket = (typeof BUCKETS)[number];

const LAST_DAYS: readonly number[] = [1, 3, 7, 15, 30];

export function bucketOf(ageDays: number): Bucket {
  const at = LAST_DAYS.findIndex((last) => ageDays <= last);
  return BUCKETS[at < 0 ? BUCKETS.length - 1 : at] ?? '30+';
}
