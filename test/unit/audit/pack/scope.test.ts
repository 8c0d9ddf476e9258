/** A scope leaves out, and says how much: whatever is asked for, the ledger is the pack and what was left out, record by record and cent by cent. */
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { importAll } from '../../../support/desk.ts';
import { ownerAt } from '../../../support/parties.ts';
import { tradeBill } from '../../../support/wechat-bill.ts';
import { ALL, filledDesk, opened, type PackDesk, tableOf, textOf } from './pack-desk.ts';

let house: PackDesk;
beforeAll(async () => {
  house = await filledDesk();
});
afterAll(() => house.desk.close());

const days = fc.constantFrom('', '2026-05-07', '2026-05-08', '2026-05-09', '2026-05-10', '2026-10-19');

test('ledger = pack + left out, for every table and total, whatever the scope', async () => {
  const scopes = fc
    .record({
      from: days,
      to: days,
      channels: fc.subarray(['wechat', 'alipay', 'bank'] as const),
      accounts: fc.subarray(['wechat/1900000109']),
    })
    .filter(({ from, to }) => from === '' || to === '' || from <= to);
  await fc.assert(
    fc.asyncProperty(scopes, async (scope) => {
      const pack = await house.build(scope);
      for (const { ledger, pack: held, left_out, difference } of tableOf(pack, 'tie-out.csv')) {
        expect(Number(difference)).toBe(0);
        expect(Math.round(100 * Number(ledger))).toBe(
          Math.round(100 * Number(held)) + Math.round(100 * Number(left_out)),
        );
      }
      const plan = await house.desk.handlers['evidence.plan'](
        { scope: { ...ALL, ...scope } },
        ownerAt(house.desk),
      );
      for (const { name, records } of plan.files)
        if (name.endsWith('.csv')) expect([name, records]).toEqual([name, tableOf(pack, name).length]);
      const leftOut = plan.exclusions
        .filter(({ why }) => why === 'outside_scope')
        .map(({ what, count }) => [what, String(count)]);
      const told = tableOf(pack, 'exclusions.csv').filter(({ why }) => why === 'outside_scope');
      expect(told.map(({ what, count }) => [what, count])).toEqual(leftOut);
    }),
    { numRuns: 6 },
  );
});

test('one day of the trade: its lines, the file they came in, the matches of them, and the events that took them in', async () => {
  const pack = await house.build({ from: '2026-05-09', to: '2026-05-09' });
  expect(tableOf(pack, 'data/lines.csv').map((line) => line['merchant_order_no'])).toEqual(["'+SO-9"]);
  expect(tableOf(pack, 'data/statements.csv').map((file) => file['file'])).toEqual(["'=1+1.csv"]);
  expect(tableOf(pack, 'data/matches.csv')).toEqual([]);
  const actions = textOf(pack, 'log/events.jsonl')
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(JSON.parse(line).entry)[8]);
  expect(actions).toEqual(['record.began', 'statements.committed']);
});

test('an account or a party that is not there is refused, not answered by a pack that looks whole', async () => {
  await expect(house.build({ accounts: ['wechat/1'] })).rejects.toThrow('not_found');
  await expect(house.build({ parties: ['M-00000000'] })).rejects.toThrow('not_found');
  await expect(house.build({ from: '2026-05-09', to: '2026-05-08' })).rejects.toThrow('bad_input');
});

test('an original that was erased when it was due is left out and counted; one that is merely gone stops the pack', async () => {
  const { desk, build } = await filledDesk();
  const { ledger, originals } = desk.workspace;
  const [gone] = desk.lines.imports();
  await originals.remove(gone?.originalName ?? '');
  await expect(build({ originals: true })).rejects.toThrow('workspace_damaged');
  desk.record.write(ownerAt(desk), { action: 'retention.erased' }, () =>
    ledger.append(
      ledger.query.insertInto('retention_erasure').values({
        ...{ record_class: 'transactions', key: 'transactions:2026-05', reason: 'due', by: 'P-1' },
        body: JSON.stringify({ imports: [gone?.id], rows: {}, ranges: [] }),
        at: '2036-10-19T01:00:00.000Z',
      }),
    ),
  );
  const pack = await build({ originals: true });
  expect(tableOf(pack, 'exclusions.csv')).toContainEqual(
    expect.objectContaining({ what: 'originals', why: 'erased', count: '1' }),
  );
  expect(tableOf(pack, 'data/erasures.csv')).toHaveLength(1);
  desk.close();
});

test('a file without a line is evidence of its days as much as one with lines: its row, its original, and the event that took it in', async () => {
  const { desk, build } = await filledDesk();
  const none = tradeBill([], ['0', '0.00', '0.00', '0.00', '0.00', '0.00', '0.00']);
  await importAll(desk, [{ name: 'none.csv', bytes: Buffer.from(none) }]);
  const pack = await build({ originals: true });
  expect(tableOf(pack, 'data/statements.csv').map(({ file, lines }) => [file, lines])).toContainEqual([
    'none.csv',
    '0',
  ]);
  expect([...opened(pack).keys()].filter((name) => name.endsWith('-none.csv'))).toHaveLength(1);
  desk.close();
});

test('of one party, what was said of the orders and frozen money of another is left out', async () => {
  const { desk, build } = await filledDesk();
  const { ledger } = desk.workspace;
  const owner = ownerAt(desk);
  const { parties } = await desk.handlers['evidence.plan']({ scope: ALL }, owner);
  const own = parties[0]?.id ?? '';
  const said = { at: '2026-10-19T01:00:00.000Z', by: owner.person };
  const { query } = ledger;
  desk.record.write(owner, { action: 'funds.taken' }, () => {
    for (const [at, party_id] of [own, 'M-OTHER'].entries()) {
      const order = {
        order_no: `F${at}`,
        kind: 'top_up',
        party_id,
        currency: 'CNY',
        amount: 100,
        body: '{}',
      };
      ledger.append(query.insertInto('fund_order').values({ ...order, ...said }));
      const event = { order_no: `F${at}`, event: 'cancelled', body: '{}' };
      ledger.append(query.insertInto('fund_order_event').values({ ...event, ...said }));
      const freeze = { party_id, currency: 'CNY', amount: 100, reason: '' };
      const freeze_id = ledger.append(query.insertInto('fund_freeze').values({ ...freeze, ...said }));
      ledger.append(query.insertInto('fund_freeze_end').values({ freeze_id, reason: '', ...said }));
    }
  });
  const pack = await build({ parties: [own] });
  for (const table of ['fund_orders', 'fund_order_events'])
    expect(tableOf(pack, `data/${table}.csv`).map((row) => row['fund_order'])).toEqual(['F0']);
  expect(tableOf(pack, 'data/fund_freeze_ends.csv').map((row) => row['freeze'])).toEqual(['1']);
  desk.close();
});

test('a scope that names a bank account by its number is kept by its key: the number stands in no answer and no row', async () => {
  const { desk, build } = await filledDesk();
  const number = '6222021001116245702';
  const bill = desk.lines.imports().find(({ view }) => view.channel === 'wechat');
  vi.spyOn(desk.lines, 'imports').mockReturnValue(
    bill ? [{ ...bill, view: { ...bill.view, channel: 'bank', accounts: [number] } }] : [],
  );
  await build({ accounts: [number] });
  const handed = await desk.handlers['evidence.handed']({ offset: 0, limit: 9 }, ownerAt(desk));
  expect(handed.total).toBe(1);
  expect(JSON.stringify(handed)).toMatch(/bank\/[0-9a-f]{16}/);
  expect(JSON.stringify(handed)).not.toContain(number);
  vi.restoreAllMocks();
  desk.close();
});
