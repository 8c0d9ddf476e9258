/**
 * Failed log-ins: who fails again and again waits, longer each time, and what failed is kept until the record can take it.
 *
 * An attempt counts before it is made, so neither many at once nor a killed process give a free guess. Waits are counted per log-in name, known
 * or not, so a wait says nothing of who exists; and apart for the recovery code, so nobody can keep the owner out by failing her password.
 * The file lies beside workspace.json and holds tags and ids, no names. Who can change files can empty it: the stretching of secrets is what
 * stands against him, and this against who sits at the screen.
 */
import { existsSync } from 'node:fs';
import { copyFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { LowSync } from 'lowdb';
import { z } from 'zod';
import { Refused } from '../../shared/contract/errors.ts';
import { openDocumentSync } from './document.ts';

/** PCI DSS 4.0.1, 8.3.4: after at most ten failures at least thirty minutes. It is also the longest wait there is: nobody is out for good. */
const WAIT_SECONDS_MAX = 30 * 60;
const FAILURES_UNTIL_LONGEST = 10;
const FAILURES_FREE = 3;
const WAIT_SECONDS_FIRST = 5;

/** How long to wait after so many failures in a row: nothing for three, then 5, 10, 20 … seconds, and from the tenth on half an hour. */
export function secondsToWait(failures: number): number {
  if (failures <= FAILURES_FREE) return 0;
  if (failures >= FAILURES_UNTIL_LONGEST) return WAIT_SECONDS_MAX;
  return Math.min(WAIT_SECONDS_MAX, WAIT_SECONDS_FIRST * 2 ** (failures - FAILURES_FREE - 1));
}

const KEPT_MAX = 1000;

const attemptSchema = z.object({
  at: z.string(),
  /** '' when the name at the door is nobody's, and for the recovery code. */
  person: z.string(),
  kind: z.enum(['failed', 'locked_out']),
  /** Of a lock-out, how long. */
  seconds: z.number().int().min(0),
});
export type Attempt = z.infer<typeof attemptSchema>;

const logInsSchema = z.object({
  subjects: z.record(
    z.string(),
    z.object({
      person: z.string(),
      failures: z.number().int().min(0),
      lastAt: z.string(),
      until: z.string(),
    }),
  ),
  /** Not yet in the record, oldest first. */
  unrecorded: z.array(attemptSchema),
  /** How many more there were than are kept. */
  more: z.number().int().min(0),
});
type LogIns = z.infer<typeof logInsSchema>;

/** What is counted together: a log-in name's tag, the recovery code, proving oneself again, a second factor. */
export interface AttemptSubject {
  readonly subject: string;
  readonly person: string;
}

const fileIn = (folder: string): string => join(folder, 'log-ins.json');

function open(folder: string): LowSync<LogIns> {
  const file = fileIn(folder);
  const empty = (): LogIns => ({ subjects: {}, unrecorded: [], more: 0 });
  try {
    return openDocumentSync(file, logInsSchema, empty);
  } catch (fault) {
    if (!(fault instanceof Refused)) throw fault;
    // Damaged: who did it could have removed it as well. A door that stays shut for that would be the greater harm.
    return openDocumentSync(file, logInsSchema.catch(empty), empty);
  }
}

function change(folder: string, work: (logIns: LogIns) => void): void {
  const document = open(folder);
  work(document.data);
  document.write();
}

const later = (at: string, seconds: number): string =>
  new Date(Date.parse(at) + seconds * 1000).toISOString();

/**
 * Does the work of one attempt and counts it: null is a failure, anything else a success, which forgets the failures before it.
 * Refuses with locked_out, and does nothing, while there is a wait.
 */
export async function countAttempt<T>(
  folder: string,
  now: () => string,
  { subject, person }: AttemptSubject,
  work: () => Promise<T | null>,
): Promise<T | null> {
  begin(folder, now(), subject, person);
  const result = await work();
  if (result !== null) {
    change(folder, ({ subjects }) => {
      delete subjects[subject];
    });
    return result;
  }
  change(folder, (logIns) => {
    const seconds = secondsToWait(logIns.subjects[subject]?.failures ?? 1);
    keep(logIns, { at: now(), person, kind: 'failed', seconds: 0 });
    if (seconds > 0) keep(logIns, { at: now(), person, kind: 'locked_out', seconds });
  });
  return null;
}

function begin(folder: string, at: string, subject: string, person: string): void {
  let left = 0;
  change(folder, ({ subjects }) => {
    const before = subjects[subject];
    const wait = secondsToWait(before?.failures ?? 0);
    left = before?.until ? Math.ceil((Date.parse(before.until) - Date.parse(at)) / 1000) : 0;
    if (before && left > wait) {
      // The clock was set back: the wait begins anew by this clock, and is never longer than it was.
      left = wait;
      before.until = later(at, wait);
    }
    if (left > 0) return;
    const failures = (before?.failures ?? 0) + 1;
    subjects[subject] = { person, failures, lastAt: at, until: later(at, secondsToWait(failures)) };
    dropOldest(subjects, subject);
  });
  if (left > 0) throw new Refused('locked_out', { seconds: left });
}

/** Names that nobody has go first: a thousand made-up ones must not make a person's failures forgotten. */
function dropOldest(subjects: LogIns['subjects'], current: string): void {
  const entries = Object.entries(subjects).filter(([subject]) => subject !== current);
  if (entries.length < KEPT_MAX) return;
  const order = ([, each]: (typeof entries)[number]) => `${each.person === '' ? 0 : 1}${each.lastAt}`;
  const [oldest] = entries.sort((a, b) => (order(a) < order(b) ? -1 : 1));
  if (oldest) delete subjects[oldest[0]];
}

function keep(logIns: LogIns, attempt: Attempt): void {
  if (logIns.unrecorded.length < KEPT_MAX) logIns.unrecorded.push(attempt);
  else logIns.more += 1;
}

/**
 * Gives what failed since the last time to `record`, with how many more there were than could be kept, and forgets it once that has returned:
 * a stop between the two records it twice rather than never.
 */
export function drainAttempts(
  folder: string,
  record: (attempts: readonly Attempt[], more: number) => void,
): void {
  const { unrecorded, more } = open(folder).data;
  if (unrecorded.length === 0 && more === 0) return;
  record(unrecorded, more);
  change(folder, (logIns) => {
    logIns.unrecorded = logIns.unrecorded.slice(unrecorded.length);
    logIns.more -= more;
  });
}

/** What failed before there was a workspace goes with it: it is recorded there at the next opening. */
export async function handOverAttempts(from: string, to: string): Promise<void> {
  if (!existsSync(fileIn(from))) return;
  await copyFile(fileIn(from), fileIn(to)); // The two may be on different disks.
  await rm(fileIn(from));
}
