/** A layout of the house's own from the first proposal to the bank's answer: two persons, versions, and what was ended writes nothing any more. */
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { ownFormat } from '../../../../shared/domain/payment.ts';
import { Treasury } from '../../../support/treasury.ts';
import { RIVER } from './river-bank.ts';

vi.mock('../../../../src-main/workspace/secrets.ts', async (original) =>
  (await import('../../../support/quick-secrets.ts')).quick(await original()),
);

const reason = '江河银行的新模板';
let treasury: Treasury;
beforeAll(async () => {
  treasury = await Treasury.open();
});
afterAll(() => treasury.house.close());

const layoutNamed = async (name: string) =>
  (await treasury.clerk.get('payments.layouts', {})).layouts.find((each) => each.name === name);

/** Set by the clerk, agreed to by another. */
async function set(name: string, layout = RIVER) {
  const known = await layoutNamed(name);
  if (JSON.stringify(known?.layout) === JSON.stringify(layout) && known) return known;
  const asked = { id: known?.id ?? null, version: known?.version ?? 0, name, layout, reason };
  const { requestId } = await treasury.clerk.get('payments.setLayout', asked);
  await treasury.house.agree(requestId ?? 0);
  const now = await layoutNamed(name);
  if (!now) throw new Error('the layout is set');
  return now;
}
async function end(name: string) {
  const { id, version } = await set(name, { ...RIVER, itemsMax: 77 });
  const { requestId } = await treasury.clerk.get('payments.endLayout', { id, version, reason });
  await treasury.house.agree(requestId ?? 0);
}
const own = ({ id, version }: { id: string; version: number }, kind: 'own_csv' | 'own_xlsx' = 'own_csv') => ({
  format: ownFormat({ kind, layoutId: id, version }),
});
const bytesOf = async (batchNo: string) => {
  const { token, sha256, fileName } = await treasury.instruct(batchNo);
  const file = await treasury.house.engine.takeFile(treasury.clerk.session, token);
  return { bytes: Buffer.from(file?.bytes ?? []), sha256, fileName };
};

it('whoever proposes a layout does not agree to it, and the second person reads every column', async () => {
  const asked = { id: null, version: 0, name: '试行', layout: RIVER, reason };
  const { requestId } = await treasury.clerk.get('payments.setLayout', asked);
  const request = await treasury.reviewer.get('approvals.get', { id: requestId ?? 0 });
  expect(request.facts[0]).toEqual({ name: 'layout_name', value: '试行 v1' });
  const said = request.facts.slice(1).map(({ value }) => JSON.parse(value));
  expect(said.filter(({ what }) => what === 'column_added')).toHaveLength(RIVER.columns.length);
  expect(said[0]).toMatchObject({ place: 1, column: { heading: '收款卡号', field: 'number' } });
  const own = { id: requestId ?? 0, hash: request.hash, note: '' };
  expect(await treasury.clerk.ask('approvals.approve', own)).toMatchObject({ ok: false });
  expect(await layoutNamed('试行')).toBeUndefined();
  await treasury.reviewer.get('approvals.reject', { id: requestId ?? 0, reason: '不用了' });
});

it('a batch is written by the house’s layout, says so, and the bank’s answer is read by its headings', async () => {
  const layout = await set('江河银行代付');
  const items = [treasury.item(0), treasury.item(1)];
  const batchNo = await treasury.approved(items, own(layout));
  const { bytes, fileName } = await bytesOf(batchNo);
  expect(fileName).toBe(`${batchNo}.csv`);
  const text = new TextDecoder('gbk').decode(bytes);
  const [heading, first] = text.split('\r\n');
  expect(heading).toBe('收款卡号|收款人|交易金额(分)|附言|方式|标志|流水备注');
  const [payment, second] = await treasury.payments(batchNo);
  expect(first).toBe(
    `40000221090000001000|江南纸业有限公司|${items[0]?.amount}|货款|普通|1|${payment?.itemNo}`,
  );
  const { batch } = await treasury.clerk.get('payments.batch', { batchNo });
  expect(batch.layoutName).toBe('江河银行代付 v1 (CSV)');
  // 流水备注 and fen: nothing shipped reads such a table.
  const result = `收款卡号|交易金额(分)|流水备注|处理状态\n1|${payment?.amount}|${payment?.itemNo}|成功\n2|${second?.amount}|${second?.itemNo}|失败\n`;
  await treasury.take({ name: `${batchNo}.csv`, text: result });
  expect(await treasury.states(batchNo)).toEqual(['paid', 'failed']);
});

it('the same batch is the same bytes as a workbook too, each time it is asked for', async () => {
  const layout = await set('江河银行代付');
  const batchNo = await treasury.approved([treasury.item(0)], own(layout, 'own_xlsx'));
  const first = await bytesOf(batchNo);
  expect((await bytesOf(batchNo)).bytes.equals(first.bytes)).toBe(true);
  expect(first.fileName).toBe(`${batchNo}.xlsx`);
});

it('a layout that was changed after a batch was agreed to writes nothing; a new draft of the old version is stopped', async () => {
  const layout = await set('改版银行');
  const agreed = await treasury.approved([treasury.item(0)], own(layout));
  const draft = await treasury.draft([treasury.item(1)], own(layout));
  const next = await set('改版银行', { ...RIVER, hasTotal: true });
  expect(next).toMatchObject({ id: layout.id, version: 2 });
  await treasury.clerk.prove();
  expect(await treasury.clerk.ask('payments.instruct', { batchNo: agreed })).toMatchObject({
    ok: false,
    error: { kind: 'move_not_allowed', facts: { why: 'layout_changed' } },
  });
  await treasury.verify(draft);
  const { checks } = await treasury.clerk.get('payments.batch', { batchNo: draft.batchNo });
  expect(checks.find(({ name }) => name === 'format')).toMatchObject({
    outcome: 'stop',
    facts: { problem: 'layout_changed', text: '改版银行 v1', expected: '改版银行 v2' },
  });
  await treasury.approved([treasury.item(1)], own(next));
});

it('an ended layout is offered no more; what it wrote still says so, gives the same bytes and takes its results', async () => {
  const layout = await set('停用银行');
  const { batchNo, itemNos } = await treasury.instructed([treasury.item(0)], own(layout));
  const { bytes } = await bytesOf(batchNo);
  const other = await treasury.approved([treasury.item(1)], own(layout));
  await end('停用银行');
  expect(await layoutNamed('停用银行')).toMatchObject({ state: 'ended', version: 3, used: 1 });
  expect((await bytesOf(batchNo)).bytes.equals(bytes)).toBe(true);
  const { batch } = await treasury.clerk.get('payments.batch', { batchNo });
  expect(batch.layoutName).toBe('停用银行 v1 (CSV)');
  expect(await treasury.clerk.ask('payments.instruct', { batchNo: other })).toMatchObject({
    error: { facts: { why: 'layout_ended' } },
  });
  const again = await treasury.clerk.get('payments.setLayout', {
    ...{ id: layout.id, version: 3, name: '停用银行', layout: RIVER, reason },
  });
  const asked = await treasury.reviewer.get('approvals.get', { id: again.requestId ?? 0 });
  expect(asked.facts.map(({ value }) => value).slice(0, 2)).toEqual(['停用银行 v4', '{"what":"resumed"}']);
  await treasury.take({ name: `${batchNo}.csv`, text: `流水备注,处理状态\n${itemNos[0]},成功\n` });
  expect(await treasury.states(batchNo)).toEqual(['paid']);
});

it('what is wrong is refused by name, and nothing is asked of anybody', async () => {
  const { id, version } = await set('江河银行代付');
  const ask = (over: object) =>
    treasury.clerk.ask('payments.setLayout', {
      id: null,
      version: 0,
      name: '新',
      layout: RIVER,
      reason,
      ...over,
    });
  const noNumber = { ...RIVER, columns: RIVER.columns.slice(1) };
  const rare = { ...RIVER, organisation: ['\u{20bb7}', '私'] as const };
  for (const [over, kind, why] of [
    [{ layout: noNumber }, 'layout_unfit', 'missing_number'],
    [{ layout: rare }, 'layout_unfit', 'character'],
    [{ name: '江河银行代付' }, 'layout_unfit', 'name_taken'],
    [{ id, version, name: '江河银行代付' }, 'layout_unfit', 'same'],
    [{ id, version: version + 1, name: '江河银行代付' }, 'plan_stale', 'layout'],
    [{ id: 'BL9999' }, 'not_found', undefined],
  ] as const)
    expect(await ask(over), why).toMatchObject({ ok: false, error: { kind, facts: why ? { why } : {} } });
  expect(
    await treasury.reviewer.ask('payments.setLayout', {
      id: null,
      version: 0,
      name: 'x',
      layout: RIVER,
      reason,
    }),
  ).toMatchObject({
    error: { kind: 'no_right' },
  });
});
