/** In whatever order officers act on cases, nobody stands behind her own word, and what is closed was decided by two or marked as unchecked. */
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Refused } from '../../shared/contract/errors.ts';
import { CASE_DECISIONS } from '../../shared/domain/risk.ts';
import { standingCases } from '../../src-main/areas/risk/cases/rules/case-standing.ts';
import type { Desk } from '../../src-main/engine/desk.ts';
import { newDesk } from '../support/desk.ts';
import { alert, Office, WANG, ZHAO } from '../unit/risk/officers.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await newDesk();
});
afterAll(() => desk.close());

const CASES = ['K20261019-001', 'K20261019-002'] as const;
const REPORT = {
  urgency: 'normal',
  trigger: 'model',
  suspectedCrime: '',
  facts: '',
  analysis: '',
  measures: '',
  firstReport: '',
} as const;

const person = fc.constantFrom(WANG, ZHAO);
const [first, second] = CASES;
const caseNo = fc.oneof(
  { weight: 4, arbitrary: fc.constant(first) },
  { weight: 1, arbitrary: fc.constant(second) },
);
type Act = (office: Office) => Promise<unknown>;
const acts: fc.Arbitrary<Act>[] = [
  fc.tuple(person, fc.constantFrom('a1', 'a2')).map(
    ([by, key]) =>
      (office) =>
        office.ask(by, 'risk.openCase', { keys: [key], title: '案' }),
  ),
  fc.tuple(person, caseNo, fc.constantFrom('', WANG, ZHAO)).map(
    ([by, no, owner]) =>
      (office) =>
        office.ask(by, 'risk.assign', { caseNo: no, owner, due: '' }),
  ),
  fc.tuple(person, caseNo).map(
    ([by, no]) =>
      (office) =>
        office.ask(by, 'risk.saveReport', { caseNo: no, report: REPORT }),
  ),
  fc.tuple(person, caseNo, fc.constantFrom(...CASE_DECISIONS)).map(
    ([by, no, decision]) =>
      (office) =>
        office.ask(by, 'risk.propose', { caseNo: no, decision, reason: '因' }),
  ),
  fc.tuple(person, caseNo, fc.boolean()).map(
    ([by, no, isRight]) =>
      (office) =>
        office.ask(by, 'risk.confirm', {
          ...{ caseNo: no, isRight, note: '' },
          proposal: standingCases(office.facts.all()).get(no)?.proposal ?? 0,
        }),
  ),
  fc.tuple(person, caseNo).map(
    ([by, no]) =>
      (office) =>
        office.ask(by, 'risk.reopen', { caseNo: no, reason: '再' }),
  ),
  fc.tuple(person, caseNo).map(
    ([by, no]) =>
      (office) =>
        office.ask(by, 'risk.filed', { caseNo: no, reference: '回执', on: '2026-10-19' }),
  ),
  fc.tuple(person, caseNo, fc.constantFrom('a1', 'a2')).map(
    ([by, no, key]) =>
      (office) =>
        office.ask(by, 'risk.addAlerts', { caseNo: no, keys: [key] }),
  ),
  // The other officer leaves, and comes back.
  fc.boolean().map((isThere) => async (office) => {
    office.officers = isThere ? [WANG, ZHAO] : [WANG];
  }),
];

test('any order of acts keeps the rules of a case', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.oneof(...acts), { minLength: 8, maxLength: 40 }), async (story) => {
      const office = new Office(desk);
      office.alerts = [alert('a1'), alert('a2'), alert('a3')];
      await office.ask(WANG, 'risk.openCase', { keys: ['a3'], title: '案' });
      for (const act of story) {
        const before = office.facts.all().length;
        const isDone = await act(office).then(
          () => true,
          (fault: unknown) => {
            if (!(fault instanceof Refused)) throw fault;
            return false;
          },
        );
        // A refused act leaves nothing.
        if (!isDone) expect(office.facts.all().length).toBe(before);
      }
      const taken: string[] = [];
      for (const one of standingCases(office.facts.all()).values()) {
        taken.push(...one.alerts.map(({ key }) => key));
        let proposer = '';
        for (const fact of one.history) {
          if (fact.what === 'case_proposed') proposer = fact.by;
          if (fact.what === 'case_confirmed') expect(fact.by).not.toBe(proposer);
        }
        const last = one.history.findLast(({ what }) =>
          ['case_proposed', 'case_confirmed', 'case_reopened'].includes(what),
        );
        const isUnasked = last?.what === 'case_proposed' && !last.waits;
        const isAgreed = last?.what === 'case_confirmed' && last.isRight;
        expect(one.state === 'closed').toBe(isUnasked || isAgreed);
        expect(one.isUnchecked).toBe(isUnasked);
        if (one.decision === 'reported') expect(one.report).not.toBeNull();
        if (one.filed) expect(one.history.some(({ what }) => what === 'report_drafted')).toBe(true);
        expect(one.decision === null).toBe(one.state === 'open' || one.state === 'looking');
      }
      // An alert is in one case.
      expect(new Set(taken).size).toBe(taken.length);
    }),
    { numRuns: 150 },
  );
});
