/**
 * The mechanism by itself, under whatever sequence of persons and decisions: a maker's own yes never counts, nothing is carried out twice or after
 * a no, and what fails while it is carried out has not been agreed to either.
 */
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Role } from '../../../shared/contract/access.ts';
import { Refused } from '../../../shared/contract/errors.ts';
import { appendPassword, appendPerson } from '../../../src-main/areas/access/store.ts';
import { Requests } from '../../../src-main/areas/approvals/requests.ts';
import { approvalsOf, endOf } from '../../../src-main/areas/approvals/store.ts';
import type { Desk } from '../../../src-main/engine/desk.ts';
import type { CallInfo } from '../../../src-main/platform/handlers.ts';
import type { Asking, Executor } from '../../../src-main/platform/second-person.ts';
import { verifyRecord } from '../../../src-main/record/verify.ts';
import { newDesk, info as nobody } from '../../support/desk.ts';

const START = Date.parse('2026-10-19T01:00:00.000Z');
const DAY = 24 * 60 * 60_000;
const ROLES: Readonly<Record<string, Role>> = {
  'P-0000000001': 'owner',
  'P-0000000002': 'clerk',
  'P-0000000003': 'clerk',
  'P-0000000004': 'reviewer',
  'P-0000000005': 'reviewer',
  'P-0000000006': 'auditor',
};
const PEOPLE = Object.keys(ROLES);

let desk: Desk;
let requests: Requests;
let now = START;
/** What was carried out, by the thing it was about. */
const carriedOut: { readonly thing: number; readonly maker: string }[] = [];
/** What each thing looks like now; another number makes a request about it void. */
const versions = new Map<number, number>();
let breaks = false;
let things = 0;

const hashOf = (thing: number) => `${thing}.${versions.get(thing) ?? 0}`.padStart(64, '0').replace('.', 'a');
const executor: Executor = {
  hashNow: ({ thing }) => (versions.get(Number(thing)) === -1 ? null : hashOf(Number(thing))),
  run: ({ thing }, maker, _reason, info) => {
    desk.record.write(info, { action: 'exceptions.disposed', subject: { thing: Number(thing), maker } }, () =>
      desk.workspace.ledger.append(
        desk.workspace.ledger.query.insertInto('exception_event').values({
          exception_key: `thing ${thing}`,
          at: new Date(now).toISOString(),
          by: maker,
          action: 'dispose',
          value: 'write_off',
          text: '',
        }),
      ),
    );
    if (breaks) throw new Error('the power went');
    carriedOut.push({ thing: Number(thing), maker });
  },
};

beforeAll(async () => {
  desk = await newDesk();
  const { ledger } = desk.workspace;
  const by = { at: new Date(START).toISOString(), by: 'P-0000000001' };
  desk.record.write(nobody, { action: 'access.person_added' }, () => {
    for (const [id, role] of Object.entries(ROLES)) {
      appendPerson(ledger, id, [role], by, '');
      appendPassword(ledger, id, 'own', by);
    }
  });
  desk.people.forget();
  requests = new Requests({
    ledger,
    record: desk.record,
    people: desk.people,
    now: () => new Date(now).toISOString(),
    executorOf: () => executor,
  });
});
afterAll(() => desk.close());

const as = (person: string): CallInfo => ({ ...nobody, person });
const asking = (thing: number, amount: number): Asking => ({
  kind: 'write_off',
  subject: { thing },
  hash: hashOf(thing),
  facts: [],
  amount,
  currency: 'CNY',
  reason: '核销',
});
/** Files a request about something new; its number and its thing. */
function make(person: string, amount = 20_000): { readonly id: number; readonly thing: number } {
  things += 1;
  const { requestId } = requests.decide(as(person), asking(things, amount), () => {
    throw new Error('above the limit');
  });
  return { id: requestId ?? 0, thing: things };
}
const verify = () =>
  verifyRecord({
    ledger: desk.workspace.ledger,
    keys: { workspaceId: desk.workspace.document.id, publicKey: desk.workspace.device.publicKey },
    anchors: [],
    explained: new Set(),
    step: async () => undefined,
  });
const rowsOf = () => [
  ...desk.workspace.ledger.countRows([
    'request',
    'request_decision',
    'exception_event',
    'audit_event',
    'audit_checkpoint',
  ]),
];

describe('a stop while it is carried out', () => {
  test('leaves everything as it was before anybody agreed, and it can be agreed to again', async () => {
    const { id, thing } = make('P-0000000002');
    const request = requests.get(id);
    const before = rowsOf();
    breaks = true;
    await expect(requests.approve(id, request.hash, '', as('P-0000000004'))).rejects.toThrow(
      'the power went',
    );
    breaks = false;
    expect(rowsOf()).toEqual(before);
    expect(requests.state(requests.get(id))).toBe('waiting');
    expect(await requests.approve(id, request.hash, '', as('P-0000000004'))).toBe('done');
    expect(carriedOut.filter((each) => each.thing === thing)).toEqual([{ thing, maker: 'P-0000000002' }]);
    expect(await verify()).toMatchObject({ holds: true, faults: [] });
  });

  test('the same for the second of two who agree: the first one’s yes stands', async () => {
    const { id } = make('P-0000000002', 20_000_000);
    const { hash } = requests.get(id);
    expect(await requests.approve(id, hash, '', as('P-0000000004'))).toBe('waiting');
    const before = rowsOf();
    breaks = true;
    await expect(requests.approve(id, hash, '', as('P-0000000005'))).rejects.toThrow('the power went');
    breaks = false;
    expect(rowsOf()).toEqual(before);
    expect(approvalsOf(requests.get(id)).map((each) => each.by)).toEqual(['P-0000000004']);
    expect(await requests.approve(id, hash, '', as('P-0000000001'))).toBe('done');
  });
});

describe('every role', () => {
  test.each(PEOPLE)('%s asks and cannot agree to it herself', async (person) => {
    const { id, thing } = make(person);
    const { hash } = requests.get(id);
    await expect(requests.approve(id, hash, '', as(person))).rejects.toMatchObject({ kind: 'same_person' });
    expect(() => requests.reject(id, 'mine', as(person))).toThrow(Refused);
    expect(carriedOut.filter((each) => each.thing === thing)).toEqual([]);
  });
});

/** One thing that a person does to one of the requests of a run. */
const move = fc.record({
  what: fc.constantFrom(
    'make',
    'approve',
    'approve',
    'approve',
    'wrong',
    'reject',
    'withdraw',
    'change',
    'gone',
    'wait',
  ),
  // Who may decide comes more often: most sequences shall get somewhere.
  person: fc.constantFrom(...PEOPLE, 'P-0000000004', 'P-0000000004', 'P-0000000005'),
  at: fc.nat(2),
  amount: fc.constantFrom(10_000, 500_000, 10_000_000),
});

test('in any sequence: no own yes, never twice, never after a no, and the record holds', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(move, { minLength: 4, maxLength: 40 }), async (moves) => {
      now = START;
      const made: { readonly id: number; readonly thing: number }[] = [
        make('P-0000000002'),
        make('P-0000000001', 10_000_000),
      ];
      for (const { what, person, at, amount } of moves) {
        const target = made[at % made.length];
        if (!target) continue;
        const { hash } = requests.get(target.id);
        try {
          if (what === 'make') made.push(make(person, amount));
          else if (what === 'approve') await requests.approve(target.id, hash, '', as(person));
          else if (what === 'wrong') await requests.approve(target.id, hashOf(0), '', as(person));
          else if (what === 'reject') requests.reject(target.id, '不行', as(person));
          else if (what === 'withdraw') requests.withdraw(target.id, '算了', as(person));
          else if (what === 'change') versions.set(target.thing, (versions.get(target.thing) ?? 0) + 1);
          else if (what === 'gone') versions.set(target.thing, -1);
          else now += 5 * DAY;
        } catch (fault) {
          if (!(fault instanceof Refused)) throw fault;
        }
      }
      for (const { id, thing } of made) {
        const request = requests.get(id);
        const agreed = approvalsOf(request).map((each) => each.by);
        const done = carriedOut.filter((each) => each.thing === thing);
        expect(agreed).not.toContain(request.madeBy);
        expect(new Set(agreed).size).toBe(agreed.length);
        for (const person of agreed) expect(['owner', 'reviewer']).toContain(ROLES[person]);
        expect(done.length).toBe(endOf(request)?.action === 'carry_out' ? 1 : 0);
        if (done.length > 0) expect(agreed.length).toBe(request.needed);
        expect(request.decisions.filter((each) => each.action !== 'approve').length).toBeLessThanOrEqual(1);
        // What ended it is the last that was said.
        if (endOf(request)) expect(request.decisions.at(-1)).toEqual(endOf(request));
      }
    }),
    { numRuns: 120 },
  );
  expect(await verify()).toMatchObject({ holds: true, faults: [] });
});
