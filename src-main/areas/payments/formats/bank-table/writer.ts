/** A bank's batch table (代付, 代发) as text or workbook, by a layout: a shipped one, or one of the house's own. */
import type { BankLayout } from '../../../../../shared/domain/bank-layout.ts';
import type { InstructionFormat } from '../../../../../shared/domain/payment.ts';
import { assert } from '../../../../../shared/result.ts';
import { assertAgreed } from '../agreed-sums.ts';
import type { BatchWriter, InstructionBatch, InstructionWriter } from '../format.ts';
import { PAYING } from '../problem-list.ts';
import { csvText, encoded, harmless } from '../tables/cells.ts';
import { BANK_BATCH, PAYROLL } from './layout.ts';
import { layoutProblems, type TableCell, tableOf } from './rows.ts';
import { workbookOf } from './workbook.ts';

/** What stands in a text file, where a cell says nothing of being a text. */
export const inText = ({ text, isFree }: TableCell): string => (isFree ? harmless(text) : text);

export function csvWriter(layout: BankLayout): BatchWriter {
  const problems = (batch: InstructionBatch) => layoutProblems(batch, layout, true);
  return {
    purposes: PAYING,
    problems,
    async write(batch) {
      assert(problems(batch).length === 0, 'the batch was not checked');
      assertAgreed(batch);
      const records = tableOf(batch, layout).map((row) => row.map(inText));
      const text = csvText(records, layout.separator);
      return { fileName: `${batch.batchNo}.csv`, bytes: encoded(text, layout.encoding) };
    },
  };
}

export function workbookWriter(layout: BankLayout): BatchWriter {
  const problems = (batch: InstructionBatch) => layoutProblems(batch, layout, false);
  return {
    purposes: PAYING,
    problems,
    async write(batch) {
      assert(problems(batch).length === 0, 'the batch was not checked');
      assertAgreed(batch);
      const rows = tableOf(batch, layout).map((row) => row.map(({ text }) => text));
      return { fileName: `${batch.batchNo}.xlsx`, bytes: await workbookOf(rows, batch.madeAt) };
    },
  };
}

const shipped = (format: InstructionFormat, writer: BatchWriter): InstructionWriter => ({
  ...writer,
  format,
});

export const bankCsv = shipped('bank_csv', csvWriter(BANK_BATCH));
export const bankXlsx = shipped('bank_xlsx', workbookWriter(BANK_BATCH));
export const payrollCsv = shipped('payroll_csv', csvWriter(PAYROLL));
export const payrollXlsx = shipped('payroll_xlsx', workbookWriter(PAYROLL));
