/**
 * One event of the record and its entry: the text that is hashed into the tree, exactly as it is kept.
 *
 * Who (by id), when (wall clock, and milliseconds of a clock that only goes forward within one run of the program), what, on what, from which
 * shell, and which rows it wrote with their hash. Never a name, a protected value or a secret.
 */
import { createHash } from 'node:crypto';

/** Ids, counts, hashes; short texts a person gave as her reason. */
export type Subject = Readonly<Record<string, string | number>>;

/** Who does something, as a handler's CallInfo says it. */
export interface Who {
  /** Person id; '' is the program itself. */
  readonly person: string;
  readonly session: string;
  readonly shell: string;
}

export interface Happening {
  readonly action: string;
  readonly subject?: Subject;
}

/** Rows an event wrote: table, first and last number, SHA-256 of the rows as they stood (facts-hash.ts). */
export interface BoundRows {
  readonly table: string;
  readonly first: number;
  readonly last: number;
  readonly sha256: string;
}

export interface RecordEntry {
  readonly seq: number;
  readonly at: string;
  /** Which run of the program, and milliseconds since it began. */
  readonly run: string;
  readonly tick: number;
  readonly actor: string;
  readonly shell: string;
  /** Tells sessions apart without naming the session itself, which is a secret. */
  readonly session: string;
  readonly action: string;
  readonly subject: Subject;
  readonly rows: readonly BoundRows[];
}

const VERSION = 1;

/** Keys in one order, no spaces: one entry has one text. */
export const entryText = (entry: RecordEntry): string =>
  JSON.stringify([
    VERSION,
    entry.seq,
    entry.at,
    entry.run,
    entry.tick,
    entry.actor,
    entry.shell,
    entry.session,
    entry.action,
    Object.entries(entry.subject).toSorted(([a], [b]) => (a < b ? -1 : 1)),
    entry.rows.map(({ table, first, last, sha256 }) => [table, first, last, sha256]),
  ]);

type Raw = [
  number,
  number,
  string,
  string,
  number,
  string,
  string,
  string,
  string,
  [string, string | number][],
  [string, number, number, string][],
];

/** Reads an entry's text; null when it is not one of ours (then it was edited). */
export function readEntry(text: string): RecordEntry | null {
  let raw: Raw;
  try {
    raw = JSON.parse(text);
    if (!Array.isArray(raw) || raw.length !== 11 || raw[0] !== VERSION) return null;
    const [, seq, at, run, tick, actor, shell, session, action, subject, rows] = raw;
    const entry: RecordEntry = {
      seq,
      at,
      run,
      tick,
      actor,
      shell,
      session,
      action,
      subject: Object.fromEntries(subject),
      rows: rows.map(([table, first, last, sha256]) => ({ table, first, last, sha256 })),
    };
    return entryText(entry) === text ? entry : null;
  } catch {
    return null;
  }
}

export const sessionMark = (session: string): string =>
  session === '' ? '' : createHash('sha256').update(session).digest('hex').slice(0, 12);
