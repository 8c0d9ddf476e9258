/** Stopped at any write of its own, an act of matching or review is as if nobody had begun it; and it can be done afterwards. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { Desk } from '../../../src-main/engine/desk.ts';
import type { CallInfo } from '../../../src-main/platform/handlers.ts';
import { RECORDED_TABLES } from '../../../src-main/record/tables.ts';
import { importAll, newDesk, info as someone } from '../../support/desk.ts';

vi.mock('../../../src-main/workspace/secrets.ts', async (original) =>
  (await import('../../support/quick-secrets.ts')).quick(await original()),
);

const ORDERS = 'merchant_order_no,kind,refund_no,channel,created_at,paid_at,amount,currency,status,product';
const BANK = '记账日期,货币,交易金额,联机余额,交易摘要,对手信息,客户摘要';
const LEG = 'order_bank';
const REASON = '客户分两次付款';
const ATTACHED = Buffer.from('银行回单');

let desk: Desk;
let info: CallInfo;
beforeAll(async () => {
  desk = await newDesk();
  const [owner] = desk.people.holders('approve_money');
  info = { ...someone, person: owner?.id ?? '', file: async () => ({ name: '回单.txt', bytes: ATTACHED }) };
  const orders = ['100.00', '60.00', '250.00', '19.00'].map(
    (yuan, at) =>
      `A-${at + 1},payment,,bank,2026-03-0${at + 2} 09:00:00,2026-03-0${at + 2} 09:01:00,${yuan},CNY,paid,茶`,
  );
  const credits = [
    ['70.00', '70.00'],
    ['20.00', '90.00'],
    ['250.00', '340.00'],
  ].map(([yuan, balance], at) => `2026-03-0${at + 3},CNY,"${yuan}","${balance}",货款,某公司,`);
  await importAll(desk, [{ name: 'orders.csv', bytes: Buffer.from([ORDERS, ...orders, ''].join('\n')) }]);
  await importAll(desk, [{ name: 'bank.csv', bytes: Buffer.from([BANK, ...credits].join('\r\n')) }]);
  await run('full');
});
afterAll(() => desk.close());

const run = async (scope: 'full' | 'changes') => {
  await desk.handlers['matching.run']({ asOf: '2026-04-20', pair: null, scope, taskId: '' }, info);
};
const rows = () => [...desk.workspace.ledger.countRows([...RECORDED_TABLES, 'audit_event'])];
const originals = () => readdirSync(join(desk.workspace.folder, 'originals')).toSorted();
const groups = async (state: 'proposed' | 'confirmed') => {
  const page = { query: '', offset: 0, limit: 9 };
  return (await desk.handlers['matching.groups']({ leg: LEG, states: [state], ...page }, info)).rows;
};
const line = (side: 'left' | 'right', at: number) => desk.standing.sides(LEG)[side].lineId[at] ?? 0;
const firstKey = async (state: 'proposed' | 'confirmed') => (await groups(state))[0]?.key ?? '';
const OPEN = { treatment: 'open', account: null } as const;

/** In an order in which each has something to do. */
const ACTS: readonly (readonly [what: string, act: () => unknown])[] = [
  ['a full run', () => run('full')],
  ['a run over what changed', () => run('changes')],
  [
    'a rejection',
    async () => desk.handlers['review.reject']({ key: await firstKey('proposed'), reason: REASON }, info),
  ],
  ['the undo of a rejection', () => desk.handlers['review.undo']({ id: null }, info)],
  [
    'a yes',
    async () => desk.handlers['review.accept']({ keys: [await firstKey('proposed')], note: '' }, info),
  ],
  [
    'a match by hand',
    () =>
      desk.handlers['review.match'](
        {
          leg: LEG,
          leftLineIds: [line('left', 0)],
          rightLineIds: [line('right', 0)],
          reason: REASON,
          difference: 3000,
          remainder: OPEN,
        },
        info,
      ),
  ],
  [
    'the owner and the due day of its rest',
    async () => {
      const keys = desk.standing.exceptions().flatMap(({ key, groupKey }) => (groupKey === '' ? [] : [key]));
      await desk.handlers['exceptions.due']({ keys, due: '2026-05-01' }, info);
    },
  ],
  [
    'its extension',
    async () => {
      const group = (await groups('confirmed')).find(({ difference }) => difference === 3000);
      return desk.handlers['review.extend'](
        {
          key: group?.key ?? '',
          addLeft: [],
          addRight: [line('right', 1)],
          reason: REASON,
          difference: 1000,
          remainder: OPEN,
        },
        info,
      );
    },
  ],
  [
    'an attachment',
    () => {
      const key = desk.standing.exceptions()[0]?.key ?? '';
      return desk.handlers['exceptions.attach']({ key, file: 'a-token-of-a-file' }, info);
    },
  ],
  [
    'a change of terms',
    () =>
      desk.handlers['terms.change'](
        {
          reason: REASON,
          changes: [
            { what: 'calendar_day', day: '2026-03-20', kind: 'holiday', name: '店庆' },
            { what: 'calendar_day', day: '2026-03-21', kind: 'business', name: '补班' },
          ],
        },
        info,
      ),
  ],
  [
    'a rule that goes into force',
    async () => {
      const { rules } = await desk.handlers['matching.rules']({}, info);
      const rule = rules.find(({ id }) => id === 'order_bank_by_amount')?.draft?.rule;
      if (!rule) throw new Error('it is drafted');
      return desk.handlers['matching.publishRule']({ id: rule.id, reason: REASON }, info);
    },
  ],
];

test('every act, at every one of its writes', async () => {
  const { rules } = await desk.handlers['matching.rules']({}, info);
  const shipped = rules.find(({ id }) => id === 'order_bank_by_amount')?.inForce;
  if (!shipped) throw new Error('it is in force');
  const { version: _, ...rule } = shipped;
  await desk.handlers['matching.draftRule']({ rule: { ...rule, isOn: false } }, info);
  await desk.handlers['matching.backtestRule']({ id: rule.id, from: '', to: '', taskId: '' }, info);
  const { ledger } = desk.workspace;
  for (const [what, act] of ACTS) {
    let writes = 0;
    for (let stopsAt = 1; ; stopsAt += 1) {
      const before = { rows: rows(), files: originals() };
      writes = 0;
      const spies = (['append', 'appendMany'] as const).map((name) => {
        const real = ledger[name].bind(ledger) as (...input: unknown[]) => unknown;
        return vi.spyOn(ledger, name).mockImplementation(((...input: unknown[]) => {
          writes += 1;
          if (writes === stopsAt) throw new Error('the power went');
          return real(...input);
        }) as never); // The two have other inputs, and all of them are handed on.
      });
      let isStopped = false;
      try {
        await act();
      } catch (fault) {
        expect(`${what}: ${String(fault)}`).toBe(`${what}: Error: the power went`);
        isStopped = true;
      } finally {
        for (const spy of spies) spy.mockRestore();
      }
      if (!isStopped) break;
      expect({ rows: rows(), files: originals() }).toEqual(before);
      desk.standing.forgetAll(); // What was kept in mind is read again, as after a restart.
    }
    expect(`${what} ${writes > 0}`).toBe(`${what} true`);
  }
  expect(await groups('confirmed')).toHaveLength(2);
});
