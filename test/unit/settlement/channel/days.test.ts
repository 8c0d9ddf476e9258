import { beforeAll, describe, expect, test } from 'vitest';
import { formatDay, parseDay } from '../../../../shared/domain/dates.ts';
import { settlementDays } from '../../../../src-main/areas/settlement/channel/days.ts';
import { settlementTransit } from '../../../../src-main/areas/settlement/channel/transit.ts';
import type { Ledger } from '../../../../src-main/ledger/ledger.ts';
import { newDesk } from '../../../support/desk.ts';
import {
  bankFile,
  type ChannelFile,
  type ChannelHouse,
  channelHouse,
  credit,
  fundBill,
  type Matched,
  movementsOf,
  payout,
  sale,
  tradeBill,
} from './channel-house.ts';

let ledger: Ledger;
beforeAll(async () => {
  ledger = (await newDesk()).workspace.ledger; // Nothing is in it: no person said how often files come.
});

/** Sales of each day in fen, and what was paid out and came: a day, the fen, and whether the bank shows it. */
function house(
  from: string,
  sold: readonly (number | null)[],
  paid: readonly (readonly [day: string, fen: number, isAtBank: boolean])[],
): Pick<ChannelHouse, 'files' | 'matched'> {
  const first = parseDay(from) ?? 0;
  const outs = paid.map(([day, fen, isAtBank]) => ({
    day,
    out: payout(day, fen),
    came: isAtBank ? credit(day, fen) : null,
  }));
  const last = formatDay(first + sold.length - 1);
  const files = sold.flatMap((fen, at): ChannelFile[] => {
    const day = formatDay(first + at);
    const out = outs.filter((each) => each.day === day).map((each) => each.out);
    if (fen === null) return out.length === 0 ? [] : [fundBill(day, out, 0)];
    const trades = fen === 0 ? [] : [sale(day, fen)];
    return [tradeBill(day, ...trades), fundBill(day, [...out, ...movementsOf(trades)], 0)];
  });
  const credits = outs.flatMap(({ came }) => came ?? []);
  const matched = outs.flatMap(({ out, came }): Matched[] => (came ? [['fund_bank', [out], [came]]] : []));
  return { files: [...files, bankFile(from, last, ...credits)], matched };
}

function told(given: ChannelHouse, from: string, to: string) {
  const { rows, counts } = settlementDays(channelHouse(given, ledger).deps, { from, to });
  const days = rows.flatMap((row) => row.days);
  return {
    counts,
    days: days.map((each) =>
      [each.day.slice(8), each.state, each.arrived, ...each.with.map((other) => other.slice(8))].join(' '),
    ),
  };
}

describe('which settlement days are complete', () => {
  test('a weekend merged, a day in two, a part, one late, one without its bill, one on which nothing was sold', () => {
    const given = house(
      '2026-10-15',
      [10_000, 10_000, 20_000, 30_000, 10_000, 10_000, 10_000, null, 0, 10_000, 0],
      [
        ['2026-10-16', 9_900, true],
        ['2026-10-19', 59_400, true],
        ['2026-10-20', 5_000, true],
        ['2026-10-20', 4_900, true],
        ['2026-10-21', 9_000, true],
      ],
    );
    const { days, counts } = told({ ...given, today: '2026-10-26' }, '2026-10-15', '2026-10-27');
    expect(days).toEqual([
      '15 complete 9900',
      '16 merged 9900 17 18',
      '17 merged 19800 16 18',
      '18 merged 29700 16 17',
      '19 split 9900',
      '20 partial 9000',
      '21 late 0',
      '22 missing 0',
      '23 none 0',
      '24 not_due 0',
      '25 none 0',
      '26 not_due 0',
      '27 not_due 0',
    ]);
    expect(counts).toEqual({ missing: 1, late: 1, partial: 1, merged: 3, split: 1 });
  });

  test('what left the channel and is not at the bank has not come; without any bank statement the channel’s word is all there is', () => {
    const given = house('2026-10-15', [10_000, 0], [['2026-10-16', 9_900, false]]);
    expect(told({ ...given, today: '2026-10-26' }, '2026-10-15', '2026-10-15').days).toEqual(['15 late 0']);
    const withoutBank = { files: given.files.filter(({ kind }) => kind !== 'bank'), today: '2026-10-26' };
    expect(told(withoutBank, '2026-10-15', '2026-10-15').days).toEqual(['15 complete 9900']);
  });

  test('money on its way over a holiday is not late: the firm’s own day off counts too', () => {
    const given = { ...house('2026-10-15', [10_000, 0], []), today: '2026-10-20' };
    expect(told(given, '2026-10-15', '2026-10-15').days).toEqual(['15 late 0']);
    const daysOff = [parseDay('2026-10-16') ?? 0];
    expect(told({ ...given, daysOff }, '2026-10-15', '2026-10-15').days).toEqual(['15 not_due 0']);
  });

  test('of a long range the last days are shown', () => {
    const given = house('2026-10-15', [10_000], []);
    const [row] = settlementDays(channelHouse(given, ledger).deps, {
      from: '2020-01-01',
      to: '2026-10-30',
    }).rows;
    expect([row?.days.length, row?.days.at(-1)?.day]).toEqual([92, '2026-10-30']);
  });
});

describe('what is under way', () => {
  const transit = (given: ChannelHouse, asOf = '', days = 7) =>
    settlementTransit(channelHouse(given, ledger).deps, { asOf, days });
  const said = ({ rows }: ReturnType<typeof transit>) =>
    rows.map(({ day, state, amount }) => `${day} ${state} ${amount}`);

  test('late by the day it was due, the rest by the day it is expected; with too little history nothing is forecast', () => {
    const given = house('2026-10-15', [10_000, 20_000, 30_000, 0], [['2026-10-16', 5_000, true]]);
    const found = transit({ ...given, today: '2026-10-20' });
    expect(said(found)).toEqual(['2026-10-16 late 4900', '2026-10-20 in_transit 49500']);
    expect(found.byDay).toEqual([
      { day: '2026-10-16', currency: 'CNY', late: 4_900, inTransit: 0, forecast: 0 },
      { day: '2026-10-20', currency: 'CNY', late: 0, inTransit: 49_500, forecast: 0 },
    ]);
    expect(found.error).toBeNull();
  });

  test('as it stood on an earlier day: what came since was under way then', () => {
    const given = house('2026-10-15', [10_000, 20_000, 0, 0, 0], [['2026-10-16', 9_900, true]]);
    expect(said(transit(given, '2026-10-15'))).toEqual(['2026-10-16 in_transit 9900']);
    expect(said(transit(given, '2026-10-16'))).toEqual(['2026-10-19 in_transit 19800']);
  });

  test('six even weeks forecast the seventh by its weekdays, and say that they were right', () => {
    const week = [10_000, 20_000, 30_000, 40_000, 50_000, 0, 0];
    const sold = Array.from({ length: 42 }, (_, at) => week[at % 7] ?? 0);
    const given = { ...house('2026-07-06', sold, []), today: '2026-08-17' };
    const found = transit(given, '', 4);
    expect(found.error).toBe(0);
    expect(said(found).filter((each) => each.includes('forecast'))).toEqual([
      '2026-08-18 forecast 9900',
      '2026-08-19 forecast 19800',
      '2026-08-20 forecast 29700',
      '2026-08-21 forecast 39600',
    ]);
  });
});
