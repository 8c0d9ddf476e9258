import { copyFileSync, openSync, readFileSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Ledger } from '../../../src-main/ledger/ledger.ts';
import type { Subject } from '../../../src-main/record/entry.ts';
import { Record as AuditRecord } from '../../../src-main/record/record.ts';
import { newDeviceKey } from '../../../src-main/record/signed-note.ts';
import { verifyRecord } from '../../../src-main/record/verify.ts';
import {
  appendGroup,
  HER,
  keys,
  newFolder,
  openBooks,
  tampered,
  testClock,
  verified,
  withRecord,
  writeGroup,
} from '../../support/record-books.ts';
import { cut, EVENTS, first, named, smallRecord } from './tampering.ts';

let record: Awaited<ReturnType<typeof smallRecord>>;
beforeAll(async () => {
  record = await smallRecord();
});
afterAll(() => record.remove());

const nothing = () => undefined;

describe('an untouched record', () => {
  test('holds, and says what was counted', async () => {
    const result = await verified(record.file, {
      anchors: [
        { place: 'paper', note: record.head(25) },
        { place: 'mail', note: record.head(7).replaceAll('\n', '\r\n') },
        { place: 'desk', note: '' },
      ],
    });
    expect(result).toMatchObject({ holds: true, events: 25, rows: 18 * 4, checkpoints: 25, faults: [] });
    expect(result.size).toBe(25);
    expect(result.root).toMatch(/^[0-9a-f]{64}$/);
  });

  test('holds while others go on writing', async () => {
    const books = newFolder();
    const clock = testClock();
    await withRecord(books.file, (audit, ledger) => writeGroup(audit, ledger, [1]), clock.now);
    const ledger = await openBooks(books.file);
    const audit = new AuditRecord(ledger, keys, clock.now);
    let writes = 0;
    const result = await verifyRecord({
      ledger,
      keys,
      anchors: [{ place: 'anchor', note: audit.head().checkpoint }],
      explained: new Set(),
      step: async () => {
        writes += 1;
        if (writes < 8) writeGroup(audit, ledger, [writes * 10]);
      },
    });
    ledger.close();
    books.remove();
    expect(named(result)).toEqual([]);
    expect(result.events).toBeGreaterThan(5);
  });
});

describe('a ledger that was put back', () => {
  test('to an earlier state, whole in itself: an older backup', async () => {
    const books = newFolder();
    const clock = testClock();
    const older = join(books.folder, 'older.db');
    await withRecord(books.file, (audit, ledger) => writeGroup(audit, ledger, [1]), clock.now);
    copyFileSync(books.file, older);
    const [between, note] = await withRecord(
      books.file,
      (audit, ledger) =>
        [2, 3].map((line) => {
          writeGroup(audit, ledger, [line]);
          return audit.head().checkpoint;
        }),
      clock.now,
    );
    const anchors = [{ place: 'workspace', note: note ?? '' }];
    expect(named(await verified(older, { anchors }))).toEqual(['older_backup workspace 4']);

    // It is worked on: as soon as it is long enough the two histories are seen to differ.
    await withRecord(
      older,
      (audit, ledger) => [4, 5].map((line) => writeGroup(audit, ledger, [line])),
      clock.now,
    );
    expect(named(await verified(older, { anchors }))).toEqual(['forked workspace 4']);

    // A restore that says what it took the place of explains that head, and those it cut off with it.
    const restored = (subject: Subject) =>
      withRecord(older, (audit) => audit.note(HER, { action: 'backup.restored', subject }), clock.now);
    await restored({ replaced_size: 4, replaced_root: 'another', backup_size: 3 });
    expect(named(await verified(older, { anchors }))).toEqual(['forked workspace 4']);
    await restored({ ...replacedBy(note ?? ''), backup_size: 2 });
    const all = [...anchors, { place: 'paper', note: between ?? '' }];
    const explained = await verified(older, { anchors: all });
    expect(explained.holds).toBe(true);
    expect(named({ faults: explained.remarks })).toEqual(['forked workspace 4', 'forked paper 3']);
    books.remove();
  });

  test('to an earlier state that was written on since: the record tells that a head was ahead of it', async () => {
    const books = newFolder();
    const clock = testClock();
    const older = join(books.folder, 'older.db');
    await withRecord(books.file, (audit, ledger) => writeGroup(audit, ledger, [1]), clock.now);
    copyFileSync(books.file, older);
    const write = (audit: AuditRecord, ledger: Ledger) => {
      writeGroup(audit, ledger, [2]);
      return audit.head().checkpoint;
    };
    const note = await withRecord(books.file, write, clock.now);
    const subject = { place: 'workspace.json', why: 'ahead', anchored: 3, size: 2 };
    await withRecord(
      older,
      (audit) => audit.note(HER, { action: 'record.below_anchor', subject }),
      clock.now,
    );
    const { faults } = await verified(older, { anchors: [{ place: 'workspace.json', note }] });
    expect(faults).toEqual([
      { kind: 'older_backup', place: 'workspace.json', number: 3, expected: '3', found: '2' },
    ]);
    books.remove();
  });

  test('with its tail cut, but rows of the tail left: not a backup but a cut', async () => {
    const both = cut(14, 'nodes', 'checkpoints');
    expect(first(await record.when(both, record.head(25)))).toBe('truncated audit_event 14');
  });
});

const replacedBy = (note: string) => {
  const [, size, root] = note.split('\n');
  return {
    replaced_size: Number(size),
    replaced_root: Buffer.from(root ?? '', 'base64').toString('hex'),
  };
};

describe('a head that was kept elsewhere', () => {
  test('that our key has not signed is not believed', async () => {
    const forged = record.head(20).replace('A', 'B');
    expect(named(await record.when(nothing, forged))).toEqual(['signature anchor 20']);
    expect(named(await record.when(nothing, 'yes, all is well'))).toEqual(['signature anchor 0']);
  });

  test('of another workspace is not of this record', async () => {
    const result = await record.when(nothing, record.head(20), {
      keys: { workspaceId: 'ANOTHER', publicKey: newDeviceKey().publicKey },
    });
    expect(first(result)).toBe('forked audit_event 1');
    expect(named(result)).toContain('signature anchor 20');
  });
});

describe('the clock', () => {
  const turnedBack = async () => {
    const books = newFolder();
    const clock = testClock('2026-10-19T10:00:00.000Z');
    await withRecord(
      books.file,
      (audit, ledger) => {
        writeGroup(audit, ledger, [1]);
        clock.set('2026-10-19T08:00:00.000Z');
        writeGroup(audit, ledger, [2]);
      },
      clock.now,
    );
    return books;
  };

  test('that was turned back is a fault until somebody has explained the signal', async () => {
    const books = await turnedBack();
    expect(named(await verified(books.file))).toEqual(['clock_back audit_event 3']);
    const explained = await verified(books.file, { explained: new Set(['clock_back:3']) });
    expect(explained.holds).toBe(true);
    expect(named({ faults: explained.remarks })).toEqual(['clock_back audit_event 3']);
    books.remove();
  });

  test('may be set right by a second', async () => {
    const books = newFolder();
    const clock = testClock('2026-10-19T10:00:00.000Z');
    await withRecord(
      books.file,
      (audit, ledger) => {
        writeGroup(audit, ledger, [1]);
        clock.set('2026-10-19T10:00:00.500Z');
        writeGroup(audit, ledger, [2]);
      },
      clock.now,
    );
    expect(await verified(books.file)).toMatchObject({ holds: true, remarks: [] });
    books.remove();
  });
});

describe('what lies beside the record', () => {
  test('an original that is gone is named by its import', async () => {
    const books = newFolder();
    await withRecord(books.file, (audit, ledger) => {
      for (const name of ['aaa', 'bbb', 'aaa'])
        audit.write(HER, { action: 'statements.committed' }, () =>
          ledger.append(ledger.query.insertInto('statement_import').values(importOf(ledger, name))),
        );
    });
    const asked: string[] = [];
    const result = await verified(books.file, {
      checkOriginal: async (name) => {
        asked.push(name);
        return name !== 'bbb';
      },
    });
    expect(asked).toEqual(['aaa', 'bbb']);
    expect(named(result)).toEqual(['damaged original 2']);
    books.remove();
  });

  test('a ledger file that was changed while closed stays a fault until it is explained', async () => {
    const books = newFolder();
    await withRecord(books.file, (audit) =>
      audit.note(HER, {
        action: 'record.ledger_changed_while_closed',
        subject: { expected: 'aa', found: 'bb' },
      }),
    );
    const result = await verified(books.file);
    expect(result.faults).toEqual([
      { kind: 'edited', place: 'ledger', number: 0, expected: 'aa', found: 'bb' },
    ]);
    const explained = new Set(['ledger_changed_while_closed:2']);
    expect(await verified(books.file, { explained })).toMatchObject({
      holds: true,
      remarks: [{ number: 0 }],
    });
    books.remove();
  });

  test('rows older than the record are adopted by it and bound from then on', async () => {
    const books = newFolder();
    const ledger = await openBooks(books.file);
    for (const number of [1, 2, 3]) appendGroup(ledger, [number], 'old');
    ledger.close();
    await withRecord(books.file, (audit) => audit.note(HER, { action: 'session.log_in' }));
    expect(await verified(books.file)).toMatchObject({ holds: true, events: 3, rows: 6 });
    const file = await tampered(books, 'changed.db', (driver) =>
      driver.prepare("UPDATE person_group SET reason = 'new' WHERE id = 2").run(),
    );
    // The old rows are bound together: it is known that they changed, and from which row on.
    expect(named(await verified(file))).toEqual(['edited person_group 1']);
    books.remove();
  });
});

describe('a file that does not read', () => {
  test('whatever byte of the encrypted ledger is changed, it is named and nothing is thrown', async () => {
    const bytes = readFileSync(record.file);
    const pages = bytes.length / 4096;
    for (let page = 1; page < pages; page += 1) {
      const file = join(record.folder, 'flipped.db');
      writeFileSync(file, bytes);
      const handle = openSync(file, 'r+');
      const at = page * 4096 + ((page * 997) % 4096);
      writeSync(handle, Buffer.of((bytes[at] ?? 0) ^ 1), 0, 1, at);
      const opened = await openBooks(file).then(
        (ledger) => ledger.close(),
        (fault: unknown) => fault,
      );
      if (opened !== undefined) {
        expect(opened, `page ${page}`).toMatchObject({ kind: 'workspace_damaged' });
        continue;
      }
      const result = await verified(file);
      expect(result.holds, `page ${page}`).toBe(false);
      expect(named(result).join(), `page ${page}`).toContain('damaged');
    }
  });

  test('a table that is gone is named', async () => {
    const result = await record.when((driver) => driver.prepare('DROP TABLE person_state').run());
    expect(first(result)).toBe('damaged person_state 0');
  });
});

test('at most a hundred faults are told, the first one first', async () => {
  const result = await record.when((driver) => {
    for (let line = 0; line < 300; line += 1)
      driver
        .prepare("INSERT INTO person_group_line (group_id, side, line_id) VALUES (1, 'right', ?)")
        .run(5000 + line);
    driver.prepare('UPDATE audit_node SET hash = zeroblob(32)').run();
  });
  expect(result.faults).toHaveLength(100);
  expect(first(result)).toBe('edited audit_node 1');
  expect(EVENTS).toHaveLength(24);
});

const importOf = (ledger: Parameters<typeof appendGroup>[0], original: string) => {
  const number = ledger.rowNumbers('statement_import').length + 1;
  return {
    file_name: `${original}.csv`,
    sha256: 'a'.repeat(64),
    bytes: 1,
    encoding: 'utf-8',
    adapter: 'orders',
    adapter_version: 1,
    source_kind: 'orders',
    channel: 'none',
    accounts: '[]',
    currencies: '[]',
    period_from: '',
    period_to: '',
    row_count: 0,
    added: 0,
    duplicates: 0,
    changed: 0,
    skipped: 0,
    proof: 'proved',
    findings: '{}',
    original_name: original,
    original_file: 'f',
    member: '',
    plan_hash: '',
    first_line_id: number,
    line_count: 0,
    committed_at: '2026-10-19T01:00:00Z',
    committed_by: HER.person,
  };
};
