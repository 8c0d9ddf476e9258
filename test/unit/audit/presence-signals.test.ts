import { describe, expect, test } from 'vitest';
import { DAY_MINUTES, LI, logIn, said, signalsIn, type Told, WANG } from './made-events.ts';

describe('log-ins at an odd hour', () => {
  test.each([
    [13 * 60 + 59, []],
    [14 * 60, [`odd_hour_log_in:2 notice ${LI} hour=23 count=1`]],
    [20 * 60 + 59, [`odd_hour_log_in:2 notice ${LI} hour=5 count=1`]],
    [21 * 60, []],
  ])('are those from 23:00 until 06:00 at the desk (minute %i after nine)', (minute, expected) => {
    expect(said(signalsIn([logIn(minute)]))).toEqual(expected);
  });

  test('of one night are one signal', () => {
    const night = 14 * 60;
    const story = [
      logIn(night),
      leaves(night + 20),
      logIn(night + 60),
      leaves(night + 70),
      logIn(night + 200),
    ];
    expect(said(signalsIn(story))).toEqual([`odd_hour_log_in:2 notice ${LI} hour=23 count=3`]);
    expect(signalsIn([...story, leaves(night + 300), logIn(night + DAY_MINUTES)])).toHaveLength(2);
  });
});

const leaves = (minute: number, who = LI, session = 'window'): Told => ({
  minute,
  who,
  action: 'session.log_out',
  session,
});

describe('a log-in after a long absence', () => {
  test('of ninety days is nothing, of one more is a signal', () => {
    const back = (days: number) => said(signalsIn([logIn(0), leaves(5), logIn(days * DAY_MINUTES)]));
    expect(back(90)).toEqual([]);
    expect(back(91)).toEqual([`long_absence:4 warning ${LI} days=91`]);
  });

  test('counts from what was known before, and from the day an account was made that nobody used', () => {
    const lastLogIns = new Map([[LI, '2024-01-01T09:00:00.000Z']]);
    expect(said(signalsIn([logIn(0)], { lastLogIns }))).toEqual([`long_absence:2 warning ${LI} days=791`]);
    const added: Told = { minute: 0, who: WANG, action: 'access.person_added', subject: { person: LI } };
    const absences = signalsIn([added, logIn(120 * DAY_MINUTES)]).filter(
      (each) => each.kind === 'long_absence',
    );
    expect(said(absences)).toEqual([`long_absence:3 warning ${LI} days=120`]);
  });

  test('somebody of whom nothing is known was not absent', () => {
    expect(signalsIn([logIn(0, 'P-new')])).toEqual([]);
  });
});

describe('one person in two places', () => {
  const at = (minute: number, session: string, run = 'run') => logIn(minute, LI, { session, run });

  test('is one signal as long as it lasts, with how many windows there were at most', () => {
    expect(said(signalsIn([at(0, 'a'), at(1, 'b'), at(2, 'c')]))).toEqual([
      `two_sessions:3 notice ${LI} count=3`,
    ]);
    const parted = [at(0, 'a'), at(1, 'b'), leaves(2, LI, 'a'), at(3, 'c')];
    expect(said(signalsIn(parted))).toEqual([
      `two_sessions:3 notice ${LI} count=2`,
      `two_sessions:5 notice ${LI} count=2`,
    ]);
  });

  test('is not: the same window again, one after the other, two people, or another run of the program', () => {
    expect(signalsIn([at(0, 'a'), at(1, 'a')])).toEqual([]);
    expect(signalsIn([at(0, 'a'), leaves(1, LI, 'a'), at(2, 'b')])).toEqual([]);
    const locked: Told = { minute: 1, who: LI, action: 'session.idle_lock', session: 'a' };
    expect(signalsIn([at(0, 'a'), locked, at(2, 'b')])).toEqual([]);
    expect(signalsIn([at(0, 'a'), logIn(1, WANG, { session: 'b' })])).toEqual([]);
    // A killed program leaves nobody's log-out behind.
    expect(signalsIn([at(0, 'a', 'first run'), at(1, 'b', 'second run')])).toEqual([]);
  });
});

test('a device that opens the workspace from now on is told', () => {
  const story: Told[] = [{ minute: 0, who: LI, action: 'access.device_remembered', subject: { person: LI } }];
  expect(said(signalsIn(story))).toEqual([`new_device:2 notice ${LI}`]);
});
