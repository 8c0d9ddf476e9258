/** Standard formats, reconciliation statement, ageing. */
import type { SameKeys } from '../same-keys.ts';
import type { auditPapers as source } from '../zh-cn/audit-papers.ts';

export const auditPapers: SameKeys<typeof source> = {};
