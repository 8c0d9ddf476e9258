/** Whatever is written through the record verifies, and whatever is changed past it does not. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Driver } from '../../src-main/ledger/driver.ts';
import type { Ledger } from '../../src-main/ledger/ledger.ts';
import type { Record as AuditRecord } from '../../src-main/record/record.ts';
import { RECORDED_TABLES } from '../../src-main/record/tables.ts';
import {
  appendGroup,
  type Books,
  HER,
  newFolder,
  openBooks,
  tampered,
  testClock,
  verified,
  withRecord,
  writeGroup,
} from '../support/record-books.ts';

type Step =
  | { readonly kind: 'write'; readonly lines: number }
  | { readonly kind: 'note' }
  | { readonly kind: 'nested'; readonly lines: number; readonly inside: readonly Step[] }
  | { readonly kind: 'fails'; readonly lines: number }
  | { readonly kind: 'clock'; readonly seconds: number };

const { step: anyStep } = fc.letrec<{ step: Step }>((tie) => ({
  step: fc.oneof(
    { depthSize: 'small' },
    fc.record({ kind: fc.constant('write' as const), lines: fc.integer({ min: 0, max: 4 }) }),
    fc.record({ kind: fc.constant('note' as const) }),
    fc.record({ kind: fc.constant('fails' as const), lines: fc.integer({ min: 0, max: 3 }) }),
    fc.record({
      kind: fc.constant('clock' as const),
      seconds: fc.integer({ min: -20_000, max: 20_000 }),
    }),
    fc.record({
      kind: fc.constant('nested' as const),
      lines: fc.integer({ min: 0, max: 2 }),
      inside: fc.array(tie('step'), { maxLength: 3 }),
    }),
  ),
}));

let line = 0;
const someLines = (count: number) => Array.from({ length: count }, () => ++line);

/** Does the steps; a failing one inside another takes the outer one back with it. */
function take(
  steps: readonly Step[],
  record: AuditRecord,
  ledger: Ledger,
  move: (seconds: number) => void,
): void {
  for (const step of steps) {
    if (step.kind === 'write') writeGroup(record, ledger, someLines(step.lines));
    else if (step.kind === 'note') record.note(HER, { action: 'session.proved' });
    else if (step.kind === 'clock') move(step.seconds);
    else
      record.write(HER, { action: 'review.matched' }, () => {
        appendGroup(ledger, someLines(step.lines), 'before');
        if (step.kind === 'fails') throw new Error('on purpose');
        take(step.inside, record, ledger, move);
        appendGroup(ledger, someLines(step.lines), 'after');
      });
  }
}

async function booksOf(steps: readonly Step[], older: number): Promise<Books & { remove(): void }> {
  const books = newFolder();
  const ledger = await openBooks(books.file);
  for (let group = 0; group < older; group += 1) appendGroup(ledger, someLines(2), 'older than the record');
  ledger.close();
  let moved = 0;
  const clock = testClock();
  const now = () => new Date(Date.parse(clock.now()) + moved * 1000).toISOString();
  // One after the other, so that what fails ends only itself.
  await withRecord(
    books.file,
    (record, opened) => {
      for (const step of steps) {
        try {
          take([step], record, opened, (seconds) => {
            moved += seconds;
          });
        } catch (fault) {
          if (!(fault instanceof Error) || fault.message !== 'on purpose') throw fault;
        }
      }
    },
    now,
  );
  return books;
}

test('what goes through the record holds, whatever was written in whatever nesting', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anyStep, { maxLength: 12 }), fc.nat({ max: 3 }), async (steps, older) => {
      const books = await booksOf(steps, older);
      try {
        const { faults } = await verified(books.file);
        // The clock was turned back on purpose; each such step is told and nothing else is.
        expect(faults.filter((each) => each.kind !== 'clock_back')).toEqual([]);
        const explained = new Set(faults.map((each) => `clock_back:${each.number}`));
        expect(await verified(books.file, { explained })).toMatchObject({ holds: true });
      } finally {
        books.remove();
      }
    }),
    { numRuns: 30 },
  );
});

const TABLES = [...RECORDED_TABLES, 'audit_event', 'audit_node', 'audit_checkpoint'];

/** Changes one value, deletes one row or puts one in; false where that could not be done or changed nothing. */
function tamper(driver: Driver, pick: readonly number[], how: 'change' | 'delete' | 'insert'): boolean {
  const [ofTable = 0, ofRow = 0, ofColumn = 0, ofByte = 0] = pick;
  const full = TABLES.filter((table) => driver.prepare(`SELECT 1 FROM ${table}`).get() !== undefined);
  const table = full[ofTable % full.length] ?? '';
  const rows = driver.prepare(`SELECT rowid FROM ${table} ORDER BY rowid`).pluck().all();
  const at = ofRow % rows.length;
  // A checkpoint before the last says nothing that the last does not: its absence proves nothing.
  if (table === 'audit_checkpoint' && how !== 'change' && at < rows.length - 1) return false;
  const columns = driver
    .prepare(`SELECT * FROM ${table}`)
    .columns()
    .map((column) => column.name);
  const column = columns[ofColumn % columns.length] ?? '';
  try {
    if (how === 'delete') driver.prepare(`DELETE FROM ${table} WHERE rowid = ?`).run(rows[at]);
    else if (how === 'insert') {
      const others = columns.slice(1).join(',');
      driver
        .prepare(`INSERT INTO ${table} (${others}) SELECT ${others} FROM ${table} WHERE rowid = ?`)
        .run(rows[at]);
    } else {
      const value = driver.prepare(`SELECT ${column} FROM ${table} WHERE rowid = ?`).pluck().get(rows[at]);
      driver
        .prepare(`UPDATE ${table} SET ${column} = ? WHERE rowid = ?`)
        .run(changed(value, ofByte), rows[at]);
    }
    return true;
  } catch (fault) {
    // The table itself refuses it: a number twice, a kind there is not.
    if (fault instanceof Error && 'code' in fault && String(fault.code).startsWith('SQLITE_CONSTRAINT'))
      return false;
    throw fault;
  }
}

function changed(value: unknown, ofByte: number): unknown {
  if (value === null) return 1;
  if (typeof value === 'number') return value + 1 + (ofByte % 50);
  const bytes = Buffer.from(typeof value === 'string' ? value : (value as Uint8Array)); // Nothing else is in a table.
  if (bytes.length === 0) return 'x';
  const at = ofByte % bytes.length;
  bytes[at] = (bytes[at] ?? 0) ^ 1;
  return typeof value === 'string' ? bytes.toString('utf8') : bytes;
}

test('one value changed, one row deleted or put in, anywhere: it never holds', async () => {
  const steps: Step[] = Array.from({ length: 14 }, (_, at): Step => {
    if (at % 5 === 0) return { kind: 'nested', lines: 1, inside: [{ kind: 'write', lines: 2 }] };
    return at % 3 === 0 ? { kind: 'note' } : { kind: 'write', lines: at % 4 };
  });
  const books = await booksOf(steps, 2);
  let done = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.nat(), { minLength: 4, maxLength: 4 }),
      fc.constantFrom('change' as const, 'delete' as const, 'insert' as const),
      async (pick, how) => {
        let isDone = false;
        const file = await tampered(books, 'tampered.db', (driver) => {
          isDone = tamper(driver, pick, how);
        });
        if (!isDone) return;
        done += 1;
        expect((await verified(file)).holds).toBe(false);
      },
    ),
    { numRuns: 180 },
  );
  books.remove();
  expect(done).toBeGreaterThan(100);
});
