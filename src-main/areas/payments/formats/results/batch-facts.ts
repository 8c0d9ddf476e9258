/** What stands above a result table: number of the batch, count and sum, as a heading with a row of values or as labels with values beside them. */
import type { RowProblem } from '../../../../../shared/contract/row-problem.ts';
import type { RawRow } from '../../../statements/adapter.ts';
import { readHeader } from '../../../statements/adapters/cells.ts';
import { cellText, TableRow } from '../../../statements/tables/headed.ts';
import { BATCH_WORDS } from './columns.ts';

export interface BatchFacts {
  readonly batchNo: string;
  readonly count: number | null;
  readonly sum: number | null;
}
const NOTHING: BatchFacts = { batchNo: '', count: null, sum: null };

/** Our own number in whatever form it went out: with its dash or of letters and digits alone. Another's stays as printed. */
export function ourBatchNo(text: string): string {
  const found = /^PB(\d{8})-?(\d{3,5})$/.exec(text.trim());
  return found ? `PB${found[1]}-${found[2]}` : text.trim();
}

export function batchFacts(above: readonly RawRow[], currency: string, problems: RowProblem[]): BatchFacts {
  for (const [at, raw] of above.entries()) {
    const header = readHeader(raw.cells, BATCH_WORDS);
    const values = above[at + 1];
    if (!values || !header.columns.has('batchNo') || header.columns.size < 2) continue;
    const row = new TableRow(values, header, problems);
    return {
      batchNo: ourBatchNo(row.text('batchNo')),
      count: countOf(row.text('count')),
      sum: row.amount('sum', currency),
    };
  }
  return { ...NOTHING, batchNo: labelledBatchNo(above) };
}

export const countOf = (text: string): number | null => (/^\d{1,7}$/.test(text) ? Number(text) : null);

const LABEL = /^(?:批次号|商家批次单号|商户批次号|批次编号|batch no\.?)\s*[:：]?\s*(.*)$/i;
function labelledBatchNo(above: readonly RawRow[]): string {
  for (const { cells } of above)
    for (const [at, cell] of cells.entries()) {
      const found = LABEL.exec(cellText(cell));
      const value = found?.[1] || (found ? cellText(cells[at + 1] ?? '') : '');
      if (value !== '') return ourBatchNo(value);
    }
  return '';
}
