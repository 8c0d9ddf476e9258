/**
 * Who may ask what: every call of the contract asked of a real engine by every role, by nobody, by somebody who has yet to set a password of her
 * own, and by somebody who was disabled. What comes out is a table for a person to read: test/golden/access/calls-by-role.txt.
 *
 * After a change of the contract or of the rights, read the difference and write the table anew:
 *   UPDATE_GOLDEN=1 npx vitest run test/unit/access/gate.test.ts
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { ROLES, type Role } from '../../../shared/contract/access.ts';
import type { Right } from '../../../shared/contract/call.ts';
import { type Answer, CALL_NAMES, type CallName, calls } from '../../../shared/contract/calls.ts';
import { RIGHTS_OF } from '../../../src-main/areas/access/rules/rights.ts';
import { House, type Seat } from '../../support/people.ts';

vi.mock('../../../src-main/workspace/secrets.ts', async (original) =>
  (await import('../../support/quick-secrets.ts')).quick(await original()),
);

const GOLDEN = new URL('../../golden/access/calls-by-role.txt', import.meta.url);

/** By what the gate says; whatever comes after it (a yes, an input that is no input) is the call's own business. */
const MARKS: Readonly<Record<string, string>> = {
  no_right: '.',
  locked: 'L',
  must_change_password: 'W',
  prove_again: 'P',
};
const LEGEND = [
  '# Every call of the contract × who asks, with an empty input and no fresh proof of oneself.',
  '# +  the gate lets it through        P  once she has proved herself anew (session.prove)',
  '# .  she has no right to it          W  not before she has set a password of her own',
  '# L  nobody is logged in (or she was disabled since)',
  '# The right that a call needs stands behind its name. Written by test/unit/access/gate.test.ts.',
];

let house: House;
/** In the order of the columns. */
const columns: { readonly title: string; readonly seat: Seat }[] = [];

beforeAll(async () => {
  house = await House.make();
  for (const role of ROLES)
    columns.push({ title: role, seat: role === 'owner' ? house.owner : await house.person(role) });
  const leaver = await house.person('clerk', { name: '卫离职' });
  columns.push(
    { title: 'newcomer', seat: await house.newcomer('冯新人', ['owner']) },
    { title: 'disabled', seat: leaver },
    { title: 'nobody', seat: house.seat() },
  );
  await house.owner.prove();
  const { requestId } = await house.owner.get('access.disablePerson', {
    personId: leaver.who.id,
    reason: '离职',
  });
  await house.agree(requestId ?? 0);
});
afterAll(() => house.close());
afterEach(() => void vi.useRealTimers());

const seatOf = (title: string): Seat => {
  const found = columns.find((column) => column.title === title)?.seat;
  if (!found) throw new Error(`nobody sits as ${title}`);
  return found;
};

/** Asked with nothing in hand: what the gate says comes before what the input is. */
const askEmpty = async (seat: Seat, name: CallName) =>
  (await house.engine.call(seat.session, name, {})) as Answer<CallName>; // The engine's own shape.

const markOf = (answer: Answer<CallName>): string => (answer.ok ? '+' : (MARKS[answer.error.kind] ?? '+'));

/** The proof that a person gave while she was set up is not a fresh one. */
function tomorrow(): void {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 10 * 60_000 });
}

/** Locking is asked last: it ends the log-in it is asked from. */
const order = CALL_NAMES.toSorted((a, b) => Number(a === 'workspace.lock') - Number(b === 'workspace.lock'));

async function makeTable(): Promise<string> {
  tomorrow();
  const marks = new Map<string, string>();
  for (const { title, seat } of columns) {
    const isIn = title !== 'nobody' && title !== 'disabled';
    for (const name of order) {
      marks.set(`${name} ${title}`, markOf(await askEmpty(seat, name)));
    }
    if (isIn) await house.logIn(seat);
  }
  const titles = columns.map((column) => column.title);
  const line = (name: string, right: string, cells: readonly string[]) =>
    [name.padEnd(30), right.padEnd(14), ...cells.map((cell, at) => cell.padEnd((titles[at] ?? '').length))]
      .join('  ')
      .trimEnd();
  const rows = CALL_NAMES.toSorted().map((name) =>
    line(
      name,
      calls[name].right,
      titles.map((title) => marks.get(`${name} ${title}`) ?? ''),
    ),
  );
  return [...LEGEND, '', line('call', 'right', titles), ...rows, ''].join('\n');
}

describe('every call of the contract, asked by everybody', () => {
  test('is let through or refused as the table says', async () => {
    const table = await makeTable();
    if (process.env['UPDATE_GOLDEN']) writeFileSync(GOLDEN, table);
    expect(table).toBe(readFileSync(GOLDEN, 'utf8'));
  });

  test.each(ROLES)('%s: what the table lets through is what her rights say, and nothing else', (role) => {
    const lines = readFileSync(GOLDEN, 'utf8').split('\n');
    const header = lines.find((line) => line.startsWith('call ')) ?? '';
    const column = header.indexOf(role);
    for (const name of CALL_NAMES) {
      const mark = lines.find((line) => line.startsWith(`${name} `))?.[column];
      const { right, isDangerous } = calls[name];
      const has = right === 'none' || RIGHTS_OF[role].includes(right);
      expect(`${name} ${mark}`).toBe(`${name} ${has ? (isDangerous ? 'P' : '+') : '.'}`);
    }
  });

  test('what the gate says does not depend on what is asked with it', async () => {
    tomorrow();
    for (const name of CALL_NAMES) {
      if (calls[name].right === 'none' || name === 'workspace.lock') continue;
      const refused = markOf(await askEmpty(seatOf('manager'), name));
      if (refused === '+' || refused === 'L') continue;
      for (const input of [null, undefined, [], 'x', { everything: 'else' }]) {
        const answer = await house.engine.call(seatOf('manager').session, name, input);
        expect(`${name} ${markOf(answer as Answer<CallName>)}`).toBe(`${name} ${refused}`); // As in askEmpty.
      }
    }
  });
});

describe('roles in words', () => {
  const may = (role: Role, name: CallName) => RIGHTS_OF[role].includes(calls[name].right);
  const held = (role: Role, rights: readonly Right[]) =>
    rights.filter((right) => RIGHTS_OF[role].includes(right));

  test('an auditor reads everything and takes evidence away, and changes nothing', () => {
    const changing = held('auditor', ['import', 'match', 'review', 'approve', 'manage_people', 'settings']);
    expect(changing).toEqual([]);
    const looking: CallName[] = ['record.list', 'exports.csv', 'statements.lines', 'access.people'];
    expect(looking.filter((name) => !may('auditor', name))).toEqual([]);
  });

  test('an administrator sees no line of a statement and decides nothing about money', () => {
    const money: Right[] = [
      'read',
      'summary',
      'import',
      'match',
      'review',
      'export',
      'reveal',
      'approve_money',
    ];
    expect(held('administrator', money)).toEqual([]);
  });

  test('risk is the compliance officer’s alone: not even the owner has it', () => {
    expect(ROLES.filter((role) => RIGHTS_OF[role].includes('risk'))).toEqual(['compliance']);
  });
});

describe('the dangerous few', () => {
  const dangerous = CALL_NAMES.filter((name) => calls[name].isDangerous);
  const policy = 'approvals.setPolicy';
  const isOpen = async (seat: Seat) => markOf(await askEmpty(seat, policy)) === '+';

  test('are open to who has just proved herself, and shut again five minutes later', async () => {
    const { owner } = house;
    tomorrow();
    for (const name of dangerous) expect(`${name} ${markOf(await askEmpty(owner, name))}`).toBe(`${name} P`);
    await owner.prove();
    for (const name of dangerous) expect(`${name} ${markOf(await askEmpty(owner, name))}`).toBe(`${name} +`);
    vi.setSystemTime(Date.now() + 4 * 60_000 + 59_000);
    expect(await isOpen(owner)).toBe(true);
    vi.setSystemTime(Date.now() + 1000);
    expect(await isOpen(owner)).toBe(false);
  });

  test('a proof is the window’s own: not her other window’s, and not the next log-in’s', async () => {
    const { owner } = house;
    const second = house.seat(owner.who);
    await house.logIn(second);
    await owner.prove();
    expect([await isOpen(owner), await isOpen(second)]).toEqual([true, false]);
    await owner.get('workspace.lock', {});
    await house.logIn(owner);
    expect(await isOpen(owner)).toBe(false);
    await house.engine.endSession(second.session);
  });

  test('a wrong password proves nothing, and neither does somebody else’s', async () => {
    const { owner } = house;
    tomorrow();
    const clerk = seatOf('clerk').who;
    expect(await owner.refusal('session.prove', { secret: 'no such password at all' })).toBe('wrong_secret');
    expect(await owner.refusal('session.prove', { secret: clerk.password })).toBe('wrong_secret');
    expect(await isOpen(owner)).toBe(false);
  });
});
