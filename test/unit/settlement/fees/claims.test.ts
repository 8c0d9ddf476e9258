/** At a desk: fees of a shop's bills against a schedule agreed since, as the list shows them, as its batches have them, and as a claim that goes to the channel. */
import ExcelJS from 'exceljs';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type { Desk } from '../../../../src-main/engine/desk.ts';
import type { CallInfo } from '../../../../src-main/platform/handlers.ts';
import { sha256Of } from '../../../../src-main/platform/sha256.ts';
import { readEntry } from '../../../../src-main/record/entry.ts';
import { importAll, info, newDesk } from '../../../support/desk.ts';
import { shopDays, tradeFile } from '../../journal/shop.ts';
import { schedule } from './fee-house.ts';

vi.mock('../../../../src-main/workspace/secrets.ts', async (original) =>
  (await import('../../../support/quick-secrets.ts')).quick(await original()),
);

const offered: Buffer[] = [];
const bites = '=HYPERLINK("http://x","看")';
let desk: Desk;
let owner: CallInfo;
beforeAll(async () => {
  desk = await newDesk({ now: () => '2026-10-19T01:00:00.000Z' });
  owner = {
    ...{ ...info, person: desk.workspace.person },
    offer: (_name, bytes) => String(offered.push(Buffer.from(bytes))),
  };
  const days = shopDays('2026-10-12', 3);
  const odd = { day: '2026-10-15', trades: [{ fen: 10_000, order: bites }] };
  await importAll(desk, [...days, odd].map(tradeFile));
  // 0.6 % was charged; 0.38 % was agreed.
  const fee = { what: 'fee', channel: 'wechat', account: '', isEnded: false } as const;
  const changes = [{ ...fee, schedule: schedule({ ratePpm: 3_800, from: '2026-10-13' }) }];
  await desk.handlers['terms.change']({ changes, reason: '补充协议' }, owner);
});
afterAll(() => desk.close());

const ASKED = {
  key: null,
  channel: 'wechat',
  from: '',
  to: '',
  show: 'differing',
  offset: 0,
  limit: 50,
} as const;
const variances = (over: Partial<Parameters<Desk['handlers']['settlement.variances']>[0]> = {}) =>
  desk.handlers['settlement.variances']({ ...ASKED, ...over }, owner);
const exported = async (format: 'csv' | 'xlsx' | 'pdf', language: 'zh-CN' | 'en' = 'zh-CN') => {
  await desk.handlers['settlement.export'](
    {
      ...{ kind: 'claims', format, language, channel: 'wechat', partyId: '', currency: '' },
      ...{ from: '', to: '', reveal: '', taskId: '' },
    },
    owner,
  );
  return offered.at(-1) ?? Buffer.alloc(0);
};

describe('the list', () => {
  test('has those that differ by size, each with its schedule; of a day before the schedule nothing is said', async () => {
    const { rows, sums, total } = await variances();
    // 102.00, 101.00 and 100.00 yuan at 0.22 % are 22 or 23 fen apart, 25.5x are 5; a refund of a sale of before the schedule is unknown.
    expect(rows.map(({ charged, expected, difference }) => [charged, expected, difference])).toEqual([
      [61, 38, 23],
      [61, 39, 22],
      [60, 38, 22],
      [15, 10, 5],
      [15, 10, 5],
    ]);
    expect(rows[0]?.schedule).toBe('wechat 3800 ppm 2026-10-13');
    expect(total).toBe(5);
    expect(sums).toEqual([
      {
        ...{
          currency: 'CNY',
          lines: 8,
          charged: 212,
          expected: 135,
          overcharged: 77,
          undercharged: 0,
          unknown: 3,
        },
        rounding: expect.any(Number),
      },
    ]);
    expect((await variances({ show: 'unknown' })).rows.map(({ why }) => why)).toEqual(
      Array.from({ length: 3 }, () => 'no_schedule'),
    );
    expect((await variances({ show: 'all', offset: 2, limit: 2 })).rows).toEqual(rows.slice(2, 4));
    expect((await variances({ channel: 'alipay' })).rows).toEqual([]);
  });

  test('of a batch is the batch’s own variance; all batches come to the channel’s', async () => {
    const asked = { query: '', side: 'channel', show: 'all', from: '', to: '', offset: 0, limit: 9 } as const;
    const { rows: batches } = await desk.handlers['settlement.list'](asked, owner);
    for (const { key, feeVariance } of batches) {
      const { sums } = await variances({ key });
      const differs = sums.reduce((sum, each) => sum + each.overcharged - each.undercharged, 0);
      expect(feeVariance ?? 0).toBe(differs);
    }
    expect(batches.reduce((sum, { feeVariance }) => sum + (feeVariance ?? 0), 0)).toBe(77);
    expect(() => variances({ key: 'channel/wechat/x/CNY/2026-10-12/0' })).toThrow('not_found');
  });
});

describe('the claim', () => {
  test('is a workbook with a cover and every line: sums are formulas that come to what stands, numbers are numbers, ids are texts that run nowhere', async () => {
    const book = new ExcelJS.Workbook();
    await book.xlsx.load((await exported('xlsx')) as unknown as Parameters<typeof book.xlsx.load>[0]); // Its own Buffer type.
    const [cover, lines] = book.worksheets;
    const texts = cover?.getSheetValues().flat().map(String) ?? [];
    expect(texts).toEqual(expect.arrayContaining(['微信支付', '2026-10-13 – 2026-10-15', '5']));
    expect(texts.some((text) => text.includes('0.38%') && text.includes('费率'))).toBe(true);
    expect(texts.some((text) => text.includes('0.38 %'))).toBe(true);
    // When it was made stands as a clock shows it, with the zone: the channel may sit under another one.
    expect(texts.some((text) => /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d \+08:00$/.test(text))).toBe(true);
    const formulas = cover
      ?.getColumn(2)
      .values.flatMap((value) => (typeof value === 'object' && value && 'formula' in value ? [value] : []));
    expect(formulas?.map((each) => ('result' in each ? each.result : 0))).toEqual([0.77, 0, 0.77]);
    const rows = lines?.getRows(2, 5) ?? [];
    expect(rows.map((row) => row.getCell('I').value)).toEqual([0.23, 0.22, 0.22, 0.05, 0.05]);
    expect(rows[0]?.getCell('I').numFmt).toContain('0.00');
    for (const row of rows) expect(row.getCell('C').type).toBe(ExcelJS.ValueType.String);
    const biting = rows.find((row) => row.getCell('A').value === '2026-10-15')?.getCell('B');
    expect([biting?.type, biting?.value]).toEqual([ExcelJS.ValueType.String, bites]);
    const total = lines?.getRow(7);
    expect(total?.getCell('I').value).toEqual({
      formula: 'SUMIF($E$2:$E$6,E7,$I$2:$I$6)',
      result: 0.77,
    });
  });

  test('in English, and as a table that bites nobody, and as a paper', async () => {
    const book = new ExcelJS.Workbook();
    await book.xlsx.load((await exported('xlsx', 'en')) as unknown as Parameters<typeof book.xlsx.load>[0]);
    expect(book.worksheets.map(({ name }) => name)).toEqual(['Summary', 'Lines']);
    const csv = (await exported('csv')).toString('utf8').split('\n');
    expect(csv[0]).toBe(
      'date,order_no,transaction_id,kind,currency,gross,charged,expected,difference,reason,schedule',
    );
    expect(csv.find((row) => row.startsWith('2026-10-15'))).toContain(`,"'=HYPERLINK(""http`);
    expect((await exported('pdf')).subarray(0, 5).toString()).toBe('%PDF-');
  });

  test('is an event of the record, with the hash of the file', async () => {
    const bytes = await exported('csv');
    const { ledger } = desk.workspace;
    const last = ledger.first(
      ledger.query.selectFrom('audit_event').select('entry').orderBy('seq', 'desc').limit(1),
    );
    expect(readEntry(last?.entry ?? '')).toMatchObject({
      action: 'exports.made',
      subject: { kind: 'settlement_claims', format: 'csv', sha256: sha256Of(bytes) },
    });
  });
});
