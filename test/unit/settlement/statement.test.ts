/** A statement to a merchant adds up to the last fen on paper and in a workbook, in both languages; names are masked unless a reason is given. */
import ExcelJS from 'exceljs';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { Input } from '../../../shared/contract/calls.ts';
import { newToken } from '../../../src-main/platform/ids.ts';
import { readEntry } from '../../../src-main/record/entry.ts';
import { importAll, info } from '../../support/desk.ts';
import { accountOf } from '../../support/parties.ts';
import { pdfText } from '../../support/pdf-text.ts';
import { type Day, tradeFile } from '../journal/shop.ts';
import { MerchantDesk } from './merchant-desk.ts';

vi.mock('../../../src-main/workspace/secrets.ts', async (original) =>
  (await import('../../support/quick-secrets.ts')).quick(await original()),
);

const on = (day: string, ...fen: readonly (readonly [string, number])[]): Day => ({
  day,
  trades: fen.map(([order, amount]) => ({ order, fen: amount })),
});

let at: MerchantDesk;
let partyId = '';
beforeAll(async () => {
  at = await MerchantDesk.open();
  partyId = await at.merchant(
    {
      feePpm: 10_000,
      reserve: {
        kind: 'rolling',
        ratePpm: 50_000,
        fixedMinor: 0,
        capMinor: null,
        holdDays: 30,
        from: '2026-10-14',
      },
    },
    undefined,
    '王小明',
  );
  const days = [
    on('2026-10-12', ['A', 10_000], ['B', 5_000]),
    on('2026-10-13', ['C', 20_050], ['B', -5_000]),
    on('2026-10-14', ['D', 100_000]),
  ];
  await importAll(at.desk, days.map(tradeFile));
  at.sign(['2026-10-12', '2026-10-13']);
  await pay();
});
afterAll(() => at.desk.close());

/** What is signed is paid: a clerk asks, the owner agrees. */
async function pay(): Promise<void> {
  const { handlers } = at.desk;
  const { owner } = at;
  const reason = '结算';
  const { limits } = await handlers['payments.limits']({}, owner);
  await handlers['payments.setLimits']({ limits: { ...limits, coolOffHours: 0 }, reason }, owner);
  const bind = async (of: string, over: Parameters<typeof accountOf>[0]) => {
    const body = accountOf({ isOrganisation: true, purpose: 'both', ...over });
    return (await handlers['parties.bindAccount']({ partyId: of, body, reason }, owner)).accountId;
  };
  const ours = await bind('', {
    holder: '城南商贸有限公司',
    number: '110060635018800012345',
    bankCode: '301290000007',
  });
  const hers = await bind(partyId, { holder: '王小明', number: '4000022109000007777' });
  const seen = { accountId: hers, version: 1, outcome: 'verified', method: 'document', note: '' } as const;
  await handlers['parties.verifyAccount'](seen, { ...owner, person: '李复核' });
  const { rows } = await handlers['settlement.payable']({ query: '', offset: 0, limit: 9 }, owner);
  const [row] = rows;
  const of = [{ partyId, amount: row?.amount ?? 0, keys: row?.keys ?? [] }];
  const header = {
    format: 'bank_csv',
    fromAccountId: ours,
    currency: 'CNY',
    executionDay: '2026-10-19',
    note: '',
  } as const;
  const payOut = () => handlers['settlement.payOut']({ of, header }, info);
  await stopsHalfWay(payOut);
  const { batchNo } = await payOut();
  await handlers['payments.verify']({ batchNo, version: 1, taskId: '' }, info);
  const asked = await handlers['payments.submit']({ batchNo, version: 1, reason }, info);
  const approve = { id: asked.requestId ?? 0, hash: asked.hash, note: '' };
  await handlers['approvals.approve'](approve, owner);
  await handlers['payments.instruct']({ batchNo }, owner);
  const { rows: paid } = await handlers['payments.list']({ query: '', batchNo, offset: 0, limit: 9 }, owner);
  said = (word, day) =>
    [
      '业务参考号,收款账号,收款户名,金额,处理状态,失败原因,完成时间,批次号',
      `${paid[0]?.itemNo},6222020200112233441,某某,${((row?.amount ?? 0) / 100).toFixed(2)},${word},,${day} 10:00:00,${batchNo}`,
      '',
    ].join('\n');
  await takeResult('成功', '2026-10-16');
}

/** What the bank's table says of the payment. */
let said = (_word: string, _day: string): string => '';
async function takeResult(word: string, day: string): Promise<void> {
  const { handlers } = at.desk;
  const file = async () => ({ name: 'result.csv', bytes: Buffer.from(said(word, day)) });
  const who = { ...at.owner, file };
  const { planId, hash } = await handlers['payments.planResults']({ files: [''], taskId: '' }, who);
  await handlers['payments.takeResults']({ planId, hash }, who);
}

/** Stopped before it is kept which settlements are paid: there is no draft either. */
async function stopsHalfWay(payOut: () => unknown): Promise<void> {
  const { ledger } = at.desk.workspace;
  const append = ledger.append.bind(ledger);
  const stopped = vi.spyOn(ledger, 'append').mockImplementation((query) => {
    if (query.compile().sql.includes('"settlement_payout"')) throw new Error('the power is gone');
    return append(query);
  });
  expect(payOut).toThrow('the power is gone');
  stopped.mockRestore();
  const page = { query: '', show: 'all', offset: 0, limit: 9 } as const;
  expect((await at.desk.handlers['payments.batches'](page, at.owner)).total).toBe(0);
}

async function exported(over: Partial<Input<'settlement.export'>> = {}, who = at.owner) {
  let bytes = Buffer.alloc(0);
  const offer = (_: string, offered: Uint8Array) => {
    bytes = Buffer.from(offered);
    return newToken();
  };
  const asked: Input<'settlement.export'> = {
    ...{ kind: 'statement', format: 'pdf', language: 'zh-CN', channel: 'none', partyId, currency: '' },
    ...{ from: '', to: '', reveal: '', taskId: '' },
    ...over,
  };
  const { fileName } = await at.desk.handlers['settlement.export'](asked, { ...who, offer });
  return { fileName, bytes };
}

/** Opening, settled, paid, closing, as the workbook's summary states them. */
async function stated(from: string, to: string): Promise<readonly number[]> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(Uint8Array.from((await exported({ format: 'xlsx', from, to })).bytes).buffer);
  const summary = workbook.getWorksheet('概要');
  return [7, 8, 9, 10].map((row) => {
    const cell = summary?.getRow(row).getCell(2);
    return Number(cell?.result ?? cell?.value);
  });
}

test('on paper: what was owed, each day, what was paid, and what is owed now', async () => {
  const { fileName, bytes } = await exported();
  expect(fileName).toBe('statement.pdf');
  const said = pdfText(bytes);
  for (const each of [
    '商户结算对账单',
    '2026-10-12',
    // 150.00 less 1.50; 200.50 less 2.01, 50.00 back with 0.50 of the fee.
    '148.50',
    '148.99',
    // Of 1,000.00, 10.00 is our fee and 50.00 is held.
    '940.00',
    '-50.00',
    '297.49',
    '2026-11-13',
    '有 1 个批次尚未签批',
    '账号与姓名已掩码',
  ])
    expect(said).toContain(each);
  expect(said).not.toContain('王小明');
});

test('on the paper of batches what channels owe us and what we owe merchants are two sums', async () => {
  const { bytes } = await exported({ kind: 'batches', partyId: '' });
  const said = pdfText(bytes);
  // 150.00, 200.50 and 1,000.00 less 50.00: hers less our fees and 50.00 held; the channel's less its own.
  expect(said.match(/合计/g)).toHaveLength(2);
  for (const each of ['1,237.49', '1,292.70']) expect(said).toContain(each);
});

test('in English, with a reason, the name stands whole, and the record says why', async () => {
  const { bytes } = await exported({ language: 'en', reveal: 'sent to the merchant' });
  const said = pdfText(bytes);
  for (const each of ['Statement of settlement', '王小明', 'Owed at the end', '940.00'])
    expect(said).toContain(each);
  const { ledger } = at.desk.workspace;
  const last = ledger.first(
    ledger.query.selectFrom('audit_event').select('entry').orderBy('seq', 'desc').limit(1),
  );
  expect(readEntry(last?.entry ?? '')?.subject).toMatchObject({
    ...{ kind: 'settlement_statement', party: partyId, revealed: 1, reason: 'sent to the merchant' },
  });
  await expect(exported({ reveal: '想看看' }, info)).rejects.toMatchObject({ kind: 'no_right' });
  // A table of batches shows nobody whole, so there is nothing to give a reason for.
  const table = exported({ kind: 'batches', format: 'csv', reveal: '想看看' });
  await expect(table).rejects.toMatchObject({ kind: 'bad_input', facts: { at: 'reveal' } });
});

test('the workbook: sums are formulas equal to what they say, and its lines come to what moved', async () => {
  const { bytes } = await exported({ format: 'xlsx' });
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(Uint8Array.from(bytes).buffer);
  const sheet = (name: string) => workbook.getWorksheet(name);
  const summary = sheet('概要');
  const stated = new Map(
    (summary?.getRows(1, summary.rowCount) ?? []).map((row) => [row.getCell(1).text, row.getCell(2)]),
  );
  expect(stated.get('期初应付')?.value).toBe(0);
  expect(stated.get('本期应结')?.value).toBe(1237.49);
  expect(stated.get('本期已付')?.value).toBe(297.49);
  expect(stated.get('期末应付')?.value).toEqual({ formula: 'B7+B8-B9', result: 940 });
  const batches = sheet('结算批次');
  const total = batches?.lastRow;
  for (let column = 3; column <= 10; column += 1) {
    const summed = [2, 3, 4].reduce(
      (sum, row) => sum + Math.round(Number(batches?.getRow(row).getCell(column).value) * 100),
      0,
    );
    expect(Math.round(Number(total?.getCell(column).result) * 100)).toBe(summed);
  }
  expect(total?.getCell(10).value).toEqual({ formula: 'SUM(J2:J4)', result: 1237.49 });
  const lines = sheet('明细');
  const nets = (lines?.getRows(2, (lines?.rowCount ?? 1) - 1) ?? []).map((row) =>
    Math.round(Number(row.getCell(10).value) * 100),
  );
  // With the 50.00 that is held they are the net.
  expect(nets.reduce((sum, each) => sum + each, 0)).toBe(123_749 + 5_000);
  expect(lines?.getRow(2).getCell(4).value).toBe('A');
});

test('a statement goes on from the one before: it opens with what that one closed with', async () => {
  expect(await stated('2026-10-12', '2026-10-13')).toEqual([0, 297.49, 0, 297.49]);
  expect(await stated('2026-10-14', '2026-10-16')).toEqual([297.49, 940, 297.49, 940]);
  expect(await stated('2026-10-17', '2026-10-18')).toEqual([940, 0, 0, 940]);
});

test('of who was never owed anything there is no statement', async () => {
  await expect(exported({ partyId: 'M-00000099' })).rejects.toMatchObject({ kind: 'not_found' });
});

test('a correction counts on the day it was signed: a statement that was sent stays true', async () => {
  const { handlers } = at.desk;
  const late = { ...tradeFile(on('2026-10-12', ['A', -10_000])), name: 'late.csv' };
  await importAll(at.desk, [late]);
  const page = { query: '', side: 'merchant', show: 'all', from: '', to: '', offset: 0, limit: 99 } as const;
  const { rows } = await handlers['settlement.list'](page, at.owner);
  const correction = rows.find((each) => each.correction === 1);
  const batches = [{ key: correction?.key ?? '', hash: correction?.hash ?? '' }];
  const asked = { batches, decision: 'approve', without: [], reason: '迟到的退款' } as const;
  const { requestId } = await handlers['settlement.decide']({ ...asked, without: [] }, info);
  const id = requestId ?? 0;
  const { hash } = await handlers['approvals.get']({ id }, at.owner);
  await handlers['approvals.approve']({ id, hash, note: '' }, at.owner);
  expect(await stated('2026-10-12', '2026-10-13')).toEqual([0, 297.49, 0, 297.49]);
  // 100.00 back, less 1.00 of the fee, today.
  expect(await stated('2026-10-19', '2026-10-19')).toEqual([940, -99, 0, 841]);
  expect(pdfText((await exported({ from: '2026-10-19', to: '2026-10-19' })).bytes)).toContain('更正');
});

test('a payment that came back counts on the day it did: what was said of the day it was paid stays true', async () => {
  await takeResult('已退票', '2026-10-18');
  expect(await stated('2026-10-14', '2026-10-16')).toEqual([297.49, 940, 297.49, 940]);
  expect(await stated('2026-10-17', '2026-10-18')).toEqual([940, 0, -297.49, 1237.49]);
  expect(pdfText((await exported({ from: '2026-10-17', to: '2026-10-18' })).bytes)).toContain('退票');
});
