/** What a verification of a pack says. */
import type { SameKeys } from '../same-keys.ts';
import type { verifier as source } from '../zh-cn/verifier.ts';

export const verifier: SameKeys<typeof source> = {};
