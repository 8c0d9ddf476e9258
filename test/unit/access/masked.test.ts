/**
 * Protected fields: whatever a person reads, on any screen or in any file, shows no card, account, telephone, identity number or person's name in
 * full, until she asks for it with a reason; and then the record says so.
 */
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type { CallName, Input } from '../../../shared/contract/calls.ts';
import { House, type Seat, taskId } from '../../support/people.ts';
import { ordersCsv } from '../../support/small-files.ts';

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
const bank = (own: string, day: string) =>
  [
    `查询账号,${own},币种：人民币,,,,,`,
    '交易日期,交易时间,摘要,借方发生额,贷方发生额,余额,对方户名,对方账号,交易流水号',
    `2026-03-${day},09:15:00,退货 ${telephone} 证件 ${identity},,"98,765.40","108,765.40",${name},${other},BK${day}0001`,
    `2026-03-${day},10:00:00,货款 ${telephone},,200.00,"108,965.40",${name},${other},BK${day}0002`,
    '',
  ].join('\n');
const bad = bank(account, '09').replace('"98,765.40"', `"电话 ${telephone}"`);

let house: House;
let clerk: Seat;
let lineId = 0;

beforeAll(async () => {
  house = await House.make();
  clerk = await house.person('clerk');
  const files = await Promise.all([
    clerk.upload('a.csv', bank(account, '02')),
    clerk.upload('b.csv', bank(account.replace('5702', '5710'), '02')),
    clerk.upload('bad.csv', bad),
    clerk.upload(
      'orders.csv',
      Buffer.from(ordersCsv(2, 'SO').toString().replaceAll('青瓷茶杯', `茶杯 ${telephone} ${account}`)),
    ),
  ]);
  const { plans } = await clerk.get('statements.plan', { files, taskId: taskId() });
  const ready = plans.filter((plan) => plan.state === 'ready').map(({ planId, hash }) => ({ planId, hash }));
  const { imports } = await clerk.get('statements.commit', { plans: ready, taskId: taskId() });
  const [left = 0, right = 0] = imports.filter((each) => each.sourceKind === 'bank').map((each) => each.id);
  expect(right).toBeGreaterThan(0);
  await clerk.get('matching.run', { asOf: null, pair: { left: [left], right: [right] }, taskId: taskId() });
  const { rows } = await clerk.get('statements.lines', {
    ...everything,
    importId: left,
    sort: 'file',
    descending: false,
  });
  lineId = rows[0]?.id ?? 0;
});
afterAll(() => house.close());

const STATES: Input<'matching.groups'>['states'] = ['accepted', 'proposed', 'confirmed', 'rejected'];
const every = { offset: 0, limit: 500 } as const;
const everything = { ...every, query: '' } as const;
/** What of the protected stands in an answer, whole. */
const seenIn = (answer: unknown): string[] => {
  const text = typeof answer === 'string' ? answer : JSON.stringify(answer);
  return Object.entries(PROTECTED).flatMap(([what, value]) => (text.includes(value) ? [what] : []));
};
/** Asks, and says what was seen and whether there was anything to see. */
async function look<N extends CallName>(call: N, input: Input<N>) {
  const value = await clerk.get(call, input);
  return { call, seen: seenIn(value), size: JSON.stringify(value).length };
}

describe('what a clerk reads without asking for more', () => {
  test('shows nothing protected in full, on any screen', async () => {
    const lines = (
      await clerk.get('statements.lines', { ...everything, importId: null, sort: 'file', descending: false })
    ).rows;
    const groups = (await clerk.get('matching.groups', { ...everything, leg: 'left_right', states: STATES }))
      .rows;
    const exceptions = (
      await clerk.get('exceptions.list', {
        ...everything,
        legs: [],
        kinds: [],
        states: [],
        sort: 'amount',
        descending: true,
      })
    ).rows;
    const { plans } = await clerk.get('statements.plans', {});
    expect(lines.length).toBe(6);
    expect(groups.length + exceptions.length).toBeGreaterThan(0);
    expect(plans.length).toBeGreaterThan(0);
    const looks = [
      look('statements.lines', { ...everything, importId: null, sort: 'amount', descending: true }),
      ...lines.map((line) => look('statements.line', { lineId: line.id })),
      ...lines.map((line) => look('statements.source', { lineId: line.id, around: 20 })),
      ...[1, 2, 3, 4].map((row) =>
        look('statements.sourceRow', { importId: lines[0]?.importId ?? 0, row, around: 20 }),
      ),
      look('statements.imports', { ...every, includeUndone: true }),
      look('statements.plans', {}),
      ...plans.map(({ planId }) => look('statements.planRows', { ...every, planId, end: 'all' })),
      look('statements.calendar', { from: '', to: '' }),
      look('statements.links', {
        ...every,
        states: ['linked', 'confirmed', 'proposed', 'rejected'],
        lineId: null,
      }),
      ...lines.map((line) => look('statements.versions', { lineId: line.id })),
      look('matching.legs', {}),
      look('matching.groups', { ...everything, leg: 'left_right', states: STATES }),
      ...groups.map(({ key }) => look('matching.group', { key })),
      ...(['left', 'right'] as const).map((side) =>
        look('matching.openLines', { ...everything, leg: 'left_right', side, includeOutside: true }),
      ),
      look('matching.candidates', { leg: 'left_right', side: 'left', lineIds: [lineId] }),
      look('exceptions.list', {
        ...everything,
        legs: [],
        kinds: [],
        states: [],
        sort: 'amount',
        descending: true,
      }),
      ...exceptions.map(({ key }) => look('exceptions.get', { key })),
      look('orders.list', { ...everything, sort: 'time', descending: true }),
      look('orders.story', { merchantOrderNo: 'SO-00001' }),
      look('today.summary', {}),
      look('home.state', {}),
      look('approvals.list', { ...every, show: 'all' }),
    ];
    const shown = await Promise.all(looks);
    expect(shown.filter(({ seen }) => seen.length > 0)).toEqual([]);
    expect(shown.reduce((sum, { size }) => sum + size, 0)).toBeGreaterThan(10_000);
  });

  test('nor in a file that leaves', async () => {
    for (const kind of ['lines', 'matches', 'exceptions'] as const) {
      const { token } = await clerk.get('exports.csv', { kind, taskId: taskId() });
      const file = await house.engine.takeFile(clerk.session, token);
      expect([kind, ...seenIn(Buffer.from(file?.bytes ?? []).toString())]).toEqual([kind]);
    }
  });
});

describe('asked for with a reason', () => {
  test('it is shown, and the record says who looked at what, and why', async () => {
    const shown = await clerk.get('statements.reveal', { lineId, reason: '客户来电核对' });
    expect(shown).toMatchObject({ account, counterparty: expect.stringContaining(name) });
    expect(shown.description).toContain(telephone);
    const source = await clerk.get('statements.source', { lineId, around: 1, reveal: '客户来电核对' });
    expect(seenIn(source)).toEqual(expect.arrayContaining(['other', 'telephone', 'name']));
    const { token } = await clerk.get('exports.csv', { kind: 'lines', taskId: taskId(), reveal: '审计抽样' });
    const file = await house.engine.takeFile(clerk.session, token);
    expect(seenIn(Buffer.from(file?.bytes ?? []).toString())).toEqual(
      expect.arrayContaining(['account', 'name']),
    );

    const events = (await house.events()).filter((event) => event.actor === clerk.who.id);
    const found = (action: string) => events.findLast((event) => event.action === action)?.subject;
    expect(found('statements.revealed')).toEqual({ line: lineId, reason: '客户来电核对' });
    expect(found('statements.source_revealed')).toMatchObject({ line: lineId, reason: '客户来电核对' });
    expect(found('exports.made')).toMatchObject({ kind: 'lines', revealed: 1, reason: '审计抽样' });
    expect(seenIn(events)).toEqual([]);
  });

  test('without one it is not', async () => {
    expect(await clerk.refusal('statements.reveal', { lineId, reason: '  ' })).toBe('bad_input');
    expect(await clerk.refusal('exports.csv', { kind: 'lines', taskId: taskId(), reveal: '' })).toBe(
      'bad_input',
    );
  });

  test('nor by who has no right to it, whatever reason she has', async () => {
    const manager = await house.person('manager');
    const reason = '想看看';
    expect(await manager.refusal('statements.reveal', { lineId, reason })).toBe('no_right');
    expect(await manager.refusal('statements.source', { lineId, around: 0, reveal: reason })).toBe(
      'no_right',
    );
    expect(await manager.refusal('exports.csv', { kind: 'lines', taskId: taskId(), reveal: reason })).toBe(
      'no_right',
    );
  });
});
