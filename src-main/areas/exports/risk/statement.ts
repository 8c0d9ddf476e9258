/**
 * The statement beside a report: by which edition and thresholds it was made, what was not available, what was left out and why, its counts and control
 * totals, and the state of the log it was drawn from. Who reads the file alone can tell what it is worth.
 */
import type { Input } from '../../../../shared/contract/calls.ts';
import { chinaClockOn } from '../../../../shared/domain/china-time.ts';
import { LARGE_VALUE_THRESHOLDS } from '../../../../shared/domain/large-value.ts';
import { formatMinorGrouped } from '../../../../shared/domain/money.ts';
import type { RiskDeps } from '../../risk/deps.ts';
import { NOT_AVAILABLE } from '../../risk/large-value/customer-fields.ts';
import type { Reader } from '../tables/reader.ts';
import { type RiskReport, type StatementItem, TRANSACTION_CODES } from './report.ts';
import { controlTotals } from './transaction-fields.ts';

export interface MadeFor {
  readonly deps: RiskDeps;
  readonly asked: Input<'risk.export'>;
  readonly person: string;
  readonly reader: Reader;
}

/** What every report says of itself, before and behind what is its own. */
export function statementOf(
  { deps, asked, person, reader: { words } }: MadeFor,
  { title, rows, own }: Pick<RiskReport, 'title' | 'rows'> & { readonly own: readonly StatementItem[] },
): StatementItem[] {
  const { from, to, recipient, purpose } = asked;
  const item = (code: string, label: string, value: string): StatementItem => ({ code, label, value });
  const days = from === '' && to === '' ? words('risk_report.days.all') : `${from} – ${to}`;
  const { size, root, checkpoint } = deps.record.head();
  const totals = controlTotals(rows).map(({ direction, currency, amount, count }) =>
    item(
      'control_total',
      words('risk_report.control'),
      words('risk_report.control.said', {
        direction: words(`risk_report.direction.${direction}`),
        ...{ currency, amount: formatMinorGrouped(amount, currency), rows: count },
      }),
    ),
  );
  return [
    item('report', words('risk_report.report'), title),
    item('institution', words('risk_report.house'), deps.house()),
    item('made_at', words('risk_report.madeAt'), chinaClockOn(deps.now())),
    item('made_by', words('risk_report.by'), deps.nameOf(person)),
    item('recipient', words('risk_report.recipient'), recipient),
    item('purpose', words('risk_report.purpose'), purpose),
    item('days', words('risk_report.days'), days),
    item('edition', words('risk_report.edition'), words('risk_report.edition.said')),
    item('code_lists', words('risk_report.words'), words('risk_report.words.said')),
    item(
      'not_available',
      words('risk_report.notAvailable'),
      words('risk_report.notAvailable.said', { fields: neverSaid(rows).join(' ') }),
    ),
    ...own,
    ...totals,
    item('checkpoint', words('risk_report.checkpoint'), `${size} ${root}\n${checkpoint}`),
  ];
}

export const thresholdItems = ({ words }: Reader): StatementItem[] =>
  LARGE_VALUE_THRESHOLDS.map(({ code, rule, currency, amount, from, source }) => ({
    code: 'threshold',
    label: words('risk_report.thresholds'),
    value: words('risk_report.threshold', {
      ...{ code, rule: words(`large_value.${rule}`), currency, from, source },
      amount: formatMinorGrouped(amount, currency),
    }),
  }));

/** Fields that no transaction of the file says. */
const neverSaid = (rows: RiskReport['rows']): string[] =>
  TRANSACTION_CODES.filter((code) => rows.every((row) => row[code] === NOT_AVAILABLE));
