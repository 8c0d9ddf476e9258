/** What officers do with cases: every act one fact, allowed by the rules before it is kept. Calls that write are served one after the other. */
import type { Input, Output } from '../../../../shared/contract/calls.ts';
import { Refused } from '../../../../shared/contract/errors.ts';
import type { KeptAlert, RiskFact } from '../../../../shared/contract/risk-fact.ts';
import { chinaDay } from '../../../../shared/domain/china-time.ts';
import type { CallInfo } from '../../../platform/handlers.ts';
import { type AlertDeps, alertsOf, type StandingAlert } from '../alerts/alert-book.ts';
import type { RiskDeps } from '../deps.ts';
import { filingDayProblem } from '../rules/filing-day.ts';
import { caseOf } from './case-book.ts';
import {
  mayAssign,
  mayConfirm,
  mayFile,
  mayPropose,
  mayReopen,
  mayWork,
  type Problem,
} from './rules/case-moves.ts';

export type CaseDeps = AlertDeps & Pick<RiskDeps, 'officers' | 'now' | 'originals'>;

/** Three digits a day. */
const CASES_A_DAY = 999;

type Done = Output<'risk.note'>;

function keep({ facts }: CaseDeps, info: CallInfo, fact: RiskFact): Done {
  facts.keep(info, fact);
  info.changed('risk', 'record');
  return {};
}

function refuse(problem: Problem, caseNo: string): void {
  if (problem === 'own') throw new Refused('same_person', {});
  if (problem !== '')
    throw new Refused('move_not_allowed', { what: 'case', why: `case_${problem}`, id: caseNo });
}

/** An alert is in one case: two officers do not look at it apart. */
function taken(alerts: readonly StandingAlert[]): KeptAlert[] {
  const elsewhere = alerts.find(({ caseNo }) => caseNo !== '');
  if (elsewhere)
    throw new Refused('move_not_allowed', { what: 'case', why: 'case_taken', id: elsewhere.caseNo });
  return alerts.map(({ alert }) => ({
    ...alert,
    findings: alert.findings.map((finding) => ({
      ...finding,
      facts: { ...finding.facts },
      lines: [...finding.lines],
      payments: [...finding.payments],
      events: [...finding.events],
    })),
  }));
}

export function openCase(
  deps: CaseDeps,
  { keys, title }: Input<'risk.openCase'>,
  info: CallInfo,
): Output<'risk.openCase'> {
  const alerts = taken(alertsOf(deps, keys, info.person));
  const day = chinaDay(deps.now()).replaceAll('-', '');
  // Of all cases, those she may not know of among them: numbers have no gaps.
  const before = deps.facts.of('case_opened').filter((each) => each.caseNo.startsWith(`K${day}-`)).length;
  if (before >= CASES_A_DAY) throw new Refused('too_large', { what: 'cases', limit: CASES_A_DAY });
  const caseNo = `K${day}-${String(before + 1).padStart(3, '0')}`;
  keep(deps, info, { what: 'case_opened', caseNo, title, alerts });
  return { caseNo };
}

export function addAlerts(deps: CaseDeps, { caseNo, keys }: Input<'risk.addAlerts'>, info: CallInfo): Done {
  refuse(mayWork(caseOf(deps, caseNo, info.person)), caseNo);
  return keep(deps, info, {
    what: 'case_extended',
    caseNo,
    alerts: taken(alertsOf(deps, keys, info.person)),
  });
}

export function assign(deps: CaseDeps, { caseNo, owner, due }: Input<'risk.assign'>, info: CallInfo): Done {
  const one = caseOf(deps, caseNo, info.person);
  refuse(mayAssign(one), caseNo);
  const isAbout = one.alerts.some(({ subject }) => subject.kind === 'operator' && subject.id === owner);
  if (owner !== '' && (isAbout || !deps.officers([]).includes(owner)))
    throw new Refused('not_found', { what: 'officer' });
  return keep(deps, info, { what: 'case_assigned', caseNo, owner, due });
}

export function note(deps: CaseDeps, { caseNo, text }: Input<'risk.note'>, info: CallInfo): Done {
  caseOf(deps, caseNo, info.person);
  return keep(deps, info, { what: 'case_noted', caseNo, text });
}

export function saveReport(
  deps: CaseDeps,
  { caseNo, report }: Input<'risk.saveReport'>,
  info: CallInfo,
): Done {
  refuse(mayWork(caseOf(deps, caseNo, info.person)), caseNo);
  return keep(deps, info, { what: 'report_drafted', caseNo, report });
}

export function propose(
  deps: CaseDeps,
  { caseNo, decision, reason }: Input<'risk.propose'>,
  info: CallInfo,
): Done {
  const one = caseOf(deps, caseNo, info.person);
  refuse(mayPropose(one, decision, info.person), caseNo);
  // Who is the operator it is about is nobody to ask.
  const about = one.alerts.flatMap(({ subject }) => (subject.kind === 'operator' ? [subject.id] : []));
  const waits = deps.officers([info.person, ...about]).length > 0;
  return keep(deps, info, { what: 'case_proposed', caseNo, decision, reason, waits });
}

export function confirm(
  deps: CaseDeps,
  { caseNo, proposal, isRight, note: text }: Input<'risk.confirm'>,
  info: CallInfo,
): Done {
  const one = caseOf(deps, caseNo, info.person);
  refuse(mayConfirm(one, info.person), caseNo);
  // Whoever proposed may propose otherwise meanwhile: nobody agrees to what she has not read.
  if (proposal !== one.proposal) throw new Refused('plan_stale', { why: 'case', id: caseNo });
  return keep(deps, info, { what: 'case_confirmed', caseNo, isRight, note: text });
}

export function reopen(deps: CaseDeps, { caseNo, reason }: Input<'risk.reopen'>, info: CallInfo): Done {
  refuse(mayReopen(caseOf(deps, caseNo, info.person)), caseNo);
  return keep(deps, info, { what: 'case_reopened', caseNo, reason });
}

export function filed(deps: CaseDeps, { caseNo, reference, on }: Input<'risk.filed'>, info: CallInfo): Done {
  const one = caseOf(deps, caseNo, info.person);
  refuse(mayFile(one), caseNo);
  const firstTrade = one.alerts.map(({ from }) => from).toSorted()[0] ?? '';
  const why = filingDayProblem(on, firstTrade, chinaDay(deps.now()));
  if (why !== '') throw new Refused('move_not_allowed', { what: 'case', why, id: caseNo, day: firstTrade });
  return keep(deps, info, { what: 'report_filed', caseNo, reference, on });
}
