/** The chart frame: its table, its keys, its exports, what a screen reader hears. */
import type { SameKeys } from '../same-keys.ts';
import type { charts as source } from '../zh-cn/charts.ts';

export const charts: SameKeys<typeof source> = {};
