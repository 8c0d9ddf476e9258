/** What an undo would do is told before, and then is what it does: of a whole run, and of one leg of one group. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Leg } from '../../../shared/domain/leg.ts';
import { makeDemo } from '../../../src-main/demo/demo.ts';
import type { Desk } from '../../../src-main/engine/desk.ts';
import { importAll, info, newDesk, runAll } from '../../support/desk.ts';

const { files } = makeDemo({ orders: 160, days: 3, seed: 7, lastDay: '2026-10-18' });
const AS_OF = '2026-10-20';
const isBank = ({ name }: { readonly name: string }) => /bank|银行/i.test(name);

let desk: Desk;
beforeEach(async () => {
  desk = await newDesk();
});
afterEach(() => desk.close());

const ofRun = async () => (await desk.handlers['matching.consequences']({ what: 'run' }, info)).run;
const ofGroup = async (key: string) =>
  (await desk.handlers['matching.consequences']({ what: 'group', key }, info)).group;
const groups = async (leg: Leg, states: ('accepted' | 'confirmed' | 'proposed')[] = ['accepted']) =>
  (await desk.handlers['matching.groups']({ leg, states, query: '', offset: 0, limit: 500 }, info)).rows;

test('the only run: everything it accepted falls open, and nothing stands again', async () => {
  await importAll(desk, files);
  await runAll(desk, AS_OF);
  const told = await ofRun();
  expect(told?.before).toBeNull();
  expect(told?.exceptions.back).toBe(0);
  expect(told?.exceptions.gone).toBe(desk.standing.exceptions().length);
  for (const { leg, accepted, proposed, acceptedBefore } of told?.legs ?? []) {
    expect([accepted, proposed]).toEqual([
      desk.standing.view(leg).countGroups().accepted,
      desk.standing.view(leg).countGroups().proposed,
    ]);
    expect(acceptedBefore).toBe(0);
  }
  await desk.handlers['matching.undoRun']({ reason: '试一下' }, info);
  expect(desk.standing.run()).toBeNull();
  await expect(ofRun()).rejects.toMatchObject({ kind: 'not_found' });
});

test('the newest of two: the one before stands again as told, with what persons decided', async () => {
  await importAll(
    desk,
    files.filter((file) => !isBank(file)),
  );
  await runAll(desk, AS_OF);
  const before = desk.standing.exceptions().map((each) => each.key);
  await importAll(desk, files.filter(isBank));
  await runAll(desk, AS_OF);
  const gone = desk.standing.exceptions().find((each) => !before.includes(each.key));
  await desk.handlers['exceptions.note']({ key: gone?.key ?? '', text: '问过银行' }, info);
  const [proposal] = await groups('fund_bank', ['proposed']);
  if (proposal) await desk.handlers['review.accept']({ keys: [proposal.key], note: '' }, info);
  const told = await ofRun();
  expect(told?.exceptions).toMatchObject({ noted: 1, disposed: 0 });
  expect(told?.stays.confirmed).toBe(proposal ? 1 : 0);
  await desk.handlers['matching.undoRun']({ reason: '先不算银行' }, info);
  expect(desk.standing.run()?.ranAt).toBe(told?.before?.ranAt);
  for (const { leg, acceptedBefore, proposedBefore } of told?.legs ?? []) {
    const stands = desk.standing.legs().includes(leg) ? desk.standing.view(leg).countGroups() : null;
    expect([leg, stands?.accepted ?? 0, stands?.proposed ?? 0]).toEqual([
      leg,
      acceptedBefore,
      proposedBefore,
    ]);
  }
  expect(desk.standing.persons()).toHaveLength(told?.stays.confirmed ?? -1);
});

test('one group of one leg: its lines fall open, the groups of other legs that hold them are named and stay', async () => {
  await importAll(desk, files);
  await runAll(desk, AS_OF);
  const paid = desk.standing.view('order_trade');
  const booked = desk.standing.view('trade_fund');
  const rows = await groups('order_trade');
  const found = rows.find(({ key }) => {
    const trade = paid.find(key)?.right[0] ?? 0;
    return booked.isMatched('left', trade);
  });
  const key = found?.key ?? '';
  const members = paid.find(key);
  const told = await ofGroup(key);
  expect(told).toMatchObject({ leg: 'order_trade', lineCount: 2 });
  expect(told?.others.map((each) => each.leg)).toContain('trade_fund');
  const otherLegs = desk.standing.legs().filter((leg) => leg !== 'order_trade');
  const counts = () => otherLegs.map((leg) => desk.standing.view(leg).countGroups());
  const before = counts();
  await desk.handlers['review.unmatch']({ key, reason: '不是这笔' }, info);
  expect(counts()).toEqual(before);
  for (const other of told?.others ?? [])
    expect(desk.standing.view(other.leg).find(other.key)?.state).toBe(other.state);
  for (const line of members?.left ?? [])
    expect(desk.standing.view('order_trade').groupOf('left', line)).toBeNull();
  for (const line of members?.right ?? [])
    expect(desk.standing.view('order_trade').groupOf('right', line)).toBeNull();
  await runAll(desk, AS_OF);
  for (const line of members?.left ?? [])
    expect(desk.standing.view('order_trade').isMatched('left', line)).toBe(false);
});

test('exceptions that a match by hand resolved are named: they stand again when it is taken apart', async () => {
  await importAll(desk, files);
  await runAll(desk, AS_OF);
  const single = (leg: Leg, side: 'left' | 'right') =>
    desk.standing
      .exceptions()
      .find(
        (each) =>
          each.leg === leg &&
          each.state === 'open' &&
          each[side].length === 1 &&
          each.left.length + each.right.length === 1,
      );
  const [one, other] = [single('order_trade', 'left'), single('order_trade', 'right')];
  const lines = { leftLineIds: [...(one?.left ?? [])], rightLineIds: [...(other?.right ?? [])] };
  const difference = (one?.difference ?? 0) + (other?.difference ?? 0);
  const { key } = await desk.handlers['review.match'](
    { leg: 'order_trade', ...lines, difference, reason: '换了单号' },
    info,
  );
  const told = await ofGroup(key);
  expect(told?.exceptions.map((each) => each.key).toSorted()).toEqual([one?.key, other?.key].toSorted());
  await desk.handlers['review.unmatch']({ key, reason: '看错了' }, info);
  expect(desk.standing.exception(one?.key ?? '')?.state).toBe('open');
});
