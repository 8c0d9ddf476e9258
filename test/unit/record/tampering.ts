/**
 * One small record and copies of it that were tampered with. Event 1 begins; events 2 to 25 are groups with three lines each, and every fourth
 * is a look that writes nothing.
 */
import { entryText, readEntry } from '../../../src-main/record/entry.ts';
import { completedBy, leafHash } from '../../../src-main/record/merkle.ts';
import { HER, newFolder, tampered, verified, withRecord, writeGroup } from '../../support/record-books.ts';

export type Change = Parameters<typeof tampered>[2];
type Driver = Parameters<Change>[0];
type Request = Parameters<typeof verified>[1];

export const EVENTS = Array.from({ length: 24 }, (_, at) => at + 2);

export async function smallRecord() {
  const books = newFolder();
  const heads = await withRecord(books.file, (record, ledger) => {
    const seen = [''];
    for (const number of EVENTS) {
      if (number % 4 === 0) record.note(HER, { action: 'statements.revealed', subject: { line: number } });
      else writeGroup(record, ledger, [number * 10, number * 10 + 1, number * 10 + 2]);
      seen[number] = record.head().checkpoint;
    }
    return seen;
  });
  let copies = 0;
  return {
    ...books,
    /** The head after an event, as it would stand on paper. */
    head: (seq: number) => heads[seq] ?? '',
    /** The verification of a copy that was changed. */
    when: async (change: Change, anchor = '', request: Request = {}) => {
      copies += 1;
      const file = await tampered(books, `copy-${copies}.db`, change);
      return verified(file, { anchors: [{ place: 'anchor', note: anchor }], ...request });
    },
  };
}

type Found = Awaited<ReturnType<typeof verified>>;
export const named = ({ faults }: Pick<Found, 'faults'>): string[] =>
  faults.map(({ kind, place, number }) => `${kind} ${place} ${number}`);
export const first = (found: Found): string => named(found)[0] ?? 'holds';

/** Events from one on are gone; with them, as asked for, their nodes and checkpoints. */
export const cut =
  (from: number, ...also: readonly ('nodes' | 'checkpoints')[]): Change =>
  (driver) => {
    driver.prepare('DELETE FROM audit_event WHERE seq >= ?').run(from);
    if (also.includes('checkpoints'))
      driver.prepare('DELETE FROM audit_checkpoint WHERE size >= ?').run(from);
    if (also.includes('nodes'))
      driver.prepare('DELETE FROM audit_node WHERE (place + 1) * (1 << level) >= ?').run(from);
  };

/** Another actor in event `from`, and every hash after it made to fit: what somebody with the ledger's key but without the device's can do. */
export function rewriteTail(driver: Driver, from: number): void {
  const entry = readEntry(
    String(driver.prepare('SELECT entry FROM audit_event WHERE seq = ?').pluck().get(from)),
  );
  if (!entry) throw new Error('no entry');
  const text = entryText({ ...entry, actor: 'P-0000000002' });
  driver
    .prepare('UPDATE audit_event SET entry = ?, actor = ?, leaf = ? WHERE seq = ?')
    .run(text, 'P-0000000002', leafHash(Buffer.from(text)), from);
  driver.prepare('DELETE FROM audit_node').run();
  const nodes = new Map<string, Buffer>();
  const leaves = driver.prepare('SELECT leaf FROM audit_event ORDER BY seq').pluck().all() as Buffer[];
  for (const [size, leaf] of leaves.entries()) {
    nodes.set(`0/${size}`, leaf);
    const nodeAt = (level: number, place: number) => nodes.get(`${level}/${place}`) ?? Buffer.alloc(0);
    for (const { level, index, hash } of completedBy(size, leaf, nodeAt)) {
      nodes.set(`${level}/${index}`, hash);
      driver.prepare('INSERT INTO audit_node (level, place, hash) VALUES (?, ?, ?)').run(level, index, hash);
    }
  }
}
