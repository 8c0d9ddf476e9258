/** What a page turned against us, or a clerk in another language, asks of panels: figures of other charts, places past the end, words of the wrong language. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { calls, type Input } from '../../../shared/contract/calls.ts';
import {
  CONFIDENTIAL_PANEL_NAMES,
  METRIC_NAMES,
  OPEN_PANEL_NAMES,
  PANELS,
} from '../../../shared/domain/analytics/panels.ts';
import type { Desk } from '../../../src-main/engine/desk.ts';
import { importAll, info, newDesk } from '../../support/desk.ts';
import { askBehind, askPanel, filterOf } from '../../support/every-cell.ts';
import { pdfText } from '../../support/pdf-text.ts';
import { tradeFile } from '../journal/shop.ts';

const FILTER = filterOf('2026-10-12', '2026-10-12');
let desk: Desk;
let language: 'zh-CN' | 'en' = 'zh-CN';
beforeAll(async () => {
  desk = await newDesk({ locale: () => language });
  const trades = Array.from({ length: 320 }, (_, at) => ({ fen: 900 + (at % 90), order: `S${at}` }));
  await importAll(desk, [tradeFile({ day: '2026-10-12', trades })]);
});
afterAll(() => desk.close());

const PANEL_NAMES = [...OPEN_PANEL_NAMES, ...CONFIDENTIAL_PANEL_NAMES];

test('a figure that a chart does not have has nothing behind it, whatever else the chart could tell', async () => {
  for (const panel of PANEL_NAMES) {
    const strange = METRIC_NAMES.filter((metric) => !PANELS[panel].metrics.includes(metric)).slice(0, 3);
    for (const metric of strange)
      await expect(
        askBehind(desk, panel, { filter: FILTER, currency: 'CNY', of: null, metric, offset: 0, limit: 9 }),
        `${panel} ${metric}`,
      ).rejects.toMatchObject({ kind: 'bad_input', facts: { why: 'metric_of_another' } });
  }
});

test('what a chart does have is never refused; rows that there are not, and places past the end, are empty', async () => {
  for (const panel of PANEL_NAMES)
    for (const metric of PANELS[panel].metrics) {
      const cell = { filter: FILTER, currency: 'CNY', metric, limit: 9 };
      const { total } = await askBehind(desk, panel, { ...cell, of: ['no such row'], offset: 0 });
      const { rows } = await askBehind(desk, panel, { ...cell, of: null, offset: 1_000_000 });
      expect([panel, metric, total, rows]).toEqual([panel, metric, 0, []]);
    }
});

test('at the ends of the calendar every chart answers by the contract', async () => {
  const ends = [
    filterOf('1900-01-01', '1900-01-09', { compare: 'previous', by: 'week' }),
    filterOf('9999-12-30', '9999-12-31', { compare: 'last_year', by: 'month' }),
  ];
  for (const panel of PANEL_NAMES)
    for (const filter of ends) {
      const { error } = calls['analytics.panel'].output.safeParse(await askPanel(desk, panel, filter));
      expect([panel, error?.issues]).toEqual([panel, undefined]);
    }
});

test('what says how things stand now is compared with nothing', async () => {
  const asked = filterOf('2026-10-12', '2026-10-12', { compare: 'last_year' });
  for (const panel of PANEL_NAMES)
    expect([panel, (await askPanel(desk, panel, asked)).compared === null]).toEqual([
      panel,
      PANELS[panel].isNow === true,
    ]);
});

test('words in an answer are in the language that is read now, and in a file in the file’s own', async () => {
  const verdict = async () => (await askPanel(desk, 'digits', FILTER)).notes[0]?.facts['verdict'];
  expect(await verdict()).toBe('不符合');
  language = 'en';
  expect(await verdict()).toBe('Non-conformity');
  const paper = async (of: Input<'analytics.export'>['language']) => {
    let bytes = Buffer.alloc(0);
    const asked = { panels: ['digits'], filter: FILTER, format: 'pdf', language: of } as const;
    await desk.handlers['analytics.export'](
      { ...asked, panels: [...asked.panels], numbers: 'plain', title: '', taskId: '' },
      {
        ...info,
        offer: (_, content) => {
          bytes = Buffer.from(content);
          return 'token';
        },
      },
    );
    return pdfText(bytes);
  };
  expect(await paper('zh-CN')).not.toContain('Non-conformity');
  expect(await paper('en')).toContain('Non-conformity');
});
