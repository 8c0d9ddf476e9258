/**
 * A case (案件) as its facts make it, oldest first. What was decided before it was opened again stays in its history; attachments, notes and the report
 * stay with it.
 */

import type { Kept, KeptAlert, RiskFactKind } from '../../../../../shared/contract/risk-fact.ts';
import type { SuspiciousReport } from '../../../../../shared/contract/risk-views.ts';
import type { CaseDecision, CaseState } from '../../../../../shared/domain/risk.ts';
import { assertNever } from '../../../../../shared/result.ts';

const CASE_FACTS = [
  'case_opened',
  'case_extended',
  'case_assigned',
  'case_noted',
  'case_attached',
  'attachment_saved',
  'report_drafted',
  'case_proposed',
  'case_confirmed',
  'case_reopened',
  'report_filed',
] as const satisfies readonly RiskFactKind[];
export type CaseFact = Kept<(typeof CASE_FACTS)[number]>;

export const isCaseFact = (fact: Kept): fact is CaseFact => CASE_FACTS.some((kind) => kind === fact.what);

export interface CaseAttachment {
  readonly id: number;
  readonly fileName: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly original: string;
  readonly at: string;
}

export interface StandingCase {
  readonly caseNo: string;
  readonly title: string;
  readonly state: CaseState;
  /** Null unless it is proposed or closed. */
  readonly decision: CaseDecision | null;
  /** Who proposed what waits or stands, by id; '' for nobody. */
  readonly proposedBy: string;
  /** The fact that proposed what waits; 0 for none. */
  readonly proposal: number;
  /** Closed without a second officer, for there was none. */
  readonly isUnchecked: boolean;
  readonly openedAt: string;
  readonly owner: string;
  readonly due: string;
  readonly notes: number;
  /** As they were when they were taken up, the newest copy of each. */
  readonly alerts: readonly KeptAlert[];
  readonly attachments: readonly CaseAttachment[];
  readonly report: SuspiciousReport | null;
  /** Whether the report as it stands was filed. */
  readonly filed: { readonly reference: string; readonly on: string } | null;
  readonly history: readonly CaseFact[];
}

/** By number, in the order in which they were opened. */
export function standingCases(facts: readonly Kept[]): ReadonlyMap<string, StandingCase> {
  const cases = new Map<string, StandingCase>();
  for (const fact of facts) {
    if (!isCaseFact(fact)) continue;
    const before = fact.what === 'case_opened' ? opened(fact) : cases.get(fact.caseNo);
    if (before) cases.set(fact.caseNo, { ...after(before, fact), history: [...before.history, fact] });
  }
  return cases;
}

const opened = ({ caseNo, title, at }: Kept<'case_opened'>): StandingCase => ({
  caseNo,
  title,
  state: 'open',
  decision: null,
  proposedBy: '',
  proposal: 0,
  isUnchecked: false,
  openedAt: at,
  owner: '',
  due: '',
  notes: 0,
  alerts: [],
  attachments: [],
  report: null,
  filed: null,
  history: [],
});

function after(one: StandingCase, fact: CaseFact): StandingCase {
  switch (fact.what) {
    case 'case_opened':
    case 'case_extended':
      return { ...one, alerts: [...one.alerts, ...fact.alerts] };
    case 'case_assigned': {
      const begins = one.state === 'open' && fact.owner !== '';
      return { ...one, owner: fact.owner, due: fact.due, state: begins ? 'looking' : one.state };
    }
    case 'case_noted':
      return { ...one, notes: one.notes + 1 };
    case 'case_attached': {
      const { name: fileName, ...file } = fact.file;
      return { ...one, attachments: [...one.attachments, { id: fact.row, fileName, ...file, at: fact.at }] };
    }
    case 'attachment_saved':
      return one;
    case 'report_drafted':
      return { ...one, report: fact.report, filed: null };
    case 'case_proposed':
      return {
        ...one,
        state: fact.waits ? 'proposed' : 'closed',
        decision: fact.decision,
        proposedBy: fact.by,
        proposal: fact.waits ? fact.row : 0,
        isUnchecked: !fact.waits,
      };
    case 'case_confirmed':
      return fact.isRight
        ? { ...one, state: 'closed', proposal: 0 }
        : { ...one, state: 'looking', decision: null, proposedBy: '', proposal: 0 };
    case 'case_reopened':
      return { ...one, state: 'looking', decision: null, proposedBy: '', isUnchecked: false };
    case 'report_filed':
      return { ...one, filed: { reference: fact.reference, on: fact.on } };
    default:
      return assertNever(fact);
  }
}
