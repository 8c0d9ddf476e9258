/** The monthly report at a desk: made by itself once, kept sealed as it was, made anew by hand beside it, taken away with an event, found by nobody else. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import type { Output } from '../../../shared/contract/calls.ts';
import { Refused } from '../../../shared/contract/errors.ts';
import { verifyBooks } from '../../../src-main/areas/audit/verify-books.ts';
import { LineStore } from '../../../src-main/areas/statements/line-store.ts';
import { newToken } from '../../../src-main/platform/ids.ts';
import { sha256Of } from '../../../src-main/platform/sha256.ts';
import { Originals } from '../../../src-main/workspace/originals.ts';
import { pdfText } from '../../support/pdf-text.ts';
import { House } from '../../support/people.ts';
import { ordersCsv } from '../../support/small-files.ts';

vi.mock('../../../src-main/workspace/secrets.ts', async (original) =>
  (await import('../../support/quick-secrets.ts')).quick(await original()),
);

/** One house through all of it: what is made stays, as it does. */
let house: House;
beforeAll(async () => {
  vi.useFakeTimers({
    toFake: ['Date', 'setInterval', 'clearInterval'],
    now: Date.parse('2026-06-10T02:00:00Z'),
  });
  house = await House.make();
  const { owner } = house;
  const files = [await owner.upload('orders.csv', ordersCsv(3))]; // Orders of 8 May 2026.
  const { plans } = await owner.get('statements.plan', { files, taskId: newToken() });
  const wanted = plans.map(({ planId, hash }) => ({ planId, hash }));
  await owner.get('statements.commit', { plans: wanted, taskId: newToken() });
});
afterEach(() => vi.restoreAllMocks());
afterAll(async () => {
  vi.useRealTimers();
  await house.close();
});

const reports = () => house.owner.get('analytics.reports', {});
const SCHEDULE = {
  isOn: true,
  day: 3,
  language: 'zh-CN',
  numbers: 'short',
  panels: ['volume', 'rates'],
} as const;
const switchOn = (more: Partial<{ isOn: boolean; day: number }> = {}) =>
  house.owner.get('analytics.setSchedule', { ...SCHEDULE, panels: [...SCHEDULE.panels], ...more });
const make = () => house.owner.get('analytics.makeReport', { month: '2026-05', taskId: newToken() });
const take = async ({ id }: Output<'analytics.makeReport'>['report'], format: 'pdf' | 'xlsx') => {
  const { token, fileName } = await house.owner.get('analytics.reportFile', { id, format });
  const file = await house.engine.takeFile(house.owner.session, token);
  return { fileName, bytes: Buffer.from(file?.bytes ?? []) };
};

describe('by itself', () => {
  test('nothing is made until somebody switches it on; then the month that is over, once', async () => {
    expect((await reports()).schedule).toMatchObject({ isOn: false, setAt: '' });
    await vi.advanceTimersByTimeAsync(5 * 60_000);
    expect((await reports()).reports).toEqual([]);
    await switchOn();
    expect((await reports()).due).toEqual(['2026-05']);
    await vi.advanceTimersByTimeAsync(90_000);
    await vi.waitFor(async () => expect((await reports()).reports).toHaveLength(1), { timeout: 8000 });
    await vi.advanceTimersByTimeAsync(10 * 60_000);
    const { reports: made, due, latest } = await reports();
    expect(made).toMatchObject([
      { month: '2026-05', version: 1, madeByName: '', panels: ['volume', 'rates'] },
    ]);
    expect(latest).toEqual(made[0]);
    expect(due).toEqual([]);
  });

  test('a look at what is owed that fails is told to the log, and the next ones go on', async () => {
    await switchOn(); // What was known of the files is asked again.
    const active = vi.spyOn(LineStore.prototype, 'active').mockImplementation(() => {
      throw new RangeError('a block that cannot be read');
    });
    await vi.advanceTimersByTimeAsync(90_000);
    const told = () => readFileSync(join(house.home, 'countinghouse.log'), 'utf8');
    expect(told()).toContain('analytics.report: RangeError');
    const soFar = told();
    active.mockRestore();
    await vi.advanceTimersByTimeAsync(90_000);
    expect(told()).toBe(soFar);
  });
});

describe('by hand', () => {
  test('it is another version, and the one before stays as it was', async () => {
    const { report: first } = await make();
    const before = await take(first, 'pdf');
    const { report: second } = await make();
    expect(second.version).toBe(first.version + 1);
    expect(second.madeByName).toBe('钱东家');
    expect((await reports()).reports.map(({ version }) => version)).toEqual([3, 2, 1]); // The first by itself.
    expect((await take(first, 'pdf')).bytes.equals(before.bytes)).toBe(true);
  });

  test('both files are what their hashes say, and say the month, the house and what the figures mean', async () => {
    const { report } = await make();
    for (const { format, sha256, bytes: size } of report.files) {
      const { bytes, fileName } = await take(report, format);
      expect([sha256Of(bytes), bytes.length]).toEqual([sha256, size]);
      expect(fileName).toBe(`monthly-report-2026-05-${report.version}.${format}`);
    }
    const said = pdfText((await take(report, 'pdf')).bytes);
    for (const each of ['2026-05 经营月报', '2026-05-01 至 2026-05-31', '城南店', '交易额与笔数', '成交额'])
      expect(said).toContain(each);
  });

  test('a month that is not over, and one that no file speaks of, is refused in words', async () => {
    const asked = (month: string) => house.owner.error('analytics.makeReport', { month, taskId: newToken() });
    expect(await asked('2026-06')).toMatchObject({ kind: 'bad_input', facts: { why: 'month_not_over' } });
    expect(await asked('2026-03')).toMatchObject({
      kind: 'bad_input',
      facts: { why: 'month_without_files' },
    });
  });

  test('what stops half-way leaves nothing: no report, and no file that nobody knows of', async () => {
    const removed = vi.spyOn(Originals.prototype, 'remove');
    const put = Originals.prototype.put;
    let calls = 0;
    const { reports: before } = await reports();
    vi.spyOn(Originals.prototype, 'put').mockImplementation(async function (this: Originals, bytes) {
      calls += 1;
      if (calls === 2) throw new Refused('disk_full', {});
      return put.call(this, bytes);
    });
    expect(
      (await house.owner.error('analytics.makeReport', { month: '2026-05', taskId: newToken() })).kind,
    ).toBe('disk_full');
    expect((await reports()).reports).toEqual(before);
    expect(removed).toHaveBeenCalledTimes(1);
  });
});

test('reports are kept over a restart, and taking one away is an event of the record', async () => {
  const { report } = await make();
  await take(report, 'xlsx');
  await house.restart();
  await house.comeBack();
  expect(await take(report, 'pdf')).toMatchObject({
    fileName: `monthly-report-2026-05-${report.version}.pdf`,
  });
  const events = await house.events();
  expect(events.find(({ action }) => action === 'analytics.report_made')?.subject).toMatchObject({
    month: '2026-05',
  });
  const taken = events.filter(
    ({ action, subject }) => action === 'exports.made' && subject['kind'] === 'monthly_report',
  );
  expect(taken.slice(-2).map(({ subject }) => subject['format'])).toEqual(['xlsx', 'pdf']);
  expect((await house.verify()).holds).toBe(true);
});

test('whoever may not see the figures may not see, plan or take the reports', async () => {
  const { report } = await make();
  const administrator = await house.person('administrator');
  expect(await administrator.refusal('analytics.reports', {})).toBe('no_right');
  expect(await administrator.refusal('analytics.setSchedule', { ...SCHEDULE, panels: ['volume'] })).toBe(
    'no_right',
  );
  expect(await administrator.refusal('analytics.reportFile', { id: report.id, format: 'pdf' })).toBe(
    'no_right',
  );
});

test('a sealed report that is gone is found by the verifier', async () => {
  const { report } = await make();
  const { faults } = await house.look(async ({ ledger, document, device, originals }) => {
    const names = ledger.query.selectFrom('monthly_report').select('xlsx_original');
    await originals.remove(ledger.first(names.where('id', '=', report.id))?.xlsx_original ?? '');
    const keys = { workspaceId: document.id, publicKey: device.publicKey };
    return verifyBooks({ ledger, keys, anchors: [], originals, step: async () => undefined });
  });
  expect(faults).toMatchObject([{ kind: 'damaged', place: 'report', number: report.id }]);
});
