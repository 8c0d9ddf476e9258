/**
 * The suspicious report of one case: what the officer wrote, whom it is about, and every movement that its alerts name. Its existence is confidential
 * (反洗钱法 art. 35); whom a case is hidden from, she gets no report of it either.
 */
import { Refused } from '../../../../shared/contract/errors.ts';
import { caseOf } from '../../risk/cases/case-book.ts';
import type { StandingCase } from '../../risk/cases/rules/case-standing.ts';
import {
  type CustomerFields,
  customerFields,
  NOT_AVAILABLE,
} from '../../risk/large-value/customer-fields.ts';
import { personOfName } from '../../risk/large-value/rules/kinds.ts';
import type { FieldRow, HeadCode, RiskReport, StatementItem, TransactionCode } from './report.ts';
import { HEAD_CODES } from './report.ts';
import { type MadeFor, statementOf } from './statement.ts';
import { lineFields, paymentFields } from './transaction-fields.ts';

/** TPTR counts what set a report off from 01, the model, to 06, the staff. */
const TRIGGERS = ['model', 'watch_list', 'regulator', 'law_enforcement', 'media', 'staff'] as const;

export function suspiciousReportOf(made: MadeFor): RiskReport {
  const { deps, asked, person, reader } = made;
  const one = caseOf(deps, asked.caseNo, person);
  if (one.report === null) throw new Refused('not_found', { what: 'report' });
  const customer = customerOf(made, one);
  const rows = transactionsOf(made, one, customer);
  const title = reader.words('risk_report.suspicious');
  const own: StatementItem[] = [
    { code: 'case', label: reader.words('risk_report.caseNo'), value: one.caseNo },
    {
      code: 'counts',
      label: reader.words('risk_report.counts'),
      value: reader.words('risk_report.counts.said', { customers: 1, sums: 0, rows: rows.length }),
    },
  ];
  const head = headOf(made, one, one.report, customer);
  return {
    ...{ root: 'SuspiciousReport', title, rows, sums: null },
    head: HEAD_CODES.map((code) => ({ code, value: head[code] })),
    statement: statementOf(made, { title, rows, own }),
  };
}

function headOf(
  { reader: { words } }: MadeFor,
  one: StandingCase,
  report: NonNullable<StandingCase['report']>,
  customer: CustomerFields,
): Record<HeadCode, string> {
  const orNot = (text: string) => (text.trim() === '' ? NOT_AVAILABLE : text);
  const before = one.history.filter(({ what }) => what === 'report_filed').length;
  return {
    RICD: NOT_AVAILABLE,
    FINC: NOT_AVAILABLE,
    DETR: words(`risk_report.urgency.${report.urgency}`),
    TORP: String(one.filed === null ? before + 1 : before),
    DORP: NOT_AVAILABLE,
    TPTR: String(1 + TRIGGERS.indexOf(report.trigger)).padStart(2, '0'),
    TOSC: orNot(report.suspectedCrime),
    ORXN: orNot(report.firstReport),
    ...customer,
    STCB: orNot(report.facts),
    AOSP: orNot(report.analysis),
    MEAS: orNot(report.measures),
  };
}

/** Of the heaviest alert; unmasked. */
function customerOf({ deps }: MadeFor, one: StandingCase): CustomerFields {
  const [first] = one.alerts.toSorted((a, b) => b.score - a.score);
  const subject = first?.subject;
  const partyId = subject?.kind === 'party' ? subject.id : '';
  const text =
    subject?.kind === 'counterparty'
      ? subject.label || subject.id
      : subject?.kind === 'operator'
        ? deps.nameOf(subject.id)
        : (subject?.id ?? '');
  const customer = { key: '', partyId, text, person: personOfName(text), isAbroad: false, isHeld: false };
  return customerFields({ customer }, deps.parties);
}

/** In the order of time the ledger has them, each once. */
function transactionsOf(
  { deps }: MadeFor,
  one: StandingCase,
  customer: CustomerFields,
): FieldRow<TransactionCode>[] {
  const findings = one.alerts.flatMap((alert) => alert.findings);
  const told = { customer, code: '', house: deps.house() };
  const lines = [...new Set(findings.flatMap((each) => each.lines))].toSorted((a, b) => a - b);
  const payments = [...new Set(findings.flatMap((each) => each.payments))].toSorted();
  return [
    ...lines.map((id) => {
      const line = deps.lines.unmasked(id);
      const isSale = line.sourceKind !== 'bank';
      // Seen from the customer: on her own bill as printed, at a bank of the house the other way round.
      const direction = (line.direction === 'in') === isSale ? 'in' : 'out';
      return lineFields({ ...told, direction }, line);
    }),
    ...payments.flatMap((itemNo) => {
      const item = deps.payments.store.item(itemNo);
      return item ? [paymentFields({ ...told, direction: 'in' }, item)] : [];
    }),
  ];
}
