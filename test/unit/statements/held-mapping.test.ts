/** A file that was read by a mapping and held is taken in as both saw it, whatever became of the mapping and the program in between. */
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { mappingOf } from '../../support/mapping.ts';
import { House, type Seat, taskId } from '../../support/people.ts';

vi.mock('../../../src-main/workspace/secrets.ts', async (original) =>
  (await import('../../support/quick-secrets.ts')).quick(await original()),
);

let house: House;
let clerk: Seat;
let reviewer: Seat;
beforeAll(async () => {
  house = await House.make();
  clerk = await house.person('clerk');
  reviewer = await house.person('reviewer');
});
afterAll(() => house.close());

const HEADER = ['Wann', 'Wieviel', 'Danach', 'Wofür'];
const MAPPING = mappingOf(HEADER, {
  columns: { date: 0, balance: 2 },
  amount: { form: 'signed', amount: 1, positive: 'in' },
  descriptions: [3],
  hasBalanceChain: true,
});
/** The second balance does not follow. */
const text = (what: string) =>
  [HEADER.join(','), `13.05.2026,10.00,110.00,${what}`, '14.05.2026,10.00,999.00,Tee', ''].join('\n');

async function held(name: string, what: string) {
  const drop = { files: [await clerk.upload(name, text(what))], taskId: taskId() };
  const { plans } = await clerk.get('statements.plan', drop);
  const plan = plans.find((each) => each.file === name);
  expect(plan).toMatchObject({ state: 'held', adapterName: 'Kasse' });
  return plan ?? { planId: '', hash: '' };
}
async function asked(name: string, what: string): Promise<number> {
  const { planId, hash } = await held(name, what);
  const { requestId } = await clerk.get('statements.requestHeld', { planId, hash, reason: '银行已确认' });
  return requestId ?? 0;
}
async function agreed(id: number) {
  const { hash, isCurrent } = await reviewer.get('approvals.get', { id });
  expect(isCurrent).toBe(true);
  return reviewer.ask('approvals.approve', { id, hash, note: '' });
}

test('after the mapping was changed, retired, and the program ended', async () => {
  const { id: mapping } = await clerk.get('mappings.save', { mapping: MAPPING });
  const id = await asked('held.csv', 'Kaffee');
  await clerk.get('mappings.save', { mapping: { ...MAPPING, dateOrder: 'mdy' }, replaces: mapping });
  await clerk.get('mappings.retire', { id: mapping });
  await house.restart();
  await house.comeBack();
  expect(await agreed(id)).toMatchObject({ ok: true });
  const { rows } = await clerk.get('statements.imports', { offset: 0, limit: 9, includeUndone: false });
  expect(rows).toMatchObject([
    { file: 'held.csv', adapterName: 'Kasse', proof: 'failed', counts: { added: 2 } },
  ]);
});

test('what others could not read keeps waiting for them when a held file is taken in', async () => {
  await clerk.get('mappings.save', { mapping: MAPPING });
  const drop = { files: [await clerk.upload('else.csv', 'a,b\nc,d\n')], taskId: taskId() };
  expect((await clerk.get('statements.plan', drop)).refused).toHaveLength(1);
  const id = await asked('second.csv', 'Zucker');
  expect(await agreed(id)).toMatchObject({ ok: true });
  const left = await clerk.get('statements.plans', {});
  expect(left.plans).toEqual([]);
  expect(left.refused.map(({ file }) => file)).toEqual(['else.csv']);
});
