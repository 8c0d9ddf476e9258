/**
 * A household and a small firm with several accounts: money moved between their own accounts is no income, and a card payment that the wallet and
 * the bank both tell of was paid once.
 */
import { afterEach, describe, expect, test, vi } from 'vitest';
import { Refused } from '../../../shared/contract/errors.ts';
import type { LineLink, LinkTotal } from '../../../shared/contract/links.ts';
import { Links } from '../../../src-main/areas/statements/links/links.ts';
import type { Desk } from '../../../src-main/engine/desk.ts';
import { importAll, info, type NamedBytes, newDesk } from '../../support/desk.ts';
import { bankFile, wechatFile } from '../../support/own-money.ts';

vi.mock('../../../src-main/workspace/secrets.ts', async (original) =>
  (await import('../../support/quick-secrets.ts')).quick(await original()),
);

const CMB = '6225880012345678';
const CCB = '6217000099998888';

let desk: Desk | null = null;
afterEach(() => {
  desk?.close();
  desk = null;
});
async function having(...files: readonly NamedBytes[]): Promise<Desk> {
  desk = await newDesk();
  await importAll(desk, files);
  return desk;
}

const ALL: LineLink['state'][] = ['linked', 'confirmed', 'proposed', 'rejected'];
const linksOf = async (at: Desk, lineId: number | null = null) =>
  at.handlers['statements.links']({ states: ALL, lineId, offset: 0, limit: 500 }, info);
const found = async (at: Desk) =>
  (await linksOf(at)).rows.map((link) => [link.kind, link.state, link.a.file, link.b.file, link.days]);
const evidenceOf = async (at: Desk) => (await linksOf(at)).rows.map((link) => link.evidence);
const totalsOf = async (at: Desk, query = '', importId: number | null = null): Promise<LinkTotal[]> =>
  (await at.handlers['statements.totals']({ query, importId }, info)).totals;
const decide = (
  at: Desk,
  link: Pick<LineLink, 'a' | 'b' | 'kind'> | undefined,
  decision: 'confirm' | 'reject' | 'withdraw',
  reason = 'seen on paper',
) => {
  if (!link) throw new Error('nothing to decide');
  return at.handlers['statements.decideLink'](
    { a: link.a.id, b: link.b.id, kind: link.kind, decision, reason },
    info,
  );
};
const refusal = async (work: Promise<unknown> | unknown): Promise<string> => {
  try {
    await work;
  } catch (fault) {
    if (fault instanceof Refused) return fault.kind;
    throw fault;
  }
  return 'done';
};

describe('a transfer between own accounts', () => {
  const out = { day: '2026-03-03', amount: '-1000.00', party: '陈山', other: CCB, text: '转账汇款' };
  const into = { day: '2026-03-04', amount: '1000.00', party: '陈山', other: CMB, text: '转入' };

  test('is linked where one end names the other account, and is neither income nor spending', async () => {
    const at = await having(
      bankFile(CMB, [out, { day: '2026-03-05', amount: '-28.00', party: '便利店' }]),
      bankFile(CCB, [into]),
    );
    expect(await found(at)).toEqual([['own_transfer', 'linked', `bank-${CMB}.csv`, `bank-${CCB}.csv`, 1]]);
    expect(await evidenceOf(at)).toEqual([['account_named']]);
    expect(await totalsOf(at)).toEqual([
      {
        story: 'accounts',
        currency: 'CNY',
        inCount: 1,
        inSum: 100_000,
        outCount: 2,
        outSum: 102_800,
        once: { inCount: 0, inSum: 0, outCount: 1, outSum: 2_800 },
        leftOut: [{ why: 'own_transfer', count: 1, inSum: 100_000, outSum: 100_000 }],
      },
    ]);
  });

  test('is told by the last digits of a card in a remark too', async () => {
    const at = await having(
      bankFile(CMB, [{ ...out, other: '', party: '', text: '转账至尾号8888' }]),
      bankFile(CCB, [{ ...into, other: '', party: '', text: '转入' }]),
    );
    expect(await evidenceOf(at)).toEqual([['account_named']]);
  });

  test('that names another account of ours is not linked with this one', async () => {
    const at = await having(
      bankFile(CMB, [{ ...out, other: '6222021234567777' }]),
      bankFile(CCB, [{ ...into, other: '' }]),
      bankFile('6222021234567777', [
        { day: '2026-03-01', amount: '5.00' },
        { ...into, other: '' },
      ]),
    );
    expect(await found(at)).toEqual([
      ['own_transfer', 'linked', `bank-${CMB}.csv`, 'bank-6222021234567777.csv', 1],
    ]);
  });

  test('a customer’s money of the same amount is no transfer of ours', async () => {
    const at = await having(
      bankFile(CMB, [{ ...out, party: '深圳供货有限公司', other: '' }]),
      bankFile(CCB, [{ ...into, party: '广州客户有限公司', other: '' }]),
    );
    expect(await found(at)).toEqual([]);
  });

  test('is linked where the other party is the house itself', async () => {
    const house = '清河茶业有限公司';
    const at = await having(
      bankFile(CMB, [{ ...out, other: '', party: house }]),
      bankFile(CCB, [{ ...into, other: '', party: '清河茶业 有限公司' }]),
    );
    const { ledger } = at.workspace;
    const table = new Links({ ledger, lines: at.lines, ownNames: () => [house] }).now();
    expect(table.page(ALL, 0, 9).links.map((link) => [link.state, link.evidence])).toEqual([
      ['linked', ['own_name']],
    ]);
  });

  test('of which both ends name the same party is proposed; once confirmed, the next ones are known', async () => {
    const bare = { other: '', party: '陈山' };
    const at = await having(
      bankFile(CMB, [
        { ...out, ...bare },
        { ...out, ...bare, day: '2026-03-10', amount: '-250.00' },
      ]),
      bankFile(CCB, [
        { ...into, ...bare },
        { ...into, ...bare, day: '2026-03-10', amount: '250.00' },
      ]),
    );
    const before = await linksOf(at);
    expect(before.rows.map((link) => [link.state, link.evidence])).toEqual([
      ['proposed', ['same_party']],
      ['proposed', ['same_party']],
    ]);
    await decide(at, before.rows[1], 'confirm', '');
    expect((await linksOf(at)).rows.map((link) => [link.state, link.a.net, link.evidence])).toEqual([
      ['confirmed', 100_000, ['own_name']],
      ['linked', 25_000, ['own_name']],
    ]);
  });

  test('that took a week is not looked for, nor one that arrived before it left', async () => {
    const at = await having(
      bankFile(CMB, [out, { ...out, amount: '-77.00' }]),
      bankFile(CCB, [
        { ...into, day: '2026-03-10' },
        { ...into, day: '2026-03-02', amount: '77.00' },
      ]),
    );
    expect(await found(at)).toEqual([]);
  });

  test('with two possible arrivals on different days is linked with the one of its own day', async () => {
    const at = await having(bankFile(CMB, [out]), bankFile(CCB, [{ ...into, day: '2026-03-03' }, into]));
    expect(await found(at)).toEqual([['own_transfer', 'linked', `bank-${CMB}.csv`, `bank-${CCB}.csv`, 0]]);
  });

  test('of which each end names the other is surer than a nearer line that only one of them names', async () => {
    const shop = { day: '2026-03-04', amount: '-1000.00', party: '财付通-便利店', text: '快捷支付' };
    const customer = { day: '2026-03-06', amount: '1000.00', party: '客户10号有限公司' };
    const at = await having(
      bankFile(CMB, [out, shop]),
      bankFile(CCB, [{ ...into, day: '2026-03-05' }, customer]),
    );
    const { rows } = await linksOf(at);
    expect(rows.map(({ state, a, b }) => [state, a.bookingDate, b.bookingDate])).toEqual([
      ['linked', '2026-03-03', '2026-03-05'],
    ]);
  });

  test('that crosses another one is asked about: joined with the nearest, the two at the ends would be left alone', async () => {
    const at = await having(
      bankFile(CMB, [out, { ...out, day: '2026-03-05' }]),
      bankFile(CCB, [
        { ...into, day: '2026-03-06' },
        { ...into, day: '2026-03-07' },
      ]),
    );
    expect((await linksOf(at)).counts).toMatchObject({ linked: 0, proposed: 3 });
  });

  test('with two possible arrivals as near is proposed with either, and a person decides', async () => {
    const at = await having(bankFile(CMB, [out]), bankFile(CCB, [into, { ...into, text: '转入 备用金' }]));
    const { rows, counts } = await linksOf(at);
    expect(counts).toMatchObject({ linked: 0, proposed: 2 });
    expect(rows.map((link) => link.rivals)).toEqual([1, 1]);
    await decide(at, rows[0], 'confirm', '');
    expect((await linksOf(at)).counts).toEqual({ linked: 0, confirmed: 1, proposed: 0, rejected: 0 });
  });
});

describe('a wallet and its bank', () => {
  const noon = { at: '2026-03-02 12:01:00', party: '云膳过桥米线' };
  const bankSays = { day: '2026-03-02', amount: '-28.16', party: '财付通-云膳过桥米线', text: '快捷支付' };

  test('a card payment that both tell of is one payment; the account’s own word counts', async () => {
    const at = await having(
      bankFile(CMB, [bankSays]),
      wechatFile([
        { ...noon, amount: '28.16', method: '招商银行(5678)' },
        { ...noon, amount: '9.00', method: '零钱' },
      ]),
    );
    expect(await found(at)).toEqual([['same_money', 'linked', 'wechat.csv', `bank-${CMB}.csv`, 0]]);
    expect(await evidenceOf(at)).toEqual([['wallet_named', 'paid_by_card', 'card_agrees']]);
    expect(await totalsOf(at)).toMatchObject([
      {
        outCount: 3,
        outSum: 6_532,
        once: { outCount: 2, outSum: 3_716 },
        leftOut: [{ why: 'same_money', count: 1, inSum: 0, outSum: 2_816 }],
      },
    ]);
  });

  test('asked for alone, either of the two counts in full', async () => {
    const at = await having(
      bankFile(CMB, [bankSays]),
      wechatFile([{ ...noon, amount: '28.16', method: '招商银行(5678)' }]),
    );
    expect(await totalsOf(at, '渠道:微信')).toMatchObject([
      { outSum: 2_816, once: { outSum: 2_816 }, leftOut: [] },
    ]);
    expect(await totalsOf(at, '', 1)).toMatchObject([{ outSum: 2_816, once: { outSum: 2_816 } }]);
  });

  test('paid with another card, or out of the wallet itself, it is another payment', async () => {
    const at = await having(
      bankFile(CMB, [bankSays, { ...bankSays, amount: '-9.00' }]),
      wechatFile([
        { ...noon, amount: '28.16', method: '建设银行(4321)' },
        { ...noon, amount: '9.00', method: '零钱' },
      ]),
    );
    expect(await found(at)).toEqual([]);
  });

  test('where the wallet does not say how it was paid, a person is asked', async () => {
    const at = await having(bankFile(CMB, [bankSays]), wechatFile([{ ...noon, amount: '28.16' }]));
    expect(await found(at)).toEqual([['same_money', 'proposed', 'wechat.csv', `bank-${CMB}.csv`, 0]]);
  });

  test('a bank that does not name the wallet says little: only the very card makes it worth a question', async () => {
    const shop = { ...bankSays, party: '云膳过桥米线', text: '消费' };
    const at = await having(
      bankFile(CMB, [shop, { ...shop, day: '2026-03-09', amount: '-7.00' }]),
      wechatFile([
        { ...noon, amount: '28.16', method: '招商银行(5678)' },
        { ...noon, at: '2026-03-09 12:00:00', amount: '7.00', method: '招商银行' },
      ]),
    );
    expect((await linksOf(at)).rows.map((link) => [link.state, link.a.net, link.evidence])).toEqual([
      ['proposed', 2_816, ['paid_by_card', 'card_agrees']],
    ]);
  });

  test('the same fare twice a day for a week is as many payments as there are', async () => {
    const days = ['02', '03', '04', '05', '06'];
    const twice = <T>(make: (day: string, hour: string) => T) =>
      days.flatMap((day) => [make(day, '08'), make(day, '18')]);
    const at = await having(
      bankFile(
        CMB,
        twice((day) => ({ day: `2026-03-${day}`, amount: '-3.00', party: '财付通-地铁', text: '快捷支付' })),
      ),
      wechatFile(
        twice((day, hour) => ({
          at: `2026-03-${day} ${hour}:30:00`,
          amount: '3.00',
          party: '地铁',
          method: '招商银行(5678)',
        })),
      ),
    );
    expect((await linksOf(at)).counts).toMatchObject({ linked: 10, proposed: 0 });
    expect(await totalsOf(at)).toMatchObject([{ outCount: 20, once: { outCount: 10, outSum: 3_000 } }]);
  });

  test('more payments than the bank saw: nothing is taken for certain', async () => {
    const ride = { amount: '3.00', party: '地铁', method: '招商银行(5678)' };
    const at = await having(
      bankFile(CMB, [{ day: '2026-03-02', amount: '-3.00', party: '财付通-地铁' }]),
      wechatFile([
        { ...ride, at: '2026-03-02 08:30:00' },
        { ...ride, at: '2026-03-02 18:30:00' },
      ]),
    );
    expect((await linksOf(at)).counts).toMatchObject({ linked: 0, proposed: 2 });
  });

  test('what came back to the card is one refund', async () => {
    const at = await having(
      bankFile(CMB, [{ day: '2026-03-04', amount: '28.16', party: '财付通', text: '退款' }]),
      wechatFile([
        {
          at: '2026-03-03 09:00:00',
          type: '商户消费-退款',
          direction: '收入',
          amount: '28.16',
          method: '招商银行(5678)',
          status: '已全额退款',
        },
      ]),
    );
    expect(await found(at)).toEqual([['same_money', 'linked', 'wechat.csv', `bank-${CMB}.csv`, 1]]);
  });

  test('a withdrawal reaches the bank without its fee and is no income', async () => {
    const at = await having(
      bankFile(CMB, [{ day: '2026-03-05', amount: '100.00', party: '财付通支付科技有限公司', text: '提现' }]),
      wechatFile([
        {
          at: '2026-03-04 20:00:00',
          type: '零钱提现',
          party: '招商银行',
          direction: '/',
          amount: '100.10',
          method: '招商银行(5678)',
          note: '服务费¥0.10',
          status: '提现已到账',
        },
      ]),
    );
    expect(await found(at)).toEqual([['own_transfer', 'linked', 'wechat.csv', `bank-${CMB}.csv`, 1]]);
    expect(await totalsOf(at)).toMatchObject([{ inSum: 10_000, once: { inCount: 0, inSum: 0 } }]);
  });

  test('a top-up leaves the bank and stays ours', async () => {
    const at = await having(
      bankFile(CMB, [{ day: '2026-03-05', amount: '-200.00', party: '财付通', text: '充值' }]),
      wechatFile([
        {
          at: '2026-03-04 23:59:00',
          type: '零钱充值',
          direction: '/',
          amount: '200.00',
          method: '招商银行(5678)',
          status: '充值完成',
        },
      ]),
    );
    expect(await found(at)).toEqual([['own_transfer', 'linked', `bank-${CMB}.csv`, 'wechat.csv', -1]]);
    expect(await totalsOf(at)).toMatchObject([{ outSum: 20_000, once: { outSum: 0 } }]);
  });
});

describe('what a person decides', () => {
  const files = () => [
    bankFile(CMB, [{ day: '2026-03-02', amount: '-28.16', party: '财付通-米线' }]),
    wechatFile([{ at: '2026-03-02 12:01:00', amount: '28.16', method: '招商银行(5678)', id: '420000777' }]),
  ];

  test('no is no: the machine does not link the two again, until the no is taken back', async () => {
    const at = await having(...files());
    const [link] = (await linksOf(at)).rows;
    await decide(at, link, 'reject');
    const [rejected] = (await linksOf(at)).rows;
    expect(rejected).toMatchObject({ state: 'rejected', reason: 'seen on paper', decidedBy: '林会计' });
    expect(await totalsOf(at)).toMatchObject([{ once: { outSum: 5_632 } }]);
    expect(await refusal(decide(at, link, 'reject'))).toBe('already_decided');
    await decide(at, link, 'withdraw');
    expect((await linksOf(at)).counts).toEqual({ linked: 1, confirmed: 0, proposed: 0, rejected: 0 });
    expect(await refusal(decide(at, link, 'withdraw'))).toBe('already_decided');
  });

  test('is written into the record with its reason, and stays when the program is begun again', async () => {
    const at = await having(...files());
    await decide(at, (await linksOf(at)).rows[0], 'reject');
    at.links.forget();
    expect((await linksOf(at)).counts).toMatchObject({ rejected: 1, linked: 0 });
    const { rows } = await at.handlers['record.list']({ ...everyEvent, offset: 0, limit: 1 }, info);
    expect(rows[0]).toMatchObject({ action: 'statements.link_decided' });
  });

  test('follows a line that changed since', async () => {
    const at = await having(...files());
    await decide(at, (await linksOf(at)).rows[0], 'confirm', '');
    await importAll(at, [
      wechatFile(
        [
          {
            at: '2026-03-02 12:01:00',
            amount: '28.16',
            method: '招商银行(5678)',
            id: '420000777',
            goods: '米线两份',
          },
        ],
        'later.csv',
      ),
    ]);
    const { rows, counts } = await linksOf(at);
    expect(counts).toEqual({ linked: 0, confirmed: 1, proposed: 0, rejected: 0 });
    expect(at.lines.isSuperseded(rows[0]?.a.id ?? 0)).toBe(false);
  });

  test('about a pair nobody showed, or a line that another link holds, is refused', async () => {
    const at = await having(
      ...files(),
      bankFile(CCB, [{ day: '2026-03-02', amount: '-28.16', party: '财付通-米线' }]),
    );
    const [link] = (await linksOf(at)).rows;
    if (!link) throw new Error('no link');
    expect(await refusal(decide(at, { ...link, b: link.a }, 'confirm'))).toBe('not_found');
    expect(await refusal(decide(at, { ...link, kind: 'own_transfer' }, 'confirm'))).toBe('not_found');
  });

  test('a link goes with the import of one of its lines, and comes back with it', async () => {
    const [bank, wallet] = files();
    if (!bank || !wallet) throw new Error('two files');
    const at = await having(bank, wallet);
    const { hash } = await at.handlers['statements.undoPreview']({ importId: 2 }, info);
    const owner = { ...info, person: at.workspace.person };
    await at.handlers['statements.undo']({ importId: 2, hash, reason: 'wrong' }, owner);
    expect((await linksOf(at)).total).toBe(0);
    expect(await totalsOf(at)).toMatchObject([{ outSum: 2_816, once: { outSum: 2_816 } }]);
    await importAll(at, [wallet]);
    expect((await linksOf(at)).counts.linked).toBe(1);
  });
});

const everyEvent = { action: 'statements.', person: '', from: '', to: '' };
