/** A merchant's batch is adjusted, booked and signed; what is expected of a channel is shown and not counted. A write that is stopped leaves nothing behind. */
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { PartyStore } from '../../../../src-main/areas/parties/store.ts';
import { MerchantBook } from '../../../../src-main/areas/settlement/merchant/merchant-book.ts';
import { decisionsMade, signedBatches } from '../../../../src-main/areas/settlement/review/decision-store.ts';
import { importAll } from '../../../support/desk.ts';
import { shopDays, tradeFile } from '../../journal/shop.ts';
import { agreed, MerchantDesk } from '../merchant-desk.ts';

vi.mock('../../../../src-main/workspace/secrets.ts', async (original) =>
  (await import('../../../support/quick-secrets.ts')).quick(await original()),
);

let shop: MerchantDesk;
let partyId = '';
const reason = '月末';
beforeAll(async () => {
  shop = await MerchantDesk.open();
  partyId = await shop.merchant();
  await importAll(shop.desk, shopDays('2026-03-30', 2).map(tradeFile));
});
afterAll(() => shop.desk.close());

const list = async (side: 'channel' | 'merchant') => {
  const asked = { query: '', side, show: 'all', from: '', to: '', offset: 0, limit: 9 } as const;
  return (await shop.desk.handlers['settlement.list'](asked, shop.owner)).rows;
};
const get = (key: string) => shop.desk.handlers['settlement.get']({ key }, shop.owner);
const check = async (key: string, name: string) => (await get(key)).checks.find((each) => each.name === name);
const decide = (batches: readonly { readonly key: string; readonly hash: string }[]) =>
  shop.desk.handlers['settlement.decide'](
    { batches: batches.map(({ key, hash }) => ({ key, hash })), decision: 'approve', without: [], reason },
    shop.owner,
  );
const adjust = (over: {
  readonly side: 'channel' | 'merchant';
  readonly key: string;
  readonly evidence?: number | null;
}) =>
  shop.desk.handlers['settlement.adjust'](
    { day: '2026-03-31', kind: 'penalty', effect: 'less', amount: 500, evidence: null, reason, ...over },
    shop.owner,
  );

test('a batch of a merchant ties to what the books owe her, once it is posted', async () => {
  const [first] = await list('merchant');
  expect(first).toMatchObject({ from: '2026-03-30', partyId, state: 'ready' });
  expect((await check(first?.key ?? '', 'ties_books'))?.facts).toMatchObject({ why: 'not_posted' });
  await shop.post();
  expect((await check(first?.key ?? '', 'ties_books'))?.outcome).toBe('pass');
  const [ofChannel] = await list('channel');
  expect((await check(ofChannel?.key ?? '', 'ties_books'))?.outcome).toBe('pass');
});

test('a penalty enters her next batch and is booked to our fee income; its evidence has to be a line that is there', async () => {
  const [, second] = await list('merchant');
  const key = second?.key ?? '';
  expect(() => adjust({ side: 'merchant', key, evidence: 99_999 })).toThrow('not_found');
  expect(() => adjust({ side: 'channel', key })).toThrow('not_found');
  const before = await shop.payable(partyId);
  await adjust({ side: 'merchant', key });
  const [, adjusted] = await list('merchant');
  expect(adjusted?.figures.adjustments).toBe(-500);
  expect(adjusted?.net).toBe((second?.net ?? 0) - 500);
  expect((await get(key)).adjustments).toMatchObject([{ kind: 'penalty', effect: 'less', amount: 500 }]);
  await shop.post();
  expect(await shop.payable(partyId)).toBe(before - 500);
  const nets = (await list('merchant')).reduce((sum, { net }) => sum + net, 0);
  expect(await shop.payable(partyId)).toBe(nets);
});

test('what is expected of a channel is shown by its batch of the day, and is in no figure of it', async () => {
  const [, second] = await list('channel');
  const key = second?.key ?? '';
  await adjust({ side: 'channel', key });
  const { batch, adjustments } = await get(key);
  expect(batch.figures).toEqual(second?.figures);
  expect(adjustments).toMatchObject([{ amount: 500 }]);
  const before = await shop.payable(partyId);
  await shop.post();
  expect(await shop.payable(partyId)).toBe(before);
});

test('a signing that is stopped between two batches signs neither', async () => {
  const batches = await list('merchant');
  const { ledger } = shop.desk.workspace;
  const append = ledger.append.bind(ledger);
  let decisions = 0;
  const stopped = vi.spyOn(ledger, 'append').mockImplementation((query) => {
    if (query.compile().sql.includes('"settlement_decision"')) decisions += 1;
    if (decisions === 2) throw new Error('the power is gone');
    return append(query);
  });
  expect(() => decide(batches)).toThrow('the power is gone');
  stopped.mockRestore();
  expect(decisionsMade(ledger)).toEqual([]);
  expect((await list('merchant')).map(({ state }) => state)).toEqual(['ready', 'ready']);
  await decide(batches);
  expect(signedBatches(ledger).map(({ settlementNo }) => settlementNo.slice(-6))).toEqual([
    '000001',
    '000002',
  ]);
});

test('an adjustment after all is signed opens a correction of its day, with nothing but itself', async () => {
  const [, second] = await list('merchant');
  await adjust({ side: 'merchant', key: second?.key ?? '' });
  const correction = (await list('merchant')).find((each) => each.correction === 1);
  expect(correction).toMatchObject({ from: '2026-03-31', net: -500, lines: 0, opening: 0 });
  expect(correction?.figures.adjustments).toBe(-500);
  await decide(correction ? [correction] : []);
  expect((await list('merchant')).filter(({ state }) => state !== 'approved')).toEqual([]);
});

test('the month over, what its volume makes good is proposed until somebody made it', async () => {
  const other = await MerchantDesk.open();
  const steps = [{ above: 10_000, ratePpm: 5_000, fixedMinor: 0 }];
  await other.merchant({ feeTiers: { kind: 'whole', by: 'value', steps } });
  await importAll(other.desk, shopDays('2026-03-30', 2).map(tradeFile));
  const { handlers } = other.desk;
  const asked = { query: '', side: 'merchant', show: 'all', from: '', to: '', offset: 0, limit: 9 } as const;
  const key = (await handlers['settlement.list'](asked, other.owner)).rows[0]?.key ?? '';
  const proposals = async () => (await handlers['settlement.get']({ key }, other.owner)).proposals;
  // 100.00, 25.50, 101.00 and 25.51 were charged 1 % each: 2.53. At the step reached it is 0.5 % of 252.01, rounded once: 1.26.
  expect(await proposals()).toEqual([
    { kind: 'tier_true_up', effect: 'add', amount: 253 - 126, day: '2026-03-31', volume: 25_201 },
  ]);
  const made = { side: 'merchant', key, day: '2026-03-31', kind: 'tier_true_up', effect: 'add' } as const;
  await handlers['settlement.adjust']({ ...made, amount: 127, evidence: null, reason }, other.owner);
  expect(await proposals()).toEqual([]);
  other.desk.close();
});

test('an agreement that is set right takes back what was sold under it, and not what was adjusted', async () => {
  const other = await MerchantDesk.open();
  const { handlers, workspace } = other.desk;
  const hers = await other.merchant();
  await importAll(other.desk, shopDays('2026-03-30', 1).map(tradeFile));
  const asked = { query: '', side: 'merchant', show: 'all', from: '', to: '', offset: 0, limit: 9 } as const;
  const rows = async () => (await handlers['settlement.list'](asked, other.owner)).rows;
  const key = (await rows())[0]?.key ?? '';
  const penalty = { side: 'merchant', key, day: '2026-03-30', kind: 'penalty', effect: 'less' } as const;
  await handlers['settlement.adjust']({ ...penalty, amount: 500, evidence: null, reason }, other.owner);
  const [batch] = await rows();
  const batches = [{ key, hash: batch?.hash ?? '' }];
  await handlers['settlement.decide']({ batches, decision: 'approve', without: [], reason }, other.owner);
  const [agreement] = new PartyStore(workspace.ledger, () => 0).agreementsOf(hers);
  const body = agreed({ mode: 'own', from: agreement?.from ?? '' });
  const right = { agreementId: agreement?.id ?? '', partyId: hers, body, reason: '是自营' };
  await handlers['parties.setAgreement'](right, other.owner);
  const correction = (await rows()).find((each) => each.correction === 1);
  expect(correction?.figures).toMatchObject({ sales: -12_550, fees: 126, adjustments: 0 });
  await other.post();
  const nets = (await rows()).reduce((sum, { net }) => sum + net, 0);
  expect([nets, await other.payable(hers)]).toEqual([-500, -500]);
  other.desk.close();
});

test('a figure that its lines do not come to is a fault of ours, and nobody signs over it', async () => {
  const other = await MerchantDesk.open();
  await other.merchant();
  await importAll(other.desk, shopDays('2026-03-30', 1).map(tradeFile));
  const { facts } = MerchantBook.prototype;
  const wrong = vi.spyOn(MerchantBook.prototype, 'facts').mockImplementation(function (this: MerchantBook) {
    const found = facts.call(this);
    const [batch] = found.batches;
    if (!batch) return found;
    const figures = { ...batch.figures, splits: 100 };
    return { ...found, batches: [{ ...batch, figures, net: batch.net + 100 }] };
  });
  const { handlers } = other.desk;
  const asked = { query: '', side: 'merchant', show: 'all', from: '', to: '', offset: 0, limit: 9 } as const;
  const [row] = (await handlers['settlement.list'](asked, other.owner)).rows;
  const { checks } = await handlers['settlement.get']({ key: row?.key ?? '' }, other.owner);
  expect(checks.filter(({ outcome }) => outcome === 'stop').map(({ name }) => name)).toEqual(['movements']);
  const batches = [{ key: row?.key ?? '', hash: row?.hash ?? '' }];
  expect(() =>
    handlers['settlement.decide']({ batches, decision: 'approve', without: [], reason }, other.owner),
  ).toThrow(
    expect.objectContaining({ kind: 'move_not_allowed', facts: { why: 'settlement_stopped', count: 1 } }),
  );
  wrong.mockRestore();
  other.desk.close();
});

test('the same facts give the same hash', async () => {
  const other = await MerchantDesk.open();
  await other.merchant();
  await importAll(other.desk, shopDays('2026-03-30', 2).map(tradeFile));
  const asked = { query: '', side: 'channel', show: 'all', from: '', to: '', offset: 0, limit: 9 } as const;
  const { rows } = await other.desk.handlers['settlement.list'](asked, other.owner);
  expect(rows.map(({ hash }) => hash)).toEqual((await list('channel')).map(({ hash }) => hash));
  other.desk.close();
});
