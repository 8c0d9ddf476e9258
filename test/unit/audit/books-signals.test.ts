import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { SIGNAL_KINDS } from '../../../shared/contract/record.ts';
import { SIGNAL_ACTIONS } from '../../../src-main/areas/audit/rules/signals.ts';
import { LI, said, signalsIn, type Told, WANG } from './made-events.ts';

const noted = (action: string, subject: NonNullable<Told['subject']>, minute = 0): Told => ({
  minute,
  action,
  subject,
});

describe('what the program found about the books', () => {
  test('a file that was changed while closed', () => {
    const subject = { place: 'ledger.db', expected: 'aa', found: 'bb' };
    expect(said(signalsIn([noted('record.ledger_changed_while_closed', subject)]))).toEqual([
      'ledger_changed_while_closed:2 serious - place=ledger.db expected=aa found=bb',
    ]);
  });

  test('a head that is contradicted is told once, however often the workspace is opened', () => {
    const below = (size: number, anchored = 60) =>
      noted('record.below_anchor', { place: 'workspace.json', why: 'ahead', anchored, size });
    expect(said(signalsIn([below(50), below(53), below(57), below(57, 70)]))).toEqual([
      'below_anchor:2 serious - place=workspace.json expected=60 found=50',
      'below_anchor:5 serious - place=workspace.json expected=70 found=57',
    ]);
  });

  test('a clock that went back, by how much, and one that jumped', () => {
    const story = [
      noted('record.clock_back', { seconds: 3600 }),
      noted('record.clock_back', { seconds: 90_000 }),
      noted('record.clock_jump', { seconds: -7200 }),
    ];
    expect(said(signalsIn(story))).toEqual([
      'clock_back:2 warning - seconds=3600',
      'clock_back:3 serious - seconds=90000',
      'clock_jump:4 notice - seconds=7200',
    ]);
  });

  test('a verification that found faults, until it holds again or is acknowledged', () => {
    const verified = (holds: number, faults: number) =>
      noted('record.verified', { holds, faults, fault: holds === 1 ? '' : 'edited' });
    const acknowledged = noted('signals.acknowledged', { key: 'record_fault:3' });
    expect(
      said(signalsIn([verified(1, 0), verified(0, 1), verified(0, 4), acknowledged, verified(0, 4)])),
    ).toEqual([
      'record_fault:3 serious - count=4 fault=edited',
      'record_fault:6 serious - count=4 fault=edited',
    ]);
  });

  test('a backup in place of the ledger, by what it lost', () => {
    const restored = (subject: NonNullable<Told['subject']>): Told => ({
      ...noted('backup.restored', subject),
      who: LI,
    });
    const story = [
      restored({ kind: 'over', lost: 12 }),
      restored({ kind: 'over', lost: 0 }),
      restored({ kind: 'first' }),
    ];
    expect(said(signalsIn(story))).toEqual([
      `backup_restored:2 serious ${LI} count=12`,
      `backup_restored:3 warning ${LI} count=0`,
      `backup_restored:4 notice ${LI} count=0`,
    ]);
  });
});

const anyStory = fc.array(
  fc.record({
    minute: fc.nat({ max: 3000 }),
    who: fc.constantFrom(LI, WANG, ''),
    action: fc.constantFrom(...SIGNAL_ACTIONS),
    session: fc.constantFrom('a', 'b', 'c'),
    run: fc.constantFrom('one', 'two'),
    subject: fc.record({
      person: fc.constantFrom(LI, WANG, ''),
      loosened: fc.constantFrom(0, 1),
      holds: fc.constantFrom(0, 1),
      key: fc
        .tuple(fc.constantFrom(...SIGNAL_KINDS), fc.integer({ min: 2, max: 60 }))
        .map(([kind, seq]) => `${kind}:${seq}`),
    }),
  }),
  { maxLength: 80 },
);

test('a signal once given keeps its key, its person and its time, whatever comes later', () => {
  fc.assert(
    fc.property(anyStory, fc.nat({ max: 80 }), (story, cut) => {
      const inTime = story.toSorted((a, b) => a.minute - b.minute);
      const whole = new Map(signalsIn(inTime).map((each) => [each.key, each]));
      for (const { key, person, at } of signalsIn(inTime.slice(0, cut)))
        expect(whole.get(key)).toMatchObject({ person, at });
    }),
    { numRuns: 500 },
  );
});

test('no two signals have one key, and each rests on an event', () => {
  fc.assert(
    fc.property(anyStory, (story) => {
      const signals = signalsIn(story.toSorted((a, b) => a.minute - b.minute));
      expect(new Set(signals.map((each) => each.key)).size).toBe(signals.length);
      for (const { evidence } of signals) expect(evidence.length).toBeGreaterThan(0);
    }),
    { numRuns: 300 },
  );
});
