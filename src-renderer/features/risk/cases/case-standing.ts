/** What of a case waits and what may be done about it now. The engine decides every act by itself; this only keeps from offering what it would refuse. Pure. */
import type { Output } from '../../../../shared/contract/calls.ts';
import type { CaseView } from '../../../../shared/contract/risk-views.ts';
import type { CaseDecision } from '../../../../shared/domain/risk.ts';

type Event = Output<'risk.case'>['events'][number];

export interface Proposal {
  readonly decision: CaseDecision;
  readonly byName: string;
  readonly reason: string;
}

/** The newest proposal, while it waits. */
export function proposalOf(
  { state, decision }: Pick<CaseView, 'state' | 'decision'>,
  events: readonly Event[],
): Proposal | null {
  if (state !== 'proposed' || decision === null) return null;
  const said = events
    .filter(({ act }) => act === 'case_proposed')
    .reduce<Event | null>((newest, each) => (newest === null || each.at >= newest.at ? each : newest), null);
  return { decision, byName: said?.byName ?? '', reason: said?.text ?? '' };
}

export interface Moves {
  readonly mayWork: boolean;
  readonly mayPropose: boolean;
  readonly mayConfirm: boolean;
  readonly mayReopen: boolean;
  /** A decided report has gone to the authority: its number there is noted. */
  readonly mayFile: boolean;
}

export function movesOf({ state, decision, report, mayDecide }: Omit<CaseView, never>): Moves {
  return {
    mayWork: state !== 'closed',
    mayPropose: state === 'open' || state === 'looking',
    mayConfirm: state === 'proposed' && mayDecide,
    mayReopen: state === 'closed',
    mayFile: state === 'closed' && decision === 'reported' && report === 'drafted',
  };
}
