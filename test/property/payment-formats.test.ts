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
import { encodeGbk } from '../../src-main/platform/gbk.ts';
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

describe('files that were cut, spoilt or put together wrongly', () => {
  const entry = '<TxInfAndSts><OrgnlEndToEndId>PI1</OrgnlEndToEndId><TxSts>ACSC</TxSts></TxInfAndSts>';
  const seeds: readonly Buffer[] = [
    encodeGbk(
      '业务参考号,收款账号,金额,处理状态,批次号\r\nPI1,6222020200112233441,1.00,成功,PB20260528-001\r\n',
    ),
    Buffer.from(
      '\ufeff商家批次单号,转账总笔数\nPB20260528001,1\n商家明细单号,openid,转账金额,明细状态\n`PI1,`o,`1.00,`SUCCESS\n',
    ),
    Buffer.from(
      `<Document><CstmrPmtStsRpt><OrgnlGrpInfAndSts><OrgnlMsgId>M</OrgnlMsgId></OrgnlGrpInfAndSts><OrgnlPmtInfAndSts>${entry}</OrgnlPmtInfAndSts></CstmrPmtStsRpt></Document>`,
    ),
    Buffer.from('account,name,amount\n6222020200112233441,Zhang,1.00\n'),
  ];
  const spoilt = fc
    .tuple(
      fc.constantFrom(...seeds),
      fc.array(fc.tuple(fc.nat(400), fc.nat(255), fc.constantFrom('set', 'cut', 'put')), { maxLength: 4 }),
    )
    .map(([seed, changes]) => {
      let bytes = Buffer.from(seed);
      for (const [at, byte, change] of changes) {
        const place = at % (bytes.length + 1);
        const rest = bytes.subarray(change === 'put' ? place : place + 1);
        const middle = change === 'cut' ? [] : [Buffer.of(byte)];
        bytes = Buffer.concat([
          bytes.subarray(0, place),
          ...middle,
          ...(change === 'cut' && byte < 64 ? [] : [rest]),
        ]);
      }
      return bytes;
    });

  test('are read, listed or refused by name, and never more than one reader knows them', async () => {
    await fc.assert(
      fc.asyncProperty(spoilt, async (bytes) => {
        const knowing: string[] = [];
        for (const reader of FORMATS.readers) {
          if (await reader.recognise('r.csv', bytes)) knowing.push(reader.format);
          const answer = await reader.read('r.csv', bytes);
          if ('problems' in answer) expect(answer.problems.length).toBeGreaterThan(0);
          if ('ok' in answer) expect(answer.ok.messageId + answer.ok.batchNo).not.toBe('');
        }
        expect(knowing.length).toBeLessThan(2);
        const asked = await FORMATS.payments.read('p.csv', bytes, 'CNY');
        // What is said of a payment stands in the file: nobody is paid whom it does not name.
        if ('rows' in asked && asked.problems.length === 0)
          for (const row of asked.rows)
            expect(row.amount * row.number.length * row.payee.length).toBeGreaterThan(0);
      }),
      { numRuns: 150 },
    );
  });
});
