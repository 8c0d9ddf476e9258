/** Alerts: found, put aside or taken up, and what is told of each. */
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Desk } from '../../../src-main/engine/desk.ts';
import { newDesk } from '../../support/desk.ts';
import { alert, finding, Office, WANG, ZHAO } from './officers.ts';

const ALL = { query: '', show: 'all', typology: 'all', rule: 'all', offset: 0, limit: 100 } as const;

let desk: Desk;
let office: Office;
beforeAll(async () => {
  desk = await newDesk();
});
afterAll(() => desk.close());
beforeEach(() => {
  office = new Office(desk);
  office.alerts = [
    alert('small', { score: 40 }),
    alert('stop', { level: 'stop', score: 80 }),
    alert('large', { score: 70 }),
  ];
});

const keys = async (over: Partial<typeof ALL> | object = {}, person = WANG) =>
  (await office.ask(person, 'risk.alerts', { ...ALL, ...over })).rows.map(({ key }) => key);
const dismiss = (some: string[]) => office.ask(WANG, 'risk.dismiss', { keys: some, reason: '已核实' });

test('what stops comes first, then the heaviest', async () => {
  expect(await keys()).toEqual(['stop', 'large', 'small']);
});

test('a sweep keeps what is seen for the first time, once', async () => {
  expect(await office.ask(WANG, 'risk.sweep', { taskId: 'x'.repeat(16) })).toMatchObject({
    found: 3,
    fresh: 3,
  });
  expect(await office.ask(ZHAO, 'risk.sweep', { taskId: 'x'.repeat(16) })).toMatchObject({
    found: 3,
    fresh: 0,
  });
  expect(office.facts.all()).toHaveLength(1);
  const [first] = (await office.ask(WANG, 'risk.alerts', ALL)).rows;
  expect(first?.firstSeenAt).not.toBe('');
});

test('put aside it stays so while its key stays, and is counted no more', async () => {
  await dismiss(['small', 'stop']);
  expect(await keys({ show: 'new' })).toEqual(['large']);
  office.alerts = [alert('small', { score: 45 }), alert('stop', { level: 'stop', score: 99 })];
  expect(await keys({ show: 'new' })).toEqual([]);
  expect(await keys({ show: 'dismissed' })).toEqual(['stop', 'small']);
  expect(await office.ask(WANG, 'risk.counts', {})).toMatchObject({ newAlerts: 0, newStops: 0 });
});

test('put aside as something to look at, it is new again once it is something to stop', async () => {
  await dismiss(['small']);
  office.alerts = [alert('small', { level: 'stop', score: 85 })];
  expect(await keys({ show: 'new' })).toEqual(['small']);
});

test('put aside twice is refused, and one of many that is gone takes none of them', async () => {
  await dismiss(['small']);
  expect(await office.refusal(dismiss(['small']))).toBe('already_decided');
  expect(await office.refusal(dismiss(['large', 'nowhere']))).toBe('not_found');
  expect(await keys({ show: 'new' })).toEqual(['stop', 'large']);
});

test('put aside, it may still be taken up', async () => {
  await dismiss(['small']);
  const { caseNo } = await office.ask(WANG, 'risk.openCase', { keys: ['small'], title: '再看' });
  expect((await office.ask(WANG, 'risk.alert', { key: 'small' })).alert).toMatchObject({
    state: 'in_case',
    caseNo,
  });
});

test('is found by rule, typology, subject and amount, in both languages', async () => {
  office.alerts = [
    alert('a', { subject: { kind: 'counterparty', id: 'zhangsan', label: '张三' } }),
    alert('b', { typology: 'insider', findings: [finding({ rule: 'refund_operator', amount: 50_00 })] }),
  ];
  expect(await keys({ rule: 'refund_operator' })).toEqual(['b']);
  expect(await keys({ typology: 'laundering' })).toEqual(['a']);
  expect(await keys({ query: '金额>1000' })).toEqual(['a']);
  expect(await keys({ query: 'refund_operator' })).toEqual(['b']);
  expect(await keys({ query: '张' })).toEqual(['a']);
});

test('nothing unmasked leaves: neither the number of an account nor the name of a person', async () => {
  office.alerts = [
    alert('a', {
      subject: { kind: 'channel_account', id: 'bank/6222021001116245702', label: '' },
      findings: [finding({ subject: { kind: 'counterparty', id: '欧阳石榴', label: '欧阳石榴' } })],
    }),
  ];
  const seen = JSON.stringify([
    await office.ask(WANG, 'risk.alerts', ALL),
    await office.ask(WANG, 'risk.alert', { key: 'a' }),
  ]);
  expect(seen).not.toMatch(/6222021001116245702|欧阳石榴/);
});

test('who is the operator it is about does not see it, in any list, count or case', async () => {
  office.alerts = [alert('own', { subject: { kind: 'operator', id: ZHAO, label: '' } })];
  expect(await keys({}, WANG)).toEqual(['own']);
  expect(await keys({}, ZHAO)).toEqual([]);
  expect(await office.ask(ZHAO, 'risk.sweep', { taskId: 'x'.repeat(16) })).toMatchObject({
    found: 0,
    fresh: 0,
  });
  const { caseNo } = await office.ask(WANG, 'risk.openCase', { keys: ['own'], title: '退款' });
  expect(await office.refusal(office.ask(ZHAO, 'risk.case', { caseNo }))).toBe('not_found');
  expect((await office.ask(ZHAO, 'risk.cases', { query: '', show: 'all', offset: 0, limit: 9 })).total).toBe(
    0,
  );
  expect(await office.ask(ZHAO, 'risk.counts', {})).toMatchObject({ newAlerts: 0, openCases: 0 });
  // Nor is she asked to confirm it, and nobody may give it to her.
  expect((await office.ask(WANG, 'risk.case', { caseNo })).officers.map(({ id }) => id)).toEqual([WANG]);
  await office.ask(WANG, 'risk.propose', { caseNo, decision: 'cleared', reason: '无' });
  expect((await office.ask(WANG, 'risk.case', { caseNo })).isUnchecked).toBe(true);
});

test('nor an alert about others that stands in a case about her: its number would tell her of that case', async () => {
  office.alerts = [alert('own', { subject: { kind: 'operator', id: ZHAO, label: '' } }), alert('with')];
  expect(await keys({}, ZHAO)).toEqual(['with']);
  await office.ask(WANG, 'risk.openCase', { keys: ['own', 'with'], title: '退款' });
  expect(await keys({}, ZHAO)).toEqual([]);
  const open = office.ask(ZHAO, 'risk.openCase', { keys: ['with'], title: '又一案' });
  expect(await office.refusal(open)).toBe('not_found');
  expect(await office.ask(ZHAO, 'risk.sweep', { taskId: 'x'.repeat(16) })).toMatchObject({ found: 0 });
  expect(await keys({}, WANG)).toEqual(['own', 'with']);
});
