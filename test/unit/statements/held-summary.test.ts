/** Details that disagree with the report dropped beside them wait for a second person, also when the program ends in between. */
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { gb } from '../../support/gb.ts';
import { House, type Seat, taskId } from '../../support/people.ts';
import { RD_NAME, rdFile, ZM_NAME, zmFile } from '../../support/unionpay.ts';

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

/** Settled with the 8th, and after midnight: the name says the one day, the row the other. */
const DETAIL = zmFile([{ 5: '0509001500', 10: '202605090015001000018' }]);
/** One trade in the details, two in the report. */
const REPORT = gb(rdFile({}, [2, '0.00', '200.00', '1.20', '0.00', '0.00', '198.80']));

async function drop(...files: readonly (readonly [name: string, bytes: string | Buffer])[]) {
  const tokens: string[] = [];
  for (const [name, bytes] of files) tokens.push(await clerk.upload(name, bytes));
  return await clerk.get('statements.plan', { files: tokens, taskId: taskId() });
}

test('the report is sealed with the request: what was held is what is taken in', async () => {
  const { plans } = await drop([ZM_NAME, DETAIL], [RD_NAME, REPORT]);
  const [plan] = plans;
  expect(plan).toMatchObject({ file: ZM_NAME, state: 'held', proof: 'failed' });
  const { planId = '', hash = '' } = plan ?? {};
  const asked = await clerk.get('statements.requestHeld', { planId, hash, reason: '银联确认次日补报' });
  const id = asked.requestId ?? 0;

  await house.restart();
  await house.comeBack();
  expect(await reviewer.get('approvals.get', { id })).toMatchObject({ state: 'waiting', isCurrent: true });
  const seen = await reviewer.get('approvals.get', { id });
  expect(await reviewer.ask('approvals.approve', { id, hash: seen.hash, note: '' })).toMatchObject({
    ok: true,
  });
  const { rows } = await clerk.get('statements.imports', { offset: 0, limit: 9, includeUndone: false });
  expect(rows).toMatchObject([{ file: ZM_NAME, proof: 'failed', counts: { added: 1 } }]);
  expect(
    rows[0]?.checks.filter((check) => !check.holds && check.weight === 'strict').map((check) => check.name),
  ).toEqual(['count', 'payment_sum', 'fee_sum', 'settled_sum']);
});

test('a copy under another name, which does not say the day of settlement, adds nothing', async () => {
  const { plans } = await drop(['download.txt', DETAIL]);
  expect(plans).toMatchObject([{ file: 'download.txt', counts: { added: 0 } }]);
});
