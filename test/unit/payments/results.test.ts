/** Results as their files say them: taken whole or not at all, in any order, once; and the lines of banks that are these payments. */
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { partyOf } from '../../support/parties.ts';
import { taskId } from '../../support/people.ts';
import { chinaToday, resultTable, Treasury } from '../../support/treasury.ts';

vi.mock('../../../src-main/workspace/secrets.ts', async (original) =>
  (await import('../../support/quick-secrets.ts')).quick(await original()),
);

let treasury: Treasury;
beforeAll(async () => {
  treasury = await Treasury.open();
});
afterAll(() => treasury.house.close());

/** A batch of two that went out, and what a bank says of its payments. */
async function sent() {
  const items = [treasury.item(0), treasury.item(1)];
  const { batchNo, itemNos } = await treasury.instructed(items);
  const row = (place: number, word: string, more = 0) => ({
    itemNo: itemNos[place - 1] ?? '',
    amount: (items[place - 1]?.amount ?? 0) + more,
    word,
  });
  return {
    batchNo,
    itemNos,
    items,
    row,
    table: (name: string, ...rows: ReturnType<typeof row>[]) => resultTable(batchNo, rows, name),
  };
}

describe('several files together', () => {
  it('end the same whichever is named first', async () => {
    for (const isReversed of [false, true]) {
      const { batchNo, row, table } = await sent();
      const files = [
        table('1.csv', row(1, '银行处理中'), row(2, '银行处理中')),
        table('2.csv', row(1, '交易成功')),
        table('3.csv', row(1, '已退票'), row(2, '失败')),
      ];
      const taken = await treasury.take(...(isReversed ? files.toReversed() : files));
      expect(taken).toEqual({ moves: 5, receipts: 1 });
      expect(await treasury.states(batchNo)).toEqual(['returned', 'failed']);
      expect(await treasury.state(batchNo)).toBe('completed');
    }
  });

  it('that contradict each other are both refused, and nothing moves', async () => {
    const { batchNo, row, table } = await sent();
    const { files } = await treasury.plan(
      table('paid.csv', row(1, '交易成功'), row(2, '交易成功')),
      table('failed.csv', row(1, '失败')),
    );
    expect(files.map(({ end, refusal, facts }) => [end, refusal, facts['other']])).toEqual([
      ['refused', 'contradiction', 'failed.csv'],
      ['refused', 'contradiction', 'paid.csv'],
    ]);
    expect(await treasury.states(batchNo)).toEqual(['instructed', 'instructed']);
  });
});

describe('one file', () => {
  it('is taken once: the same bytes are known, the same words in another file move nothing', async () => {
    const { row, table } = await sent();
    const file = table('a.csv', row(1, '交易成功'));
    expect(await treasury.take(file)).toEqual({ moves: 1, receipts: 1 });
    expect((await treasury.plan(file)).files).toMatchObject([{ end: 'known', moves: [] }]);
    expect(await treasury.take(file)).toEqual({ moves: 0, receipts: 0 });
    const other = table('b.csv', row(1, '交易成功'), row(2, '银行处理中'));
    const { files } = await treasury.plan(other);
    expect(files).toMatchObject([{ end: 'new', moves: [{ from: 'instructed', to: 'accepted' }] }]);
    expect(await treasury.take(other)).toEqual({ moves: 1, receipts: 0 });
  });

  it.each([
    ['of a batch nobody sent', 'unknown_batch'],
    ['with an amount we did not agree to', 'amount_differs'],
    ['with a payment that is not of the batch', 'unknown_payment'],
    ['that says of a failed payment that it was paid', 'contradiction'],
    ['that is no result at all', 'not_a_result'],
  ])('%s is refused by name, and nothing of it is taken', async (_, refusal) => {
    const { batchNo, row, table } = await sent();
    await treasury.take(table('first.csv', row(2, '失败')));
    const other = { ...row(2, '交易成功'), itemNo: 'PI00000000000000000000AB' };
    const wrong = {
      unknown_batch: resultTable('PB20200101-001', [row(1, '交易成功')]),
      amount_differs: table('a.csv', row(1, '交易成功', 1)),
      unknown_payment: table('a.csv', row(1, '交易成功'), other),
      contradiction: table('a.csv', row(1, '交易成功'), row(2, '交易成功')),
      not_a_result: { name: 'a.csv', text: '姓名,年龄\n张三,30\n' },
    }[refusal];
    if (!wrong) throw new Error(refusal);
    const { files, planId, hash } = await treasury.plan(wrong);
    expect(files).toMatchObject([{ end: 'refused', refusal, moves: [] }]);
    expect(await treasury.clerk.get('payments.takeResults', { planId, hash })).toEqual({
      moves: 0,
      receipts: 0,
    });
    expect(await treasury.states(batchNo)).toEqual(['instructed', 'failed']);
  });

  it('is not taken as it was shown when the payments stand otherwise by then', async () => {
    const { row, table } = await sent();
    const shown = await treasury.plan(table('late.csv', row(1, '银行处理中')));
    await treasury.take(table('paid.csv', row(1, '交易成功')));
    const { planId, hash } = shown;
    expect(await treasury.clerk.error('payments.takeResults', { planId, hash })).toMatchObject({
      kind: 'plan_stale',
      facts: { why: 'results' },
    });
  });
});

/** A bank's statement; yuan out is negative. */
const statement = (rows: readonly { readonly yuan: string; readonly text: string; readonly who: string }[]) =>
  [
    '交易时间,收入金额,支出金额,余额,对方户名,对方账号,摘要,流水号',
    ...rows.map(({ yuan, text, who }, at) => {
      const [come, go] = yuan.startsWith('-') ? ['', yuan.slice(1)] : [yuan, ''];
      return `${chinaToday()} 1${at}:00:00,${come},${go},,${who},,${text},F${Date.now()}${at}`;
    }),
    '',
  ].join('\n');

const run = () => treasury.clerk.get('matching.run', { asOf: null, pair: null, taskId: taskId() });

async function imported(text: string): Promise<void> {
  const files = [await treasury.clerk.upload(`bank-${Date.now()}-${Math.random()}.csv`, text)];
  const { plans } = await treasury.clerk.get('statements.plan', { files, taskId: taskId() });
  const [plan] = plans.filter(({ state }) => state === 'ready');
  if (!plan) throw new Error(`the statement is ready, not ${plans.map(({ state }) => state).join()}`);
  const { planId, hash } = plan;
  await treasury.clerk.get('statements.commit', { plans: [{ planId, hash }], taskId: taskId() });
}

describe('what a bank says of a payee', () => {
  it('is shown without her name and number, before it is taken in and after', async () => {
    const [name, number] = ['欧阳小满', '6222021001116245702'];
    const { partyId } = await treasury.clerk.get('parties.save', {
      partyId: null,
      body: partyOf({ kind: 'payee', name }),
      reason: '新供应商',
    });
    const accountId = await treasury.payee(partyId, { holder: name, number, isOrganisation: false });
    const item = treasury.item(0, { accountId });
    const { batchNo, itemNos } = await treasury.instructed([item]);
    const file = resultTable(batchNo, [{ itemNo: itemNos[0] ?? '', amount: item.amount, word: '失败' }]);
    const text = file.text.replace(',失败,,', `,失败,户名 ${name} 与账号${number}不符,`);
    const plan = await treasury.plan({ ...file, text });
    expect(plan.files[0]?.moves[0]?.reasonText).toBe('户名 欧*** 与账号622202*********5702不符');
    await treasury.clerk.get('payments.takeResults', { planId: plan.planId, hash: plan.hash });
    const seen = [
      await treasury.payments(batchNo),
      await treasury.clerk.get('payments.get', { batchNo, place: 1 }),
    ];
    expect(JSON.stringify(seen)).toContain('欧***');
    for (const secret of [name, number]) expect(JSON.stringify([plan, seen])).not.toContain(secret);
  });
});

describe('lines of banks', () => {
  const yuan = (fen: number) => (fen / 100).toFixed(2);

  it('with the number of a payment and its amount are it; one that came back is found too', async () => {
    const { batchNo, itemNos, items, row, table } = await sent();
    const [first = '', second = ''] = itemNos;
    await treasury.take(table('r.csv', row(1, '交易成功'), row(2, '已退票')));
    await imported(
      statement([
        {
          yuan: `-${yuan(items[0]?.amount ?? 0)}`,
          text: `代付 ${first.slice(0, 9)} ${first.slice(9)}`,
          who: '某某',
        },
        { yuan: yuan(items[1]?.amount ?? 0), text: `退票${second}`, who: '某某' },
        { yuan: `-${yuan((items[1]?.amount ?? 0) + 1)}`, text: second, who: '别的金额' },
        // Which of two it is is for a person to say.
        { yuan: `-${yuan(items[1]?.amount ?? 0)}`, text: `${second} ${first}`, who: '两个编号' },
      ]),
    );
    expect(await treasury.clerk.get('payments.linkLines', {})).toEqual({ linked: 2 });
    expect(await treasury.clerk.get('payments.linkLines', {})).toEqual({ linked: 0 });
    const linesOf = async (place: number) =>
      (await treasury.clerk.get('payments.get', { batchNo, place })).lines;
    expect(await linesOf(1)).toMatchObject([{ role: 'paid', origin: 'reference' }]);
    expect(await linesOf(2)).toMatchObject([{ role: 'returned', origin: 'reference' }]);
    // Unlinked by a person it is not linked again behind her back.
    const [link] = await linesOf(1);
    await treasury.clerk.get('payments.unlinkLine', { linkId: link?.linkId ?? 0, reason: '看错了' });
    expect(await treasury.clerk.get('payments.linkLines', {})).toEqual({ linked: 0 });
  });

  it('that show money coming back are waited for, until two persons have said so', async () => {
    const { clerk, house } = treasury;
    const waiting = async () => (await clerk.get('payments.waiting', {})).cameBack;
    const before = await waiting();
    const { batchNo, itemNos, items, row, table } = await sent();
    const [itemNo = ''] = itemNos;
    await treasury.take(table('r.csv', row(1, '交易成功')));
    await imported(statement([{ yuan: yuan(items[0]?.amount ?? 0), text: `退票${itemNo}`, who: '某某' }]));
    await clerk.get('payments.linkLines', {});
    const seen = () => clerk.get('payments.get', { batchNo, place: 1 });
    const { payment, lines } = await seen();
    expect(payment).toMatchObject({ state: 'paid', lineShows: 'returned' });
    expect(await waiting()).toBe(before + 1);
    // The linked line itself is the evidence.
    const lineId = lines[0]?.line.id ?? 0;
    const said = { itemNo, state: 'returned', lineId, reason: '银行退票' } as const;
    await house.agree((await clerk.get('payments.resolve', said)).requestId ?? 0);
    expect((await seen()).payment).toMatchObject({ state: 'returned', lineShows: '' });
    expect(await waiting()).toBe(before);
  });

  it('without a number are offered by amount and payee, and linked by a person, one to one', async () => {
    const { batchNo, itemNos, items, row, table } = await sent();
    const [first = '', second = ''] = itemNos;
    await treasury.take(table('r.csv', row(1, '交易成功')));
    const amount = `-${yuan(items[0]?.amount ?? 0)}`;
    await imported(
      statement([
        { yuan: amount, text: '网银转账', who: '江南纸业有限公司' },
        { yuan: amount, text: '网银转账', who: '不相干的人' },
      ]),
    );
    const { offers } = await treasury.clerk.get('payments.lineOffers', { itemNo: first });
    expect(offers).toMatchObject([{ role: 'paid', why: 'name' }]);
    const lineId = offers[0]?.line.id ?? 0;
    const link = { itemNo: first, lineId, role: 'paid', reason: '金额与户名相符' } as const;
    expect(await treasury.clerk.refusal('payments.linkLine', { ...link, itemNo: second })).toBe(
      'does_not_balance',
    );
    expect(await treasury.clerk.error('payments.linkLine', { ...link, role: 'returned' })).toMatchObject({
      facts: { why: 'line_direction' },
    });
    await treasury.clerk.get('payments.linkLine', link);
    await treasury.clerk.get('payments.linkLine', link);
    expect((await treasury.clerk.get('payments.get', { batchNo, place: 1 })).lines).toHaveLength(1);
    const twin = await treasury.instructed([{ ...treasury.item(0), amount: items[0]?.amount ?? 0 }]);
    const other = { ...link, itemNo: twin.itemNos[0] ?? '' };
    expect(await treasury.clerk.error('payments.linkLine', other)).toMatchObject({
      kind: 'line_taken',
      facts: { other: first },
    });
  });

  it('that became another payment meanwhile is no evidence any more', async () => {
    const { itemNos, items } = await sent();
    const amount = items[0]?.amount ?? 0;
    const twin = await treasury.instructed([{ ...treasury.item(0), amount }]);
    await imported(statement([{ yuan: `-${yuan(amount)}`, text: '网银转账', who: '江南纸业有限公司' }]));
    const [itemNo = ''] = itemNos;
    const { offers } = await treasury.clerk.get('payments.lineOffers', { itemNo });
    const lineId = offers[0]?.line.id ?? 0;
    const asked = { itemNo, state: 'paid', lineId, reason: '对账单可见' } as const;
    const { requestId } = await treasury.clerk.get('payments.resolve', asked);
    const { hash } = await treasury.reviewer.get('approvals.get', { id: requestId ?? 0 });
    const other = { itemNo: twin.itemNos[0] ?? '', lineId, role: 'paid', reason: '是这一笔' } as const;
    await treasury.clerk.get('payments.linkLine', other);
    expect(await treasury.approve(requestId ?? 0, hash)).toMatchObject({ error: { kind: 'request_void' } });
    expect(await treasury.states(twin.batchNo)).toEqual(['instructed']);
  });

  it('in a group of the matching are not taken for a payment too', async () => {
    const { itemNos, items, row, table } = await sent();
    await treasury.take(table('r.csv', row(1, '交易成功'), row(2, '已退票')));
    const amount = items[1]?.amount ?? 0;
    await imported(statement([{ yuan: yuan(amount), text: '收款', who: '北山茶叶有限公司' }]));
    const itemNo = itemNos[1] ?? '';
    const { offers } = await treasury.clerk.get('payments.lineOffers', { itemNo });
    const lineId = offers[0]?.line.id ?? 0;
    const header =
      'merchant_order_no,kind,refund_no,channel,created_at,paid_at,amount,currency,status,product';
    const at = `${chinaToday()} 09:00:00`;
    await imported(
      [header, `O-${itemNo},payment,,bank,${at},${at},${yuan(amount)},CNY,paid,茶`, ''].join('\n'),
    );
    await run();
    // The machine proposes that the order was paid by it, and a person says so.
    const proposed = { leg: 'order_bank' as const, states: ['proposed' as const], query: itemNo };
    const page = { offset: 0, limit: 9 };
    const [group] = (await treasury.clerk.get('matching.groups', { ...proposed, ...page })).rows;
    await treasury.clerk.get('review.accept', { keys: [group?.key ?? ''], note: '' });
    const link = { itemNo, lineId, role: 'returned', reason: '退票' } as const;
    expect(await treasury.clerk.refusal('payments.linkLine', link)).toBe('line_taken');
    expect((await treasury.clerk.get('payments.lineOffers', { itemNo })).offers).toEqual([]);
  });

  it('that are a payment come back are no exception of the matching any more', async () => {
    const { itemNos, items, row, table } = await sent();
    await treasury.take(table('r.csv', row(1, '已退票')));
    const [itemNo = ''] = itemNos;
    await imported(statement([{ yuan: yuan(items[0]?.amount ?? 0), text: itemNo, who: '某某' }]));
    const exceptions = async () => {
      await run();
      const { total } = await treasury.clerk.get('exceptions.list', {
        query: itemNo,
        legs: [],
        kinds: ['unexplained_in_bank'],
        states: [],
        sort: 'amount',
        descending: true,
        offset: 0,
        limit: 9,
      });
      return total;
    };
    expect(await exceptions()).toBe(1);
    await treasury.clerk.get('payments.linkLines', {});
    expect(await exceptions()).toBe(0);
  });
});
