/** Samples, audit tests, working papers. */
import type { SameKeys } from '../same-keys.ts';
import type { auditTools as source } from '../zh-cn/audit-tools.ts';

export const auditTools: SameKeys<typeof source> = {};
