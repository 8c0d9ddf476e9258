/** The screens of settlement: list, batch, fee differences, days, in transit, paying. */
import type { SameKeys } from '../same-keys.ts';
import type { settlementScreens as source } from '../zh-cn/settlement-screens.ts';

export const settlementScreens: SameKeys<typeof source> = {
  'place.settlement': 'Settlement',
};
