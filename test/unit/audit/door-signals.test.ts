import { describe, expect, test } from 'vitest';
import { failed, LI, logIn, many, said, signalsIn, type Told, WANG } from './made-events.ts';

describe('failed log-ins', () => {
  test('four of one person are a bad morning, five within a quarter of an hour are a signal', () => {
    expect(signalsIn(many(4, (at) => failed(at)))).toEqual([]);
    expect(said(signalsIn(many(5, (at) => failed(at))))).toEqual([
      `failed_log_ins:6 warning ${LI} count=5 minutes=4`,
    ]);
  });

  test('spread over the day they are none', () => {
    expect(signalsIn(many(12, (at) => failed(at * 20)))).toEqual([]);
  });

  test('a hundred in a row are one signal, and serious', () => {
    const [signal, ...others] = signalsIn(many(100, (at) => failed(at / 10)));
    expect(others).toEqual([]);
    expect(said(signal ? [signal] : [])).toEqual([`failed_log_ins:6 serious ${LI} count=100 minutes=10`]);
    expect(signal?.evidence).toHaveLength(100);
  });

  test('ten over several names are somebody who tries names', () => {
    const names = ['', 'P-a', 'P-b', 'P-c'];
    expect(signalsIn(many(9, (at) => failed(at, names[at % 4])))).toEqual([]);
    expect(said(signalsIn(many(10, (at) => failed(at, names[at % 4]))))).toEqual([
      'failed_log_ins:11 warning - count=10 minutes=9',
    ]);
  });

  test('more than could be kept count as so many', () => {
    const story: Told[] = [
      { minute: 0, action: 'session.log_in_failed', subject: { person: '', more: 4000 } },
    ];
    expect(said(signalsIn(story))).toEqual(['failed_log_ins:2 serious - count=4000 minutes=1']);
  });

  test('are dated by when they happened, not by when the workspace was opened', () => {
    const at = (minute: number) =>
      new Date(Date.parse('2026-03-01T20:00:00Z') + minute * 60_000).toISOString();
    const story = many(5, (minute) => ({ ...failed(600), subject: { person: LI, at: at(minute * 16) } }));
    expect(signalsIn(story)).toEqual([]);
    const close = many(5, (minute) => ({ ...failed(600), subject: { person: LI, at: at(minute) } }));
    expect(said(signalsIn(close))).toEqual([`failed_log_ins:6 warning ${LI} count=5 minutes=4`]);
  });

  test('go on after somebody acknowledged them: they are told again', () => {
    const acknowledged: Told = {
      minute: 6,
      who: WANG,
      action: 'signals.acknowledged',
      subject: { key: 'failed_log_ins:6' },
    };
    const story = [...many(6, (at) => failed(at)), acknowledged, ...many(5, (at) => failed(7 + at))];
    expect(said(signalsIn(story))).toEqual([
      `failed_log_ins:6 warning ${LI} count=6 minutes=5`,
      `failed_log_ins:13 warning ${LI} count=5 minutes=4`,
    ]);
  });
});

test('waits of one siege are one signal with the longest wait', () => {
  const lockedOut = (minute: number, seconds: number): Told => ({
    minute,
    action: 'session.locked_out',
    subject: { person: LI, seconds },
  });
  expect(said(signalsIn([lockedOut(0, 5), lockedOut(1, 40), lockedOut(2, 1800), lockedOut(900, 5)]))).toEqual(
    [`lock_out:2 warning ${LI} seconds=1800 count=3`, `lock_out:5 warning ${LI} seconds=5 count=1`],
  );
});

describe('a log-in after failures', () => {
  test('of two is nothing, of three is a signal', () => {
    expect(signalsIn([failed(0), failed(1), logIn(2)])).toEqual([]);
    expect(said(signalsIn([failed(0), failed(1), failed(2), logIn(3)]))).toEqual([
      `success_after_failures:5 warning ${LI} count=3`,
    ]);
  });

  test('counts her own failures of the last hour only, and each once', () => {
    expect(signalsIn([failed(0), failed(1), failed(2), logIn(90)])).toEqual([]);
    expect(signalsIn([failed(0, WANG), failed(1, WANG), failed(2, WANG), logIn(3)])).toEqual([]);
    expect(signalsIn([...many(3, (at) => failed(at)), logIn(4), logIn(5)])).toHaveLength(1);
  });

  test('is seen also where the failures were made at another window and came into the record later', () => {
    const at = (minute: number) =>
      new Date(Date.parse('2026-03-02T09:00:00Z') + minute * 60_000).toISOString();
    const late = many(6, (minute) => ({ ...failed(20), subject: { person: LI, at: at(minute) } }));
    expect(said(signalsIn([logIn(10), ...late])).filter((each) => each.startsWith('success'))).toEqual([
      `success_after_failures:5 serious ${LI} count=6`,
    ]);
  });
});
