/**
 * Held to the truth: the demo knows what really happened, the reconciliation is shown only the files.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ChunkWriter } from '../../../src-main/areas/exports/csv.ts';
import { writeLinesCsv } from '../../../src-main/areas/exports/lines-csv.ts';
import { legReports, membersOf } from '../../../src-main/areas/exports/report-data.ts';
import { makeDemo } from '../../../src-main/demo/demo.ts';
import type { Desk } from '../../../src-main/engine/desk.ts';
import { importAll, newDesk, runAll } from '../../support/desk.ts';

interface Found {
  readonly leg: string;
  readonly what: string;
  readonly members: readonly string[];
}
const place = (each: { readonly file: string; readonly row: string | number }) => `${each.file}:${each.row}`;
const keyOf = (leg: string, members: readonly string[]) => `${leg}|${members.toSorted().join('|')}`;

describe.each([
  { orders: 2000, days: 7, seed: 1, lastDay: '2026-10-18' },
  { orders: 600, days: 12, seed: 5, lastDay: '2026-10-12' },
  { orders: 80, days: 2, seed: 9, lastDay: '2026-10-18' },
])('$orders orders over $days days, seed $seed', (shape) => {
  const demo = makeDemo(shape);
  let desk: Desk;
  const groups: Found[] = [];
  const exceptions: Found[] = [];

  beforeAll(async () => {
    desk = await newDesk();
    const imported = await importAll(desk, demo.files);
    expect(imported.left.map((plan) => `${plan.view.file}: ${plan.view.state}`)).toEqual([]);
    expect(imported.refused.filter((each) => each.refusal !== 'summary_only')).toEqual([]);
    await runAll(desk, demo.truth.asOf);
    for (const report of legReports(desk.standing, desk.lines)) {
      for (const group of report.groups())
        groups.push({
          leg: report.leg,
          what: group.state,
          members: [...membersOf(report, group)].map((each) => place(each.row)),
        });
      for (const each of report.exceptions)
        exceptions.push({
          leg: report.leg,
          what: each.kind,
          members: [...membersOf(report, each)].map((member) => place(member.row)),
        });
    }
  });
  afterAll(() => desk.close());

  test('every file proves itself as far as it states anything', () => {
    for (const { view } of desk.lines.active())
      expect(`${view.file} ${view.proof}`).toBe(
        `${view.file} ${view.sourceKind === 'orders' ? 'not_stated' : 'proved'}`,
      );
  });

  test('what the machine accepted is true, and it accepted at least 99 % of what is matchable', () => {
    const truly = new Set(demo.truth.groups.map((group) => keyOf(group.leg, group.members.map(place))));
    const accepted = groups.filter((group) => group.what === 'accepted');
    const wrong = accepted.filter((group) => !truly.has(keyOf(group.leg, group.members)));
    expect(wrong).toEqual([]);
    const matchable = demo.truth.groups.filter((group) => group.expectation === 'accepted');
    expect(accepted.length).toBeGreaterThanOrEqual(Math.floor(matchable.length * 0.99));
  });

  test('what has no reference is proposed, never accepted', () => {
    const found = new Map(groups.map((group) => [keyOf(group.leg, group.members), group.what]));
    const missed = demo.truth.groups
      .filter((group) => group.expectation === 'proposed')
      .map((group) => found.get(keyOf(group.leg, group.members.map(place))) ?? 'not found');
    expect(missed.filter((what) => what === 'accepted')).toEqual([]);
    expect(missed.filter((what) => what !== 'proposed').length).toBeLessThanOrEqual(missed.length * 0.25);
  });

  test('every planted exception is found under its kind', () => {
    const missed = demo.truth.exceptions.filter((planted) => {
      const places = planted.members.map(place);
      return !exceptions.some(
        (each) =>
          each.leg === planted.leg &&
          each.what === planted.kind &&
          places.every((member) => each.members.includes(member)),
      );
    });
    expect(missed).toEqual([]);
  });

  test('nothing is called an exception that is none', () => {
    const planted = new Set(
      demo.truth.exceptions.flatMap((each) => each.members.map((member) => `${each.leg} ${place(member)}`)),
    );
    const unplanted = exceptions.filter(
      (each) => !each.members.some((member) => planted.has(`${each.leg} ${member}`)),
    );
    expect(unplanted).toEqual([]);
  });
});

test('the order in which files come in changes nothing that is written', async () => {
  const demo = makeDemo({ orders: 200, days: 3, seed: 3, lastDay: '2026-10-18' });
  const written: string[] = [];
  for (const files of [demo.files, demo.files.toReversed()]) {
    const desk = await newDesk();
    await importAll(desk, files);
    await runAll(desk, demo.truth.asOf);
    const chunks: Buffer[] = [];
    writeLinesCsv(desk.lines, [], new ChunkWriter((chunk) => chunks.push(chunk)), true);
    const reports = legReports(desk.standing, desk.lines).flatMap((report) => [
      ...[...report.groups()].map((group) =>
        [report.leg, group.state, ...[...membersOf(report, group)].map((each) => place(each.row))].join(' '),
      ),
      ...report.exceptions.map((each) => `${each.leg} ${each.kind} ${each.key}`),
    ]);
    written.push(`${Buffer.concat(chunks).toString('utf8')}\n${reports.join('\n')}`);
    desk.close();
  }
  expect(written[1]).toBe(written[0]);
});
