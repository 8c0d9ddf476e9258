/** How states of risk control look. The tone repeats what the word says, never more. Pure. */
import type { AlertView, CaseView, LargeValueView } from '../../../shared/contract/risk-views.ts';
import type { CaseDecision } from '../../../shared/domain/risk.ts';
import type { Tone } from '../../ui/tag.tsx';

export const LEVEL_TONES: Readonly<Record<AlertView['level'], Tone>> = { review: 'warn', stop: 'bad' };

export const ALERT_TONES: Readonly<Record<AlertView['state'], Tone>> = {
  new: 'accent',
  in_case: 'warn',
  dismissed: 'plain',
};

export const CASE_TONES: Readonly<Record<CaseView['state'], Tone>> = {
  open: 'accent',
  looking: 'accent',
  proposed: 'warn',
  closed: 'plain',
};

export const DECISION_TONES: Readonly<Record<CaseDecision, Tone>> = {
  cleared: 'ok',
  measures: 'warn',
  reported: 'bad',
};

/** What is due turns red once its last day is over; filed is done, not reportable is neither good nor bad. */
export const largeTone = ({ state, isLate }: Pick<LargeValueView, 'state' | 'isLate'>): Tone => {
  if (state === 'filed') return 'ok';
  if (state === 'not_reportable') return 'plain';
  return isLate ? 'bad' : 'warn';
};
