/** Cases of risk control: from an alert to a decision that a second officer stands behind, with everything in between a fact that stays. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { caseOriginals } from '../../../src-main/areas/risk/cases/attachments.ts';
import { outcomesOf } from '../../../src-main/areas/risk/cases/case-book.ts';
import type { Desk } from '../../../src-main/engine/desk.ts';
import { newDesk } from '../../support/desk.ts';
import { alert, finding, Office, WANG, ZHAO } from './officers.ts';

const REPORT = {
  urgency: 'normal',
  trigger: 'model',
  suspectedCrime: '洗钱',
  facts: '同日三笔',
  analysis: '与经营不符',
  measures: '延迟结算',
  firstReport: '',
} as const;
const ALL = { query: '', show: 'all', offset: 0, limit: 100 } as const;

let desk: Desk;
let office: Office;
beforeAll(async () => {
  desk = await newDesk();
});
afterAll(() => desk.close());
beforeEach(() => {
  office = new Office(desk);
  office.alerts = [alert('a1'), alert('a2', { score: 90, level: 'stop' }), alert('a3')];
});

const opened = (keys = ['a1'], person = WANG) =>
  office.ask(person, 'risk.openCase', { keys, title: '拆分付款' });
const theCase = (caseNo: string, person = WANG) => office.ask(person, 'risk.case', { caseNo });

describe('a case is opened', () => {
  test('on alerts, with a number of its day and no gap, and looked at once it is given to somebody', async () => {
    const { caseNo } = await opened(['a1', 'a2']);
    expect(caseNo).toBe('K20261019-001');
    expect((await opened(['a3'])).caseNo).toBe('K20261019-002');
    const before = (await theCase(caseNo)).case;
    expect(before).toMatchObject({ state: 'open', alerts: 2, score: 90, amount: 147_000_00, owner: '' });
    await office.ask(WANG, 'risk.assign', { caseNo, owner: ZHAO, due: '2026-10-23' });
    const { case: after, events } = await theCase(caseNo);
    expect(after).toMatchObject({ state: 'looking', ownerName: ZHAO, due: '2026-10-23' });
    expect(events.map(({ act, byName }) => [act, byName])).toEqual([
      ['case_opened', WANG],
      ['case_assigned', WANG],
    ]);
  });

  test('and its alerts are in it, in no other, and cannot be put aside', async () => {
    const { caseNo } = await opened();
    const alerts = await office.ask(WANG, 'risk.alerts', {
      ...ALL,
      typology: 'all',
      rule: 'all',
      show: 'in_case',
    });
    expect(alerts.rows.map(({ key, caseNo: of }) => [key, of])).toEqual([['a1', caseNo]]);
    expect(await office.refusal(opened())).toBe('case_taken');
    expect(await office.refusal(office.ask(WANG, 'risk.dismiss', { keys: ['a1'], reason: '无事' }))).toBe(
      'case_taken',
    );
  });

  test('on an alert that is not there, never', async () => {
    expect(await office.refusal(opened(['a9']))).toBe('not_found');
  });

  test('and given only to who may know of it', async () => {
    const { caseNo } = await opened();
    const given = office.ask(WANG, 'risk.assign', { caseNo, owner: '孙经办', due: '' });
    expect(await office.refusal(given)).toBe('not_found');
  });
});

describe('what a case was opened on stays', () => {
  test('whatever the rules say later; what they say otherwise is named', async () => {
    const { caseNo } = await opened(['a1', 'a3']);
    expect((await theCase(caseNo)).differences).toEqual([]);
    office.alerts = [alert('a1', { score: 75, findings: [finding({ payments: ['P-1', 'P-2'] })] })];
    const { case: one, alerts, differences } = await theCase(caseNo);
    expect(one.score).toBe(60);
    expect(alerts.map(({ key, score }) => [key, score])).toEqual([
      ['a1', 60],
      ['a3', 60],
    ]);
    expect(differences).toEqual([
      { key: 'a1', isGone: false, scoreBefore: 60, scoreNow: 75, came: 2, went: 0 },
      { key: 'a3', isGone: true, scoreBefore: 60, scoreNow: 0, came: 0, went: 0 },
    ]);
  });

  test('also in the list of alerts, when the rules find one no more', async () => {
    const { caseNo } = await opened(['a3']);
    office.alerts = [];
    const { rows } = await office.ask(WANG, 'risk.alerts', { ...ALL, typology: 'all', rule: 'all' });
    expect(rows.map((row) => [row.key, row.caseNo])).toEqual([['a3', caseNo]]);
  });
});

/** She answers the proposal that she has before her. */
async function answer(person: string, caseNo: string, isRight: boolean, note: string, seen?: number) {
  const proposal = seen ?? (await theCase(caseNo, person)).case.proposal;
  return office.ask(person, 'risk.confirm', { caseNo, proposal, isRight, note });
}

describe('a decision', () => {
  test('that was proposed otherwise after it was read is agreed to by nobody', async () => {
    const { caseNo } = await opened();
    await office.ask(WANG, 'risk.saveReport', { caseNo, report: REPORT });
    await office.ask(WANG, 'risk.propose', { caseNo, decision: 'reported', reason: '可疑' });
    const { proposal } = (await theCase(caseNo, ZHAO)).case;
    await office.ask(WANG, 'risk.propose', { caseNo, decision: 'cleared', reason: '没有什么' });
    for (const isRight of [true, false])
      expect(await office.refusal(answer(ZHAO, caseNo, isRight, '', proposal))).toBe('case');
    expect((await theCase(caseNo)).case).toMatchObject({ state: 'proposed', decision: 'cleared' });
    await answer(ZHAO, caseNo, true, '');
    expect((await theCase(caseNo)).case).toMatchObject({ state: 'closed', proposal: 0 });
    // What is decided is proposed anew only once it is opened again.
    const anew = office.ask(WANG, 'risk.propose', { caseNo, decision: 'reported', reason: '又一次' });
    expect(await office.refusal(anew)).toBe('case_closed');
  });

  test('is proposed by one officer and confirmed by another, never by herself', async () => {
    const { caseNo } = await opened();
    await office.ask(WANG, 'risk.propose', { caseNo, decision: 'cleared', reason: '工资日' });
    expect((await theCase(caseNo)).case).toMatchObject({
      state: 'proposed',
      mayDecide: false,
      whyNot: 'own',
    });
    expect(await office.refusal(answer(WANG, caseNo, true, ''))).toBe('same_person');
    expect((await theCase(caseNo, ZHAO)).case).toMatchObject({ mayDecide: true, whyNot: '' });
    // What only one of them says is no outcome yet.
    expect(outcomesOf(office).get('a1')).toBeUndefined();
    expect(await office.ask(ZHAO, 'risk.counts', {})).toMatchObject({ openCases: 1, toConfirm: 1 });
    await answer(ZHAO, caseNo, true, '同意');
    const { case: closed, isUnchecked } = await theCase(caseNo);
    expect([closed.state, closed.decision, isUnchecked]).toEqual(['closed', 'cleared', false]);
    expect(outcomesOf(office).get('a1')).toBe('cleared');
  });

  test('that the other does not agree to leads back to looking', async () => {
    const { caseNo } = await opened();
    await office.ask(WANG, 'risk.propose', { caseNo, decision: 'cleared', reason: '工资日' });
    await answer(ZHAO, caseNo, false, '不是工资日');
    const { case: one, events } = await theCase(caseNo);
    expect(one).toMatchObject({ state: 'looking', decision: null });
    expect(events.at(-1)).toMatchObject({ act: 'case_declined', text: '不是工资日', byName: ZHAO });
  });

  test('stands at once where there is no other officer, and is marked as unchecked', async () => {
    office.officers = [WANG];
    const { caseNo } = await opened();
    await office.ask(WANG, 'risk.propose', { caseNo, decision: 'measures', reason: '延迟结算' });
    const { case: one, isUnchecked } = await theCase(caseNo);
    expect([one.state, one.decision, isUnchecked]).toEqual(['closed', 'measures', true]);
    expect(outcomesOf(office).get('a1')).toBe('confirmed');
  });

  test('hangs not when the other officer leaves: whoever proposed it proposes it again', async () => {
    const { caseNo } = await opened();
    await office.ask(WANG, 'risk.propose', { caseNo, decision: 'cleared', reason: '工资日' });
    office.officers = [WANG];
    await office.ask(WANG, 'risk.propose', { caseNo, decision: 'cleared', reason: '工资日' });
    expect((await theCase(caseNo)).isUnchecked).toBe(true);
  });

  test('rests on what does not change while it waits, nor behind it', async () => {
    const { caseNo } = await opened();
    await office.ask(WANG, 'risk.propose', { caseNo, decision: 'cleared', reason: '工资日' });
    const add = () => office.ask(WANG, 'risk.addAlerts', { caseNo, keys: ['a2'] });
    expect(await office.refusal(add())).toBe('case_proposed');
    await answer(ZHAO, caseNo, true, '');
    expect(await office.refusal(add())).toBe('case_closed');
    await office.ask(WANG, 'risk.reopen', { caseNo, reason: '又有新的' });
    await add();
    expect((await theCase(caseNo)).case).toMatchObject({ state: 'looking', decision: null, alerts: 2 });
  });
});

describe('a suspicious report', () => {
  test('is written, decided by two, filed once, and stays when the case is opened again', async () => {
    const { caseNo } = await opened();
    const propose = () => office.ask(WANG, 'risk.propose', { caseNo, decision: 'reported', reason: '可疑' });
    expect(await office.refusal(propose())).toBe('case_no_report');
    await office.ask(WANG, 'risk.saveReport', { caseNo, report: REPORT });
    await propose();
    const file = (on: string) => office.ask(ZHAO, 'risk.filed', { caseNo, reference: '回执 77', on });
    expect(await office.refusal(file('2026-10-19'))).toBe('case_not_closed');
    await answer(ZHAO, caseNo, true, '');
    expect(await office.refusal(file('2026-10-20'))).toBe('filed_future');
    // Its alert begins on the 12th.
    expect(await office.refusal(file('2026-10-11'))).toBe('filed_early');
    await file('2026-10-19');
    expect(await office.refusal(file('2026-10-19'))).toBe('case_filed');
    await office.ask(WANG, 'risk.reopen', { caseNo, reason: '补充' });
    const { case: one, report } = await theCase(caseNo);
    expect([one.report, report?.facts]).toEqual(['filed', '同日三笔']);
    // Written anew it is another report, and that one nobody has filed.
    await office.ask(WANG, 'risk.saveReport', { caseNo, report: { ...REPORT, facts: '同日四笔' } });
    expect((await theCase(caseNo)).case.report).toBe('drafted');
  });
});

describe('files put to a case', () => {
  test('are sealed, handed out as they were, and no sweep takes them away', async () => {
    const kept = new Office(desk, desk.riskFacts);
    kept.alerts = [alert('a1')];
    const { caseNo } = await kept.ask(WANG, 'risk.openCase', { keys: ['a1'], title: '附件' });
    await kept.ask(WANG, 'risk.attach', { caseNo, file: 'x'.repeat(16) }, Buffer.from('聊天记录'));
    const [attached] = (await kept.ask(WANG, 'risk.case', { caseNo })).attachments;
    expect(attached).toMatchObject({ fileName: '说明.txt', bytes: 12 });
    const wanted = new Set(caseOriginals(desk.riskFacts));
    expect(wanted.size).toBe(1);
    await desk.workspace.originals.sweep((name) => wanted.has(name));
    await kept.ask(ZHAO, 'risk.attachment', { caseNo, id: attached?.id ?? 0 });
    expect(kept.offered[0]?.bytes.toString()).toBe('聊天记录');
  });

  test('that are empty are refused', async () => {
    const { caseNo } = await opened();
    const work = office.ask(WANG, 'risk.attach', { caseNo, file: 'x'.repeat(16) }, Buffer.from(''));
    expect(await office.refusal(work)).toBe('bad_input');
  });
});

test('every act is one event that says nothing, one row, and no two of them alike', () => {
  const { record, workspace } = desk;
  const before = record.head().size;
  const facts = desk.riskFacts;
  for (let time = 0; time < 2; time += 1)
    facts.keep(
      { person: WANG, session: '', shell: '' },
      { what: 'case_noted', caseNo: 'K20261019-001', text: '暗号石榴' },
    );
  const { ledger } = workspace;
  const events = ledger.all(ledger.query.selectFrom('audit_event').selectAll().where('seq', '>', before));
  expect(events.map(({ action }) => action)).toEqual(['risk.kept', 'risk.kept']);
  for (const { entry } of events) expect(entry).not.toMatch(/石榴|K2026|case/);
  const hashes = events.map(({ entry }) => /[0-9a-f]{64}/.exec(entry)?.[0]);
  expect(new Set(hashes).size).toBe(2);
});
