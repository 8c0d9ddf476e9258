/** One merchant's statement as a file: a paper, a workbook with every line, or its batches for a script. Names are masked unless a reason was given. */
import type { Input } from '../../../../shared/contract/calls.ts';
import { maskName } from '../../../../shared/domain/masking/party.ts';
import type { CallInfo } from '../../../platform/handlers.ts';
import type { SettlementDeps } from '../../settlement/deps.ts';
import { tableCsv } from '../tables/files.ts';
import { readerOf } from '../tables/reader.ts';
import { statementOf } from './statement-data.ts';
import { statementPdf } from './statement-paper.ts';
import { batchesTable } from './statement-tables.ts';
import { statementWorkbook } from './statement-workbook.ts';

export function statementFile(
  deps: SettlementDeps,
  { format, language, reveal, ...asked }: Input<'settlement.export'>,
  info: CallInfo,
): Promise<Buffer> {
  const reader = readerOf(language);
  const statement = statementOf(deps, asked);
  const step = () => info.breathe();
  if (format === 'csv') {
    const { title, columns, rows, totals } = batchesTable(statement, reader);
    const table = {
      title,
      lines: [],
      columns,
      rows,
      count: rows.length,
      totals: [totals],
      hasTotalsInCsv: false,
    };
    return tableCsv(table, step);
  }
  const isRevealed = reveal !== '';
  const name = deps.parties.nameOf(statement.partyId);
  const about = {
    ...{ house: deps.house(), madeAt: deps.now(), isRevealed, head: deps.record.head() },
    merchant: isRevealed ? name : maskName(name),
  };
  return format === 'pdf'
    ? statementPdf(statement, about, reader, step)
    : statementWorkbook(deps, statement, about, reader, step);
}
