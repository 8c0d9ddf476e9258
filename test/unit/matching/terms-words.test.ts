/** What the firm said of its terms: the newest word on each thing holds, suggestions hold for nothing. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, test, vi } from 'vitest';
import type {
  FeeSchedule,
  ReserveTerms,
  SettlementTerms,
  TermsChange,
} from '../../../shared/domain/settlement-terms.ts';
import { TermsStore } from '../../../src-main/areas/matching/terms/store.ts';
import type { Desk } from '../../../src-main/engine/desk.ts';
import { type Ledger, openLedger } from '../../../src-main/ledger/ledger.ts';
import { info, newDesk } from '../../support/desk.ts';
import { SIX_PER_MILLE } from '../../support/terms.ts';

vi.mock('../../../src-main/workspace/secrets.ts', async (original) =>
  (await import('../../support/quick-secrets.ts')).quick(await original()),
);

const said = { at: '2026-03-31T01:00:00.000Z', by: 'p1' };
let folder = '';
let ledger: Ledger;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'terms-'));
  ledger = await openLedger(join(folder, 'ledger.db'), Buffer.alloc(32, 7));
});
afterAll(() => {
  ledger.close();
  rmSync(folder, { recursive: true });
});

/** What holds of one channel after changes, read back from the ledger. Each test has a channel to itself. */
function saidOf(channel: 'wechat' | 'stripe' | 'paypal' | 'adyen' | 'jd', ...changes: TermsChange[]) {
  ledger.transaction(() => new TermsStore(ledger).append(changes, said));
  const { cycles, fees, reserves, sharings }: SettlementTerms = new TermsStore(ledger).now();
  const ofChannel = <T extends { readonly channel: string }>(all: readonly T[]) =>
    all.filter((each) => each.channel === channel);
  return {
    cycles: ofChannel(cycles),
    fees: ofChannel(fees).map(({ schedule: { from, to, words, ratePpm } }) => [
      from,
      to,
      words.join(),
      ratePpm,
    ]),
    reserves: ofChannel(reserves).map(({ account, reserve: { from, ratePpm } }) => [account, from, ratePpm]),
    sharings: ofChannel(sharings).map(({ sharing }) => sharing),
  };
}

describe('the newest word on each thing', () => {
  const reserve = (ratePpm: number, from: string, account = ''): TermsChange => ({
    what: 'reserve',
    channel: 'stripe',
    account,
    reserve: {
      kind: 'rolling',
      ratePpm,
      fixedMinor: 0,
      capMinor: null,
      holdDays: 90,
      from,
    } satisfies ReserveTerms,
  });

  it('of a reserve: a later first day is a version beside, the same first day takes its place', () => {
    const both = saidOf('stripe', reserve(100_000, '2026-01-01'), reserve(50_000, '2026-06-01'));
    expect(both.reserves).toEqual([
      ['', '2026-01-01', 100_000],
      ['', '2026-06-01', 50_000],
    ]);
    expect(
      saidOf('stripe', reserve(60_000, '2026-06-01'), reserve(1, '2026-01-01', 'acct_1')).reserves,
    ).toEqual([
      ['acct_1', '2026-01-01', 1],
      ['', '2026-01-01', 100_000],
      ['', '2026-06-01', 60_000],
    ]);
    const taken: TermsChange = { what: 'reserve', channel: 'stripe', account: '', reserve: null };
    expect(saidOf('stripe', taken).reserves).toEqual([['acct_1', '2026-01-01', 1]]);
  });

  it('of sharing, and taken back', () => {
    const sharing = { maxPpm: 290_000, releaseDays: 30 };
    const of = { what: 'sharing', channel: 'wechat', account: '' } as const;
    expect(saidOf('wechat', { ...of, sharing }).sharings).toEqual([sharing]);
    expect(saidOf('wechat', { ...of, sharing: null }).sharings).toEqual([]);
  });

  it('of fees: words and a window stand beside what holds without; the end of a window may move', () => {
    const fee = (over: Partial<FeeSchedule>, isEnded = false): TermsChange => ({
      what: 'fee',
      channel: 'paypal',
      account: '',
      schedule: { ...SIX_PER_MILLE, ...over },
      isEnded,
    });
    const window = { to: '2026-03-31', ratePpm: 1_000 };
    expect(
      saidOf('paypal', fee({}), fee(window), fee({ words: ['debit', 'atm'], ratePpm: 5_000 })).fees,
    ).toEqual([
      ['2026-01-01', '', '', 6_000],
      ['2026-01-01', '', 'debit,atm', 5_000],
      ['2026-01-01', '2026-03-31', '', 1_000],
    ]);
    const moved = saidOf(
      'paypal',
      fee({ ...window, to: '2026-04-30' }),
      fee({ words: ['atm', 'debit'] }, true),
    );
    expect(moved.fees).toEqual([
      ['2026-01-01', '', '', 6_000],
      ['2026-01-01', '2026-04-30', '', 1_000],
    ]);
  });
});

test('a suggestion holds for nothing until the firm takes it, and is gone from the list then', async () => {
  const desk: Desk = await newDesk();
  const got = async () => desk.handlers['terms.get']({}, info);
  const wechat = (await got()).suggested.find(({ channel }) => channel === 'wechat');
  expect([(await got()).fees, wechat?.schedule]).toEqual([[], SIX_PER_MILLE]);
  const owner = desk.people.all()[0]?.id ?? '';
  const sharing = { maxPpm: 250_000, releaseDays: 30 };
  const changes: TermsChange[] = [
    { what: 'fee', channel: 'wechat', account: '', schedule: SIX_PER_MILLE, isEnded: false },
    { what: 'sharing', channel: 'wechat', account: '1900000109', sharing },
  ];
  await desk.handlers['terms.change']({ changes, reason: '按公开费率' }, { ...info, person: owner });
  const now = await got();
  expect(now.fees.map(({ schedule }) => schedule)).toEqual([SIX_PER_MILLE]);
  expect(now.suggested.some(({ channel }) => channel === 'wechat')).toBe(false);
  expect(now.sharings).toMatchObject([{ channel: 'wechat', account: '1900000109', sharing }]);
  const asked = { offset: 0, limit: 1, action: 'terms.', person: '', from: '', to: '' };
  const { rows } = await desk.handlers['record.list'](asked, info);
  expect(JSON.stringify(rows[0])).toContain('fee:wechat:CNY:2026-01-01 sharing:wechat/1900000109');
  await desk.close();
});
