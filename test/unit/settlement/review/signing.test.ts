/** A batch is signed by two persons, stands as it was signed, and what comes later is a correction behind it. */
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { chinaDay } from '../../../../shared/domain/china-time.ts';
import { tradeFile } from '../../journal/shop.ts';
import { SigningHouse } from './signing-house.ts';

vi.mock('../../../../src-main/workspace/secrets.ts', async (original) =>
  (await import('../../../support/quick-secrets.ts')).quick(await original()),
);

let desk: SigningHouse;
beforeAll(async () => {
  desk = await SigningHouse.open();
});
afterAll(() => desk.house.close());

test('nobody signs a batch alone, and whoever asked is not who agrees', async () => {
  const batch = await desk.batch('2026-03-30');
  expect(batch).toMatchObject({ state: 'ready', net: 12_475, settlementNo: '' });
  const id = await desk.askFor([batch]);
  expect((await desk.batch('2026-03-30')).state).toBe('waiting');
  const { hash } = await desk.clerk.get('approvals.get', { id });
  expect(await desk.clerk.refusal('approvals.approve', { id, hash, note: '' })).toBe('no_right');
  // Asked twice is asked once.
  expect(await desk.askFor([batch])).toBe(id);
  expect(await desk.approve(id)).toMatchObject({ ok: true, value: { state: 'done' } });
  const signed = await desk.batch('2026-03-30');
  expect(signed).toMatchObject({ state: 'approved', hash: batch.hash, net: 12_475, requestId: null });
  expect(signed.settlementNo).toMatch(/^S\d{8}000001$/);
  const { history } = await desk.clerk.get('settlement.get', { key: batch.key });
  expect(history).toMatchObject([{ decision: 'approved', requestId: id, net: 12_475 }]);
});

test('a line leads to the batches it is settled in, with what it adds to each', async () => {
  const { key } = await desk.batch('2026-03-30');
  const sales = await desk.clerk.get('settlement.lines', { key, figure: 'sales', offset: 0, limit: 500 });
  const fees = await desk.clerk.get('settlement.lines', { key, figure: 'fees', offset: 0, limit: 500 });
  const [sale] = sales.rows;
  const fee = fees.rows.find(({ line }) => line.id === sale?.line.id);
  const lineIds = [sale?.line.id ?? 0];
  const { rows } = await desk.clerk.get('settlement.ofLines', { lineIds });
  expect(rows).toMatchObject([
    { batch: { key, state: 'approved' }, amount: (sale?.amount ?? 0) + (fee?.amount ?? 0) },
  ]);
  const all = [...sales.rows, ...fees.rows].map(({ line }) => line.id);
  const [whole] = (await desk.clerk.get('settlement.ofLines', { lineIds: all })).rows;
  expect(whole?.amount).toBe(sales.sum + fees.sum);
  expect(await desk.clerk.get('settlement.ofLines', { lineIds: [4_000_000_000] })).toEqual({ rows: [] });
});

test('a batch is signed once', async () => {
  const signed = await desk.batch('2026-03-30');
  expect(await desk.ask([signed])).toMatchObject({ ok: false, error: { kind: 'already_decided' } });
  await expect(
    desk.house.look(({ ledger }) =>
      ledger.append(
        ledger.query.insertInto('settlement_decision').values({
          ...{ id: 99, batch_key: signed.key, version: 2, decision: 'held', settlement_no: '', owner: '' },
          ...{
            currency: 'CNY',
            from_day: '',
            to_day: '',
            net: 0,
            hash: '',
            body: '{}',
            reason: '',
            at: '',
            by: '',
          },
        }),
      ),
    ),
  ).rejects.toThrow('a signed settlement batch is not decided again');
});

test('a line that comes between the asking and the agreeing voids the request', async () => {
  const batch = await desk.batch('2026-03-31');
  const id = await desk.askFor([batch]);
  const [again = 0] = await desk.take([desk.lateRefund()]);
  expect(await desk.approve(id)).toMatchObject({ ok: false, error: { kind: 'request_void' } });
  expect(await desk.batch('2026-03-31')).toMatchObject({ state: 'ready', settlementNo: '' });
  // What the clerk has before her is another batch by now.
  expect(await desk.ask([batch])).toMatchObject({
    ok: false,
    error: { kind: 'move_not_allowed', facts: { why: 'settlement_changed' } },
  });
  const { hash } = await desk.clerk.get('statements.undoPreview', { importId: again });
  const { requestId } = await desk.clerk.get('statements.undo', { importId: again, hash, reason: '发错' });
  if (requestId !== null) await desk.house.agree(requestId);
  expect((await desk.batch('2026-03-31')).hash).toBe(batch.hash);
});

test('a refund that comes after a batch was signed is a correction of it, and the batch stays as it was', async () => {
  const batch = await desk.batch('2026-03-31');
  await desk.sign([batch]);
  expect(await desk.clerk.get('settlement.waiting', {})).toMatchObject({ overtaken: 0 });
  const [again = 0] = await desk.take([desk.lateRefund()]);
  expect(await desk.batch('2026-03-31')).toMatchObject({
    ...{ figures: batch.figures, net: batch.net, state: 'approved', isOvertaken: true },
  });
  const correction = await desk.batch('2026-03-31', 1);
  expect(correction).toMatchObject({ state: 'ready', opening: 0, net: -1001 + 6, lines: 1 });
  expect(correction.figures).toMatchObject({ sales: 0, refunds: -1001, fees: 0, fees_returned: 6 });
  const { checks, corrections } = await desk.clerk.get('settlement.get', { key: correction.key });
  expect(checks.find(({ name }) => name === 'late_facts')?.facts).toEqual({
    why: 'correction',
    came: 1,
    gone: 0,
    changed: 0,
  });
  expect(corrections.map(({ key }) => key)).toEqual([batch.key]);
  expect(await desk.clerk.get('settlement.waiting', {})).toMatchObject({ overtaken: 1 });
  // Signed as well, both together say what the facts say, and nothing is left over.
  await desk.sign([correction]);
  expect((await desk.batches()).map(({ state, isOvertaken }) => `${state} ${isOvertaken}`)).toEqual([
    ...['approved false', 'approved false', 'approved false', 'ready false'],
  ]);
  // The file is taken back: what it brought is taken back by the next correction, and its coming again leaves nothing to correct.
  const { hash, signedSettlements } = await desk.clerk.get('statements.undoPreview', { importId: again });
  expect(signedSettlements).toBe(1);
  const { requestId } = await desk.clerk.get('statements.undo', { importId: again, hash, reason: '发错' });
  if (requestId !== null) await desk.house.agree(requestId);
  expect(await desk.batch('2026-03-31', 2)).toMatchObject({
    net: 995,
    figures: { refunds: 1001, fees_returned: -6 },
  });
  await desk.take([desk.lateRefund()]);
  expect((await desk.batches()).filter(({ correction: of }) => of === 2)).toEqual([]);
});

test('a batch that is held is not signed by an older request, and may be signed later', async () => {
  const batch = await desk.batch('2026-04-01');
  const id = await desk.askFor([batch]);
  expect(await desk.ask([batch], { decision: 'hold' })).toMatchObject({
    ok: true,
    value: { decided: 1, requestId: null },
  });
  expect(await desk.approve(id)).toMatchObject({ ok: false, error: { kind: 'request_void' } });
  expect((await desk.batch('2026-04-01')).state).toBe('held');
  const sales = { key: batch.key, figure: 'sales', offset: 0, limit: 9 } as const;
  const { rows, sum } = await desk.clerk.get('settlement.lines', sales);
  expect(sum).toBe(batch.figures.sales);
  const left = rows[0]?.line.id ?? 0;
  // One line is left to a later batch, which is its correction.
  await desk.sign([batch], { without: [left] });
  const signed = await desk.batch('2026-04-01');
  expect(signed).toMatchObject({ state: 'partly_approved', lines: 1 });
  const rest = await desk.batch('2026-04-01', 1);
  expect(rest.lines).toBe(1);
  expect(signed.net + rest.net).toBe(batch.net);
});

test('a batch whose day is not over is stopped', async () => {
  const today = chinaDay(new Date().toISOString());
  await desk.take([tradeFile({ day: today, trades: [{ fen: 5_000, order: 'TODAY-1' }] })]);
  const batch = await desk.batch(today);
  expect(batch.state).toBe('gathering');
  expect(await desk.ask([batch])).toMatchObject({
    ...{ ok: false, error: { kind: 'move_not_allowed', facts: { why: 'settlement_stopped', count: 1 } } },
  });
});

test('numbers of what is signed have no gap over a day, and the record holds', async () => {
  const numbers = (await desk.batches())
    .map(({ settlementNo }) => settlementNo)
    .filter((each) => each !== '');
  expect(numbers.map((each) => Number(each.slice(9))).toSorted((a, b) => a - b)).toEqual([1, 2, 3, 4]);
  expect((await desk.house.verify()).faults).toEqual([]);
});
