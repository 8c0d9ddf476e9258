/**
 * Protected fields in what matching says of lines: reasons, nearest candidates, trials of rules, offers, consequences, terms, and what the record
 * keeps of them. Whoever reads sees no account, telephone, identity number or person's name in full.
 */
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { CallName, Input } from '../../../shared/contract/calls.ts';
import { assert } from '../../../shared/result.ts';
import { taskId } from '../../support/people.ts';
import { T1 } from '../../support/terms.ts';
import { Bench } from '../review/bench.ts';

vi.mock('../../../src-main/workspace/secrets.ts', async (original) =>
  (await import('../../support/quick-secrets.ts')).quick(await original()),
);

/** Made up, and of the form that is protected. */
const PROTECTED = {
  account: '6222021001116245702',
  other: '6217000010012345676',
  telephone: '13912345678',
  identity: '11010519491231002X',
  name: '欧阳小满',
};
const { account, other, telephone, identity, name } = PROTECTED;
const HEADER = 'merchant_order_no,kind,refund_no,channel,created_at,paid_at,amount,currency,status,product';
const REASON = '客户晚付';

let bench: Bench;
const every = { query: '', offset: 0, limit: 100 } as const;
const seenIn = (answer: unknown): string[] =>
  Object.entries(PROTECTED).flatMap(([what, value]) =>
    JSON.stringify(answer).includes(value) ? [what] : [],
  );

/** Orders of March that one private person pays into the bank two months late, and some that nobody pays. */
beforeAll(async () => {
  bench = await Bench.open(['5.00'], []);
  const yuan = ['120.00', '88.00', '61.00', '45.00'];
  const orders = yuan.map(
    (amount, at) =>
      `L-${at + 1},payment,,bank,2026-03-0${at + 2} 09:00:00,2026-03-0${at + 2} 09:01:00,${amount},CNY,paid,茶 ${telephone} ${account}`,
  );
  await bench.take('late-orders.csv', [HEADER, ...orders, ''].join('\n'));
  let fen = 0;
  const credits = [...yuan.slice(0, 3), '45.01'].map((amount, at) => {
    fen += Math.round(Number(amount) * 100);
    return `2026-05-0${at + 2},09:15:00,退货 ${telephone} 证件 ${identity},,${amount},${(fen / 100).toFixed(2)},${name},${other},BK0${at}0001`;
  });
  await bench.take(
    'bank.csv',
    [
      `查询账号,${account},币种：人民币,,,,,`,
      '交易日期,交易时间,摘要,借方发生额,贷方发生额,余额,对方户名,对方账号,交易流水号',
      ...credits,
      '',
    ].join('\n'),
  );
  const { clerk } = bench;
  await clerk.get('matching.run', { asOf: '2026-05-20', pair: null, taskId: taskId() });
  for (const at of [0, 1]) {
    const open = { ...every, leg: 'order_bank', includeOutside: true } as const;
    const left = (await clerk.get('matching.openLines', { ...open, side: 'left' })).rows;
    const right = (await clerk.get('matching.openLines', { ...open, side: 'right' })).rows;
    const order = left.find((line) => line.merchantOrderNo === `L-${at + 1}`);
    const credit = right.find((line) => (line.net ?? line.gross) === (order?.net ?? order?.gross));
    assert(order !== undefined && credit !== undefined, 'both are open');
    await clerk.get('review.match', {
      leg: 'order_bank',
      leftLineIds: [order.id],
      rightLineIds: [credit.id],
      reason: REASON,
      difference: 0,
    });
  }
});
afterAll(() => bench.house.close());

test('reasons, trials, offers and consequences show nothing protected in full', async () => {
  const { clerk } = bench;
  const { offers } = await clerk.get('matching.ruleOffers', {});
  expect(offers.map(({ kind }) => kind)).toContain('lag');
  const shipped = (await clerk.get('matching.rules', {})).rules.find(
    ({ id }) => id === 'order_bank_by_amount',
  );
  assert(shipped?.inForce !== undefined && shipped.inForce !== null, 'it is in force');
  const { version: _, ...rule } = shipped.inForce;
  const days = { from: 0, to: 70, unit: 'calendar' } as const;
  await clerk.get('matching.draftRule', { rule: { ...rule, days } });
  const tried = { id: rule.id, from: '', to: '', taskId: taskId() };
  expect((await clerk.get('matching.backtestRule', tried)).samples.length).toBeGreaterThan(0);
  const rules = [{ ...shipped.inForce, days }];
  const outlook = { asOf: null, pair: null, from: '', to: '', rules, taskId: taskId() };
  const groups = await bench.groups(['accepted', 'proposed', 'confirmed', 'rejected'], 'order_bank');
  const exceptions = await bench.exceptions();
  expect(groups.length).toBeGreaterThan(0);
  expect(exceptions.length).toBeGreaterThan(2);
  const look = async <N extends CallName>(call: N, input: Input<N>) => {
    const value = await clerk.get(call, input);
    return { call, seen: seenIn(value), size: JSON.stringify(value).length };
  };
  const shown = await Promise.all([
    look('matching.ruleOffers', {}),
    look('matching.rules', {}),
    look('matching.ruleQuality', {}),
    look('matching.backtestRule', tried),
    look('matching.preview', outlook),
    look('matching.consequences', { what: 'run' }),
    ...groups.map(({ key }) => look('matching.consequences', { what: 'group', key })),
    ...groups.map(({ key }) => look('matching.group', { key })),
    ...exceptions.map(({ key }) => look('exceptions.get', { key })),
    look('review.lastAct', {}),
  ]);
  expect(shown.filter(({ seen }) => seen.length > 0)).toEqual([]);
  expect(shown.reduce((sum, { size }) => sum + size, 0)).toBeGreaterThan(20_000);
});

test('and the record keeps none of it, also not the account a term is for', async () => {
  const { clerk, house } = bench;
  const cycle = { ...T1, days: 2, graceDays: 1 };
  const { requestId } = await clerk.get('terms.change', {
    reason: '银行收款两天后到账',
    changes: [{ what: 'cycle', channel: 'bank', account, cycle }],
  });
  await house.agree(requestId ?? 0);
  const events = await house.events();
  expect(events.map(({ action }) => action)).toContain('terms.changed');
  expect(seenIn(events)).toEqual([]);
});
