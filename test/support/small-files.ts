/** A small orders file of our own, for tests that care how a file travels and not what stands in it. */
const HEADER = '商户订单号,类型,退款单号,支付渠道,下单时间,支付时间,金额,币种,状态,商品名称';

export const ordersCsv = (count: number, prefix = 'SO'): Buffer =>
  Buffer.from(
    [
      HEADER,
      ...Array.from(
        { length: count },
        (_, at) =>
          `${prefix}-${String(at + 1).padStart(5, '0')},支付,,微信支付,2026-05-08 09:59:00,2026-05-08 10:00:00,${10 + at}.50,CNY,已支付,青瓷茶杯`,
      ),
      '',
    ].join('\n'),
  );
