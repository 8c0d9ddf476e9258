/** What channels owe is worked out anew when lines, matches, terms or the day change, and for nothing else: a million lines are not gone through for a note. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { TermsChange } from '../../../../shared/domain/settlement-terms.ts';
import { TermsStore } from '../../../../src-main/areas/matching/terms/store.ts';
import { ChannelBook } from '../../../../src-main/areas/settlement/channel/channel-book.ts';
import { ExpectedFees } from '../../../../src-main/areas/settlement/fees/expected-fees.ts';
import type { Desk } from '../../../../src-main/engine/desk.ts';
import { importAll, info, newDesk, runAll } from '../../../support/desk.ts';
import { SIX_PER_MILLE } from '../../../support/terms.ts';
import { shopDays, shopFiles } from '../../journal/shop.ts';

let desk: Desk;
let today = '2026-10-19';
let channel: ChannelBook;
let anew: () => ChannelBook;
let terms: TermsStore;
beforeAll(async () => {
  desk = await newDesk();
  await importAll(desk, shopFiles(shopDays('2026-10-12', 3)));
  await runAll(desk, '2026-10-19');
  const { lines, standing, workspace } = desk;
  terms = new TermsStore(workspace.ledger);
  const deps = { ledger: workspace.ledger, lines, standing, terms, now: () => `${today}T01:00:00.000Z` };
  anew = () => new ChannelBook({ ...deps, fees: new ExpectedFees(deps) });
  channel = anew();
});
afterAll(() => desk.close());

const saidBy = (book: ChannelBook) =>
  book.facts().batches.map(({ key, owed, feeVariance, arrivals }) => ({ key, owed, feeVariance, arrivals }));

test('what says nothing of lines, matches or terms leaves it as it is, a change that was taken back too', async () => {
  const before = channel.facts();
  const { rows } = await desk.handlers['statements.calendar']({ from: '', to: '' }, info);
  const expectation = { cadence: 'monthly', dueDays: 2, dueTime: '10:00' } as const;
  await desk.handlers['statements.setExpectation']({ key: rows[0]?.key ?? '', ...expectation }, info);
  expect(channel.facts()).toBe(before);
  const { ledger } = desk.workspace;
  expect(() =>
    ledger.transaction(() => {
      terms.append([feeOf(7_000)], { at: '', by: '' });
      expect(channel.facts()).not.toBe(before);
      throw new Error('taken back');
    }),
  ).toThrow('taken back');
  terms.forget();
  expect(channel.facts().batches.map(({ feeVariance }) => feeVariance)).toEqual(
    before.batches.map(({ feeVariance }) => feeVariance),
  );
});

test('terms, a run, a person’s word on a match, another day’s files and a later day each make it anew', async () => {
  const changes: readonly (() => Promise<unknown>)[] = [
    async () => {
      desk.record.write(info, { action: 'test.terms', subject: {} }, () =>
        terms.append([feeOf(6_000)], { at: '2026-10-19T01:00:00.000Z', by: info.person }),
      );
    },
    async () => runAll(desk, '2026-10-20'),
    async () => {
      const { rows } = await desk.handlers['matching.groups'](
        { leg: 'trade_fund', states: ['accepted'], query: '', offset: 0, limit: 1 },
        info,
      );
      const key = rows[0]?.key ?? '';
      await desk.handlers['review.unmatch']({ key, reason: 'not the same' }, info);
    },
    () => importAll(desk, shopFiles(shopDays('2026-10-15', 1))),
    async () => {
      today = '2026-11-02';
    },
  ];
  for (const change of changes) {
    const before = channel.facts();
    await change();
    expect(channel.facts()).not.toBe(before);
    expect(saidBy(channel)).toEqual(saidBy(anew()));
  }
});

const feeOf = (ratePpm: number): TermsChange => ({
  ...{ what: 'fee', channel: 'wechat', account: '', isEnded: false },
  schedule: { ...SIX_PER_MILLE, ratePpm },
});
