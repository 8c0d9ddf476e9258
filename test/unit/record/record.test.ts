import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Ledger } from '../../../src-main/ledger/ledger.ts';
import { readEntry } from '../../../src-main/record/entry.ts';
import { Record as AuditRecord } from '../../../src-main/record/record.ts';
import {
  appendGroup,
  HER,
  keys,
  newFolder,
  openBooks,
  tampered,
  testClock,
  verified,
  writeGroup,
} from '../../support/record-books.ts';
import { cut, named } from './tampering.ts';

vi.mock('../../../src-main/workspace/secrets.ts', async (original) =>
  (await import('../../support/quick-secrets.ts')).quick(await original()),
);

let books: ReturnType<typeof newFolder>;
let ledger: Ledger;
let record: AuditRecord;
let clock: ReturnType<typeof testClock>;

beforeEach(async () => {
  books = newFolder();
  ledger = await openBooks(books.file);
  clock = testClock();
  record = new AuditRecord(ledger, keys, clock.now);
});
afterEach(() => {
  ledger.close();
  books.remove();
});

const entries = () =>
  ledger.all(ledger.query.selectFrom('audit_event').select('entry').orderBy('seq')).map(({ entry }) => {
    const read = readEntry(entry);
    if (!read) throw new Error('not an entry of ours');
    return read;
  });
const groups = () => ledger.rowNumbers('person_group');

describe('a write', () => {
  test('leaves neither rows nor event when its work fails', () => {
    expect(() =>
      record.write(HER, { action: 'review.matched' }, () => {
        appendGroup(ledger, [1, 2], 'half done');
        throw new Error('the disk is full');
      }),
    ).toThrow('the disk is full');
    expect(groups()).toEqual([]);
    expect(entries().map((entry) => entry.action)).toEqual(['record.began']);
    expect(record.head().size).toBe(1);
  });

  test('leaves no rows when its event cannot be written', () => {
    clock.set('not a time');
    expect(() => writeGroup(record, ledger, [1])).toThrow();
    expect(groups()).toEqual([]);
    expect(record.head().size).toBe(1);
  });

  test('binds exactly the rows it wrote, each to the innermost event', () => {
    record.write(HER, { action: 'approvals.approved' }, () => {
      appendGroup(ledger, [1], 'outer');
      record.write(HER, { action: 'review.matched' }, () => appendGroup(ledger, [2, 3], 'inner'));
      appendGroup(ledger, [4], 'outer again');
    });
    const bound = entries().map(({ action, rows }) => [
      action,
      ...rows.map(({ table, first, last }) => `${table} ${first}–${last}`),
    ]);
    expect(bound).toEqual([
      ['record.began'],
      ['review.matched', 'person_group 2–2', 'person_group_line 2–3'],
      [
        'approvals.approved',
        'person_group 1–1',
        'person_group_line 1–1',
        'person_group 3–3',
        'person_group_line 4–4',
      ],
    ]);
    expect(record.head().size).toBe(3);
  });

  test('inside another takes the other back when it fails, also where somebody catches the failure', () => {
    const caught = () =>
      record.write(HER, { action: 'approvals.approved' }, () => {
        appendGroup(ledger, [1], 'outer');
        try {
          record.write(HER, { action: 'review.matched' }, () => {
            appendGroup(ledger, [2], 'inner');
            throw new Error('refused inside');
          });
        } catch {
          // As careless code would.
        }
      });
    expect(caught).toThrow('refused inside');
    expect(groups()).toEqual([]);
    writeGroup(record, ledger, [3]); // The next one is not held up by it.
    expect(groups()).toEqual([1]);
  });

  test('names no person, and no session so that it could be used', () => {
    writeGroup(record, ledger, [1]);
    const entry = entries().at(-1);
    expect(entry).toMatchObject({ actor: HER.person, shell: 'test', action: 'review.matched' });
    expect(JSON.stringify(entry)).not.toContain(HER.session);
    expect(entry?.session).toMatch(/^[0-9a-f]{12}$/);
  });
});

describe('the clock', () => {
  test('that went back is announced before the event that is dated by it', () => {
    clock.set('2026-10-19T09:00:00.000Z');
    record.note(HER, { action: 'session.log_in' });
    clock.set('2026-10-19T08:00:00.000Z');
    record.note(HER, { action: 'session.proved' });
    const [step, proved] = entries().slice(-2);
    expect(step).toMatchObject({ action: 'record.clock_back', actor: '', subject: { seconds: 3600 } });
    expect(proved?.action).toBe('session.proved');
  });

  test('that jumps forward against the clock that cannot is announced once', () => {
    clock.set('2026-10-21T09:00:00.000Z');
    record.note(HER, { action: 'session.log_in' });
    record.note(HER, { action: 'session.proved' });
    expect(entries().map((entry) => entry.action)).toEqual([
      'record.began',
      'record.clock_jump',
      'session.log_in',
      'session.proved',
    ]);
  });
});

describe('a record that was cut', () => {
  const reopened = async (change: Parameters<typeof tampered>[2]) => {
    writeGroup(record, ledger, [1]);
    writeGroup(record, ledger, [2]);
    writeGroup(record, ledger, [3]);
    ledger.close();
    const file = await tampered(books, 'cut.db', change);
    ledger = await openBooks(file);
    return () => writeGroup(new AuditRecord(ledger, keys, clock.now), ledger, [9]);
  };
  const damaged = expect.objectContaining({ kind: 'workspace_damaged' });

  test.each([
    ['the last event', cut(4)],
    ['the last event and its checkpoint', cut(4, 'checkpoints')],
    ['the last event and its nodes', cut(4, 'nodes')],
    ['all checkpoints', cut(1, 'checkpoints')],
  ])('%s is gone: nothing is written on it any more', async (_, change) => {
    const write = await reopened(change);
    expect(write).toThrow(damaged);
    expect(groups()).toEqual([1, 2, 3]);
  });

  test('a node in the middle is gone: nothing is written over the gap', async () => {
    const write = await reopened((driver) => driver.prepare('DELETE FROM audit_node WHERE row = 2').run());
    expect(write).toThrow(damaged);
  });
});

test('a row that a second event claims is a fault of that event', async () => {
  writeGroup(record, ledger, [1]);
  // What a faulty program could do: the same rows under two events.
  const twice = ledger.noting.bind(ledger);
  ledger.noting = (work) => ({ ...twice(work), rows: [{ table: 'person_group', first: 1, last: 1 }] });
  record.write(HER, { action: 'review.matched' }, () => undefined);
  ledger.close();
  expect(named(await verified(books.file))).toEqual(['edited audit_event 3']);
});
