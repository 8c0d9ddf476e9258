/** A statement to a merchant on paper: what was owed, day by day, what was paid, what is owed now. Every figure of it is a fact of the books. */
import { formatMinorGrouped } from '../../../../shared/domain/money.ts';
import type { Block, FormCell } from '../../../platform/pdf/paper.ts';
import { blocksPdf, tableBlock } from '../tables/files.ts';
import type { Reader } from '../tables/reader.ts';
import type { Statement } from './statement-data.ts';
import { batchesTable, heldTable, paymentsTable, type StatementTable } from './statement-tables.ts';

export interface StatementAbout {
  readonly house: string;
  readonly madeAt: string;
  /** As it may be shown: masked, or not. */
  readonly merchant: string;
  readonly isRevealed: boolean;
  readonly head: { readonly size: number; readonly root: string };
}

export function statementPdf(
  statement: Statement,
  about: StatementAbout,
  reader: Reader,
  step: () => Promise<void>,
): Promise<Buffer> {
  const { words } = reader;
  const { unsigned } = statement;
  return blocksPdf(
    {
      title: words('merchant_statement.title'),
      lines: [words('merchant_statement.period', { from: statement.from, to: statement.to })],
      isLandscape: true,
      blocks: [
        { kind: 'form', rows: summaryRows(statement, about, reader) },
        ...part(batchesTable(statement, reader), words('merchant_statement.noBatches')),
        ...part(paymentsTable(statement, reader), words('merchant_statement.noPayments')),
        ...(statement.held.length === 0 ? [] : part(heldTable(statement, reader), '')),
        { kind: 'text', text: words('merchant_statement.reading') },
      ],
    },
    {
      house: about.house,
      madeAt: about.madeAt,
      warnings: unsigned > 0 ? [words('merchant_statement.unsigned', { count: unsigned })] : [],
      // Which state of the record it was drawn from.
      notes: [
        words(about.isRevealed ? 'merchant_statement.revealed' : 'order_export.masked'),
        words('book_report.head', about.head),
      ],
      signs: [words('merchant_statement.sign.house'), words('merchant_statement.sign.merchant')],
    },
    reader,
    step,
  );
}

function summaryRows(
  statement: Statement,
  { house, merchant }: StatementAbout,
  { words }: Reader,
): FormCell[][] {
  const { currency, opening, moved, paid, closing, underWay, partyId } = statement;
  const money = (label: Parameters<typeof words>[0], amount: number, isStrong = false): FormCell => ({
    label: words(label),
    value: `${formatMinorGrouped(amount, currency)} ${currency}`,
    isStrong,
  });
  return [
    [
      { label: words('merchant_statement.house'), value: house },
      { label: words('merchant_statement.merchant'), value: merchant, isStrong: true },
      { label: words('merchant_statement.merchantNo'), value: partyId },
    ],
    [
      money('merchant_statement.opening', opening),
      money('merchant_statement.moved', moved),
      money('merchant_statement.paid', paid),
      money('merchant_statement.closing', closing, true),
      ...(underWay === 0 ? [] : [money('merchant_statement.underWay', underWay)]),
    ],
  ];
}

/** A part says so where there is nothing of it: left out it would look forgotten. */
const part = ({ title, columns, rows, totals }: StatementTable, none: string): Block[] => [
  { kind: 'heading', text: title },
  rows.length === 0 ? { kind: 'text', text: none } : tableBlock({ columns, rows, totals: [totals] }),
];
