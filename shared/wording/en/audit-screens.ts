/** Screens of evidence and of the tools of an auditor. */
import type { SameKeys } from '../same-keys.ts';
import type { auditScreens as source } from '../zh-cn/audit-screens.ts';

export const auditScreens: SameKeys<typeof source> = {};
