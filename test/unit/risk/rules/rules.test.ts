/** What each rule says, as a compliance officer would put it: what it finds, what it leaves alone, and where there is not enough to judge by. */
import { describe, expect, test } from 'vitest';
import { bankLine, dayText, payment, refund, ruleOn, sale, sceneOf } from '../../../support/risk-scene.ts';

const range = (count: number) => Array.from({ length: count }, (_, at) => at);
const day = (at: number) => dayText('2026-03-01', at);
/** Thirty days of ten ordinary sales. */
const ordinarySales = (over: Parameters<typeof sale>[3] = {}) =>
  range(30).flatMap((at) =>
    range(10).map((nth) => sale(day(at), `1${nth % 10}:15:00`, 31.3 + ((at * 7 + nth * 13) % 40), over)),
  );

describe('near the lines', () => {
  test('three payments of 48,000 in a day to one party are split, and no single one reaches the line', () => {
    const bank = ['09:00:00', '11:00:00', '15:00:00'].map((at) =>
      bankLine('in', '乙公司', day(3), at, 48_000),
    );
    const { findings } = ruleOn('structuring', sceneOf({ bank }));
    expect(findings).toMatchObject([
      { band: 'just_under', amount: 14_400_000, lines: [1, 2, 3], from: day(3), to: day(3) },
    ]);
    expect(findings[0]?.facts).toMatchObject({ count: 3, limit: '50,000.00 CNY' });
  });

  test('two are not split, three over three days are not, and three beside one that reaches the line are only just under it', () => {
    const two = range(2).map(() => bankLine('in', '乙公司', day(3), '09:00:00', 48_000));
    const apart = range(3).map((at) => bankLine('in', '乙公司', day(at * 2), '09:00:00', 48_000));
    expect(ruleOn('structuring', sceneOf({ bank: two })).exits.clear).toBe(1);
    expect(ruleOn('structuring', sceneOf({ bank: apart })).findings).toEqual([]);
  });

  test('parts that are above a line together weigh less than parts just under it', () => {
    const bank = range(3).map((at) => bankLine('out', '乙公司', day(3), `0${9 + 0}:0${at}:00`, 20_000));
    expect(ruleOn('structuring', sceneOf({ bank })).findings).toMatchObject([
      { band: 'together', points: 100 },
    ]);
  });

  test('within ten per cent of a line is heavier than within thirty', () => {
    const bank = [
      bankLine('in', '近', day(1), '09:00:00', 49_000),
      bankLine('in', '远', day(1), '09:00:00', 36_000),
      bankLine('in', '无关', day(1), '09:00:00', 20_000),
    ];
    const { findings } = ruleOn('under_threshold', sceneOf({ bank }));
    expect(findings.map(({ subject, band }) => [subject.label, band])).toEqual([
      ['近', 'within_10'],
      ['远', 'within_30'],
    ]);
  });

  test('of dollars nothing is said by lines of yuan', () => {
    const bank = [bankLine('in', '乙公司', day(1), '09:00:00', 49_000, { currency: 'USD' })];
    expect(ruleOn('under_threshold', sceneOf({ bank })).exits.not_stated).toBe(1);
  });

  test('large is what one party moves in one direction in one day', () => {
    const bank = [
      bankLine('in', '乙公司', day(1), '09:00:00', 300_000),
      bankLine('in', '乙公司', day(1), '10:00:00', 250_000),
      bankLine('out', '乙公司', day(1), '11:00:00', 150_000),
    ];
    expect(ruleOn('large_value', sceneOf({ bank })).findings).toMatchObject([
      { band: 'from_500k', amount: 55_000_000, lines: [1, 2] },
    ]);
  });

  test('what a channel settled is told by its bills, not by the bank', () => {
    const bank = range(3).flatMap(() => [
      bankLine('in', '财付通支付科技有限公司', day(3), '09:00:00', 48_000),
      bankLine('in', '某结算户', day(3), '09:00:00', 48_000),
    ]);
    const settled = [2, 4, 6];
    expect(ruleOn('structuring', sceneOf({ bank, settled })).findings).toEqual([]);
  });
});

describe('pace', () => {
  test('a merchant who sells five times what she usually does stands out against herself', () => {
    const burst = range(60).map((nth) => sale(day(30), `1${nth % 10}:20:00`, 50));
    const { findings } = ruleOn('velocity_merchant', sceneOf({ trade: [...ordinarySales(), ...burst] }));
    const subject = { kind: 'channel_account', id: 'wechat/1900000109' };
    // Sixty over ten hours of one day: no hour stands out, the day does, and the week it lies in.
    expect(findings).toMatchObject([
      { from: day(30), to: day(30), subject, facts: { hours: 24, count: 60 } },
      { from: day(24), to: day(30), subject, facts: { hours: 168, count: 120 } },
    ]);
    expect(findings[0]?.lines).toHaveLength(60);
  });

  test('an hour stands out on a day that is no busier than others, over midnight too', () => {
    const quiet = range(30).flatMap((at) =>
      range(60).map((nth) => sale(day(at), `${String(8 + (nth % 12)).padStart(2, '0')}:05:00`, 50)),
    );
    const hour = range(40).map((nth) =>
      nth < 20 ? sale(day(30), '23:40:00', 50) : sale(day(31), '00:20:00', 50),
    );
    const late = sale(day(31), '00:45:00', 50);
    const { findings } = ruleOn('velocity_merchant', sceneOf({ trade: [...quiet, ...hour, late] }));
    // What was sold an hour and five minutes after the first is not of it.
    expect(findings).toMatchObject([{ from: day(30), to: day(31), facts: { hours: 1, count: 40 } }]);
    expect(findings[0]?.lines).toHaveLength(40);
    const undated = quiet.map((each) => ({
      ...each,
      occurredAt: '',
      bookingDate: each.occurredAt.slice(0, 10),
    }));
    expect(ruleOn('velocity_merchant', sceneOf({ trade: undated })).findings).toEqual([]);
  });

  test('who has sold for three days has no past to be held against', () => {
    const trade = range(3).flatMap((at) => range(at === 2 ? 90 : 5).map(() => sale(day(at), '10:00:00', 50)));
    const { findings, exits } = ruleOn('velocity_merchant', sceneOf({ trade }));
    expect({ findings, exits }).toMatchObject({ findings: [], exits: { too_little_history: 1 } });
  });

  test('a night of sixty trades stands out where nights were quiet', () => {
    const night = range(60).map((nth) => sale(day(29), nth < 30 ? '23:40:00' : '23:55:00', 20));
    const { findings } = ruleOn('night_burst', sceneOf({ trade: [...ordinarySales(), ...night] }));
    expect(findings).toMatchObject([{ from: day(29), to: day(30), points: 200 }]);
  });

  test('a day of whole hundreds is no chance', () => {
    const round = range(40).map((nth) => sale(day(30), `1${nth % 10}:20:00`, 100 * (1 + (nth % 3))));
    const { findings } = ruleOn('round_amounts', sceneOf({ trade: [...ordinarySales(), ...round] }));
    expect(findings).toMatchObject([{ band: 'far_above_own', from: day(30) }]);
  });

  test('quiet for a year and then busy, while others went on', () => {
    const others = range(400).map((at) => bankLine('in', '常客', dayText('2025-01-01', at), '', 100 + at));
    const bank = [
      ...others,
      bankLine('in', '沉睡户', '2025-01-02', '', 500),
      ...range(6).map((at) => bankLine('in', '沉睡户', dayText('2026-01-20', at), '', 9_000)),
    ];
    const { findings } = ruleOn('dormant_busy', sceneOf({ bank }));
    expect(findings).toMatchObject([{ subject: { label: '沉睡户' }, band: 'a_year', from: '2026-01-20' }]);
  });

  test('where no files came for half a year nobody is said to have slept', () => {
    const bank = [
      bankLine('in', '甲', '2025-01-02', '', 500),
      ...range(6).map((at) => bankLine('in', '甲', dayText('2026-01-20', at), '', 9_000)),
    ];
    expect(ruleOn('dormant_busy', sceneOf({ bank }))).toMatchObject({
      findings: [],
      exits: { not_stated: 1 },
    });
  });
});

describe('payments of ours', () => {
  test('the same account and amount twice in two days is one paid twice, unless each says what it is for', () => {
    const twice = [
      payment('1', 'p', day(1), '10:00:00', 8_000),
      payment('2', 'p', day(2), '10:00:00', 8_000),
    ];
    const [one, other] = twice;
    const told = (a: string, b: string) =>
      ruleOn(
        'duplicate_payment',
        sceneOf({
          payments: [one, other].flatMap((each, at) => (each ? [{ ...each, remark: at === 0 ? a : b }] : [])),
        }),
      ).findings;
    expect(told('', '')).toMatchObject([{ band: 'same_amount', payments: ['1', '2'], amount: 1_600_000 }]);
    expect(told('发票 8801', '发票8801')).toMatchObject([{ band: 'same_purpose', points: 400 }]);
    // Goods are paid every day: that it was for goods does not make two of them one.
    expect(told('货款', '货款')).toMatchObject([{ band: 'same_amount', points: 200 }]);
    expect(told('第一期', '第二期')).toEqual([]);
  });

  test('what failed was not paid, and what makes it good is no second payment', () => {
    const payments = [
      payment('1', 'p', day(1), '10:00:00', 8_000, { isLive: false }),
      payment('2', 'p', day(2), '10:00:00', 8_000, { retryOf: '1' }),
    ];
    expect(ruleOn('duplicate_payment', sceneOf({ payments })).findings).toEqual([]);
  });

  test('wages of one amount week after week are a plan, not a slip', () => {
    const bank = range(6).map((at) =>
      bankLine('out', '房东', day(7 * at), '', 9_000, { description: '房租' }),
    );
    expect(ruleOn('duplicate_payment', sceneOf({ bank })).findings).toEqual([]);
    expect(ruleOn('duplicate_payment', sceneOf({ bank: bank.slice(0, 2) })).findings).toHaveLength(1);
  });

  test('a first payment counts by its size, and not while the whole house is new', () => {
    const known = range(5).map((at) => payment(`k${at}`, 'known', day(at), '10:00:00', 900));
    const fresh = payment('9', 'fresh', day(20), '10:00:00', 80_000);
    const { findings, exits } = ruleOn('new_payee', sceneOf({ payments: [...known, fresh] }));
    expect(findings).toMatchObject([{ band: 'from_50k', payments: ['9'], subject: { id: 'fresh' } }]);
    expect(exits.too_little_history).toBe(1);
  });

  test('five hours after the account was changed is heavier than two days after', () => {
    const at = (hours: number) => Date.parse(`${day(3)}T12:00:00+08:00`) / 1000 - hours * 3600;
    const paid = (no: string, hours: number, isChanged = true) =>
      payment(no, no, day(3), '12:00:00', 500, { accountSince: at(hours), isChanged });
    const { findings } = ruleOn(
      'changed_payee',
      sceneOf({ payments: [paid('soon', 5), paid('later', 48), paid('long', 100), paid('new', 5, false)] }),
    );
    expect(findings.map(({ band, payments: [no] }) => [no, band])).toEqual([
      ['soon', 'within_a_day'],
      ['later', 'within_window'],
    ]);
  });

  test('one operator who asks for nearly all refunds of several persons', () => {
    const refundsAsked = range(20).map((at) => ({
      ...{ event: at + 1, day: 20_500 + (at % 10), amount: 1_000, currency: 'CNY' },
      by: at % 7 === 0 ? 'other' : 'one',
    }));
    expect(ruleOn('refund_operator', sceneOf({ refundsAsked })).findings).toMatchObject([
      { subject: { kind: 'operator', id: 'one' }, band: 'half', amount: 17_000 },
    ]);
    const alone = refundsAsked.map((each) => ({ ...each, by: 'one' }));
    expect(ruleOn('refund_operator', sceneOf({ refundsAsked: alone })).exits.too_little_history).toBe(1);
  });

  test('somebody who makes four payments at two in the morning and never did before', () => {
    const past = range(12).map((at) => payment(`d${at}`, `p${at}`, day(at), '10:00:00', 900));
    const night = range(4).map((at) => payment(`n${at}`, `q${at}`, day(13), `02:1${at}:00`, 900));
    expect(ruleOn('night_burst', sceneOf({ payments: [...past, ...night] })).findings).toMatchObject([
      {
        subject: { kind: 'operator', id: 'clerk' },
        payments: ['n0', 'n1', 'n2', 'n3'],
        facts: { usualCount: 0 },
      },
    ]);
    expect(ruleOn('night_burst', sceneOf({ payments: night })).exits.too_little_history).toBe(1);
  });

  test('a refund by bank for an order that was paid by a channel, and nothing said of an order nobody knows', () => {
    const back = (no: string, paidBy: 'wechat' | 'bank' | 'none') =>
      payment(no, no, day(1), '10:00:00', 300, { isRefund: true, paidBy });
    const { findings, exits } = ruleOn(
      'refund_elsewhere',
      sceneOf({ payments: [back('1', 'wechat'), back('2', 'bank'), back('3', 'none')] }),
    );
    expect(findings.map(({ payments }) => payments)).toEqual([['1']]);
    expect(exits).toMatchObject({ clear: 1, not_stated: 1 });
  });

  test('a payee who gets twelve payments in a day after one a day, and an operator who makes them', () => {
    const payments = [
      ...range(15).map((at) => payment(`d${at}`, 'p', day(at), '10:00:00', 900 + at)),
      ...range(12).map((nth) => payment(`b${nth}`, 'p', day(15), `1${nth % 10}:00:00`, 900)),
    ];
    expect(ruleOn('velocity_payee', sceneOf({ payments })).findings).toMatchObject([
      { subject: { kind: 'party', id: 'p' }, from: day(15), facts: { count: 12 } },
    ]);
    expect(ruleOn('velocity_operator', sceneOf({ payments })).findings).toMatchObject([
      { subject: { kind: 'operator', id: 'clerk' }, from: day(15) },
    ]);
  });

  test('a payee on the watch list, once by a number and once by a shared account', () => {
    const watched = (what: 'identity' | 'shared_account') => [{ what, source: '公安' }];
    const payments = [
      payment('1', 'a', day(1), '10:00:00', 100, { watched: watched('identity') }),
      payment('2', 'b', day(1), '10:00:00', 100, { watched: watched('shared_account') }),
      payment('3', 'c', day(1), '10:00:00', 100),
    ];
    const { findings, exits } = ruleOn('watch_list', sceneOf({ payments }));
    expect(findings.map(({ band }) => band)).toEqual(['account', 'shared']);
    expect(exits.clear).toBe(1);
  });
});

describe('refunds and cards', () => {
  test('a third of the sales given back by number and by value; by number alone is not enough', () => {
    const many = range(15).map((nth) => refund(day(29), '20:00:00', 30 + nth));
    const heavy = sceneOf({ trade: [...ordinarySales().filter((_, at) => at % 10 < 4), ...many] });
    expect(ruleOn('refund_ratio', heavy).findings).toMatchObject([
      { band: 'from_30', facts: { count: 15, of: 28 } },
    ]);
    const small = range(15).map(() => refund(day(29), '20:00:00', 0.5));
    const light = sceneOf({ trade: [...ordinarySales().filter((_, at) => at % 10 < 4), ...small] });
    expect(ruleOn('refund_ratio', light).findings).toEqual([]);
  });

  test('a refund on another channel account than the order was paid on', () => {
    const trade = [
      sale(day(1), '10:00:00', 500, { merchantOrderNo: 'A' }),
      sale(day(1), '10:00:00', 500, { merchantOrderNo: 'B' }),
      refund(day(2), '10:00:00', 500, { merchantOrderNo: 'A', account: '999' }),
      refund(day(2), '10:00:00', 500, { merchantOrderNo: 'B' }),
      refund(day(2), '10:00:00', 500, { merchantOrderNo: 'nobody knows it', account: '999' }),
    ];
    expect(ruleOn('refund_elsewhere', sceneOf({ trade })).findings).toMatchObject([
      { lines: [3], subject: { id: 'wechat/999' }, amount: 50_000 },
    ]);
  });

  test('forty trades of one yuan in ten minutes, and forty that are declined', () => {
    const small = range(40).map((nth) => sale(day(30), `03:0${nth % 10}:00`, 1));
    const found = ruleOn('card_testing', sceneOf({ trade: [...ordinarySales(), ...small] })).findings;
    expect(found).toMatchObject([{ band: 'from_20', facts: { count: 40, kind: 'equal' } }]);
    const declined = range(40).map((nth) =>
      sale(day(0), `03:0${nth % 10}:00`, 400 + nth, { status: 'failed' }),
    );
    expect(ruleOn('card_testing', sceneOf({ trade: declined })).findings).toMatchObject([
      { facts: { kind: 'declined' } },
    ]);
  });

  test('a tea shop that sells fifty cups of one price an hour every day is left alone, and a new one is not judged', () => {
    const shop = range(20).flatMap((at) => range(50).map((nth) => sale(day(at), `12:${10 + nth}:00`, 9.9)));
    expect(ruleOn('card_testing', sceneOf({ trade: shop })).findings).toEqual([]);
    const isNew = ruleOn('card_testing', sceneOf({ trade: shop.slice(0, 50) }));
    expect(isNew.exits.too_little_history).toBe(1);
  });
});

describe('money that passes through', () => {
  test('in and out by the same amount within a day, again and again', () => {
    const bank = range(3).flatMap((at) => [
      bankLine('in', '付款人', day(at), '10:00:00', 33_333 + at),
      bankLine('out', '收款人', day(at), '15:00:00', 33_333 + at),
    ]);
    expect(ruleOn('mirroring', sceneOf({ bank })).findings).toMatchObject([
      { band: 'repeated', subject: { label: '付款人' }, lines: [1, 2, 3, 4, 5, 6] },
    ]);
  });

  test('less a commission of one per cent counts half, and out before in not at all', () => {
    const pair = (at: number, first: 'in' | 'out') => [
      bankLine(
        first,
        first === 'in' ? '付款人' : '收款人',
        day(at),
        '10:00:00',
        first === 'in' ? 50_000 : 49_500,
      ),
      bankLine(
        first === 'in' ? 'out' : 'in',
        first === 'in' ? '收款人' : '付款人',
        day(at),
        '15:00:00',
        first === 'in' ? 49_500 : 50_000,
      ),
    ];
    expect(
      ruleOn('mirroring', sceneOf({ bank: [...pair(0, 'in'), ...pair(1, 'in')] })).findings,
    ).toMatchObject([{ band: 'once', facts: { kept: '1.0%' } }]);
    expect(ruleOn('mirroring', sceneOf({ bank: pair(3, 'out') })).findings).toEqual([]);
  });

  test('where many amounts would fit none is taken', () => {
    const bank = [
      bankLine('in', '付款人', day(0), '10:00:00', 50_000),
      ...range(6).map((at) => bankLine('out', `客户${at}`, day(0), '15:00:00', 50_000)),
    ];
    expect(ruleOn('mirroring', sceneOf({ bank })).findings).toEqual([]);
  });

  test('A pays B, B pays C, C pays A: nobody wrote down whose accounts they are', () => {
    const hop = (
      from: string,
      to: string,
      account: string,
      toAccount: string,
      at: number,
      amount: number,
    ) => [
      bankLine('out', to, day(at), '', amount, { account }),
      bankLine('in', from, day(at), '', amount, { account: toAccount }),
    ];
    const bank = [
      ...hop('甲', '乙', '1', '2', 1, 200_000),
      ...hop('乙', '丙', '2', '3', 2, 199_000),
      ...hop('丙', '甲', '3', '1', 3, 198_000),
    ];
    expect(ruleOn('circular_flow', sceneOf({ bank })).findings).toMatchObject([
      { facts: { parties: 3, count: 1 }, from: day(1), to: day(3), lines: [1, 2, 3, 4, 5, 6] },
    ]);
    expect(ruleOn('circular_flow', sceneOf({ bank: bank.slice(0, 4) })).findings).toEqual([]);
  });
});
