/** Settlement: batches, checklist, signing, completeness, in transit. */
import type { SameKeys } from '../same-keys.ts';
import type { settlement as source } from '../zh-cn/settlement.ts';

export const settlement: SameKeys<typeof source> = {
  'requestKind.settlement_sign': 'Sign settlement',
  'requestKind.settlement_sign.effect':
    'Once approved, the figures of these batches stand; lines that come later open a correction batch.',
  'requestKind.settlement_adjustment': 'Settlement adjustment',
  'requestKind.settlement_adjustment.effect':
    'Once approved, it enters the next batch that is not signed, and is booked.',
};
