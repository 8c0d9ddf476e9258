/**
 * Whatever a format can write is read back as it was agreed to: the same count, the same sum, every number, name and amount in its place. What it
 * cannot write it has named before.
 */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fractionDigits } from '../../shared/domain/money.ts';
import type { InstructionFormat } from '../../shared/domain/payment.ts';
import { FORMATS } from '../../src-main/areas/payments/formats/all.ts';
import type {
  InstructionBatch,
  InstructionItem,
  InstructionWriter,
} from '../../src-main/areas/payments/formats/format.ts';
import { childOf, readDecimal, textOf } from '../../src-main/areas/statements/adapters/tag-reader.ts';
import { batch, item } from '../unit/payments/formats/batches.ts';
import { faultsOf, ORDERS } from '../unit/payments/formats/message-order.ts';
import { allOf, treeOf } from '../unit/payments/formats/messages.ts';

const RUNS = { numRuns: 60 };
const writerOf = (format: InstructionFormat): InstructionWriter => {
  const writer = FORMATS.writers.find((each) => each.format === format);
  if (!writer) throw new Error(`no writer for ${format}`);
  return writer;
};

/** Texts as people type them, with the signs that break cells and tags. */
const text = (max: number) =>
  fc.string({
    unit: fc.constantFrom(...'张江南纸业A1 ,;"\'&<>=+-@|（）ü\t\n😀'),
    maxLength: max,
  });
const items = (currency: string): fc.Arbitrary<InstructionItem[]> =>
  fc
    .array(
      fc.record({
        payee: fc.oneof({ weight: 3, arbitrary: fc.constant('江南纸业') }, { weight: 1, arbitrary: text(8) }),
        remark: fc.oneof(
          { weight: 3, arbitrary: fc.constant('五月，货款') },
          { weight: 1, arbitrary: text(20) },
        ),
        number: fc.bigInt({ min: 10n ** 11n, max: 10n ** 19n - 1n }).map(String),
        amount: fc.integer({ min: 1, max: 999_999_999_999 }),
        isOrganisation: fc.boolean(),
      }),
      { minLength: 1, maxLength: 6 },
    )
    .map((rows) => rows.map((row, at) => item(at + 1, { ...row, currency })));

const batches = (...currencies: readonly string[]): fc.Arbitrary<InstructionBatch> =>
  fc
    .constantFrom(...currencies)
    .chain((currency) => items(currency).map((rows) => batch(rows, { currency })));

describe('bank messages', () => {
  test.each(['pain_001', 'pain_001_v3'] as const)('%s', async (format) => {
    const writer = writerOf(format);
    await fc.assert(
      fc.asyncProperty(batches('CNY', 'USD', 'JPY', 'KWD'), async (agreed) => {
        fc.pre(writer.problems(agreed).length === 0); // What it cannot carry it has named; another test holds that.
        const { currency } = agreed;
        const tree = treeOf((await writer.write(agreed)).bytes);
        expect(
          faultsOf(tree, ORDERS[format === 'pain_001' ? 'pain.001.001.09' : 'pain.001.001.03'] ?? {}),
        ).toEqual([]);
        const amountOf = (printed: string) => {
          const read = readDecimal(printed, fractionDigits(currency));
          return read.ok ? read.value : -1;
        };
        expect(Number(textOf(tree, 'CstmrCdtTrfInitn', 'GrpHdr', 'NbOfTxs'))).toBe(agreed.count);
        expect(amountOf(textOf(tree, 'CstmrCdtTrfInitn', 'GrpHdr', 'CtrlSum'))).toBe(agreed.sum);
        expect(
          allOf(tree, 'CdtTrfTxInf').map((each) => ({
            itemNo: textOf(each, 'PmtId', 'EndToEndId'),
            payee: childOf(each, 'Cdtr', 'Nm')?.text,
            number: textOf(each, 'CdtrAcct', 'Id', 'Othr', 'Id'),
            amount: amountOf(textOf(each, 'Amt', 'InstdAmt')),
            currency: childOf(each, 'Amt', 'InstdAmt')?.attributes['Ccy'],
          })),
        ).toEqual(
          agreed.items.map(({ itemNo, payee, number, amount }) => ({
            itemNo,
            payee: payee.trim(),
            number,
            amount,
            currency,
          })),
        );
      }),
      RUNS,
    );
  });
});

describe('tables', () => {
  test.each([
    ['bank_csv', 60],
    ['payroll_csv', 60],
    ['bank_xlsx', 6],
  ] as const)('%s', async (format, numRuns) => {
    const writer = writerOf(format);
    await fc.assert(
      fc.asyncProperty(batches('CNY'), async (agreed) => {
        fc.pre(writer.problems(agreed).length === 0); // What it cannot carry it has named; another test holds that.
        const { fileName, bytes } = await writer.write(agreed);
        // The table's own total, where it has one, is held against its rows as it is read.
        const answer = await FORMATS.payments.read(fileName, Buffer.from(bytes), agreed.currency);
        if (!('rows' in answer)) throw new Error(answer.refusal);
        expect(answer.problems).toEqual([]);
        expect(answer.rows.map(({ payee, number, amount }) => ({ payee, number, amount }))).toEqual(
          agreed.items.map(({ payee, number, amount }) => ({ payee: payee.trim(), number, amount })),
        );
        expect(answer.rows.reduce((sum, row) => sum + row.amount, 0)).toBe(agreed.sum);
      }),
      { numRuns },
    );
  });
});
