/**
 * The demo is the witness that matching is held to, so it is held to itself first: its files are read back by the facts of the formats,
 * and the truth must name every line of every leg exactly once.
 */
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { inflateRawSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import type { Leg } from '../../../shared/domain/leg.ts';
import { DEMO_SHAPE, makeDemo, type Truth, writeDemo } from '../../../src-main/demo/demo.ts';
import { type DataRow, fen, type ReadTable, readTable, unzipGbk } from './read-demo.ts';

const SHAPES = [1, 2, 3].flatMap((seed) => [
  { ...DEMO_SHAPE, orders: 50, days: 2, seed },
  { ...DEMO_SHAPE, orders: 2000, days: 7, seed },
  // National Day 2026-10-01 to 10-07: payouts of a week arrive together.
  { ...DEMO_SHAPE, orders: 300, days: 12, seed, lastDay: '2026-10-09' },
]);

interface ReadDemo {
  readonly tables: readonly ReadTable[];
  readonly truth: Truth;
}

function readDemo(shape: typeof DEMO_SHAPE): ReadDemo {
  const { files, truth } = makeDemo(shape);
  const tables = files.flatMap((file) =>
    file.name.endsWith('.zip')
      ? unzipGbk(file.bytes, (packed) => inflateRawSync(packed)).map((member) =>
          readTable(member.name, member.bytes),
        )
      : [readTable(file.name, file.bytes)],
  );
  return { tables, truth };
}

const tablesOf = (demo: ReadDemo, source: ReadTable['source']) =>
  demo.tables.filter((table) => table.source === source);
const rowsOf = (demo: ReadDemo, source: ReadTable['source']) =>
  tablesOf(demo, source).flatMap((table) => table.rows);
const sum = (rows: readonly DataRow[], amount: (row: DataRow) => number) =>
  rows.reduce((total, row) => total + amount(row), 0);
const key = (place: { readonly file: string; readonly row: number }) => `${place.file}:${place.row}`;
const membersOf = (demo: ReadDemo, leg: Leg) =>
  [...demo.truth.groups, ...demo.truth.exceptions]
    .filter((each) => each.leg === leg)
    .flatMap((each) => each.members.map(key));

/** Signed movement of a fund row, and of a trade row after its fee. */
const wechatFund = (row: DataRow) => (row.of('收支类型') === '收入' ? 1 : -1) * fen(row.of('收支金额(元)'));
const alipayFund = (row: DataRow) => fen(row.of('收入金额（+元）')) + fen(row.of('支出金额（-元）'));
const wechatTrade = (row: DataRow) =>
  fen(row.of('应结订单金额')) - fen(row.of('退款金额')) - fen(row.of('手续费'));
const alipayTrade = (row: DataRow) => fen(row.of('商家实收（元）')) + fen(row.of('服务费（元）'));

describe.each(SHAPES)('a demo of $orders orders in $days days up to $lastDay, seed $seed', (shape) => {
  const demo = readDemo(shape);

  test('the same seed gives the same bytes, another seed others', () => {
    const first = makeDemo(shape);
    const again = makeDemo(shape);
    const other = makeDemo({ ...shape, seed: shape.seed + 10 });
    expect(again.truth).toEqual(first.truth);
    expect(again.files.every((file, at) => file.bytes.equals(first.files[at]?.bytes ?? Buffer.of()))).toBe(
      true,
    );
    expect(other.truth.files.map((file) => file.sha256)).not.toEqual(
      first.truth.files.map((file) => file.sha256),
    );
  });

  test('every line of a leg is named once by the truth, and nothing else is', () => {
    const isPaid = (row: DataRow) => ['已支付', '已退款'].includes(row.of('状态'));
    const planted = new Set(
      demo.truth.exceptions
        .filter((each) => each.kind === 'status_differs')
        .flatMap((each) => each.members.map(key)),
    );
    const orders = rowsOf(demo, 'orders').filter((row) => isPaid(row) || planted.has(key(row)));
    const trades = [...rowsOf(demo, 'wechat_trade'), ...rowsOf(demo, 'alipay_trade')];
    const funds = [
      ...rowsOf(demo, 'wechat_fund').map((row) => ({ row, isPayout: row.of('业务类型') === '提现' })),
      ...rowsOf(demo, 'alipay_fund').map((row) => ({ row, isPayout: row.of('业务类型') === '提现' })),
    ];
    const credits = rowsOf(demo, 'bank').filter((row) => row.of('收入') !== '');
    const moved = funds.filter((each) => !each.isPayout).map((each) => each.row);
    const payouts = funds.filter((each) => each.isPayout).map((each) => each.row);

    expect(membersOf(demo, 'order_trade').sort()).toEqual([...orders, ...trades].map(key).sort());
    expect(membersOf(demo, 'trade_fund').sort()).toEqual([...trades, ...moved].map(key).sort());
    expect(membersOf(demo, 'fund_bank').sort()).toEqual([...payouts, ...credits].map(key).sort());
  });

  test('groups are about one order, refund or payout, and their two sides have equal sums', () => {
    const signed = new Map<string, { left: number; right: number; no: string }>();
    for (const row of rowsOf(demo, 'orders')) {
      const amount = (row.of('类型') === '退款' ? -1 : 1) * fen(row.of('金额'));
      signed.set(`order_trade ${key(row)}`, {
        left: amount,
        right: 0,
        no: row.of('退款单号') || row.of('商户订单号'),
      });
    }
    for (const row of rowsOf(demo, 'wechat_trade')) {
      const isRefund = row.of('交易状态') === 'REFUND';
      const no = isRefund ? row.of('商户退款单号') : row.of('商户订单号');
      const ordered = fen(row.of('订单金额')) - fen(row.of('申请退款金额'));
      signed.set(`order_trade ${key(row)}`, { left: 0, right: ordered, no });
      const id = isRefund ? row.of('微信退款单号') : row.of('微信订单号');
      signed.set(`trade_fund ${key(row)}`, { left: wechatTrade(row), right: 0, no: id });
    }
    for (const row of rowsOf(demo, 'alipay_trade')) {
      const no = row.of('退款批次号/请求号') || row.of('商户订单号');
      signed.set(`order_trade ${key(row)}`, { left: 0, right: fen(row.of('订单金额（元）')), no });
      signed.set(`trade_fund ${key(row)}`, { left: alipayTrade(row), right: 0, no: row.of('支付宝交易号') });
    }
    for (const row of rowsOf(demo, 'wechat_fund')) {
      const no = row.of('微信支付业务单号');
      signed.set(`trade_fund ${key(row)}`, { left: 0, right: wechatFund(row), no });
      signed.set(`fund_bank ${key(row)}`, { left: -wechatFund(row), right: 0, no });
    }
    for (const row of rowsOf(demo, 'alipay_fund')) {
      const no = row.of('业务流水号');
      signed.set(`trade_fund ${key(row)}`, { left: 0, right: alipayFund(row), no });
      signed.set(`fund_bank ${key(row)}`, { left: -alipayFund(row), right: 0, no });
    }
    for (const row of rowsOf(demo, 'bank')) {
      const no = /\d{20,}/.exec(row.of('摘要'))?.[0] ?? '';
      signed.set(`fund_bank ${key(row)}`, { left: 0, right: fen(row.of('收入')), no });
    }
    const facts = (leg: Leg, members: readonly { file: string; row: number }[]) =>
      members.map((member) => {
        const found = signed.get(`${leg} ${key(member)}`);
        if (!found) throw new Error(`${leg} ${key(member)} is no row`);
        return found;
      });
    for (const group of demo.truth.groups) {
      const sides = facts(group.leg, group.members);
      const numbers = new Set(sides.map((side) => side.no));
      if (group.expectation === 'proposed') numbers.delete(''); // The bank names no payout: that is the point.
      expect.soft([...numbers], JSON.stringify(group)).toHaveLength(1);
      const difference = sides.reduce((left, side) => left + side.left - side.right, 0);
      expect.soft(difference, JSON.stringify(group)).toBe(0);
      expect.soft(sides.length, JSON.stringify(group)).toBeGreaterThanOrEqual(2);
    }
    for (const exception of demo.truth.exceptions) {
      if (exception.kind === 'status_differs') continue; // Our unpaid order counts nothing: the difference is the channel's amount.
      const sides = facts(exception.leg, exception.members);
      const difference = sides.reduce((left, side) => left + side.left - side.right, 0);
      expect.soft(exception.difference, JSON.stringify(exception)).toBe(difference);
      expect.soft(difference, JSON.stringify(exception)).not.toBe(0);
    }
  });

  test('every kind of fault is planted at least once', () => {
    const kinds = new Set(demo.truth.exceptions.map((each) => `${each.leg} ${each.kind}`));
    expect([...kinds].sort()).toEqual([
      'fund_bank missing_in_bank',
      'fund_bank timing',
      'fund_bank unexplained_in_bank',
      'order_trade amount_differs',
      'order_trade duplicate',
      'order_trade missing_in_channel',
      'order_trade missing_in_orders',
      'order_trade refund_differs',
      'order_trade status_differs',
      'order_trade timing',
      'trade_fund fee_differs',
      'trade_fund missing_in_fund',
    ]);
    const expectations = demo.truth.groups
      .filter((each) => each.leg === 'fund_bank')
      .map((each) => each.expectation);
    expect(new Set(expectations)).toEqual(new Set(['accepted', 'proposed']));
  });

  test("the rows of a bill add up to the bill's own totals", () => {
    for (const table of tablesOf(demo, 'wechat_trade')) {
      const column = (name: string) => sum(table.rows, (row) => fen(row.of(name)));
      const stated = (table.lines.at(-1) ?? '').slice(1).split(',`');
      expect(Number(stated[0])).toBe(table.rows.length);
      expect(stated.slice(1).map(fen)).toEqual(
        ['应结订单金额', '退款金额', '充值券退款金额', '手续费', '订单金额', '申请退款金额'].map(column),
      );
    }
    for (const table of tablesOf(demo, 'wechat_fund')) {
      const ins = table.rows.filter((row) => row.of('收支类型') === '收入');
      const outs = table.rows.filter((row) => row.of('收支类型') === '支出');
      const [count, inCount, inSum = '', outCount, outSum = ''] = (table.lines.at(-1) ?? '')
        .slice(1)
        .split(',`');
      expect([Number(count), Number(inCount), Number(outCount)]).toEqual([
        table.rows.length,
        ins.length,
        outs.length,
      ]);
      expect([fen(inSum), -fen(outSum)]).toEqual([sum(ins, wechatFund), sum(outs, wechatFund)]);
    }
    for (const table of tablesOf(demo, 'alipay_trade')) {
      for (const [word, kind] of [
        ['交易合计', '交易'],
        ['退款合计', '退款'],
      ] as const) {
        const rows = table.rows.filter((row) => row.of('业务类型') === kind);
        const said = table.lines.find((line) => line.startsWith(`#${word}：`)) ?? '';
        const [count = '', received = '', discount = ''] = said.match(/-?\d+(\.\d+)?/g) ?? [];
        expect(Number(count)).toBe(rows.length);
        expect(fen(received)).toBe(sum(rows, (row) => fen(row.of('商家实收（元）'))));
        expect(fen(discount)).toBe(sum(rows, (row) => fen(row.of('商家优惠（元）'))));
      }
    }
    for (const table of tablesOf(demo, 'alipay_fund')) {
      for (const [word, sign, column] of [
        ['收入合计', 1, '收入金额（+元）'],
        ['支出合计', -1, '支出金额（-元）'],
      ] as const) {
        const rows = table.rows.filter((row) => row.of(column) !== '');
        const said = table.lines.find((line) => line.startsWith(`#${word}：`)) ?? '';
        const [count = '', total = ''] = said.match(/-?\d+(\.\d+)?/g) ?? [];
        expect(Number(count)).toBe(rows.length);
        expect(sign * fen(total)).toBe(sum(rows, alipayFund));
      }
    }
  });

  test('balances chain from row to row and from day to day, and never fall below nothing', () => {
    const chains = [
      rowsOf(demo, 'wechat_fund').map((row) => ({
        move: wechatFund(row),
        after: fen(row.of('账户结余(元)')),
      })),
      rowsOf(demo, 'alipay_fund').map((row) => ({
        move: alipayFund(row),
        after: fen(row.of('账户余额（元）')),
      })),
      rowsOf(demo, 'bank').map((row) => ({
        move: fen(row.of('收入')) - fen(row.of('支出')),
        after: fen(row.of('余额')),
      })),
    ];
    for (const chain of chains) {
      expect(chain.length).toBeGreaterThan(3);
      expect(chain.every((each) => each.after >= 0)).toBe(true);
      for (const [at, each] of chain.entries()) {
        if (at > 0) expect(each.after).toBe((chain[at - 1]?.after ?? Number.NaN) + each.move);
      }
    }
  });

  test('the net of each day is what the channel booked, but for what was planted', () => {
    const planted = new Set(
      demo.truth.exceptions
        .filter((each) => each.leg === 'trade_fund')
        .flatMap((each) => each.members.map(key)),
    );
    const daily = (
      source: ReadTable['source'],
      time: string,
      amount: (row: DataRow) => number,
    ): Record<string, number> => {
      const days: Record<string, number> = {};
      for (const row of rowsOf(demo, source)) {
        if (planted.has(key(row)) || (source.endsWith('fund') && row.of('业务类型') === '提现')) continue;
        const day = row.of(time).slice(0, 10);
        days[day] = (days[day] ?? 0) + amount(row);
      }
      return days;
    };
    expect(daily('wechat_fund', '记账时间', wechatFund)).toEqual(
      daily('wechat_trade', '交易时间', wechatTrade),
    );
    expect(daily('alipay_fund', '发生时间', alipayFund)).toEqual(
      daily('alipay_trade', '完成时间', alipayTrade),
    );
    expect(planted.size).toBeGreaterThan(0);
  });

  test('fees are 0.6 % half away from zero, and what is refunded in full gives its whole fee back', () => {
    const trades = [
      ...rowsOf(demo, 'wechat_trade').map((row) => ({
        order: row.of('商户订单号'),
        settled: fen(row.of('应结订单金额')) - fen(row.of('退款金额')),
        fee: fen(row.of('手续费')),
        no: row.of('微信订单号'),
      })),
      ...rowsOf(demo, 'alipay_trade').map((row) => ({
        order: row.of('商户订单号'),
        settled: fen(row.of('商家实收（元）')),
        fee: 0 - fen(row.of('服务费（元）')), // Not -fen(…): the sign of zero means nothing.
        no: row.of('支付宝交易号'),
      })),
    ];
    const byPayment = new Map<string, { settled: number; fee: number }>();
    for (const trade of trades) {
      if (trade.settled > 0) expect(trade.fee).toBe(Math.floor((trade.settled * 6 + 500) / 1000));
      const held = byPayment.get(trade.no) ?? { settled: 0, fee: 0 };
      byPayment.set(trade.no, { settled: held.settled + trade.settled, fee: held.fee + trade.fee });
    }
    const emptied = [...byPayment.values()].filter((each) => each.settled === 0);
    expect(emptied.length).toBeGreaterThan(0);
    expect(emptied.every((each) => each.fee === 0)).toBe(true);
    expect([...byPayment.values()].every((each) => each.settled >= 0 && each.fee >= 0)).toBe(true);
  });

  test('member names are GBK without the UTF-8 flag, and unique over all files', () => {
    const { files, truth } = makeDemo(shape);
    const members = files
      .filter((file) => file.name.endsWith('.zip'))
      .flatMap((file) => unzipGbk(file.bytes, (packed) => inflateRawSync(packed)));
    expect(members.length).toBeGreaterThan(0);
    expect(members.every((member) => !member.isFlaggedUtf8)).toBe(true);
    expect(members.every((member) => /_(业务|账务)明细(\(汇总\))?\.csv$/.test(member.name))).toBe(true);
    const names = truth.files.map((file) => file.member ?? file.name);
    expect(new Set(names).size).toBe(names.length);
    expect(truth.files.map((file) => file.rows)).toEqual(
      truth.files.map(
        (file) => demo.tables.find((table) => table.file === (file.member ?? file.name))?.rows.length,
      ),
    );
  });
});

describe('what a week of the demo holds', () => {
  const demo = readDemo(DEMO_SHAPE);

  test('all states of orders, coupons, partial and repeated refunds, one fen and tens of thousands', () => {
    const orders = rowsOf(demo, 'orders');
    expect(new Set(orders.map((row) => row.of('状态')))).toEqual(
      new Set(['已支付', '待支付', '已关闭', '已退款', '支付失败']),
    );
    const amounts = orders.map((row) => fen(row.of('金额'))).sort((a, b) => a - b);
    expect(amounts[0]).toBe(1);
    expect(amounts.at(-1)).toBeGreaterThan(1_000_000);
    const mean = amounts.reduce((total, amount) => total + amount, 0) / amounts.length;
    expect(mean).toBeGreaterThan(1.5 * (amounts[Math.floor(amounts.length / 2)] ?? 0));
    const refunds = orders.filter((row) => row.of('类型') === '退款');
    expect(refunds.length / orders.length).toBeGreaterThan(0.03);
    expect(refunds.length / orders.length).toBeLessThan(0.06);
    const perOrder = new Map<string, number>();
    for (const row of refunds)
      perOrder.set(row.of('商户订单号'), (perOrder.get(row.of('商户订单号')) ?? 0) + 1);
    expect(Math.max(...perOrder.values())).toBeGreaterThan(1);
    const wechat = rowsOf(demo, 'wechat_trade');
    expect(
      wechat.some((row) => row.of('交易状态') === 'SUCCESS' && row.of('订单金额') !== row.of('应结订单金额')),
    ).toBe(true);
    expect(wechat.some((row) => row.of('商品名称').includes(','))).toBe(true);
    const share = wechat.length / (wechat.length + rowsOf(demo, 'alipay_trade').length);
    expect(share).toBeGreaterThan(0.55);
    expect(share).toBeLessThan(0.65);
  });

  test('orders paid just before midnight are in the bill of the next day', () => {
    const orders = new Map(rowsOf(demo, 'orders').map((row) => [row.of('商户订单号') + row.of('类型'), row]));
    const crossed = rowsOf(demo, 'wechat_trade').filter((row) => {
      const paidOn =
        orders
          .get(`${row.of('商户订单号')}支付`)
          ?.of('支付时间')
          .slice(0, 10) ?? '';
      const isPayment = row.of('交易状态') === 'SUCCESS';
      return isPayment && paidOn !== '' && paidOn < row.of('交易时间').slice(0, 10);
    });
    expect(crossed.length).toBeGreaterThan(0);
    expect(crossed.every((row) => row.of('交易时间').slice(11) <= '00:00:03')).toBe(true);
  });

  test('payouts over National Day arrive together on the first business day after it', () => {
    const holiday = readDemo({ ...DEMO_SHAPE, orders: 300, days: 12, lastDay: '2026-10-09' });
    const arrivals = rowsOf(holiday, 'bank').filter((row) => row.of('对方户名').startsWith('财付通'));
    const days = arrivals.map((row) => row.of('交易日期'));
    expect(days.filter((day) => day > '2026-09-30' && day < '2026-10-08')).toEqual([]);
    expect(days.filter((day) => day === '2026-10-08').length).toBeGreaterThanOrEqual(6);
  });
});

describe('writing', () => {
  test('all files and truth.json are in the folder, whole, and nothing else', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'demo-'));
    try {
      const inner = join(folder, 'new', 'demo');
      const shape = { ...DEMO_SHAPE, orders: 50, days: 2 };
      const written = await writeDemo(inner, shape);
      const demo = makeDemo(shape);
      expect((await readdir(inner)).sort()).toEqual(
        [...demo.files.map((file) => file.name), 'truth.json'].sort(),
      );
      expect(written.files.map((file) => basename(file))).toEqual(demo.files.map((file) => file.name));
      expect(JSON.parse(await readFile(written.truth, 'utf8'))).toEqual(demo.truth);
      for (const [at, file] of demo.files.entries())
        expect((await readFile(written.files[at] ?? '')).equals(file.bytes)).toBe(true);
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  test('a shape that cannot be made is refused', () => {
    expect(() => makeDemo({ ...DEMO_SHAPE, orders: 5 })).toThrow(RangeError);
    expect(() => makeDemo({ ...DEMO_SHAPE, days: 0 })).toThrow(RangeError);
    expect(() => makeDemo({ ...DEMO_SHAPE, lastDay: '2026-02-30' })).toThrow(RangeError);
  });
});
