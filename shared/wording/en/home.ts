/** Home: the state of the day in one screen. */
import type { SameKeys } from '../same-keys.ts';
import type { home as source } from '../zh-cn/home.ts';

export const home: SameKeys<typeof source> = {};
