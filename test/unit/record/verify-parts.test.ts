import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { cut, EVENTS, first, named, smallRecord } from './tampering.ts';

let record: Awaited<ReturnType<typeof smallRecord>>;
beforeAll(async () => {
  record = await smallRecord();
});
afterAll(() => record.remove());

describe('a tail that was cut', () => {
  test.each(EVENTS)('from event %i on; nodes and checkpoints speak of it', async (from) => {
    expect(first(await record.when(cut(from)))).toBe(`truncated audit_event ${from}`);
  });

  test.each(EVENTS)('from event %i on with its nodes; the checkpoints speak of it', async (from) => {
    expect(first(await record.when(cut(from, 'nodes')))).toBe(`truncated audit_event ${from}`);
  });

  test.each(EVENTS.slice(0, -2))(
    'from event %i on with its checkpoints; the nodes speak of it',
    async (from) => {
      expect(first(await record.when(cut(from, 'checkpoints')))).toBe(`truncated audit_event ${from}`);
    },
  );

  test('with nodes and checkpoints: the rows it wrote are there, and a head on paper says the rest', async () => {
    const both = cut(14, 'nodes', 'checkpoints');
    expect(first(await record.when(both))).toMatch(/^unrecorded person_group /);
    expect(first(await record.when(both, record.head(25)))).toBe('truncated audit_event 14');
  });
});

describe('rows of the ledger', () => {
  test.each([1, 5, 18])('group %i says something else', async (id) => {
    const result = await record.when((driver) =>
      driver.prepare("UPDATE person_group SET reason = 'Seen' WHERE id = ?").run(id),
    );
    expect(first(result)).toBe(`edited person_group ${id}`);
  });

  test.each([2, 23, 54])('line %i of the groups is gone', async (row) => {
    const result = await record.when((driver) =>
      driver.prepare('DELETE FROM person_group_line WHERE row = ?').run(row),
    );
    expect(first(result)).toBe(`missing person_group_line ${row}`);
  });

  test('a row nobody recorded is named', async () => {
    const result = await record.when((driver) =>
      driver
        .prepare("INSERT INTO person_group_line (group_id, side, line_id) VALUES (3, 'right', 999)")
        .run(),
    );
    expect(first(result)).toBe('unrecorded person_group_line 55');
  });

  test('a row that was moved is missing where it was, and unrecorded where it is', async () => {
    const result = await record.when((driver) =>
      driver.prepare('UPDATE person_group SET id = 400 WHERE id = 4').run(),
    );
    expect(named(result)).toEqual(['missing person_group 4', 'unrecorded person_group 400']);
  });
});

describe('the tree and its checkpoints', () => {
  test.each([1, 7, 22])('node %i is another', async (row) => {
    const result = await record.when((driver) =>
      driver.prepare('UPDATE audit_node SET hash = zeroblob(32) WHERE row = ?').run(row),
    );
    expect(first(result)).toBe(`edited audit_node ${row}`);
  });

  test.each([1, 7, 22])('node %i is gone', async (row) => {
    const result = await record.when((driver) =>
      driver.prepare('DELETE FROM audit_node WHERE row = ?').run(row),
    );
    expect(first(result)).toBe(`missing audit_node ${row}`);
  });

  test('a node too many', async () => {
    const result = await record.when((driver) =>
      driver.prepare('INSERT INTO audit_node (level, place, hash) VALUES (3, 77, zeroblob(32))').run(),
    );
    expect(first(result)).toBe('unrecorded audit_node 23');
  });

  test.each([2, 11, 25])('the root of checkpoint %i', async (size) => {
    const result = await record.when((driver) =>
      driver.prepare('UPDATE audit_checkpoint SET root = ? WHERE size = ?').run('0'.repeat(64), size),
    );
    expect(first(result)).toBe(`edited audit_checkpoint ${size}`);
  });

  test.each([2, 11, 25])('one letter of the note of checkpoint %i', async (size) => {
    const result = await record.when((driver) => {
      const note = String(
        driver.prepare('SELECT note FROM audit_checkpoint WHERE size = ?').pluck().get(size),
      );
      const at = note.length - 20;
      const other = note.slice(0, at) + (note[at] === 'A' ? 'B' : 'A') + note.slice(at + 1);
      driver.prepare('UPDATE audit_checkpoint SET note = ? WHERE size = ?').run(other, size);
    });
    expect(first(result)).toBe(`signature audit_checkpoint ${size}`);
  });

  test('when checkpoint 9 was signed', async () => {
    const result = await record.when((driver) =>
      driver.prepare("UPDATE audit_checkpoint SET at = '2026-10-19T01:00:00.001Z' WHERE size = 9").run(),
    );
    expect(first(result)).toBe('edited audit_checkpoint 9');
  });
});
