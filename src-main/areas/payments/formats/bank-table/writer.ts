/** A bank's batch table (代付, 代发) as text or workbook, by a layout. */
import type { InstructionFormat } from '../../../../../shared/domain/payment.ts';
import { assert } from '../../../../../shared/result.ts';
import { assertAgreed } from '../agreed-sums.ts';
import type { InstructionBatch, InstructionWriter } from '../format.ts';
import { PAYING } from '../problem-list.ts';
import { csvText, encoded, harmless } from '../tables/cells.ts';
import { BANK_BATCH, type BankLayout, PAYROLL } from './layout.ts';
import { layoutProblems, tableOf } from './rows.ts';
import { workbookOf } from './workbook.ts';

export function csvWriter(format: InstructionFormat, layout: BankLayout): InstructionWriter {
  const problems = (batch: InstructionBatch) => layoutProblems(batch, layout, true);
  return {
    format,
    purposes: PAYING,
    problems,
    async write(batch) {
      assert(problems(batch).length === 0, 'the batch was not checked');
      assertAgreed(batch);
      const records = tableOf(batch, layout).map((row) =>
        row.map(({ text, isFree }) => (isFree ? harmless(text) : text)),
      );
      const text = csvText(records, layout.separator);
      return { fileName: `${batch.batchNo}.csv`, bytes: encoded(text, layout.encoding) };
    },
  };
}

export function workbookWriter(format: InstructionFormat, layout: BankLayout): InstructionWriter {
  const problems = (batch: InstructionBatch) => layoutProblems(batch, layout, false);
  return {
    format,
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

export const bankCsv = csvWriter('bank_csv', BANK_BATCH);
export const bankXlsx = workbookWriter('bank_xlsx', BANK_BATCH);
export const payrollCsv = csvWriter('payroll_csv', PAYROLL);
export const payrollXlsx = workbookWriter('payroll_xlsx', PAYROLL);
