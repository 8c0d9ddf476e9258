/** A desk that has been at work says of every chart what one says that was opened just now: nothing that was worked out before is told after it changed. */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { CONFIDENTIAL_PANEL_NAMES, OPEN_PANEL_NAMES } from '../../../shared/domain/analytics/panels.ts';
import { type Desk, openDesk } from '../../../src-main/engine/desk.ts';
import { aroundOf, importAll, info, newDesk, runAll } from '../../support/desk.ts';
import { askPanel, filterOf } from '../../support/every-cell.ts';
import { accountOf, partyOf } from '../../support/parties.ts';
import { SIX_PER_MILLE, T1 } from '../../support/terms.ts';
import { bankFile, type Day, fundFiles, tradeFile } from '../journal/shop.ts';

const DAYS: readonly Day[] = [
  { day: '2026-10-12', trades: [10_000, 5_000].map((fen, at) => ({ fen, order: `A${at}` })) },
  { day: '2026-10-13', trades: [20_000, -5_000].map((fen, at) => ({ fen, order: at === 0 ? 'B0' : 'A1' })) },
  { day: '2026-10-14', trades: [{ fen: 7_000, order: 'C0' }] },
];
const ORDERS = [
  '商户订单号,类型,退款单号,支付渠道,下单时间,支付时间,金额,币种,状态,商品名称',
  ...[
    ['A0', '2026-10-12', '100.00'],
    ['B0', '2026-10-13', '200.00'],
    ['D0', '2026-10-14', '70.00'],
  ].map(
    ([order, day, yuan]) => `${order},支付,,微信支付,${day} 09:59:00,${day} 10:00:00,${yuan},CNY,已支付,茶叶`,
  ),
  '',
].join('\n');
const FILTERS = [
  filterOf('2026-10-01', '2026-10-31', { by: 'week' }),
  filterOf('2026-10-13', '2026-10-14', { compare: 'previous', merchants: [''] }),
];

let desk: Desk;
let now = '2026-10-19T01:00:00.000Z';
const clock = { now: () => now };
beforeAll(async () => {
  desk = await newDesk(clock);
});
afterAll(() => desk.close());

async function told(of: Desk): Promise<ReadonlyMap<string, string>> {
  const all = new Map<string, string>();
  for (const panel of [...OPEN_PANEL_NAMES, ...CONFIDENTIAL_PANEL_NAMES])
    for (const [at, filter] of FILTERS.entries()) {
      const { asOf: _, ...answer } = await askPanel(of, panel, filter);
      all.set(`${panel} ${at}`, JSON.stringify(answer));
    }
  all.set('choices', JSON.stringify(await of.handlers['analytics.choices']({}, info)));
  return all;
}

const owner = () => ({ ...info, person: desk.workspace.person });
async function exceptionOf(number: string): Promise<string> {
  const asked = { query: '', legs: [], kinds: [], states: [], offset: 0, limit: 50 };
  const found = await desk.handlers['exceptions.list']({ ...asked, sort: 'age', descending: true }, info);
  return found.rows.find(({ reference }) => reference === number)?.key ?? '';
}
async function groupKeys(): Promise<string[]> {
  const asked = { leg: 'order_trade', query: '', offset: 0, limit: 50 } as const;
  return (await desk.handlers['matching.groups']({ ...asked, states: ['accepted'] }, info)).rows.map(
    ({ key }) => key,
  );
}
async function undo(file: string): Promise<unknown> {
  const importId = desk.lines.active().find(({ view }) => view.file === file)?.id ?? 0;
  const { hash } = await desk.handlers['statements.undoPreview']({ importId }, owner());
  return desk.handlers['statements.undo']({ importId, hash, reason: '导错了' }, owner());
}
const changeTerms = (change: Parameters<Desk['handlers']['terms.change']>[0]['changes'][number]) =>
  desk.handlers['terms.change']({ changes: [change], reason: '新合同' }, owner());
const WECHAT = { channel: 'wechat', account: '' } as const;

const STEPS: readonly (readonly [what: string, work: () => unknown])[] = [
  ['fund bills come first', () => importAll(desk, fundFiles(DAYS))],
  ['then trade bills, which tell the sales from now on', () => importAll(desk, DAYS.map(tradeFile))],
  [
    'orders and the bank',
    () => importAll(desk, [bankFile(DAYS), { name: 'orders.csv', bytes: Buffer.from(ORDERS) }]),
  ],
  ['a run', () => runAll(desk, '2026-10-16')],
  [
    'a group is taken apart by hand',
    async () => desk.handlers['review.unmatch']({ key: (await groupKeys())[0] ?? '', reason: '错' }, owner()),
  ],
  [
    'an exception is explained',
    async () =>
      desk.handlers['exceptions.dispose'](
        { keys: [await exceptionOf('D0')], disposition: 'wait', reason: '等回复' },
        owner(),
      ),
  ],
  [
    'and opened again',
    async () =>
      desk.handlers['exceptions.reopen']({ keys: [await exceptionOf('D0')], reason: '没等到' }, owner()),
  ],
  [
    'the account is bound to a merchant',
    async () => {
      const saved = await desk.handlers['parties.save'](
        { partyId: null, body: partyOf(), reason: '新商户' },
        owner(),
      );
      const body = accountOf({
        kind: 'channel',
        purpose: 'receive',
        channel: 'wechat',
        number: '1900000109',
      });
      return desk.handlers['parties.bindAccount'](
        { partyId: saved.partyId, body: { ...body, bankName: '', bankCode: '' }, reason: '收款' },
        owner(),
      );
    },
  ],
  ['a fee schedule', () => changeTerms({ what: 'fee', ...WECHAT, schedule: SIX_PER_MILLE, isEnded: false })],
  ['a longer cycle', () => changeTerms({ what: 'cycle', ...WECHAT, cycle: { ...T1, days: 3 } })],
  ['midnight', async () => (now = '2026-10-19T16:00:00.000Z')],
  ['weeks go by', async () => (now = '2026-11-20T16:00:00.000Z')],
  ['the clock is set back', async () => (now = '2026-10-13T16:00:00.000Z')],
  ['a trade bill is taken back', () => undo('trade-2026-10-13.csv')],
  ['another run', () => runAll(desk, '2026-10-16')],
  ['the bill comes again', () => importAll(desk, DAYS.slice(1, 2).map(tradeFile))],
];

test('step by step, every chart and both ways of asking', async () => {
  let before = await told(desk);
  for (const [what, work] of STEPS) {
    await work();
    const after = await told(desk);
    const around = aroundOf(mkdtempSync(join(tmpdir(), 'countinghouse-fresh-')));
    const fresh = await openDesk(desk.workspace, { ...around, ...clock });
    const stale = [...(await told(fresh))].filter(([name, text]) => after.get(name) !== text);
    expect([what, stale.map(([name]) => name)]).toEqual([what, []]);
    // A step that changed nothing anywhere would be no test.
    expect([what, [...after].some(([name, text]) => before.get(name) !== text)]).toEqual([what, true]);
    before = after;
  }
});
