/**
 * What may be done with a case, and by whom: pure, the same for every call. Nobody confirms her own proposal; a decision to report needs a report; what
 * is closed is opened again before anything of it changes.
 */
import type { CaseDecision } from '../../../../../shared/domain/risk.ts';
import type { StandingCase } from './case-standing.ts';

/** Why not, by a name for a sentence; '' where it may be done. */
export type Problem =
  | ''
  | 'closed'
  | 'proposed'
  | 'not_proposed'
  | 'not_closed'
  | 'own'
  | 'no_report'
  | 'not_reported'
  | 'filed';

/** Alerts, the report: what a decision rests on does not change while it waits, nor behind it. */
export const mayWork = ({ state }: StandingCase): Problem =>
  state === 'closed' ? 'closed' : state === 'proposed' ? 'proposed' : '';

export const mayAssign = ({ state }: StandingCase): Problem => (state === 'closed' ? 'closed' : '');

/** Whoever proposed may propose otherwise as long as nobody has answered: so nothing waits for ever when the last other officer leaves. */
export function mayPropose(one: StandingCase, decision: CaseDecision, person: string): Problem {
  if (one.state === 'closed') return 'closed';
  if (one.state === 'proposed' && one.proposedBy !== person) return 'proposed';
  return decision === 'reported' && one.report === null ? 'no_report' : '';
}

export function mayConfirm({ state, proposedBy }: StandingCase, person: string): Problem {
  if (state !== 'proposed') return 'not_proposed';
  return proposedBy === person ? 'own' : '';
}

export const mayReopen = ({ state }: StandingCase): Problem => (state === 'closed' ? '' : 'not_closed');

export function mayFile({ state, decision, filed }: StandingCase): Problem {
  if (state !== 'closed') return 'not_closed';
  if (decision !== 'reported') return 'not_reported';
  return filed === null ? '' : 'filed';
}
