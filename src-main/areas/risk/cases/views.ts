/** Cases as an officer is shown them: her own part in what waits, the evidence as it was taken up, and what the rules say otherwise by now. */
import type { Output } from '../../../../shared/contract/calls.ts';
import type { Facts } from '../../../../shared/contract/errors.ts';
import type { KeptAlert } from '../../../../shared/contract/risk-fact.ts';
import type { CaseView } from '../../../../shared/contract/risk-views.ts';
import type { AlertDeps } from '../alerts/alert-book.ts';
import { AlertStandings } from '../alerts/rules/alert-standing.ts';
import { alertView, amountOf, evidenceOf, subjectView, type ViewDeps } from '../alerts/views.ts';
import type { RiskDeps } from '../deps.ts';
import type { Alert, Finding } from '../rules/finding.ts';
import { mayConfirm } from './rules/case-moves.ts';
import type { CaseFact, StandingCase } from './rules/case-standing.ts';

export type CaseViewDeps = ViewDeps & AlertDeps & Pick<RiskDeps, 'officers'>;

export function caseView(deps: CaseViewDeps, one: StandingCase, person: string): CaseView {
  const [first] = one.alerts.toSorted((a, b) => b.score - a.score);
  const problem = mayConfirm(one, person);
  return {
    caseNo: one.caseNo,
    title: one.title,
    state: one.state,
    decision: one.decision,
    subject: subjectView(deps, first?.subject ?? { kind: 'payment', id: '', label: '' }),
    alerts: one.alerts.length,
    score: first?.score ?? 0,
    ...amountOf(one.alerts.flatMap(({ findings }) => findings)),
    owner: one.owner,
    ownerName: one.owner === '' ? '' : deps.nameOf(one.owner),
    openedAt: one.openedAt,
    due: one.due,
    notes: one.notes,
    attachments: one.attachments.length,
    report: one.report === null ? '' : one.filed === null ? 'drafted' : 'filed',
    proposal: one.proposal,
    mayDecide: problem === '',
    whyNot: problem === '' ? '' : problem === 'own' ? 'own' : 'nothing',
  };
}

export function wholeCase(deps: CaseViewDeps, one: StandingCase, person: string): Output<'risk.case'> {
  const standings = new AlertStandings(deps.facts);
  const about = one.alerts.flatMap(({ subject }) => (subject.kind === 'operator' ? [subject.id] : []));
  return {
    case: caseView(deps, one, person),
    alerts: one.alerts.map((alert) => alertView(deps, { alert, ...standings.of(alert) })),
    differences: differencesOf(one.alerts, deps.screening.look().alerts),
    isUnchecked: one.isUnchecked,
    events: one.history.map((fact) => ({
      act: actOf(fact),
      ...saidIn(fact, deps.nameOf),
      at: fact.at,
      byName: deps.nameOf(fact.by),
    })),
    attachments: one.attachments.map(({ id, fileName, bytes, at }) => ({ id, fileName, bytes, at })),
    report: one.report,
    officers: deps.officers(about).map((id) => ({ id, name: deps.nameOf(id) })),
    evidence: evidenceOf(
      deps,
      one.alerts.flatMap(({ findings }) => findings),
    ),
  };
}

/** Only those of which something differs. */
export function differencesOf(
  kept: readonly KeptAlert[],
  found: readonly Alert[],
): Output<'risk.case'>['differences'] {
  const now = new Map(found.map((alert) => [alert.key, alert]));
  return kept.flatMap((before) => {
    const after = now.get(before.key);
    const had = evidenceIds(before.findings);
    const has = evidenceIds(after?.findings ?? []);
    const came = without(has, had);
    const went = without(had, has);
    const scoreNow = after?.score ?? 0;
    if (after && came === 0 && went === 0 && scoreNow === before.score) return [];
    return [{ key: before.key, isGone: !after, scoreBefore: before.score, scoreNow, came, went }];
  });
}

const without = (some: ReadonlySet<string>, others: ReadonlySet<string>): number =>
  [...some].filter((each) => !others.has(each)).length;

const evidenceIds = (findings: readonly Pick<Finding, 'lines' | 'payments' | 'events'>[]): Set<string> =>
  new Set(
    findings.flatMap(({ lines, payments, events }) => [
      ...lines.map((id) => `line ${id}`),
      ...payments.map((no) => `payment ${no}`),
      ...events.map((row) => `event ${row}`),
    ]),
  );

/** The act as its sentence names it (wording: risk.act.<act>). */
function actOf(fact: CaseFact): string {
  if (fact.what === 'case_confirmed' && !fact.isRight) return 'case_declined';
  if (fact.what !== 'case_assigned') return fact.what;
  if (fact.owner === '') return 'case_let_go';
  return fact.due === '' ? 'case_given' : 'case_assigned';
}

/** What she typed, and the facts of the act. */
function saidIn(fact: CaseFact, nameOf: (person: string) => string): { text: string; facts: Facts } {
  switch (fact.what) {
    case 'case_opened':
      return { text: fact.title, facts: { count: fact.alerts.length } };
    case 'case_extended':
      return { text: '', facts: { count: fact.alerts.length } };
    case 'case_assigned':
      return { text: '', facts: { owner: fact.owner === '' ? '' : nameOf(fact.owner), due: fact.due } };
    case 'case_noted':
      return { text: fact.text, facts: {} };
    case 'case_attached':
      return { text: '', facts: { file: fact.file.name, bytes: fact.file.bytes, sha256: fact.file.sha256 } };
    case 'attachment_saved':
      return { text: '', facts: { sha256: fact.sha256 } };
    case 'report_drafted':
      return { text: '', facts: { urgency: fact.report.urgency } };
    case 'case_proposed':
      return { text: fact.reason, facts: { decision: fact.decision, waits: fact.waits ? 1 : 0 } };
    case 'case_confirmed':
      return { text: fact.note, facts: { isRight: fact.isRight ? 1 : 0 } };
    case 'case_reopened':
      return { text: fact.reason, facts: {} };
    case 'report_filed':
      return { text: '', facts: { reference: fact.reference, on: fact.on } };
  }
}
