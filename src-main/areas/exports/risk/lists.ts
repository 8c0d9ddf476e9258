/** Alerts and cases as lists, masked as their screens show them: what goes round among officers names nobody in full. */
import type { AlertView, CaseView } from '../../../../shared/contract/risk-views.ts';
import type { Reader } from '../tables/reader.ts';
import { column, plainTable, type ReportTable, type TableCell } from '../tables/table.ts';

/** What a script reads in every language, and what a person reads in hers. */
const word = (code: string, text: string): TableCell => (code === '' ? '' : { code, text });

const money = (amount: number | null, currency: string): TableCell =>
  amount === null ? null : { amount, currency };

export const alertsTable = (alerts: readonly AlertView[], { words }: Reader): ReportTable =>
  plainTable(
    words('risk_report.alerts'),
    [
      column('key', words('risk_report.item'), 6),
      column('typology', words('risk_report.typology'), 3),
      column('subject', words('risk_report.subject'), 5),
      column('from', words('risk_report.from'), 2.4),
      column('to', words('risk_report.to'), 2.4),
      column('score', words('risk_report.score'), 1.6),
      column('level', words('risk_report.level'), 2),
      column('rules', words('risk_report.rules'), 6),
      column('amount', words('risk_report.amount'), 3, true),
      column('currency', words('risk_report.currency'), 1.6),
      column('state', words('risk_report.state'), 2),
      column('first_seen_at', words('risk_report.firstSeenAt'), 4),
      column('case', words('risk_report.caseNo'), 3),
    ],
    alerts.map((each) => [
      ...[each.key, word(each.typology, words(`risk_typology.${each.typology}`)), each.subject.label],
      ...[each.from, each.to, String(each.score), word(each.level, words(`risk.level.${each.level}`))],
      word(each.rules.join(' '), each.rules.map((rule) => words(`risk_rule.${rule}`)).join(' · ')),
      ...[money(each.amount, each.currency), each.currency],
      word(each.state, words(`risk.alertState.${each.state}`)),
      ...[each.firstSeenAt, each.caseNo],
    ]),
  );

export const casesTable = (cases: readonly CaseView[], { words }: Reader): ReportTable =>
  plainTable(
    words('risk_report.cases'),
    [
      column('case', words('risk_report.caseNo'), 3),
      column('title', words('risk_report.title'), 6),
      column('state', words('risk_report.state'), 2),
      column('decision', words('risk_report.decision'), 2),
      column('subject', words('risk_report.subject'), 5),
      column('alerts', words('risk_report.alertCount'), 1.6),
      column('score', words('risk_report.score'), 1.6),
      column('amount', words('risk_report.amount'), 3, true),
      column('currency', words('risk_report.currency'), 1.6),
      column('owner', words('risk_report.owner'), 3),
      column('opened_at', words('risk_report.openedAt'), 4),
      column('due', words('risk_report.deadline'), 2.4),
      column('report', words('risk_report.report'), 2),
    ],
    cases.map((each) => [
      ...[each.caseNo, each.title, word(each.state, words(`risk_case_state.${each.state}`))],
      each.decision === null ? '' : word(each.decision, words(`risk_case_decision.${each.decision}`)),
      ...[each.subject.label, String(each.alerts)],
      ...[String(each.score), money(each.amount, each.currency), each.currency, each.ownerName],
      ...[each.openedAt, each.due],
      each.report === '' ? '' : word(each.report, words(`risk.report.${each.report}`)),
    ]),
  );
