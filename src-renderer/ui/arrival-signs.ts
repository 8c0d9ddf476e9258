/** The sign of a day in a calendar of what has arrived: beside its colour, for who does not see colours. */
import type { ArrivalState } from '../../shared/domain/arrival.ts';

export const DAY_SIGNS: Readonly<Record<ArrivalState, string>> = {
  arrived: '✓',
  empty: '○',
  failed: '✕',
  missing: '–',
  late: '!',
  expected: '·',
  free: '',
  before: '',
  after: '',
};
