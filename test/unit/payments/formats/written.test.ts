/** What each format writes, held against files that were read by a person, and that the same batch gives the same bytes whenever it is written. */
import { describe, expect, test, vi } from 'vitest';
import type { InstructionFormat } from '../../../../shared/domain/payment.ts';
import { FORMATS } from '../../../../src-main/areas/payments/formats/all.ts';
import type { InstructionBatch } from '../../../../src-main/areas/payments/formats/format.ts';
import { isIbanNumber } from '../../../../src-main/areas/payments/formats/iso20022/account.ts';
import { partsOf } from '../../../../src-main/areas/statements/containers.ts';
import { ALIPAY, batch, COLLECTION, EUROPEAN, item, WECHAT } from './batches.ts';

const golden = (name: string): string => `${import.meta.dirname}/../../../golden/payments/${name}`;

async function written(format: InstructionFormat, agreed: InstructionBatch) {
  const writer = FORMATS.writers.find((each) => each.format === format);
  if (!writer) throw new Error(`no writer for ${format}`);
  expect(writer.problems(agreed)).toEqual([]);
  return await writer.write(agreed);
}

describe('what goes out', () => {
  test.each([
    ['pain_001', batch(), 'utf-8', 'pain.001.001.09.xml'],
    ['pain_001_v3', batch(), 'utf-8', 'pain.001.001.03.xml'],
    ['pain_001', EUROPEAN, 'utf-8', 'pain.001.001.09-sepa.xml'],
    ['pain_001_v3', EUROPEAN, 'utf-8', 'pain.001.001.03-sepa.xml'],
    ['pain_008', COLLECTION, 'utf-8', 'pain.008.001.08.xml'],
    ['pain_008_v2', COLLECTION, 'utf-8', 'pain.008.001.02.xml'],
    ['alipay_batch', ALIPAY, 'gb18030', 'alipay-batch.csv'],
    ['wechat_batch', WECHAT, 'utf-8', 'wechat-batch.csv'],
    ['bank_csv', batch(), 'gb18030', 'bank-batch.csv'],
    ['payroll_csv', batch(), 'gb18030', 'payroll.csv'],
  ] as const)('%s is the file a person has read (%#)', async (format, agreed, encoding, name) => {
    const file = await written(format, agreed);
    const text = new TextDecoder(encoding, { fatal: true }).decode(file.bytes);
    await expect(text).toMatchFileSnapshot(golden(name));
  });

  test.each(['bank_xlsx', 'payroll_xlsx'] as const)(
    '%s holds every cell as a text, with the last digit',
    async (format) => {
      const file = await written(format, batch([item(1, { remark: '=1+1' })]));
      const cells: string[] = [];
      for await (const part of partsOf(Buffer.from(file.bytes), file.fileName)) {
        if (part.content.kind !== 'sheets') throw new Error('no workbook');
        for (const sheet of part.content.sheets) cells.push(...sheet.sample.flatMap((row) => row.cells));
      }
      expect(cells).toEqual(
        expect.arrayContaining(['6222020200112233441', '1234.57', '=1+1', 'PI2026052800001000013F9A']),
      );
    },
  );

  test.each(FORMATS.writers.map(({ format }) => format))(
    '%s: the same batch is the same bytes',
    async (format) => {
      const agreed =
        format === 'alipay_batch'
          ? ALIPAY
          : format === 'wechat_batch'
            ? WECHAT
            : format.startsWith('pain_008')
              ? COLLECTION
              : batch();
      vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-05-28T02:10:00Z') });
      const first = await written(format, agreed);
      vi.setSystemTime(new Date('2027-01-01T00:00:00Z'));
      const second = await written(format, agreed);
      vi.useRealTimers();
      expect(Buffer.from(second.bytes).equals(first.bytes)).toBe(true);
      expect(second.fileName).toBe(first.fileName);
    },
  );

  test('WeChat’s file says by its mark that it is UTF-8, so that a spreadsheet shows the names', async () => {
    const { bytes } = await written('wechat_batch', WECHAT);
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  });

  test('an account is an IBAN only in its country’s length and with its check digits', () => {
    expect(isIbanNumber('DE89370400440532013000')).toBe(true);
    expect(isIbanNumber('DE89370400440532013001')).toBe(false);
    expect(isIbanNumber('DE8937040044053201300065')).toBe(false); // Its check digits hold.
    expect(isIbanNumber('6222020200112233441')).toBe(false);
  });

  test('amounts have the digits of their currency', async () => {
    const textIn = async (currency: string) => {
      const paid = batch([item(1, { currency, amount: 123_456 })], { currency });
      return new TextDecoder().decode((await written('pain_001', paid)).bytes);
    };
    expect(await textIn('JPY')).toContain('<InstdAmt Ccy="JPY">123456</InstdAmt>');
    expect(await textIn('KWD')).toContain('<CtrlSum>123.456</CtrlSum>');
    expect(await textIn('USD')).toContain('<InstdAmt Ccy="USD">1234.56</InstdAmt>');
  });

  test('a count or sum that is not that of the items writes nothing', async () => {
    for (const writer of FORMATS.writers.filter(
      ({ format }) => format.startsWith('bank') || format === 'pain_001',
    ))
      await expect(writer.write(batch(undefined, { sum: 1 }))).rejects.toThrow('count or sum');
  });
});
