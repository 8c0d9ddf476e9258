/** Screens of risk control. */
import type { SameKeys } from '../same-keys.ts';
import type { riskScreens as source } from '../zh-cn/risk-screens.ts';

export const riskScreens: SameKeys<typeof source> = {};
