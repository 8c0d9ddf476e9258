/** Panels taken away from a desk: the same figures in every format, what is missing said on each, an event for each, and nothing of compliance in any. */

import ExcelJS from 'exceljs';
import Papa from 'papaparse';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { AnalyticsFilter } from '../../../shared/contract/analytics.ts';
import { UNFILTERED } from '../../../shared/contract/analytics.ts';
import { calls, type Input } from '../../../shared/contract/calls.ts';
import {
  CONFIDENTIAL_PANEL_NAMES,
  OPEN_PANEL_NAMES,
  type OpenPanel,
} from '../../../shared/domain/analytics/panels.ts';
import { csvFile } from '../../../src-main/areas/analytics/exports/csv-file.ts';
import { paperFile } from '../../../src-main/areas/analytics/exports/paper-file.ts';
import { packHead } from '../../../src-main/areas/audit/pack/head.ts';
import { readerOf } from '../../../src-main/areas/exports/tables/reader.ts';
import type { Desk } from '../../../src-main/engine/desk.ts';
import { sha256Of } from '../../../src-main/platform/sha256.ts';
import { readEntry } from '../../../src-main/record/entry.ts';
import { importAll, info, newDesk, runAll } from '../../support/desk.ts';
import { pdfText } from '../../support/pdf-text.ts';
import { shopDays, tradeFile } from '../journal/shop.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await newDesk();
  // The second of April is missing.
  const days = shopDays('2026-04-01', 4).filter((_, at) => at !== 1);
  await importAll(desk, days.map(tradeFile));
  await runAll(desk);
});
afterAll(() => desk.close());

const FILTER: AnalyticsFilter = {
  ...{ from: '2026-04-01', to: '2026-04-04', by: 'day', compare: 'previous' },
  ...UNFILTERED,
};
async function take(
  format: Input<'analytics.export'>['format'],
  panels: readonly OpenPanel[] = ['volume', 'channels'],
  more: Partial<Input<'analytics.export'>> = {},
) {
  let bytes = Buffer.alloc(0);
  const offer = (_: string, content: Uint8Array) => {
    bytes = Buffer.from(content);
    return 'token';
  };
  const asked: Omit<Input<'analytics.export'>, 'taskId'> = {
    format,
    panels: [...panels],
    filter: FILTER,
    language: 'zh-CN',
    numbers: 'plain',
    title: '',
  };
  const { fileName } = await desk.handlers['analytics.export'](
    { ...asked, taskId: '', ...more },
    { ...info, offer },
  );
  return { bytes, fileName };
}
const answer = (panel: OpenPanel) => desk.handlers['analytics.panel']({ panel, filter: FILTER }, info);

describe('a file of panels', () => {
  test('as CSV has a row a figure, exact, with what is missing under it', async () => {
    const { bytes, fileName } = await take('csv');
    expect(fileName).toBe('figures-2026-04-01-2026-04-04.csv');
    const { data } = Papa.parse<Record<string, string>>(bytes.toString('utf8'), {
      header: true,
      skipEmptyLines: true,
    });
    const { tables, standing, metrics } = await answer('volume');
    const value = metrics.indexOf('sales_value');
    const rows = data.filter((row) => row['panel'] === 'volume' && row['metric'] === 'sales_value');
    expect(rows.map((row) => [row['code_1'], Number(row['value']) * 100])).toEqual(
      (tables[0]?.rows ?? []).map(({ of, values }) => [of[0], values[value]]),
    );
    expect(standing).toBe('incomplete');
    expect(new Set(rows.map((row) => row['standing']))).toEqual(new Set(['incomplete']));
  });

  test('as a paper says in red which files are missing, as of when, and what every figure means', async () => {
    const text = pdfText((await take('pdf')).bytes);
    for (const each of [
      '交易额与笔数',
      '渠道构成',
      '账单不全',
      '数据截至',
      '成交额',
      '指标说明',
      '2026-04-02',
    ])
      expect(text).toContain(each);
  });

  test('as a workbook has a sheet a panel between its cover and the meanings', async () => {
    const { bytes } = await take('xlsx', ['volume', 'channels', 'hours'], { language: 'en', title: '=1+1' });
    const book = new ExcelJS.Workbook();
    await book.xlsx.load(new Uint8Array(bytes).buffer);
    expect(book.worksheets).toHaveLength(5);
    const cover = book.worksheets[0]?.getCell('A1');
    expect([cover?.value, cover?.type]).toEqual(['=1+1', ExcelJS.ValueType.String]);
  });

  test('is the same to the byte from the same answers', async () => {
    const pages = (['volume', 'hours', 'waterfall'] as const).map((panel) => ({ panel }));
    const whole = await Promise.all(pages.map(async ({ panel }) => ({ panel, answer: await answer(panel) })));
    const about = {
      title: '四月',
      house: '城南店',
      madeAt: '2026-05-03T00:00:00Z',
      lines: [],
      notes: [],
      warnings: [],
    };
    const reader = readerOf('zh-CN');
    const step = async () => undefined;
    const files = [
      () => paperFile(whole, about, reader, { locale: 'zh-CN', scale: 'wan' }, step),
      () => csvFile(whole, 'zh-CN', step),
    ];
    for (const make of files) expect((await make()).equals(await make())).toBe(true);
  });

  test('of every panel there is can be made in every format', async () => {
    for (const format of ['pdf', 'xlsx', 'csv'] as const)
      expect((await take(format, OPEN_PANEL_NAMES, { numbers: 'short' })).bytes.length).toBeGreaterThan(1000);
  });

  test('is an event of the record, with its hash', async () => {
    const { bytes } = await take('csv', ['refunds']);
    const { ledger } = desk.workspace;
    const row = ledger.first(
      ledger.query.selectFrom('audit_event').select('entry').orderBy('seq', 'desc').limit(1),
    );
    expect(readEntry(row?.entry ?? '')).toMatchObject({
      action: 'exports.made',
      subject: { kind: 'figures', format: 'csv', sha256: sha256Of(bytes), panels: 'refunds' },
    });
  });
});

test('a monthly report is no fact of an evidence pack: it moves no pack’s head', async () => {
  const { ledger } = desk.workspace;
  const before = packHead(ledger);
  const { report } = await desk.handlers['analytics.makeReport']({ month: '2026-04', taskId: '' }, info);
  expect(report).toMatchObject({ standing: 'incomplete', version: 1 });
  expect(report.missing.length).toBeGreaterThan(0);
  expect(packHead(ledger)).toEqual(before);
});

test('what only compliance may see cannot be asked for, in a file or in a report', () => {
  for (const panel of CONFIDENTIAL_PANEL_NAMES) {
    const asked = {
      panels: [panel],
      filter: FILTER,
      format: 'csv',
      language: 'en',
      numbers: 'plain',
      title: '',
    };
    expect(calls['analytics.export'].input.safeParse({ ...asked, taskId: 'a'.repeat(20) }).success).toBe(
      false,
    );
    const schedule = { isOn: true, day: 3, language: 'en', numbers: 'plain', panels: [panel] };
    expect(calls['analytics.setSchedule'].input.safeParse(schedule).success).toBe(false);
  }
});

test('of an empty ledger every format says that there is nothing', async () => {
  const empty = await newDesk();
  const before = desk;
  desk = empty;
  expect(pdfText((await take('pdf')).bytes)).toContain('没有数据');
  expect((await take('csv')).bytes.toString('utf8').trim().split('\n')).toHaveLength(1);
  expect((await take('xlsx')).bytes.length).toBeGreaterThan(1000);
  desk = before;
  empty.close();
});
