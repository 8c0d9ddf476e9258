/** Retention, legal holds, erasing what is due. */
import type { SameKeys } from '../same-keys.ts';
import type { retention as source } from '../zh-cn/retention.ts';

export const retention: SameKeys<typeof source> = {
  'requestKind.retention_years': 'Change how long records are kept',
  'requestKind.retention_years.effect': 'Once agreed, what is due follows the new number of years.',
  'requestKind.retention_hold_end': 'End a legal hold',
  'requestKind.retention_hold_end.effect': 'Once agreed, these records may be erased when they are due.',
  'requestKind.retention_erase': 'Erase what is due',
  'requestKind.retention_erase.effect':
    'Once agreed, what is due is erased and does not come back; the audit trail can still be verified.',
};
