/** Risk control, what the engine says: rules, typologies, reasons. */
import type { SameKeys } from '../same-keys.ts';
import type { risk as source } from '../zh-cn/risk.ts';

export const risk: SameKeys<typeof source> = {
  'requestKind.risk_book': 'Change the risk rules',
  'requestKind.risk_book.effect':
    'Once agreed, the new parameters are used at once for screening and for checking payments; older versions are kept.',
};
