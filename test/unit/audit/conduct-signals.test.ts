import { describe, expect, test } from 'vitest';
import { DAY_MINUTES, LI, many, said, signalsIn, type Told, WANG } from './made-events.ts';

const reveal = (minute: number, who = LI): Told => ({
  minute,
  who,
  action: minute % 2 === 0 ? 'statements.revealed' : 'statements.source_revealed',
  subject: { line: 7 },
});

describe('protected fields shown in bulk', () => {
  test('are twenty within an hour by one person', () => {
    expect(signalsIn(many(19, (at) => reveal(at)))).toEqual([]);
    expect(said(signalsIn(many(20, (at) => reveal(at))))).toEqual([
      `mass_reveal:21 warning ${LI} count=20 minutes=19`,
    ]);
    expect(signalsIn(many(30, (at) => reveal(at, at % 2 === 0 ? LI : WANG)))).toEqual([]);
    expect(signalsIn(many(30, (at) => reveal(at * 6)))).toEqual([]);
  });

  test('are accounts of parties as well, and receipts that were taken out whole; masked ones are not', () => {
    const receipt =
      (revealed: number) =>
      (minute: number): Told => ({
        minute,
        who: LI,
        action: 'payments.receipt_made',
        subject: { number: 1, revealed },
      });
    expect(signalsIn(many(30, receipt(0)))).toEqual([]);
    expect(signalsIn(many(20, receipt(1)))).toHaveLength(1);
    expect(signalsIn(many(20, (minute) => ({ minute, who: LI, action: 'parties.revealed' })))).toHaveLength(
      1,
    );
  });

  test('are serious from sixty on', () => {
    expect(said(signalsIn(many(60, (at) => reveal(at / 2))))[0]).toContain('serious');
  });
});

test('five exports within an hour are many', () => {
  const one = (minute: number): Told => ({
    minute,
    who: LI,
    action: 'exports.made',
    subject: { revealed: 0 },
  });
  expect(signalsIn(many(4, one))).toEqual([]);
  expect(said(signalsIn(many(5, one)))).toEqual([`mass_export:6 warning ${LI} count=5 minutes=4`]);
});

test('five refusals within ten minutes are somebody trying doors, and the call is named', () => {
  const one = (minute: number): Told => ({
    minute,
    who: LI,
    action: 'session.refused',
    subject: { call: 'access.setRoles' },
  });
  expect(signalsIn(many(5, (at) => one(at * 3)))).toEqual([]);
  expect(said(signalsIn(many(5, one)))).toEqual([
    `refused_repeatedly:6 warning ${LI} count=5 minutes=4 call=access.setRoles`,
  ]);
});

test('whoever gets other rights is named, with the roles before and after', () => {
  const story: Told[] = [
    { minute: 0, who: WANG, action: 'access.roles_changed', subject: { person: LI, maker: WANG } },
    { minute: 1, who: WANG, action: 'access.password_issued', subject: { person: LI } },
    { minute: 2, who: WANG, action: 'access.profile_changed' },
  ];
  const rolesOf = (seq: number) => (seq === 2 ? { from: 'clerk', to: 'clerk reviewer' } : null);
  expect(said(signalsIn(story, { rolesOf }))).toEqual([
    `rights_changed:2 warning ${LI} what=access.roles_changed from=clerk to=clerk reviewer`,
    `rights_changed:3 notice ${LI} what=access.password_issued`,
  ]);
});

describe('a limit that was loosened', () => {
  // The checker's approval carries it out: the actor is the checker, the maker is in the subject.
  const policy = (minute: number, loosened: number, maker = LI): Told => ({
    minute,
    who: WANG,
    action: 'approvals.policy_changed',
    subject: { loosened, maker },
  });
  const writeOff = (minute: number, maker = LI): Told => ({
    minute,
    who: maker,
    action: 'exceptions.disposed',
    subject: { maker },
  });

  test('and used by the same maker within a day is serious', () => {
    expect(said(signalsIn([policy(0, 1), writeOff(30), writeOff(40)]))).toEqual([
      `limit_loosened_before_use:3 serious ${LI} minutes=30 count=2`,
    ]);
  });

  test('is no signal when it was tightened, used by another, used later, or put back before', () => {
    expect(signalsIn([policy(0, 0), writeOff(30)])).toEqual([]);
    expect(signalsIn([policy(0, 1), writeOff(30, WANG)])).toEqual([]);
    expect(signalsIn([policy(0, 1), writeOff(DAY_MINUTES + 1)])).toEqual([]);
    expect(signalsIn([policy(0, 1), policy(1, 0), writeOff(30)])).toEqual([]);
    expect(signalsIn([writeOff(0), policy(1, 1)])).toEqual([]);
  });
});
