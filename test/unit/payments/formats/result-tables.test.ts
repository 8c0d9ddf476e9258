/** Result tables of banks and channels: told by their headings, read by their meaning; one row that cannot be read and the file says nothing. */
import { describe, expect, test } from 'vitest';
import { FORMATS } from '../../../../src-main/areas/payments/formats/all.ts';
import type { ResultFile, ResultFormat } from '../../../../src-main/areas/payments/formats/format.ts';
import { encodeGbk } from '../../../../src-main/platform/gbk.ts';
import { ALIPAY, batch } from './batches.ts';

async function recognisedBy(name: string, bytes: Buffer): Promise<ResultFormat[]> {
  const found: ResultFormat[] = [];
  for (const reader of FORMATS.readers) if (await reader.recognise(name, bytes)) found.push(reader.format);
  return found;
}
async function read(name: string, bytes: Buffer) {
  const [format] = await recognisedBy(name, bytes);
  const reader = FORMATS.readers.find((each) => each.format === format);
  if (!reader) throw new Error(`nobody knows ${name}`);
  return await reader.read(name, bytes);
}
async function result(name: string, bytes: Buffer): Promise<ResultFile> {
  const answer = await read(name, bytes);
  if (!('ok' in answer)) throw new Error(JSON.stringify(answer));
  return answer.ok;
}
const bank = (...rows: readonly string[]): Buffer =>
  encodeGbk(
    `${['业务参考号,收款账号,收款户名,金额,处理状态,失败原因,完成时间,批次号', ...rows].join('\r\n')}\r\n`,
  );
const PAID = 'P1,6222020200112233441,张三,1234.57,成功,,2026-05-29 10:00:00,PB20260528-001';

describe('whose table it is', () => {
  test('each is known by exactly one reader', async () => {
    const alipay =
      '批次号,付款日期,付款人email,账户名称,总金额（元）,总笔数\nPB20260528001,20260529,p@x.cn,店,1.00,1\n商户流水号,收款人email,收款人姓名,付款金额（元）,状态,失败原因\nP1,a@b.cn,张三,1.00,成功,\n';
    const wechat =
      '商家批次单号,批次名称,转账总金额（元）,转账总笔数\n`PB20260528001,`a,`1.00,`1\n商家明细单号,收款用户openid,转账金额（元）,明细状态,失败原因\n`P1,`oUp,`1.00,`SUCCESS,`\n';
    expect(await recognisedBy('a.csv', encodeGbk(alipay))).toEqual(['alipay_result']);
    expect(await recognisedBy('w.csv', Buffer.from(wechat))).toEqual(['wechat_result']);
    expect(await recognisedBy('b.csv', bank(PAID))).toEqual(['bank_result']);
    for (const [name, bytes] of [
      ['a.csv', encodeGbk(alipay)],
      ['w.csv', Buffer.from(wechat)],
    ] as const)
      expect(await result(name, bytes)).toMatchObject({
        batchNo: 'PB20260528-001',
        statedCount: 1,
        statedSum: 100,
        statedOf: 'batch',
        currency: 'CNY',
        items: [{ row: 4, itemNo: 'P1', amount: 100, state: 'paid' }],
      });
  });

  test('Alipay takes two characters less of a number than we give: they are put back', async () => {
    const text =
      '批次号,总金额（元）,总笔数\nPB20260528001,1.00,1\n商户流水号,收款人email,付款金额（元）,状态\n2026052800001000013F9A,a@b.cn,1.00,成功\n';
    const { items } = await result('a.csv', encodeGbk(text));
    expect(items.map(({ itemNo }) => itemNo)).toEqual(['PI2026052800001000013F9A']);
    const writer = FORMATS.writers.find(({ format }) => format === 'alipay_batch');
    const written = new TextDecoder('gb18030').decode((await writer?.write(ALIPAY))?.bytes);
    expect(written).toContain('\r\n2026052800001000013F9A,');
  });

  test('an instruction of ours is no result, nor is a picture, nor nothing', async () => {
    for (const writer of FORMATS.writers.filter(({ format }) => format.startsWith('bank'))) {
      const { fileName, bytes } = await writer.write(batch());
      expect(await recognisedBy(fileName, Buffer.from(bytes))).toEqual([]);
    }
    expect(await recognisedBy('x.png', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 0]))).toEqual([]);
    expect(await recognisedBy('x.csv', Buffer.alloc(0))).toEqual([]);
    const [, alipay] = FORMATS.readers;
    expect(await alipay?.read('x.csv', Buffer.from('a,b\n1,2\n'))).toMatchObject({ refusal: 'not_a_result' });
  });
});

describe('a bank’s table', () => {
  test('every state in its words; one that nobody knows is unknown, with the word', async () => {
    const row = (itemNo: string, word: string) =>
      `${itemNo},6222020200112233441,张三,1.00,${word},,,PB20260528-001`;
    const { items } = await result(
      'r.csv',
      bank(
        row('P1', '交易成功'),
        row('P2', '失败'),
        row('P3', '银行处理中'),
        row('P4', '已退票'),
        row('P5', '待查'),
        row('P6', '挂起'),
      ),
    );
    expect(items.map(({ state, reasonCode }) => [state, reasonCode])).toEqual([
      ['paid', ''],
      ['failed', ''],
      ['accepted', ''],
      ['returned', ''],
      ['unknown', ''],
      ['unknown', '挂起'],
    ]);
  });

  test('all that is wrong is listed, by row and column, with account numbers masked', async () => {
    const bytes = bank(
      PAID,
      ',6222020200112233442,李四,12.345,成功,,昨天,PB20260528-001',
      'P3,1,王五,1.00,,,,PB20260528-001,6222020200112233449',
    );
    expect(await read('r.csv', bytes)).toEqual({
      problems: [
        { row: 3, column: '业务参考号', problem: 'missing_value', text: '', expected: '业务参考号' },
        { row: 3, column: '金额', problem: 'finer_than_minor_unit', text: '12.345', expected: '1,234.56' },
        { row: 3, column: '完成时间', problem: 'not_a_date', text: '昨天', expected: '2026-05-08 10:00:00' },
        { row: 4, column: '', problem: 'too_many_cells', text: '622202*********3449', expected: '8' },
        { row: 4, column: '处理状态', problem: 'missing_value', text: '', expected: '成功, 失败, 处理中' },
      ],
    });
    expect(JSON.stringify(await read('r.csv', bytes))).not.toContain('6222020200112233449');
  });

  test('one payment with two words contradicts itself; said twice alike it is said once', async () => {
    const failed = PAID.replace('成功', '失败');
    expect(await read('r.csv', bank(PAID, failed))).toMatchObject({
      problems: [{ row: 3, problem: 'contradicts_row', text: 'P1', expected: '2' }],
    });
    expect((await result('r.csv', bank(PAID, PAID))).items).toHaveLength(1);
  });

  test('the total under the rows must be theirs', async () => {
    const right = bank(PAID, '合计,1,,1234.57,,,,');
    expect(await result('r.csv', right)).toMatchObject({
      statedCount: 1,
      statedSum: 123_457,
      statedOf: 'file',
    });
    const wrong = bank(PAID, '合计,1,,2234.57,,,,');
    expect(await read('r.csv', wrong)).toMatchObject({
      problems: [{ row: 3, problem: 'total_differs', text: '2234.57', expected: '1234.57' }],
    });
    // So must the count, wherever it stands and however it is written, also where the sum is right or not said.
    const second = PAID.replace('P1', 'P2').replace('1234.57', '1.00');
    for (const count of ['3', '3笔', '共 3 笔', '笔数：3'])
      for (const sum of ['1235.57', ''])
        expect(await read('r.csv', bank(PAID, second, `合计,${count},,${sum},,,,`))).toMatchObject({
          problems: [{ row: 4, column: '收款账号', problem: 'total_differs', text: '3', expected: '2' }],
        });
    expect(await result('r.csv', bank(PAID, second, '合计,共2笔,,,,,,'))).toMatchObject({
      statedCount: 2,
      statedSum: null,
    });
  });

  test('a total of rows that say a payment twice may count it twice or once', async () => {
    for (const total of ['合计,2,,2469.14,,,,', '合计,1,,1234.57,,,,'])
      expect(await result('r.csv', bank(PAID, PAID, total))).toMatchObject({
        statedCount: 1,
        statedSum: 123_457,
      });
  });

  test('a total in fen, or of another currency’s digits, is read as the rows are', async () => {
    const fen = '业务参考号,交易金额（分）,状态,批次号\nP1,123457,成功,PB20260528-001\n合计,';
    expect(await result('r.csv', Buffer.from(`${fen}123457,,\n`))).toMatchObject({ statedSum: 123_457 });
    expect(await read('r.csv', Buffer.from(`${fen}123458,,\n`))).toMatchObject({
      problems: [{ problem: 'total_differs', text: '123458' }],
    });
    const yen = '业务参考号,金额,币种,状态,批次号\nP1,1234,JPY,成功,PB20260528-001\n合计,1234,,,\n';
    expect(await result('r.csv', Buffer.from(yen))).toMatchObject({ statedSum: 1_234, currency: 'JPY' });
  });

  test('the number of the batch stands in a column, above the table, or in the file’s name; else nobody can say whose it is', async () => {
    const table = '业务参考号,金额,状态\nP1,1.00,成功\n';
    expect((await result('r.csv', Buffer.from(`批次号：,PB20260528001\n${table}`))).batchNo).toBe(
      'PB20260528-001',
    );
    expect((await result('PB20260528-001_结果.csv', Buffer.from(table))).batchNo).toBe('PB20260528-001');
    expect(await read('r.csv', Buffer.from(table))).toMatchObject({ refusal: 'no_batch_number' });
  });

  test('amounts in fen, dates without signs, cells between tabs', async () => {
    const text =
      '业务参考号\t交易金额（分）\t状态\t完成时间\t批次号\nP1\t123457\t成功\t20260529100000\tPB20260528-001\n';
    expect((await result('r.txt', Buffer.from(text))).items).toMatchObject([
      { amount: 123_457, happenedAt: '2026-05-29T10:00:00+08:00' },
    ]);
  });

  test('two encodings in one file, or a quote that never ends, are refused whole', async () => {
    const mixed = Buffer.concat([bank(PAID), Buffer.from('P2,6222,李四,1.00,成功,,,PB20260528-001\n')]);
    const [, , , reader] = FORMATS.readers;
    expect(await reader?.read('r.csv', mixed)).toMatchObject({ refusal: 'mixed_encodings' });
    expect(await reader?.read('r.csv', bank(PAID, 'P2,"6222,李四'))).toMatchObject({
      refusal: 'unclosed_quote',
    });
  });
});
