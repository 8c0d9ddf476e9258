/** Files that a figure rests on and that are not here: by the calendar, and where one source speaks of a day and the other is silent. */
import { expect, test } from 'vitest';
import type { ArrivalState } from '../../../shared/domain/arrival.ts';
import { parseDay } from '../../../shared/domain/dates.ts';
import type { Channel, SourceKind } from '../../../shared/domain/statement-line.ts';
import { askedOf } from '../../../src-main/areas/analytics/rules/asked.ts';
import { type AccountGap, isRestedOn, missingOf } from '../../../src-main/areas/analytics/rules/gap-rows.ts';
import { gapsOf } from '../../../src-main/areas/analytics/rules/gaps.ts';
import { filterOf } from '../../support/every-cell.ts';

const account = (sourceKind: SourceKind, ...states: ArrivalState[]) => {
  const channel: Channel = sourceKind === 'bank' ? 'bank' : 'wechat';
  return { sourceKind, channel, states, arrivals: { files: [{ from: 100, to: 100 }] } };
};

test('missing and late days lack; days without files by nature do not', () => {
  const states = account('trade_bill', 'arrived', 'missing', 'free', 'empty', 'failed', 'late', 'expected');
  expect(gapsOf([states], 7, false)).toEqual([[1, 5]]);
});

test('a day that trade bills speak of and the bank does not lacks the bank, before its first file and after its last', () => {
  const trade = account('trade_bill', 'arrived', 'arrived', 'arrived', 'arrived');
  const bank = account('bank', 'before', 'arrived', 'after', 'after');
  expect(gapsOf([trade, bank], 3, false)).toEqual([[], [0, 2]]);
  expect(gapsOf([trade, bank], 3, true)).toEqual([[], []]);
});

test('a bank account that is older than a channel and outlives it makes no bill missing', () => {
  const bank = account('bank', 'arrived', 'arrived', 'arrived', 'arrived');
  expect(gapsOf([account('trade_bill', 'before', 'arrived', 'after', 'after'), bank], 4, false)).toEqual([
    [],
    [],
  ]);
});

test('fund bills from before the first trade bill tell what was sold; once trade bills stop, they are missed', () => {
  const fund = account('fund_bill', 'arrived', 'arrived', 'arrived');
  expect(gapsOf([account('trade_bill', 'before', 'arrived', 'after'), fund], 3, false)).toEqual([[2], []]);
});

test('an account that was closed lacks nothing while another one of its channel goes on', () => {
  const [old, next] = [account('fund_bill', 'arrived', 'after'), account('fund_bill', 'before', 'arrived')];
  expect(gapsOf([account('trade_bill', 'arrived', 'arrived'), old, next], 2, false)).toEqual([[], [], []]);
});

test('a day that one merchant number lacks is not lacked by another one that was given up years ago', () => {
  const fund = account('fund_bill', 'arrived', 'arrived');
  const old = account('trade_bill', 'after', 'after');
  expect(gapsOf([fund, account('trade_bill', 'arrived', 'missing'), old], 2, false)).toEqual([[], [1], []]);
});

test('where nobody waits for a file, the accounts that ended last lack it, and not those closed long before', () => {
  const trade = account('trade_bill', 'arrived', 'arrived');
  const bank = (state: ArrivalState, from: number, to: number) => ({
    ...account('bank', state, state),
    arrivals: { files: [{ from, to }] },
  });
  const [closed, early, ended] = [bank('after', 1, 60), bank('after', 1, 70), bank('after', 1, 100)];
  expect(gapsOf([trade, closed, early, ended], 1, false)).toEqual([[], [], [0], [0]]);
  expect(gapsOf([trade, ended, bank('before', 200, 300)], 1, false)).toEqual([[], [0], []]);
  const [next, later] = [bank('before', 200, 300), bank('before', 240, 300)];
  expect(gapsOf([trade, next, later], 1, false)).toEqual([[], [0], []]);
});

const asked = askedOf(filterOf('2026-10-01', '2026-10-31', { by: 'week' }));
const gap = (sourceKind: SourceKind, ...days: string[]): AccountGap => ({
  ...{
    sourceKind,
    channel: sourceKind === 'bank' ? 'bank' : 'wechat',
    key: 'k',
    keys: ['k'],
    merchants: [''],
  },
  shown: '',
  days: days.map((each) => parseDay(each) ?? 0),
});

test('each row counts the files of its own: its week, its channel, its leg', () => {
  const gaps = [gap('trade_bill', '2026-10-06', '2026-10-07', '2026-10-12'), gap('bank', '2026-10-06')];
  const count = (dimensions: Parameters<typeof missingOf>[0], ...of: string[]) =>
    missingOf(dimensions, asked, gaps)(of);
  expect(count(['day'], '2026-10-05')).toBe(3);
  expect(count(['day'], '2026-10-12')).toBe(1);
  expect(count(['channel'], 'wechat')).toBe(3);
  expect(count(['leg', 'channel'], 'order_trade', 'wechat')).toBe(3);
  expect(count(['leg', 'channel'], 'fund_bank', 'wechat')).toBe(0);
  expect(count(['exception_kind'], 'amount')).toBe(0);
});

test('a filter by channel leaves orders and banks in; one by account only where no account of theirs is chosen', () => {
  const wechat = { sourceKind: 'trade_bill', channel: 'wechat', keys: ['a'], merchants: [''] } as const;
  const bank = { sourceKind: 'bank', channel: 'bank', keys: ['b'], merchants: [''] } as const;
  const alipay = { ...asked, channels: new Set(['alipay'] as const) };
  expect([wechat, bank].map((each) => isRestedOn(each, alipay, new Set()))).toEqual([false, true]);
  const chosen = { ...asked, accounts: new Set(['a']) };
  expect([wechat, bank].map((each) => isRestedOn(each, chosen, new Set(['trade_bill'])))).toEqual([
    true,
    true,
  ]);
  expect(isRestedOn(bank, chosen, new Set(['bank']))).toBe(false);
});

test('bills that print no account are of every merchant whose they are', () => {
  const unnamed = {
    sourceKind: 'fund_bill',
    channel: 'wechat',
    keys: ['a', 'b'],
    merchants: ['M-1', 'M-2'],
  } as const;
  const isIn = (filter: Partial<typeof asked>) => isRestedOn(unnamed, { ...asked, ...filter }, new Set());
  expect(['M-1', 'M-2', 'M-3'].map((each) => isIn({ merchants: new Set([each]) }))).toEqual([
    true,
    true,
    false,
  ]);
  expect(isIn({ accounts: new Set(['b']) })).toBe(true);
});
