/** The auditor at a desk with a shop's days in it: a sample from the question to the reviewed paper, and tests over what the shop did. */
import ExcelJS from 'exceljs';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type { PopulationScope, SampleDraw } from '../../../../shared/contract/audit-tools.ts';
import type { AuditTest, Population } from '../../../../shared/domain/audit-sample.ts';
import { AUDIT_TESTS, POPULATIONS } from '../../../../shared/domain/audit-sample.ts';
import type { Desk } from '../../../../src-main/engine/desk.ts';
import type { CallInfo } from '../../../../src-main/platform/handlers.ts';
import { importAll, info, newDesk, runAll } from '../../../support/desk.ts';
import { SIX_PER_MILLE } from '../../../support/terms.ts';
import { shopDays, shopFiles } from '../../journal/shop.ts';

vi.mock('../../../../src-main/workspace/secrets.ts', async (original) =>
  (await import('../../../support/quick-secrets.ts')).quick(await original()),
);

let desk: Desk;
let auditor: CallInfo;
let other: CallInfo;
const offered: Buffer[] = [];
const offer = (_name: string, bytes: Uint8Array) => String(offered.push(Buffer.from(bytes)));

beforeAll(async () => {
  desk = await newDesk();
  auditor = { ...info, person: desk.workspace.person, offer };
  other = { ...info, person: '另一位', offer };
  await importAll(desk, shopFiles(shopDays('2026-03-30', 3)));
  await runAll(desk);
  const { hash } = await desk.handlers['journal.plan']({ offset: 0, limit: 1, taskId: '' }, auditor);
  await desk.handlers['journal.post']({ hash, taskId: '' }, auditor);
});
afterAll(() => desk.close());

const scope = (population: Population, over: Partial<PopulationScope> = {}): PopulationScope => ({
  ...{ population, from: '', to: '', channel: '', account: '', currency: 'CNY' },
  ...over,
});
const MUS: SampleDraw = {
  ...{ method: 'mus', seed: '2026', tolerable: 30_000, expected: 0, confidence: 95, size: null, strata: [] },
};
const TERMS = { title: '三月收款', purpose: '收款真实', procedure: '核对原始账单', taskId: '' };
const draw = async (of: SampleDraw, over: Partial<PopulationScope> = {}) =>
  (
    await desk.handlers['audit.drawSample'](
      { ...TERMS, scope: scope('lines_trade', over), draw: of },
      auditor,
    )
  ).id;
const sample = async (id: number) => desk.handlers['audit.sample']({ id, offset: 0, limit: 500 }, auditor);
const judge = async (
  id: number,
  places: number[],
  result: 'right' | 'wrong' | 'missing' | 'open',
  audited: number | null = null,
) => desk.handlers['audit.judgeItem']({ id, places, result, audited, note: '' }, auditor);
const run = async (name: AuditTest, population: Population, parameters: Record<string, number> = {}) =>
  desk.handlers['audit.runTest'](
    { test: name, scope: scope(population), parameters, offset: 0, limit: 500, taskId: '' },
    auditor,
  );
const refused = (facts: Record<string, unknown>) => ({ facts: expect.objectContaining(facts) });

describe('a population', () => {
  test('says its size, what may be chosen, and what a plan would come to, before anything is drawn', async () => {
    for (const population of POPULATIONS) {
      const found = await desk.handlers['audit.population'](
        { scope: scope(population), draw: null },
        auditor,
      );
      if (population !== 'payments' && population !== 'lines_orders') expect(found.count).toBeGreaterThan(0);
    }
    const found = await desk.handlers['audit.population'](
      { scope: scope('lines_trade'), draw: MUS },
      auditor,
    );
    expect(found).toMatchObject({ interval: 10_000, problem: '', currencies: ['CNY'] });
    const none = await desk.handlers['audit.population'](
      { scope: scope('lines_trade', { to: '2020-01-01' }), draw: MUS },
      auditor,
    );
    expect(none).toMatchObject({ count: 0, problem: 'empty' });
  });

  test('shows no account of a bank whole', async () => {
    const { accounts } = await desk.handlers['audit.population'](
      { scope: scope('lines_bank'), draw: null },
      auditor,
    );
    for (const { account } of accounts) expect(account).not.toMatch(/\d{8}/);
    const [first] = accounts;
    const of = await desk.handlers['audit.population'](
      { scope: scope('lines_bank', { account: first?.account ?? '' }), draw: null },
      auditor,
    );
    expect(of.count).toBeGreaterThan(0);
  });
});

describe('a sample', () => {
  test('is the same for the same seed, and another for another', async () => {
    const refs = async (of: SampleDraw) => (await sample(await draw(of))).items.rows.map(({ ref }) => ref);
    const one = await refs(MUS);
    expect(one.length).toBeGreaterThan(0);
    expect(await refs(MUS)).toEqual(one);
    const random: SampleDraw = { ...MUS, method: 'random', size: 2 };
    expect(await refs(random)).toEqual(await refs(random));
  });

  test('says at which confidence it speaks, also where nobody asked for one', async () => {
    const id = await draw({ ...MUS, method: 'random', size: 2, confidence: null });
    expect((await sample(id)).sample.draw).toMatchObject({ method: 'random', confidence: 95 });
  });

  test('is judged, concluded and reviewed, by another than whoever drew it; judged anew it is concluded anew', async () => {
    const id = await draw(MUS);
    const { items } = await sample(id);
    const all = items.rows.map(({ place }) => place);
    const conclude = (conclusion: string) =>
      desk.handlers['audit.concludeSample']({ id, conclusion }, auditor);
    const review = async (by: CallInfo) => desk.handlers['audit.reviewSample']({ id, note: '已看' }, by);
    await expect(async () => conclude('没有错报')).rejects.toMatchObject(refused({ why: 'sample_open' }));
    await judge(id, all, 'right');
    expect((await sample(id)).evaluation).toMatchObject({ projected: 0, upper: 30_000, holds: true });
    await expect(() => review(other)).rejects.toMatchObject(refused({ why: 'sample_not_concluded' }));
    await conclude('没有错报');
    await expect(() => review(auditor)).rejects.toMatchObject({ kind: 'same_person' });
    await review(other);
    expect((await sample(id)).sample).toMatchObject({
      wrong: 0,
      judged: all.length,
      conclusion: '没有错报',
      reviewedAt: expect.stringMatching(/^2026/),
    });
    await judge(id, [0], 'missing');
    const again = await sample(id);
    expect(again.sample).toMatchObject({ wrong: 1, conclusion: '', reviewedAt: '' });
    expect(again.evaluation?.holds).toBe(false);
  });

  test('does not take a misstatement without its amount, or with the booked one', async () => {
    const id = await draw(MUS);
    const [first] = (await sample(id)).items.rows;
    await expect(() => judge(id, [0], 'wrong')).rejects.toMatchObject({ kind: 'bad_input' });
    await expect(() => judge(id, [0], 'wrong', first?.booked ?? 0)).rejects.toMatchObject(
      refused({ why: 'sample_wrong_as_booked' }),
    );
    await expect(() => judge(id, [9999], 'right')).rejects.toMatchObject({ kind: 'not_found' });
  });

  test('has fee and match done again for its lines', async () => {
    const change = {
      what: 'fee',
      channel: 'wechat',
      account: '',
      schedule: SIX_PER_MILLE,
      isEnded: false,
    } as const;
    await desk.handlers['terms.change']({ changes: [change], reason: '合同' }, auditor);
    const { items } = await sample(await draw(MUS));
    expect(items.rows.map(({ again }) => again?.match)).toContain('same');
    expect(items.rows.map(({ again }) => again?.match)).not.toContain('differs');
    expect(items.rows.map(({ again }) => again?.fee)).toContain('same');
  });

  test('becomes a paper whose sums are live formulas, the same bytes each time, handed over to somebody', async () => {
    const id = await draw(MUS);
    const { items } = await sample(id);
    await judge(
      id,
      items.rows.map(({ place }) => place),
      'right',
    );
    const [first] = items.rows;
    await judge(id, [0], 'wrong', (first?.booked ?? 0) - 100);
    const paper = async () => {
      await desk.handlers['audit.samplePaper'](
        { id, recipient: '事务所', purpose: '年审', taskId: '' },
        auditor,
      );
      return offered.at(-1) ?? Buffer.alloc(0);
    };
    const bytes = await paper();
    expect((await paper()).equals(bytes)).toBe(true);
    const book = new ExcelJS.Workbook();
    await book.xlsx.load(bytes as unknown as ArrayBuffer);
    expect(book.worksheets.map(({ name }) => name)).toEqual(['底稿', '项目', '评价']);
    const sheet = book.getWorksheet('项目');
    const last = sheet?.rowCount ?? 0;
    expect(sheet?.getCell(`H${last}`).value).toMatchObject({ formula: `SUM(H2:H${last - 1})`, result: 1 });
    expect(sheet?.getCell('J2').value).toBe('✗');
    const { rows } = await desk.handlers['evidence.handed']({ offset: 0, limit: 5 }, auditor);
    expect(rows[0]).toMatchObject({ kind: 'sample_paper', recipient: '事务所', purpose: '年审' });
  });
});

describe('standard tests', () => {
  test('run over every population, or say that it has nothing for them', async () => {
    for (const population of POPULATIONS)
      for (const name of AUDIT_TESTS) {
        const { hits, caveats, tested } = await run(name, population);
        expect(hits.rows.length).toBe(Math.min(500, hits.total));
        if (caveats.includes('not_of_population')) expect(tested).toBe(0);
      }
  });

  test('find an entry by hand that nobody checked, back-dated, undone after its month', async () => {
    const propose = (day: string, amount: number) =>
      desk.handlers['journal.propose'](
        {
          day,
          memo: '手工',
          postings: [
            { account: '6603', sub: '', side: 'debit', amount, currency: 'CNY' },
            { account: '2241', sub: '', side: 'credit', amount, currency: 'CNY' },
          ],
          reason: '月末',
        },
        auditor,
      );
    const { entryId } = await propose('2026-03-31', 700_000);
    await propose('2026-04-01', 123_456);
    await desk.handlers['journal.reverse'](
      { entryId: entryId ?? 0, day: '2026-04-02', reason: '记错' },
      auditor,
    );
    const amounts = async (name: AuditTest, parameters: Record<string, number> = {}) =>
      (await run(name, 'journal', parameters)).hits.rows.map(({ amount }) => amount);
    expect(await amounts('manual_adjustments')).toEqual([700_000, 123_456]);
    expect(await amounts('manual_adjustments', { minor: 500_000 })).toEqual([700_000]);
    expect(await amounts('self_approved')).toEqual(expect.arrayContaining([700_000, 123_456]));
    expect(await amounts('back_dated')).toEqual(expect.arrayContaining([700_000, 123_456]));
    expect(await amounts('round_amounts')).toEqual(expect.arrayContaining([700_000]));
    const { hits } = await run('reversals_after_end', 'journal');
    expect(hits.rows).toEqual([
      expect.objectContaining({ facts: { day: '2026-04-02', of: '2026-03-31', days: 2 } }),
    ]);
    expect((await run('number_gaps', 'journal')).hits.total).toBe(0);
  });

  test('take no parameter they do not know', async () => {
    await expect(() => run('duplicates', 'payments', { hours: 3 })).rejects.toMatchObject({
      kind: 'bad_input',
    });
  });

  test('become a paper too', async () => {
    await desk.handlers['audit.testPaper'](
      {
        test: 'benford_first',
        scope: scope('lines_trade'),
        parameters: {},
        recipient: '事务所',
        purpose: '年审',
        taskId: '',
      },
      auditor,
    );
    const book = new ExcelJS.Workbook();
    await book.xlsx.load(offered.at(-1) as unknown as ArrayBuffer);
    expect(book.getWorksheet('评价')?.getCell('D2').value).toMatchObject({ formula: 'LOG10(1+1/A2)' });
  });
});
