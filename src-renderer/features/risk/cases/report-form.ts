/** The fields of a suspicious report in the order they are written, and what the form begins with. What stays empty is said in the file as not available. */
import { type SuspiciousReport, suspiciousReport } from '../../../../shared/contract/risk-views.ts';

export const URGENCIES = suspiciousReport.shape.urgency.options;
export const TRIGGERS = suspiciousReport.shape.trigger.options;

/** As long as the contract takes them; a field of one row is a name or a number, not a text. */
export const REPORT_TEXTS = [
  { name: 'suspectedCrime', max: 80, rows: 1 },
  { name: 'facts', max: 4000, rows: 4 },
  { name: 'analysis', max: 4000, rows: 4 },
  { name: 'measures', max: 2000, rows: 2 },
  { name: 'firstReport', max: 80, rows: 1 },
] as const;

export const emptyFields = (): SuspiciousReport => ({
  urgency: 'normal',
  trigger: 'model',
  suspectedCrime: '',
  facts: '',
  analysis: '',
  measures: '',
  firstReport: '',
});

/** As it is sent: blanks at the ends say nothing. */
export const reportOf = (fields: SuspiciousReport): SuspiciousReport => ({
  urgency: fields.urgency,
  trigger: fields.trigger,
  suspectedCrime: fields.suspectedCrime.trim(),
  facts: fields.facts.trim(),
  analysis: fields.analysis.trim(),
  measures: fields.measures.trim(),
  firstReport: fields.firstReport.trim(),
});

export const isSameReport = (one: SuspiciousReport, other: SuspiciousReport): boolean =>
  JSON.stringify(reportOf(one)) === JSON.stringify(reportOf(other));
