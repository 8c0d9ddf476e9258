/** A monthly report that could not be made is tried again after an hour, whatever the clock did meanwhile; and nothing of the failed try stays. */
import { afterEach, expect, test, vi } from 'vitest';
import { Refused } from '../../../shared/contract/errors.ts';
import { Originals } from '../../../src-main/workspace/originals.ts';
import { importAll, info, newDesk } from '../../support/desk.ts';
import { ordersCsv } from '../../support/small-files.ts';

afterEach(() => vi.restoreAllMocks());

test('after a full disk it waits an hour; a clock that was ahead and is set right holds nothing up', async () => {
  let now = '2026-06-10T02:00:00.000Z';
  const desk = await newDesk({ now: () => now });
  await importAll(desk, [{ name: 'orders.csv', bytes: Buffer.from(ordersCsv(3)) }]); // Orders of 8 May 2026.
  const schedule = { isOn: true, day: 3, language: 'zh-CN', numbers: 'plain' } as const;
  await desk.handlers['analytics.setSchedule']({ ...schedule, panels: ['volume'] }, info);
  expect(desk.reports.isDue()).toBe(true);

  const full = vi.spyOn(Originals.prototype, 'put').mockRejectedValue(new Refused('disk_full', {}));
  now = '2026-06-20T02:00:00.000Z';
  await expect(desk.reports.makeDue(info)).rejects.toMatchObject({ kind: 'disk_full' });
  expect(desk.reports.isDue()).toBe(false);
  now = '2026-06-20T02:59:59.999Z';
  expect(desk.reports.isDue()).toBe(false);
  now = '2026-06-20T03:00:00.000Z';
  expect(desk.reports.isDue()).toBe(true);
  now = '2026-06-11T02:00:00.000Z';
  expect(desk.reports.isDue()).toBe(true);

  full.mockRestore();
  await desk.reports.makeDue(info);
  expect(desk.reports.isDue()).toBe(false);
  const { reports } = await desk.handlers['analytics.reports']({}, info);
  expect(reports.map(({ month, version }) => [month, version])).toEqual([['2026-05', 1]]);
  desk.close();
});
