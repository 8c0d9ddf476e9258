import { describe, expect, test } from 'vitest';
import { formatDay } from '../../../../shared/domain/dates.ts';
import { minor } from '../../../../shared/domain/money.ts';
import { FIGURES, netOf } from '../../../../shared/domain/settlement.ts';
import type { ReserveTerms } from '../../../../shared/domain/settlement-terms.ts';
import { channelTranches } from '../../../../src-main/areas/settlement/channel/expected-reserves.ts';
import { line } from '../../../support/lines.ts';
import {
  at,
  bankFile,
  type ChannelHouse,
  channelHouse,
  credit,
  fundBill,
  MERCHANT,
  movementsOf,
  payout,
  refund,
  sale,
  tradeBill,
} from './channel-house.ts';

const parts = (house: ChannelHouse) => channelHouse(house).batches.map(({ of }) => of.part);
const only = (house: ChannelHouse) => {
  const { batches } = channelHouse(house);
  expect(batches).toHaveLength(1);
  const [batch] = batches;
  if (!batch) throw new Error('no batch');
  return batch;
};

describe('figures of a day', () => {
  const day = '2026-10-19';
  test('sales, refunds and fees by their effect; the net is all of them; every figure has its lines', () => {
    const sold = [sale(day, 10_000), sale(day, 2_550)];
    const back = refund(day, 2_550, { gross: minor(2_550), fee: minor(-26), net: 2_524 });
    const { files, figures, net, members } = {
      files: 0,
      ...only({ files: [tradeBill(day, ...sold, back)] }),
    };
    expect(figures).toMatchObject({ sales: 12_550, fees: -126, refunds: -2_550, fees_returned: 26 });
    expect(net).toBe(12_550 - 126 - 2_550 + 26);
    expect(
      [...members].map(([name, of]) => [
        name,
        [...of.lineIds],
        of.amounts.reduce((sum, each) => sum + each, 0),
      ]),
    ).toEqual([
      ['sales', [1, 2], 12_550],
      ['refunds', [3], -2_550],
      ['fees', [1, 2], -126],
      ['fees_returned', [3], 26],
    ]);
    expect(files).toBe(0);
  });

  test('a refund that failed comes back as less refunded; a day of refunds alone is below nought and due with the next', () => {
    const failed = refund(day, 500, { direction: 'in' });
    const { batches } = channelHouse({
      files: [
        tradeBill(day, refund(day, 2_000), failed),
        tradeBill('2026-10-20', sale('2026-10-20', 10_000)),
      ],
    });
    expect(batches.map(({ net, dueDay }) => [net, dueDay])).toEqual([
      [-1_500, '2026-10-21'],
      [9_900, '2026-10-21'],
    ]);
  });

  test('what the trade bill does not say comes from the fund bill: shares, deductions, chargebacks; its trades are not counted twice', () => {
    const sold = [sale(day, 10_000)];
    const own = (description: string, fen: number, more = {}) =>
      line({
        account: '',
        kind: 'other',
        direction: 'out',
        occurredAt: at(day),
        net: fen,
        description,
        ...more,
      });
    const { figures, net, fund } = only({
      files: [
        tradeBill(day, ...sold),
        fundBill(day, [
          ...movementsOf(sold),
          own('分账', 300),
          own('分账回退', 100, { direction: 'in' }),
          own('扣除服务费', 40),
          own('交易保证金', 500, { kind: 'adjustment' }),
          own('', 700, { kind: 'chargeback' }),
          payout(day, 5_000),
        ]),
      ],
    });
    expect(figures).toMatchObject({
      sales: 10_000,
      fees: -100,
      splits: -200,
      adjustments: -40,
      reserve_held: -500,
      disputes: -700,
    });
    expect(net).toBe(8_460);
    expect(fund?.net).toBe(net);
  });

  test('what Alipay and UnionPay withhold with the fee to be shared out is in the splits; a refund gives its part back', () => {
    const shared = (channel: 'alipay' | 'unionpay', words: string) => {
      const sold = line({
        channel,
        occurredAt: at(day),
        gross: minor(10_000),
        fee: minor(160),
        net: 9_840,
        description: words,
      });
      const back = refund(day, 2_460, { channel, gross: minor(2_500), fee: minor(-40), description: words });
      const { figures, net, members } = only({ files: [{ ...tradeBill(day, sold, back), channel }] });
      expect(net).toBe(7_380);
      expect(figures).toMatchObject({ sales: 10_000, refunds: -2_500 });
      return { ...figures, splitLines: [...(members.get('splits')?.amounts ?? [])] };
    };
    expect(shared('alipay', '茶叶 · 分润 -0.40')).toMatchObject({
      fees: -120,
      fees_returned: 0,
      splits: 0,
      splitLines: [-40, 40],
    });
    expect(shared('unionpay', 'S22 · 分账 D000000000030 · 原交易 1')).toMatchObject({
      fees: -130,
      fees_returned: 10,
    });
    expect(shared('alipay', '茶叶')).toMatchObject({ fees: -160, fees_returned: 40, splitLines: [] });
  });

  test('a movement of the fund bill that a match says was traded is no figure of its own', () => {
    const sold = sale(day, 10_000);
    const other = line({ account: '', kind: 'other', occurredAt: at(day), net: 9_900 });
    const files = [tradeBill(day, sold), fundBill(day, [other])];
    expect(only({ files }).figures.adjustments).toBe(9_900);
    const { figures, fund } = only({ files, matched: [['trade_fund', [sold], [other]]] });
    expect([figures.adjustments, fund?.net]).toEqual([0, 9_900]);
  });

  test('a chargeback or payout that both bills say counts once', () => {
    const lost = { kind: 'chargeback' as const, direction: 'out' as const, occurredAt: at(day), net: 700 };
    const sold = sale('2026-10-16', 10_000);
    const out = payout(day, 9_900, { account: MERCHANT });
    const { batches, idsOf } = channelHouse({
      files: [
        tradeBill('2026-10-16', sold),
        tradeBill(day, out, line(lost)),
        fundBill('2026-10-16', movementsOf([sold])),
        fundBill(day, [payout(day, 9_900), line({ ...lost, account: '' })]),
      ],
    });
    expect(batches.map(({ net, fund, payoutLineIds }) => [net, fund?.net, payoutLineIds.length])).toEqual([
      [9_900, 9_900, 1],
      [-700, -700, 0],
    ]);
    expect(batches[0]?.payoutLineIds).not.toEqual(idsOf([out]));
  });

  test('a fund bill that is the only file answers by itself; what a wallet paid for is no business of a channel', () => {
    const sold = [sale(day, 10_000, { channel: 'paypal', account: '' })];
    expect(only({ files: [{ ...fundBill(day, sold), channel: 'paypal' }] }).net).toBe(9_900);
    const bought = line({ direction: 'out', occurredAt: at(day), net: 3_000 });
    const got = line({ occurredAt: at(day), net: 800 });
    const wallet = { ...fundBill(day, [bought, got]), adapter: 'wechat_personal' };
    expect(only({ files: [wallet] }).figures).toMatchObject({ sales: 800, refunds: 0 });
  });
});

describe('which batch', () => {
  test('with a cut-off at 23:00 the last hour is of the next day', () => {
    const files = [
      {
        ...tradeBill(
          '2026-10-19',
          sale('2026-10-19', 100, { occurredAt: at('2026-10-19', '22:59:59') }),
          sale('2026-10-19', 200, { occurredAt: at('2026-10-19', '23:00:00') }),
          sale('2026-10-19', 400, { occurredAt: '2026-10-19' }),
        ),
      },
    ];
    const figures = ({ batches }: ReturnType<typeof channelHouse>) =>
      batches.map(({ of, figures: { sales } }) => [of.part, sales]);
    expect(figures(channelHouse({ files, cycle: { cutOff: '23:00' } }))).toEqual([
      ['2026-10-19', 500],
      ['2026-10-20', 200],
    ]);
    expect(figures(channelHouse({ files }))).toEqual([['2026-10-19', 700]]);
  });

  test('with a cut-off a batch is complete when the files of both days are here', () => {
    const evening = sale('2026-10-19', 200, { occurredAt: at('2026-10-19', '23:30:00') });
    const files = [tradeBill('2026-10-19', evening)];
    const cycle = { cutOff: '23:00' };
    expect(only({ files, cycle }).isComplete).toBe(false);
    expect(only({ files: [...files, tradeBill('2026-10-20')], cycle }).isComplete).toBe(true);
  });

  test('two merchants of one channel, and two currencies, are apart', () => {
    const day = '2026-10-19';
    const files = [
      tradeBill(
        day,
        sale(day, 100),
        sale(day, 200, { account: '1688002026' }),
        sale(day, 400, { currency: 'USD' }),
      ),
    ];
    expect(channelHouse({ files }).batches.map(({ key, net }) => [key, net])).toEqual([
      ['channel/wechat/1688002026/CNY/2026-10-19/0', 198],
      [`channel/wechat/${MERCHANT}/CNY/2026-10-19/0`, 99],
      [`channel/wechat/${MERCHANT}/USD/2026-10-19/0`, 396],
    ]);
  });

  test('UnionPay’s file is of one day of settlement, whatever days its trades print', () => {
    const files = [
      {
        ...tradeBill('2026-10-20', sale('2026-10-19', 100), sale('2026-10-20', 200)),
        channel: 'unionpay' as const,
        adapter: 'unionpay_zm',
      },
    ];
    expect(parts({ files })).toEqual(['2026-10-20']);
  });

  test('a channel’s own number makes the batch; what has none yet waits', () => {
    const numbered = (day: string, fen: number, batchNo: string) =>
      sale(day, fen, { channel: 'stripe', account: '', batchNo });
    const out = (day: string, fen: number, batchNo: string) =>
      payout(day, fen, { channel: 'stripe', batchNo });
    const file = {
      ...fundBill('2026-10-19', [
        numbered('2026-10-19', 10_000, 'po_1'),
        numbered('2026-10-20', 5_000, 'po_1'),
        out('2026-10-21', 14_850, 'po_1'),
        numbered('2026-10-21', 700, ''),
      ]),
      channel: 'stripe' as const,
      days: ['2026-10-19', '2026-10-21'] as const,
    };
    const { batches } = channelHouse({ files: [file] });
    expect(
      batches.map(({ of, channelBatchNo, from, to, net, batch, isComplete }) => [
        of.part,
        channelBatchNo,
        from,
        to,
        net,
        batch?.net,
        isComplete,
      ]),
    ).toEqual([
      ['#po_1', 'po_1', '2026-10-19', '2026-10-20', 14_850, 14_850, true],
      ['2026-10-21', '', '2026-10-21', '2026-10-21', 693, undefined, false],
    ]);
    expect(batches[0]?.payoutLineIds).toEqual([3]);
  });

  test('Adyen carries what it did not pay over: it opens the next batch, and both come to their own nets', () => {
    const of = (batchNo: string) => ({ channel: 'adyen' as const, account: 'Shop', batchNo });
    const carry = (day: string, direction: 'in' | 'out', batchNo: string, description: string) =>
      line({ ...of(batchNo), kind: 'transfer', direction, occurredAt: at(day), net: 300, description });
    const file = {
      ...fundBill('2026-10-19', [
        refund('2026-10-19', 300, of('7')),
        carry('2026-10-19', 'in', '7', 'Balancetransfer'),
        carry('2026-10-20', 'out', '8', 'Balancetransfer'),
        sale('2026-10-20', 10_000, of('8')),
        payout('2026-10-21', 9_600, of('8')),
      ]),
      channel: 'adyen' as const,
      days: ['2026-10-19', '2026-10-21'] as const,
    };
    const { batches } = channelHouse({ files: [file] });
    expect(
      batches.map(({ of: { part }, opening, net, owed, batch }) => [part, opening, net, owed, batch?.net]),
    ).toEqual([
      ['#7', 0, -300, 0, -300],
      ['#8', -300, 9_600, 9_600, 9_600],
    ]);
    for (const { figures, opening, net } of batches) expect(netOf(figures, opening)).toBe(net);
  });
});

describe('when it may be signed and is due', () => {
  const day = '2026-10-19';
  const file = tradeBill(day, sale(day, 100));
  test('not before its day is over, its bill is here and proved, and the fund bill where the account has one', () => {
    const isComplete = (house: ChannelHouse) => only(house).isComplete;
    expect(isComplete({ files: [file] })).toBe(true);
    expect(isComplete({ files: [file], today: day })).toBe(false);
    expect(isComplete({ files: [{ ...file, isFailed: true }] })).toBe(false);
    const funds = [tradeBill('2026-10-18'), fundBill('2026-10-18', []), fundBill('2026-10-20', [])];
    expect(isComplete({ files: [file, ...funds] })).toBe(false);
    expect(isComplete({ files: [file, ...funds, fundBill(day, [])] })).toBe(true);
  });

  test('D+1 on a holiday comes on the day after it, T+1 counts working days', () => {
    const eve = '2026-09-30';
    const files = [tradeBill(eve, sale(eve, 100))];
    const due = (cycle: ChannelHouse['cycle']) => only({ files, cycle }).dueDay;
    expect(due({ unit: 'calendar' })).toBe('2026-10-08');
    expect(due({ unit: 'business', days: 2 })).toBe('2026-10-09');
    expect(due({ unit: 'calendar', days: 0 })).toBe('2026-09-30');
  });

  test('below the least amount nothing is due until the days together reach it', () => {
    const files = ['2026-10-19', '2026-10-20', '2026-10-21', '2026-10-22'].map((each) =>
      tradeBill(each, sale(each, 4_000)),
    );
    const { batches } = channelHouse({ files, cycle: { minimumMinor: 10_000 } });
    expect(batches.map(({ dueDay }) => dueDay)).toEqual(['2026-10-22', '2026-10-22', '2026-10-22', '']);
  });

  test('a least amount is in yuan: in other money every net is due on its day', () => {
    const sold = { ...sale('2026-10-19', 4_000), currency: 'JPY' };
    const { dueDay } = only({ files: [tradeBill('2026-10-19', sold)], cycle: { minimumMinor: 10_000 } });
    expect(dueDay).toBe('2026-10-20');
  });
});

describe('what else says so', () => {
  const days = ['2026-10-16', '2026-10-17', '2026-10-18'];
  test('fund movements count where their trades are, and by their own day where none is matched', () => {
    const late = sale('2026-10-16', 10_000);
    const [main, fee] = movementsOf([{ ...late, occurredAt: at('2026-10-17', '00:10:00') }]);
    if (!main || !fee) throw new Error('no movements');
    const other = sale('2026-10-17', 500);
    const house = {
      files: [
        tradeBill('2026-10-16', late),
        tradeBill('2026-10-17', other),
        fundBill('2026-10-16', []),
        fundBill('2026-10-17', [main, fee, ...movementsOf([other])]),
      ],
    };
    const nets = (matched: ChannelHouse['matched']) =>
      channelHouse({ ...house, ...(matched ? { matched } : {}) }).batches.map(({ fund }) => fund?.net);
    expect(nets([['trade_fund', [late], [main, fee]]])).toEqual([9_900, 495]);
    expect(nets([])).toEqual([undefined, 10_395]);
  });

  test('a weekend is paid out in one: three days have their part of the bank’s one credit', () => {
    const sold = days.map((day, index) => sale(day, 10_000 * (index + 1)));
    const out = payout('2026-10-19', 59_400);
    const came = credit('2026-10-19', 59_400);
    const { batches, idsOf } = channelHouse({
      files: [
        ...days.map((day, index) => tradeBill(day, ...sold.slice(index, index + 1))),
        ...days.map((day, index) => fundBill(day, movementsOf(sold.slice(index, index + 1)), 100)),
        fundBill('2026-10-19', [out]),
        bankFile('2026-10-16', '2026-10-20', came),
      ],
      matched: [['fund_bank', [out], [came]]],
    });
    expect(batches.map(({ net, bank }) => [net, bank?.net])).toEqual([
      [9_900, 9_900],
      [19_800, 19_800],
      [29_700, 29_700],
    ]);
    expect(batches.map(({ bank }) => bank?.lineIds)).toEqual(batches.map(() => idsOf([came])));
    expect(batches.map(({ payoutLineIds }) => payoutLineIds)).toEqual(batches.map(() => idsOf([out])));
  });

  test('of a channel without payouts the bank’s line was matched with the batch itself', () => {
    const sold = days.map((day) => sale(day, 10_000, { channel: 'unionpay' }));
    const came = credit('2026-10-19', 19_800);
    const { batches } = channelHouse({
      files: [
        ...days.map((day, index) => ({
          ...tradeBill(day, ...sold.slice(index, index + 1)),
          channel: 'unionpay' as const,
        })),
        bankFile('2026-10-16', '2026-10-20', came),
      ],
      matched: [['trade_bank', sold.slice(0, 2), [came]]],
    });
    expect(batches.map(({ bank }) => bank?.net)).toEqual([9_900, 9_900, undefined]);
  });

  test('a summary that came along is the channel’s own batch of its day, unless the day ends at another hour', () => {
    const day = '2026-10-19';
    const files = [{ ...tradeBill(day, sale(day, 10_000)), stated: 9_900 }, tradeBill('2026-10-18')];
    expect(only({ files }).batch).toEqual({ net: 9_900, lineIds: [] });
    expect(only({ files, cycle: { cutOff: '23:00' } }).batch).toBeNull();
    const twice = [...files, { ...tradeBill(day, sale(day, 500)), stated: 495 }];
    expect(only({ files: twice }).batch).toBeNull();
  });

  test('Alipay’s summary of a day without refunds is of payments, which is the net; with refunds in it nobody can say', () => {
    const day = '2026-10-19';
    const netWith = (refunds: number) => {
      const stated = { net_sum: 9_900, refund_count: refunds };
      return only({ files: [{ ...tradeBill(day, sale(day, 10_000)), stated }] }).batch?.net ?? null;
    };
    expect([netWith(0), netWith(1)]).toEqual([9_900, null]);
  });

  test('what a channel should hold back by the terms stands beside its batches: up to the cap, set free behind a holiday', () => {
    const sold = ['2026-09-04', '2026-09-05'] as const;
    const reserve: ReserveTerms = {
      kind: 'rolling',
      ratePpm: 100_000,
      fixedMinor: 0,
      capMinor: 1_500,
      holdDays: 27,
      from: '2026-09-01',
    };
    const houseIn = (currency: string) =>
      channelHouse({
        files: sold.map((day) => tradeBill(day, { ...sale(day, 10_005), currency })),
        reserves: [{ channel: 'wechat', account: '', reserve }],
      });
    const { channel } = houseIn('CNY');
    const { reserves, batches } = channel.facts();
    // The cap is in yuan, so of yen there is none.
    const yen = houseIn('JPY').channel.facts();
    const [ofYen] = yen.reserves.values();
    expect(yen.batches.map((batch) => ofYen?.heldOf(batch))).toEqual([1_001, 1_001]);
    const [expected] = reserves.values();
    expect(batches.map((batch) => expected?.heldOf(batch))).toEqual([1_001, 499]);
    // The first of October, and seven days of holiday behind it.
    expect(expected?.tranches.map(({ releaseOn }) => formatDay(releaseOn))).toEqual([
      '2026-10-08',
      '2026-10-08',
    ]);
    expect(batches.map(({ figures }) => figures.reserve_held)).toEqual([0, 0]);
    const states = (today: string) =>
      channelTranches(channel.facts(), batches[0]?.owner ?? '', today).map(({ state }) => state);
    expect([states('2026-10-07'), states('2026-10-08')]).toEqual([
      ['held', 'held'],
      ['due', 'due'],
    ]);
  });

  test('a payout the bank refused answers for nothing', () => {
    const sold = sale('2026-10-16', 10_000);
    const out = payout('2026-10-17', 9_900, { batchNo: 'W1' });
    const back = payout('2026-10-17', 9_900, {
      batchNo: 'W1',
      direction: 'in',
      occurredAt: at('2026-10-17'),
    });
    const again = payout('2026-10-19', 9_900, { batchNo: 'W2' });
    const { batches, idsOf } = channelHouse({
      files: [
        tradeBill('2026-10-16', sold),
        fundBill('2026-10-16', movementsOf([sold])),
        fundBill('2026-10-17', [out, back]),
        fundBill('2026-10-19', [again]),
      ],
    });
    expect(batches[0]?.payoutLineIds).toEqual(idsOf([again]));
  });

  test('what a payout itself cost is a fee of its day, and 98.00 paid out are the 99.00 less it', () => {
    const out = payout('2026-10-19', 9_900, { channel: 'paypal', gross: minor(9_800), fee: minor(100) });
    const { batches } = channelHouse({
      files: [
        {
          ...fundBill('2026-10-16', [sale('2026-10-16', 10_000, { channel: 'paypal', account: '' }), out]),
          channel: 'paypal',
          days: ['2026-10-16', '2026-10-19'],
        },
      ],
    });
    expect(batches.map(({ net, arrivals }) => [net, arrivals.map(({ amount }) => amount)])).toEqual([
      [9_900, [9_900]],
      [-100, [-100]],
    ]);
    expect(FIGURES.filter((figure) => batches[1]?.figures[figure] !== 0)).toEqual(['fees']);
  });
});
