/** A report of risk control before it is a file: its head, its transactions field by field, its sums, and the statement of how it was made. */
import { say } from '../../../../shared/wording/catalogue.ts';
import type { ReportTable, TableCell, TableColumn } from '../tables/table.ts';

export interface StatementItem {
  /** As scripts read it. */
  readonly code: string;
  readonly label: string;
  readonly value: string;
}

export type FieldRow<Code extends string> = Readonly<Record<Code, TableCell>>;

export interface RiskReport {
  readonly root: 'LargeValueReport' | 'SuspiciousReport';
  readonly title: string;
  /** Fields of the report itself; none of a large-value report. */
  readonly head: readonly { readonly code: HeadCode; readonly value: string }[];
  readonly rows: readonly FieldRow<TransactionCode>[];
  /** Null where a report is about no sums. */
  readonly sums: ReportTable | null;
  readonly statement: readonly StatementItem[];
}

/** In the order in which files have them (docs/schemas/large-value.xsd). */
export const TRANSACTION_CODES = [
  ...(['RICD', 'FINC', 'CTTN', 'CTNM', 'CITP', 'CTID', 'CTNT', 'CTVC', 'CCTL', 'CTAC', 'CATP'] as const),
  ...(['CRCD', 'TBIT', 'TBID', 'TRCD', 'RPMT', 'RPMN', 'TSTM', 'TSTP', 'TSDR', 'CRTP', 'CRAT'] as const),
  ...(['CFCT', 'CFRC', 'TCNM', 'TCIT', 'TCID', 'TCAC', 'TCAT', 'OCTT', 'OCEC'] as const),
] as const;
export type TransactionCode = (typeof TRANSACTION_CODES)[number];

export const HEAD_CODES = [
  ...(['RICD', 'FINC', 'DETR', 'TORP', 'DORP', 'TPTR', 'TOSC', 'ORXN'] as const),
  ...(['CTNM', 'CITP', 'CTID', 'CTNT', 'CTVC', 'CCTL', 'CTAC', 'CATP', 'STCB', 'AOSP', 'MEAS'] as const),
] as const;
export type HeadCode = (typeof HEAD_CODES)[number];

/** The format's own word, in its own language whoever reads it, with its code. */
export const fieldHead = (code: TransactionCode | HeadCode): string =>
  `${say('zh-CN', `large_value_field.${code}`)} ${code}`;

export function transactionTable(title: string, rows: RiskReport['rows']): ReportTable {
  const columns = TRANSACTION_CODES.map(
    (code): TableColumn => ({ code, head: fieldHead(code), share: 3, isAmount: code === 'CRAT' }),
  );
  return {
    ...{ title, lines: [], columns, count: rows.length, totals: [], hasTotalsInCsv: false },
    rows: cellsOf(rows),
  };
}

function* cellsOf(rows: RiskReport['rows']): Generator<TableCell[]> {
  for (const row of rows) yield TRANSACTION_CODES.map((code) => row[code]);
}
