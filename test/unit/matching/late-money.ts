/** A clerk's desk with orders of March whose money came in May: later than any shipped rule waits, so that all of it is left to her. */
import { House, taskId } from '../../support/people.ts';
import { Bench } from '../review/bench.ts';

export async function lateMoney(yuan: readonly string[]): Promise<Bench> {
  const house = await House.make();
  const made = new Bench(house, await house.person('clerk'));
  const orders = yuan.map(
    (amount, at) =>
      `L-${at + 1},payment,,bank,2026-03-0${at + 2} 09:00:00,2026-03-0${at + 2} 09:01:00,${amount},CNY,paid,茶`,
  );
  const header = 'merchant_order_no,kind,refund_no,channel,created_at,paid_at,amount,currency,status,product';
  await made.take('late-orders.csv', [header, ...orders, ''].join('\n'));
  let fen = 0;
  const credits = yuan.map((amount, at) => {
    fen += Math.round(Number(amount) * 100);
    return `2026-05-0${at + 2},CNY,"${amount}","${(fen / 100).toFixed(2)}",来账,南方茶行,`;
  });
  const head = '记账日期,货币,交易金额,联机余额,交易摘要,对手信息,客户摘要';
  await made.take('late-bank.csv', [head, ...credits].join('\r\n'));
  await made.clerk.get('matching.run', { asOf: '2026-05-20', pair: null, taskId: taskId() });
  return made;
}
