import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { leafHash } from '../../../src-main/record/merkle.ts';
import { HER } from '../../support/record-books.ts';
import { EVENTS, first, named, rewriteTail, smallRecord } from './tampering.ts';

let record: Awaited<ReturnType<typeof smallRecord>>;
beforeAll(async () => {
  record = await smallRecord();
});
afterAll(() => record.remove());

describe('an event that was changed', () => {
  test.each(EVENTS)('one letter of the entry of event %i', async (seq) => {
    const result = await record.when((driver) =>
      driver.prepare("UPDATE audit_event SET entry = replace(entry, 'P-0', 'P-1') WHERE seq = ?").run(seq),
    );
    expect(first(result)).toBe(`edited audit_event ${seq}`);
  });

  test.each(EVENTS)('one bit of the leaf of event %i', async (seq) => {
    const result = await record.when((driver) => {
      const leaf = Buffer.from(
        driver.prepare('SELECT leaf FROM audit_event WHERE seq = ?').pluck().get(seq) as Buffer,
      );
      leaf[seq] = (leaf[seq] ?? 0) ^ 1;
      driver.prepare('UPDATE audit_event SET leaf = ? WHERE seq = ?').run(leaf, seq);
    });
    expect(first(result)).toBe(`edited audit_event ${seq}`);
  });

  test.each([
    ['at', '2026-10-19T01:00:00.001Z'],
    ['actor', 'P-0000000002'],
    ['action', 'statements.undone'],
  ])('its %s as it is listed, with the entry left as it was', async (column, value) => {
    const result = await record.when((driver) =>
      driver.prepare(`UPDATE audit_event SET ${column} = ? WHERE seq = 9`).run(value),
    );
    expect(first(result)).toBe('edited audit_event 9');
  });

  test.each(EVENTS)('entry and leaf of event %i made to agree', async (seq) => {
    const result = await record.when((driver) => {
      const entry = String(driver.prepare('SELECT entry FROM audit_event WHERE seq = ?').pluck().get(seq));
      const other = entry.replace(HER.person, 'P-0000000002');
      driver
        .prepare('UPDATE audit_event SET entry = ?, actor = ?, leaf = ? WHERE seq = ?')
        .run(other, 'P-0000000002', leafHash(Buffer.from(other)), seq);
    });
    expect(first(result)).toBe(`edited audit_event ${seq}`);
  });

  test.each(EVENTS)(
    'everything from event %i on made to agree, which only a signature shows',
    async (from) => {
      const result = await record.when((driver) => rewriteTail(driver, from));
      expect(first(result)).toBe(`edited audit_event ${from}`);
    },
  );

  test('the same with the checkpoints of the tail removed, which the tail of the checkpoints shows', async () => {
    const result = await record.when((driver) => {
      rewriteTail(driver, 12);
      driver.prepare('DELETE FROM audit_checkpoint WHERE size >= 12').run();
    });
    expect(first(result)).toBe('truncated audit_checkpoint 12');
  });

  test('the same before a head that is kept on paper, which then is no beginning of this record', async () => {
    const result = await record.when((driver) => {
      rewriteTail(driver, 12);
      driver.prepare('DELETE FROM audit_checkpoint WHERE size >= 12').run();
    }, record.head(15));
    expect(named(result)).toContain('forked anchor 15');
  });
});

describe('events that are gone or out of order', () => {
  test.each(EVENTS.slice(0, -1))('event %i is gone', async (seq) => {
    const result = await record.when((driver) =>
      driver.prepare('DELETE FROM audit_event WHERE seq = ?').run(seq),
    );
    expect(first(result)).toBe(`missing audit_event ${seq}`);
  });

  test.each(EVENTS.slice(0, -1))('event %i is gone and the later ones moved up', async (seq) => {
    const result = await record.when((driver) => {
      driver.prepare('DELETE FROM audit_event WHERE seq = ?').run(seq);
      for (let next = seq + 1; next <= 25; next += 1)
        driver.prepare('UPDATE audit_event SET seq = seq - 1 WHERE seq = ?').run(next);
    });
    expect(first(result)).toBe(`missing audit_event ${seq}`);
  });

  test.each([
    [2, 3],
    [5, 20],
    [24, 25],
    [13, 17],
  ])('events %i and %i are swapped', async (one, other) => {
    const result = await record.when((driver) => {
      driver.prepare('UPDATE audit_event SET seq = 900 WHERE seq = ?').run(one);
      driver.prepare('UPDATE audit_event SET seq = ? WHERE seq = ?').run(one, other);
      driver.prepare('UPDATE audit_event SET seq = ? WHERE seq = 900').run(other);
    });
    expect(first(result)).toBe(`reordered audit_event ${one}`);
  });

  test('an event is copied over another', async () => {
    const result = await record.when((driver) =>
      driver
        .prepare(
          'UPDATE audit_event SET (entry, leaf, at, actor, action) = (SELECT entry, leaf, at, actor, action FROM audit_event WHERE seq = 6) WHERE seq = 10',
        )
        .run(),
    );
    expect(first(result)).toBe('reordered audit_event 10');
  });

  test('an event stands before the first', async () => {
    const result = await record.when((driver) =>
      driver.prepare('UPDATE audit_event SET seq = -3 WHERE seq = 6').run(),
    );
    expect(result.holds).toBe(false);
    expect(first(result)).toBe('reordered audit_event 0');
  });

  test('there are none at all', async () => {
    const result = await record.when((driver) => {
      for (const table of ['audit_event', 'audit_node', 'audit_checkpoint'])
        driver.prepare(`DELETE FROM ${table}`).run();
    });
    expect(first(result)).toBe('missing audit_event 1');
  });
});
