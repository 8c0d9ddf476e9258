/**
 * The walk over the events, in their order: is each where it belongs, is it what was hashed, is its time after the one before, and are the rows
 * it bound as they were. What it has read stays for the tree (verify-tree.ts) and for the tables (verify-tables.ts).
 */
import { createHash } from 'node:crypto';
import type { Fault } from '../../shared/contract/record.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { type BoundRows, type RecordEntry, readEntry } from './entry.ts';
import { KnownErasures } from './erasures.ts';
import { hashRows } from './facts-hash.ts';
import { leafHash } from './merkle.ts';
import { CLOCK_SLACK_MS } from './record.ts';
import { RECORDED_TABLES } from './tables.ts';
import { type Findings, ORDER } from './verify-faults.ts';
import { ToldByRecord } from './verify-told.ts';

const EVENTS_PER_STEP = 200;
const PLACE = 'audit_event';

export interface ClaimedRows {
  readonly table: string;
  readonly first: number;
  readonly last: number;
  readonly seq: number;
}

/** Rows that stand as an erasure left them. */
export interface ErasedRows extends ClaimedRows {
  /** Row of the erasure. */
  readonly erasure: number;
}

export interface WalkDeps {
  readonly ledger: Ledger;
  readonly keys: { readonly workspaceId: string; readonly publicKey: string };
  /** Keys of signals somebody has acknowledged. */
  readonly explained: ReadonlySet<string>;
  readonly faults: Findings;
  readonly remarks: Findings;
}

type EventFault = Pick<Fault, 'kind' | 'expected' | 'found'>;

interface StoredEvent {
  readonly seq: number;
  readonly at: string;
  readonly actor: string;
  readonly action: string;
  readonly entry: string;
  readonly leaf: Uint8Array;
}

export class EventWalk {
  readonly #deps: WalkDeps;
  /** Number of the last event that was read. */
  last = 0;
  rows = 0;
  /** Hashes of the leaves as they stand, in order. */
  readonly leaves: Uint8Array[] = [];
  readonly times: string[] = [];
  readonly claims: ClaimedRows[] = [];
  readonly erased: ErasedRows[] = [];
  readonly told: ToldByRecord;
  /** From this event on the leaves are not those of the record. */
  brokenFrom = Number.POSITIVE_INFINITY;
  /** Not all events could be read. */
  isCutShort = false;
  readonly #erasures: KnownErasures;
  readonly #misplaced: { readonly at: number; readonly says: number }[] = [];

  constructor(deps: WalkDeps) {
    this.#deps = deps;
    this.#erasures = new KnownErasures(deps.ledger);
    this.told = new ToldByRecord(deps.explained, deps.remarks);
  }

  /** Reads some more events; false when there are no more. */
  next(): boolean {
    if (this.isCutShort) return false;
    const { ledger, faults } = this.#deps;
    const events = ledger.query.selectFrom('audit_event').where('seq', '>', this.#readUntil);
    const number = this.last + 1;
    const read = faults.reading(ORDER.event(number), { place: PLACE, number }, () =>
      ledger.all(events.selectAll().orderBy('seq').limit(EVENTS_PER_STEP)),
    );
    if (read === null) this.isCutShort = true;
    for (const event of read ?? []) this.#take(event);
    return (read ?? []).length > 0;
  }
  // The first one stands below 1 when somebody put it there.
  #readUntil = Number.MIN_SAFE_INTEGER;

  /** Ends the walk: which events stand where others belong is known only when all are known. */
  end(): void {
    const present = new Set(this.#misplaced.map((each) => each.says));
    let shift = 0;
    for (const { at, says } of this.#misplaced) {
      if (says === at + shift) continue; // It moved up with the ones before it.
      if (says > at && !present.has(at + shift)) {
        this.#missing(at + shift, at + shift);
        shift = says - at;
      } else this.#broken(at, { kind: 'reordered', expected: String(at), found: String(says) });
    }
    if (this.leaves.length === 0 && !this.isCutShort) this.#missing(1, 1);
  }

  #take(event: StoredEvent): void {
    const { seq } = event;
    this.#readUntil = seq;
    if (seq < 1) {
      this.#broken(0, { kind: 'reordered', expected: '1', found: String(seq) });
      return;
    }
    if (seq > this.last + 1) this.#missing(this.last + 1, seq - 1);
    const previous = this.times.at(-1);
    this.last = seq;
    const entry = readEntry(event.entry);
    const hash = leafHash(Buffer.from(event.entry, 'utf8'));
    this.leaves.push(event.leaf.length === hash.length ? event.leaf : hash);
    this.times.push(event.at);
    if (!entry || !hash.equals(event.leaf)) {
      const expected = Buffer.from(event.leaf).toString('hex');
      this.#broken(seq, { kind: 'edited', expected, found: hash.toString('hex') });
      // What it claims is not believed, and yet not called unrecorded: the fault is this event's.
      for (const rows of entry?.rows ?? []) this.claims.push({ ...rows, seq });
      return;
    }
    if (entry.seq !== seq) this.#misplaced.push({ at: seq, says: entry.seq });
    else this.#check(event, entry, previous);
    for (const rows of entry.rows) this.#checkRows(rows, seq);
  }

  #check(event: StoredEvent, entry: RecordEntry, previous: string | undefined): void {
    const { seq, at } = event;
    const isSame = entry.at === at && entry.actor === event.actor && entry.action === event.action;
    if (!isSame || Number.isNaN(Date.parse(at)))
      this.#fault(seq, {
        kind: 'edited',
        expected: `${entry.at} ${entry.actor} ${entry.action}`,
        found: `${at} ${event.actor} ${event.action}`,
      });
    if (previous !== undefined) this.#checkClock(seq, entry, previous);
    this.#checkBeginning(entry);
    this.told.take(entry);
  }

  /** Time goes forward. A step back is told by the event `record.clock_back`, and is true once somebody has said why. */
  #checkClock(seq: number, { at, action }: RecordEntry, previous: string): void {
    if (Date.parse(previous) - Date.parse(at) <= CLOCK_SLACK_MS) return;
    const step = { kind: 'clock_back', place: PLACE, number: seq, expected: previous, found: at } as const;
    const isExplained = action === 'record.clock_back' && this.#deps.explained.has(`clock_back:${seq}`);
    (isExplained ? this.#deps.remarks : this.#deps.faults).add(ORDER.event(seq), step);
  }

  /** The first event names this workspace and its key; there is no other beginning. */
  #checkBeginning({ seq, action, subject }: RecordEntry): void {
    const { workspaceId, publicKey } = this.#deps.keys;
    const key = createHash('sha256').update(Buffer.from(publicKey, 'base64')).digest('hex');
    const isOurs =
      action === 'record.began' && subject['workspace'] === workspaceId && subject['key_sha256'] === key;
    if (seq === 1 ? !isOurs : action === 'record.began')
      this.#fault(seq, {
        kind: 'forked',
        expected: `${workspaceId} ${key}`,
        found: `${subject['workspace'] ?? ''} ${subject['key_sha256'] ?? ''}`,
      });
  }

  #checkRows(rows: BoundRows, seq: number): void {
    const { table, first, last, sha256 } = rows;
    const { ledger, faults } = this.#deps;
    if (!RECORDED_TABLES.includes(table) || !(first <= last)) {
      this.#fault(seq, { kind: 'edited', expected: '', found: `${table} ${first}–${last}` });
      return;
    }
    this.claims.push({ table, first, last, seq });
    const order = ORDER.rowsOf(seq);
    const read = faults.reading(order, { place: table, number: first }, () =>
      hashRows(ledger, table, first, last),
    );
    if (!read) return;
    this.rows += read.count;
    if (read.sha256 === sha256) return;
    const found = read.sha256;
    const since = faults.reading(order, { place: 'retention_erasure', number: 0 }, () =>
      this.#erasures.since(rows, seq),
    );
    if (since?.sha256 === found) {
      this.erased.push({ table, first, last, seq, erasure: since.erasure });
      return;
    }
    if (read.count === last - first + 1)
      faults.add(order, { kind: 'edited', place: table, number: first, expected: sha256, found });
    else
      faults.add(order, {
        kind: 'missing',
        place: table,
        number: this.#firstMissing(rows),
        expected: String(last - first + 1),
        found: String(read.count),
      });
  }

  #firstMissing({ table, first, last }: BoundRows): number {
    const there = new Set(this.#deps.ledger.rowNumbers(table, first, last));
    let number = first;
    while (number < last && there.has(number)) number += 1;
    return number;
  }

  #missing(first: number, last: number): void {
    this.#broken(first, { kind: 'missing', expected: first === last ? '' : `${first}–${last}`, found: '' });
  }

  #broken(seq: number, what: EventFault): void {
    this.brokenFrom = Math.min(this.brokenFrom, seq);
    this.#fault(seq, what);
  }

  #fault(seq: number, what: EventFault): void {
    this.#deps.faults.add(ORDER.event(seq), { place: PLACE, number: Math.max(0, seq), ...what });
  }
}
