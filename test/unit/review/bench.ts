/** A clerk's desk with some orders and trades nobody has matched, for tests of what she decides. */
import type { Input } from '../../../shared/contract/calls.ts';
import type { LineView } from '../../../shared/contract/shapes.ts';
import type { Leg, Side } from '../../../shared/domain/leg.ts';
import { assert } from '../../../shared/result.ts';
import { House, type Seat, taskId } from '../../support/people.ts';
import { tradeBill } from '../../support/wechat-bill.ts';

const HEADER = 'merchant_order_no,kind,refund_no,channel,created_at,paid_at,amount,currency,status,product';
export const REASON = '客户分两次付款';

export class Bench {
  readonly house: House;
  readonly clerk: Seat;

  constructor(house: House, clerk: Seat) {
    this.house = house;
    this.clerk = clerk;
  }

  /** Orders `O-…` and trades `T-…` by their yuan: nothing agrees by number, so all of it is left to a person. */
  static async open(orders: readonly string[], trades: readonly string[]): Promise<Bench> {
    const house = await House.make();
    const bench = new Bench(house, await house.person('clerk'));
    const rows = orders.map(
      (yuan, at) => `O-${at + 1},payment,,wechat,2026-03-02 09:00:00,2026-03-02 09:01:00,${yuan},CNY,paid,茶`,
    );
    await bench.take('orders.csv', [HEADER, ...rows, ''].join('\n'));
    if (trades.length > 0) await bench.takeTrades('trades.csv', trades, 0);
    await bench.run();
    return bench;
  }

  /** Orders paid into the bank without their numbers in the text: day and amount agree, and the machine only proposes. */
  static async withProposals(yuan: readonly string[]): Promise<Bench> {
    const house = await House.make();
    const bench = new Bench(house, await house.person('clerk'));
    const orders = yuan.map(
      (amount, at) =>
        `O-${at + 1},payment,,bank,2026-03-0${at + 2} 09:00:00,2026-03-0${at + 2} 09:01:00,${amount},CNY,paid,茶`,
    );
    await bench.take('orders.csv', [HEADER, ...orders, ''].join('\n'));
    let fen = 0;
    const credits = yuan.map((amount, at) => {
      fen += Math.round(Number(amount) * 100);
      return `2026-03-0${at + 2},CNY,"${amount}","${(fen / 100).toFixed(2)}",货款,某公司,`;
    });
    const head = '记账日期,货币,交易金额,联机余额,交易摘要,对手信息,客户摘要';
    await bench.take('bank.csv', [head, ...credits].join('\r\n'));
    await bench.run();
    return bench;
  }

  async run(): Promise<void> {
    await this.clerk.get('matching.run', {
      asOf: '2026-03-06',
      pair: null,
      scope: 'changes',
      taskId: taskId(),
    });
  }

  async takeTrades(name: string, trades: readonly string[], after: number): Promise<void> {
    const fen = trades.reduce((sum, yuan) => sum + Math.round(Number(yuan) * 100), 0);
    const total = (fen / 100).toFixed(2);
    const rows = trades.map((yuan, at) => ({
      交易时间: '2026-03-03 10:00:00',
      商户订单号: `T-${after + at + 1}`,
      微信订单号: `42000000000000000000000${String(100 + after + at)}`,
      订单金额: yuan,
      应结订单金额: yuan,
    }));
    const totals = [
      String(rows.length),
      total,
      '0.00',
      '0.00',
      (rows.length * 0.6).toFixed(5),
      total,
      '0.00',
    ];
    await this.take(name, tradeBill(rows, totals));
  }

  async take(name: string, content: string): Promise<void> {
    const files = [await this.clerk.upload(name, content)];
    const { plans } = await this.clerk.get('statements.plan', { files, taskId: taskId() });
    const plan = plans.find((each) => each.file === name);
    assert(plan !== undefined, `${name} can be read`);
    const { planId, hash } = plan;
    await this.clerk.get('statements.commit', { plans: [{ planId, hash }], taskId: taskId() });
  }

  async open(side: Side, query = ''): Promise<LineView[]> {
    const all = { leg: 'order_trade', includeOutside: true, offset: 0, limit: 500 } as const;
    return (await this.clerk.get('matching.openLines', { ...all, side, query })).rows;
  }

  async line(number: string): Promise<LineView> {
    const side = number.startsWith('O') ? 'left' : 'right';
    const found = (await this.open(side)).find((each) => each.merchantOrderNo === number);
    assert(found !== undefined, `${number} is open`);
    return found;
  }

  async match(
    numbers: readonly string[],
    difference: number,
    remainder?: Input<'review.match'>['remainder'],
    seat = this.clerk,
  ) {
    const lines = await Promise.all(numbers.map((number) => this.line(number)));
    const ids = (sign: string) =>
      lines.filter((line) => line.merchantOrderNo.startsWith(sign)).map((line) => line.id);
    const asked = { leg: 'order_trade', leftLineIds: ids('O'), rightLineIds: ids('T'), difference } as const;
    return seat.ask('review.match', { ...asked, reason: REASON, ...(remainder && { remainder }) });
  }

  /** Key of a match that has to be done at once. */
  async matched(...about: Parameters<Bench['match']>): Promise<string> {
    const answer = await this.match(...about);
    assert(answer.ok && answer.value.key !== '', 'it is done');
    return answer.value.key;
  }

  async groups(states: Input<'matching.groups'>['states'] = ['confirmed'], leg: Leg = 'order_trade') {
    const page = { query: '', offset: 0, limit: 500 };
    return (await this.clerk.get('matching.groups', { leg, states, ...page })).rows;
  }

  async exceptions(change: Partial<Input<'exceptions.list'>> = {}) {
    const all = { query: '', legs: [], kinds: [], states: [], offset: 0, limit: 500 };
    return (await this.clerk.get('exceptions.list', { ...all, sort: 'age', descending: true, ...change }))
      .rows;
  }

  async exception(key: string) {
    return this.clerk.get('exceptions.get', { key });
  }

  async ofOrder(number: string) {
    const found = (await this.exceptions()).find((each) => each.reference === number);
    assert(found !== undefined, `${number} is an exception`);
    return found;
  }
}
