/** Payments that risk control holds: what whoever pays reads of it, and what lets them go on. */
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { LOCALES } from '../../../shared/wording/catalogue.ts';
import { paymentCheckSentence } from '../../../shared/wording/payment-check.ts';
import type { PaymentRisk } from '../../../src-main/areas/risk/rules/finding.ts';
import { Screening } from '../../../src-main/areas/risk/screening/screening.ts';
import { PayDesk } from '../../support/pay-desk.ts';
import { finding, Office, WANG, ZHAO } from './officers.ts';

let pay: PayDesk;
let office: Office;
beforeAll(async () => {
  pay = await PayDesk.open();
});
afterAll(() => pay.desk.close());

const risk = (over: Partial<PaymentRisk> = {}): PaymentRisk => ({
  place: 1,
  typology: 'laundering',
  score: 90,
  level: 'stop',
  findings: [finding({ rule: 'circular_flow' })],
  ...over,
});
beforeEach(() => {
  office = new Office(pay.desk, pay.desk.riskFacts);
  vi.spyOn(Screening.prototype, 'ofBatch').mockImplementation(() => office.payments);
  vi.spyOn(pay.desk.people, 'holders').mockImplementation((right, without = []) =>
    // Only ids are asked for of officers.
    [WANG, ...(right === 'risk' ? [] : [pay.owner.person])]
      .filter((id) => !without.includes(id))
      .flatMap((id) => pay.desk.people.find(id) ?? ({ id } as never)),
  );
});

const checks = async (batchNo: string, place = 1) =>
  (await pay.desk.handlers['payments.get']({ batchNo, place }, pay.clerk)).checks.filter(({ name }) =>
    name.startsWith('risk_'),
  );
const listed = async (batchNo: string) =>
  (await office.ask(WANG, 'risk.stopped', { offset: 0, limit: 50 })).rows.filter(
    (row) => row.batchNo === batchNo,
  );
/** Her word over what she has before her; without anything there, over something she never saw. */
const release = async (person: string, batchNo: string, hash?: string) => {
  const [shown] = await listed(batchNo);
  const seen = hash ?? shown?.hash ?? '0'.repeat(64);
  return office.ask(person, 'risk.release', { batchNo, place: 1, hash: seen, reason: '合同已核' });
};
const stopped = async (batchNo: string) => (await listed(batchNo)).filter(({ released }) => !released);

describe('a payment that the rules stop', () => {
  test('cannot be submitted; the clerk reads that it is held, and nothing of why', async () => {
    const batchNo = await pay.draft([pay.item(0, 11_00), pay.item(1, 12_00)]);
    office.payments = [risk()];
    expect((await pay.verify(batchNo)).state).toBe('draft');
    expect(await office.refusal(pay.submit(batchNo))).toBe('checks_stop');
    const [review, stop] = await checks(batchNo);
    expect(review).toEqual({ name: 'risk_review', outcome: 'pass', facts: {} });
    expect(stop).toEqual({ name: 'risk_stop', outcome: 'stop', facts: { why: 'held' } });
    expect(await checks(batchNo, 2)).toMatchObject([{ outcome: 'pass' }, { outcome: 'pass' }]);
  });

  test('goes on once an officer let it go and it was verified again', async () => {
    const batchNo = await pay.draft([pay.item(0, 21_00)]);
    office.payments = [risk()];
    await pay.verify(batchNo);
    expect(await stopped(batchNo)).toMatchObject([
      { batchNo, place: 1, amount: 21_00, rules: ['circular_flow'] },
    ]);
    const before = (await office.ask(WANG, 'risk.counts', {})).stoppedPayments;
    await release(WANG, batchNo);
    expect(office.told).toContain('payments');
    expect(await stopped(batchNo)).toEqual([]);
    expect((await office.ask(WANG, 'risk.counts', {})).stoppedPayments).toBe(before - 1);
    expect((await pay.verify(batchNo)).state).toBe('verified');
    await pay.approve(await pay.submit(batchNo));
    // What nobody waits for any more is no more listed.
    expect(await listed(batchNo)).toEqual([]);
  });

  test('is stopped anew by another amount, another payee, or a rule that she had not seen', async () => {
    const batchNo = await pay.draft([pay.item(0, 31_00)]);
    office.payments = [risk()];
    await pay.verify(batchNo);
    await release(WANG, batchNo);
    expect(await stopped(batchNo)).toEqual([]);
    office.payments = [
      risk({ findings: [finding({ rule: 'circular_flow' }), finding({ rule: 'watch_list' })] }),
    ];
    expect(await stopped(batchNo)).toHaveLength(1);
    office.payments = [risk()];
    const { batch, drafts } = await pay.desk.handlers['payments.batch']({ batchNo }, pay.clerk);
    for (const changed of [pay.item(0, 31_01), pay.item(1, 31_00)]) {
      const { version } = (await pay.desk.handlers['payments.batch']({ batchNo }, pay.clerk)).batch;
      const { purpose, format, fromAccountId, currency, executionDay, note } = batch;
      const header = { purpose, format, fromAccountId, currency, executionDay, note };
      expect(drafts).toHaveLength(1);
      const saved = await pay.desk.handlers['payments.save'](
        { batchNo, version, header, items: [changed] },
        pay.clerk,
      );
      await pay.desk.handlers['payments.verify']({ batchNo, version: saved.version, taskId: '' }, pay.clerk);
      expect(await stopped(batchNo)).toHaveLength(1);
    }
  });

  test('is let go by nobody who typed it, not twice, and not before it was verified', async () => {
    const batchNo = await pay.draft([pay.item(0, 41_00)]);
    office.payments = [risk()];
    expect(await office.refusal(release(WANG, batchNo))).toBe('not_found');
    await pay.verify(batchNo);
    expect(await office.refusal(release(pay.clerk.person, batchNo))).toBe('same_person');
    await release(WANG, batchNo);
    expect(await office.refusal(release(ZHAO, batchNo))).toBe('already_decided');
  });

  test('is not let go by a word over what was there before: another amount typed while she looked, or one more rule', async () => {
    const batchNo = await pay.draft([pay.item(0, 42_00)]);
    office.payments = [risk()];
    await pay.verify(batchNo);
    const [before] = await listed(batchNo);
    const { batch } = await pay.desk.handlers['payments.batch']({ batchNo }, pay.clerk);
    const { purpose, format, fromAccountId, currency, executionDay, note, version } = batch;
    const header = { purpose, format, fromAccountId, currency, executionDay, note };
    const save = { batchNo, version, header, items: [pay.item(0, 4_200_000_00)] };
    const saved = await pay.desk.handlers['payments.save'](save, pay.clerk);
    await pay.desk.handlers['payments.verify']({ batchNo, version: saved.version, taskId: '' }, pay.clerk);
    expect(await office.refusal(release(WANG, batchNo, before?.hash))).toBe('stopped');
    const [shown] = await listed(batchNo);
    const findings = [finding({ rule: 'circular_flow' }), finding({ rule: 'watch_list' })];
    office.payments = [risk({ findings })];
    expect(await office.refusal(release(WANG, batchNo, shown?.hash))).toBe('stopped');
    expect(await stopped(batchNo)).toHaveLength(1);
    await release(WANG, batchNo);
    expect(await stopped(batchNo)).toEqual([]);
  });

  test('is a warning where nobody could let it go', async () => {
    const batchNo = await pay.draft([pay.item(0, 51_00)]);
    office.payments = [risk()];
    vi.spyOn(pay.desk.people, 'holders').mockImplementation(() => []);
    expect((await pay.verify(batchNo)).state).toBe('verified');
    expect(await checks(batchNo)).toMatchObject([
      { outcome: 'pass' },
      { outcome: 'warn', facts: { why: 'no_officer' } },
    ]);
  });
});

test('what a clerk can see herself is told her as a reason, one after the other, and never a number of points', async () => {
  const batchNo = await pay.draft([pay.item(0, 61_00)]);
  const seen = [
    finding({ rule: 'mirroring' }),
    finding({ rule: 'under_threshold' }),
    finding({ rule: 'new_payee' }),
  ];
  office.payments = [risk({ level: 'review', score: 47, findings: seen })];
  expect((await pay.verify(batchNo)).state).toBe('verified');
  const [review] = await checks(batchNo);
  expect(review).toEqual({
    name: 'risk_review',
    outcome: 'warn',
    facts: { why: 'new_payee', also: 'under_threshold' },
  });
  const sentences = LOCALES.map((locale) =>
    review ? paymentCheckSentence(locale, { ...review, facts: review.facts }) : '',
  );
  expect(sentences[0]).toBe('第一次付给这个收款方；金额紧贴在限额之下');
  expect(sentences.join()).not.toMatch(/47|mirroring/);
});

test('the rules as they are shipped hold a payment to somebody whose account is on the watch list', async () => {
  vi.restoreAllMocks();
  const own = await PayDesk.open(2);
  const entries = [{ what: 'account' as const, value: '4000022109000000000', source: '公告' }];
  await own.desk.handlers['parties.watch']({ entries, reason: '公告' }, own.clerk);
  const batchNo = await own.draft([own.item(0, 11_00), own.item(1, 12_00)]);
  await own.verify(batchNo);
  const of = async (place: number) =>
    (await own.desk.handlers['payments.get']({ batchNo, place }, own.clerk)).checks
      .filter(({ name }) => name.startsWith('risk_'))
      .map(({ name, outcome, facts }) => [name, outcome, facts['why'] ?? '']);
  expect(await of(1)).toEqual([
    ['risk_review', 'warn', 'watch_list'],
    // Nobody at this desk could let it go.
    ['risk_stop', 'warn', 'no_officer'],
  ]);
  expect(await of(2)).toEqual([
    ['risk_review', 'pass', ''],
    ['risk_stop', 'pass', ''],
  ]);
  own.desk.close();
});
