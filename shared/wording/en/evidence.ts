/** Evidence packs: contents, dictionary, exclusions, readme. */
import type { SameKeys } from '../same-keys.ts';
import type { evidence as source } from '../zh-cn/evidence.ts';

export const evidence: SameKeys<typeof source> = {};
