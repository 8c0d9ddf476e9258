/** A run that is not written: beside what stands, and by other rules beside those in force. Nothing of it is kept. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Input } from '../../../shared/contract/calls.ts';
import type { MatchRule } from '../../../shared/domain/match-rule.ts';
import { MATCH_RULES } from '../../../src-main/areas/matching/rules/match-rules.ts';
import { makeDemo } from '../../../src-main/demo/demo.ts';
import type { Desk } from '../../../src-main/engine/desk.ts';
import { importAll, info, newDesk, runAll } from '../../support/desk.ts';
import { keptOf } from '../../support/run-kept.ts';

const { files } = makeDemo({ orders: 160, days: 3, seed: 7, lastDay: '2026-10-18' });
const AS_OF = '2026-10-20';

let desk: Desk;
beforeEach(async () => {
  desk = await newDesk();
});
afterEach(() => desk.close());

const preview = (over: Partial<Input<'matching.preview'>> = {}) =>
  desk.handlers['matching.preview'](
    { asOf: AS_OF, pair: null, rules: [], from: '', to: '', taskId: '', ...over },
    info,
  );
const isBank = ({ name }: { readonly name: string }) => /bank|银行/i.test(name);
const shipped = (id: string): MatchRule => {
  const rule = MATCH_RULES.find((each) => each.id === id);
  if (!rule) throw new RangeError(`no rule ${id}`);
  return rule;
};

test('before anything was run, all that a run would find is gained', async () => {
  await importAll(desk, files);
  const { legs, samples } = await preview();
  expect(legs.find((each) => each.leg === 'order_trade')).toMatchObject({
    lost: 0,
    changed: 0,
    kept: 0,
    autoBefore: 0,
  });
  expect(legs.find((each) => each.leg === 'order_trade')?.gained).toBeGreaterThan(100);
  expect(samples).toHaveLength(200);
  expect(new Set(samples.map((each) => each.what))).toEqual(new Set(['gained']));
  expect(new Set(samples.map((each) => each.leg)).size).toBeGreaterThan(1);
  expect(desk.standing.run()).toBeNull();
});

test('where nothing changed, a run would change nothing, and what persons decided is part of what stands', async () => {
  await importAll(desk, files);
  await runAll(desk, AS_OF);
  const accepted = await desk.handlers['matching.groups'](
    { leg: 'order_trade', states: ['accepted'], query: '', offset: 0, limit: 1 },
    info,
  );
  await desk.handlers['review.unmatch']({ key: accepted.rows[0]?.key ?? '', reason: '不是这笔' }, info);
  await runAll(desk, AS_OF);
  const kept = keptOf(desk);
  const { legs, samples } = await preview();
  for (const leg of legs)
    expect(leg).toMatchObject({ gained: 0, lost: 0, changed: 0, exceptionsGained: 0, exceptionsLost: 0 });
  expect(samples).toEqual([]);
  expect(keptOf(desk)).toEqual(kept);
});

test('a file that came since: what it gains, beside groups that are kept', async () => {
  await importAll(
    desk,
    files.filter((file) => !isBank(file)),
  );
  await runAll(desk, AS_OF);
  await importAll(desk, files.filter(isBank));
  const { legs, samples } = await preview();
  const orders = legs.find((each) => each.leg === 'order_trade');
  const bank = legs.find((each) => each.leg === 'fund_bank');
  expect(orders).toMatchObject({ gained: 0, lost: 0, changed: 0 });
  expect(orders?.kept).toBeGreaterThan(100);
  expect(bank?.gained).toBeGreaterThan(0);
  expect(bank).toMatchObject({ kept: 0, autoBefore: 0 });
  for (const { before, after, lines, what } of samples) {
    expect([what, before]).toEqual(['gained', null]);
    expect(lines).toHaveLength((after?.leftCount ?? 0) + (after?.rightCount ?? 0));
  }
});

test('a rule switched off: its groups are lost or found by another, over the days asked about only', async () => {
  await importAll(desk, files);
  // Without the numbers of orders and of the channel, and without what comes after them.
  const off = MATCH_RULES.filter((each) => each.leg === 'order_trade' && each.place >= 20).map((each) => ({
    ...each,
    version: each.version + 1,
    isOn: false,
  }));
  const whole = await preview({ rules: off });
  const day = await preview({ rules: off, from: '2026-10-17', to: '2026-10-17' });
  const [all, one] = [whole, day].map(({ legs }) => legs.find((each) => each.leg === 'order_trade'));
  expect(all?.lost).toBeGreaterThan(100);
  expect(all?.gained).toBe(0);
  expect(all?.autoAfter ?? 0).toBeLessThan(all?.autoBefore ?? 0);
  expect(one?.lost).toBeGreaterThan(10);
  expect(one?.lost ?? 0).toBeLessThan((all?.lost ?? 0) / 2);
  for (const sample of day.samples)
    for (const line of sample.lines)
      expect(line.occurredAt.slice(0, 10) || line.bookingDate).toBe('2026-10-17');
  expect(await preview({ rules: off })).toEqual(whole);
  expect(desk.standing.run()).toBeNull();
});

test('a backtest that is cancelled ends', async () => {
  await importAll(desk, files);
  const stopped = { ...info, breathe: () => Promise.reject(new Error('cancelled')) };
  const asked = desk.handlers['matching.preview'](
    { asOf: AS_OF, pair: null, rules: [shipped('order_trade_by_order_no')], from: '', to: '', taskId: '' },
    stopped,
  );
  await expect(asked).rejects.toThrow('cancelled');
});
