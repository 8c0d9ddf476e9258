/**
 * The record (审计轨迹): an append-only Merkle log (RFC 9162) that every change of the ledger goes through.
 *
 * `write` is the only way to a transaction: the work, the event that binds its rows, and the signed checkpoint are written together or not at
 * all. So there is no fact without its event and no event without its fact, whenever the program stops.
 */
import { createHash, randomBytes } from 'node:crypto';
import { Refused } from '../../shared/contract/errors.ts';
import type { Ledger, RowRange } from '../ledger/ledger.ts';
import { checkpointText, signCheckpoint } from './checkpoint.ts';
import { type BoundRows, entryText, type Happening, sessionMark, type Who } from './entry.ts';
import { hashRows } from './facts-hash.ts';
import { completedBy, leafHash, type NodeAt, rootOf } from './merkle.ts';
import { RECORDED_TABLES } from './tables.ts';

/** A wall clock that goes back by more than this is an event of its own; less is the ordinary correction of a clock. */
export const CLOCK_SLACK_MS = 2000;
/** Wall and monotonic clock of one run may differ by this much (sleep of the machine stops one of them on some systems). */
const CLOCK_JUMP_MS = 10 * 60 * 1000;

const PROGRAM: Who = { person: '', session: '', shell: 'engine' };

export interface RecordKeys {
  readonly workspaceId: string;
  /** Ed25519: raw public key and PKCS #8 private key, base64. */
  readonly publicKey: string;
  readonly privateKey: string;
}

export interface Head {
  readonly size: number;
  /** Hex. */
  readonly root: string;
  readonly at: string;
  /** The signed note; '' for an empty record. */
  readonly checkpoint: string;
}

export const originOf = (workspaceId: string): string => `countinghouse.local/${workspaceId}`;

export class Record {
  readonly #ledger: Ledger;
  readonly #keys: RecordKeys;
  readonly #now: () => string;
  readonly #run = randomBytes(6).toString('hex');
  readonly #started = performance.now();
  readonly #startedAt: number;
  #depth = 0;

  constructor(ledger: Ledger, keys: RecordKeys, now: () => string) {
    this.#ledger = ledger;
    this.#keys = keys;
    this.#now = now;
    this.#startedAt = Date.parse(now());
    if (this.head().size === 0) this.#begin();
  }

  /** Does the work in one transaction with the event that says who did it and binds the rows. Inside another `write` it is part of that one. */
  write<T>(who: Who, happening: Happening | ((result: T) => Happening), work: () => T): T {
    return this.#inTransaction(() => {
      const { result, rows } = this.#ledger.noting(work);
      this.#append(who, typeof happening === 'function' ? happening(result) : happening, rows);
      return result;
    });
  }

  /** An event that writes nothing else: a log-in, a look at protected data, a refusal. */
  note(who: Who, happening: Happening): void {
    this.#inTransaction(() => this.#append(who, happening, []));
  }

  head(): Head {
    const { query } = this.#ledger;
    const last = this.#ledger.first(
      query.selectFrom('audit_checkpoint').selectAll().orderBy('size', 'desc').limit(1),
    );
    return last
      ? { size: last.size, root: last.root, at: last.at, checkpoint: last.note }
      : { size: 0, root: '', at: '', checkpoint: '' };
  }

  /** Hash of a complete subtree, from the ledger. */
  readonly nodeAt: NodeAt = (level, place) => {
    const { query } = this.#ledger;
    const found =
      level === 0
        ? this.#ledger.first(
            query
              .selectFrom('audit_event')
              .select('leaf as hash')
              .where('seq', '=', place + 1),
          )
        : this.#ledger.first(
            query
              .selectFrom('audit_node')
              .select('hash')
              .where('level', '=', level)
              .where('place', '=', place),
          );
    if (!found) throw new Refused('workspace_damaged', { file: 'ledger.db', table: 'audit_node' });
    return found.hash;
  };

  #inTransaction<T>(work: () => T): T {
    if (this.#depth > 0) return this.#inside(work);
    this.#depth += 1;
    this.#failed = null;
    try {
      return this.#ledger.transaction(() => {
        const before = this.#size();
        this.#refuseCut(before);
        const result = work();
        if (this.#failed) throw this.#failed.fault;
        if (this.#size() > before) this.#sign();
        return result;
      });
    } finally {
      this.#depth -= 1;
    }
  }

  /** What fails inside another write takes all of it back, also when somebody in between catches it: its rows would have no event. */
  #inside<T>(work: () => T): T {
    try {
      return work();
    } catch (fault) {
      this.#failed ??= { fault };
      throw fault;
    }
  }
  #failed: { readonly fault: unknown } | null = null;

  /** A record whose tail is gone, or whose checkpoints are, is never written on: the verifier shall find it as it is. */
  #refuseCut(size: number): void {
    const { query } = this.#ledger;
    const node = this.#ledger.first(
      query.selectFrom('audit_node').select('place').where('level', '=', 1).orderBy('place', 'desc').limit(1),
    );
    if (this.head().size !== size || (node ? node.place + 1 : 0) !== Math.floor(size / 2))
      throw new Refused('workspace_damaged', { file: 'ledger.db', table: 'audit_event' });
  }

  #size(): number {
    return this.#last()?.seq ?? 0;
  }

  #last(): { readonly seq: number; readonly at: string } | undefined {
    const { query } = this.#ledger;
    return this.#ledger.first(
      query.selectFrom('audit_event').select(['seq', 'at']).orderBy('seq', 'desc').limit(1),
    );
  }

  #append(who: Who, happening: Happening, rows: readonly RowRange[]): void {
    const at = this.#now();
    this.#minuteClock(at);
    const bound = rows
      .filter((range) => RECORDED_TABLES.includes(range.table))
      .map(({ table, first, last }): BoundRows => {
        return { table, first, last, sha256: hashRows(this.#ledger, table, first, last).sha256 };
      });
    this.#put(at, who, happening, bound);
  }

  /** A clock that went back, or jumped against the clock that cannot, is told before the event that is dated by it. */
  #minuteClock(at: string): void {
    const last = this.#last();
    const back = last ? Date.parse(last.at) - Date.parse(at) : 0;
    if (last && back > CLOCK_SLACK_MS) {
      const subject = { seconds: Math.round(back / 1000), from: last.at };
      this.#put(at, PROGRAM, { action: 'record.clock_back', subject }, []);
      return;
    }
    const drift = Date.parse(at) - this.#startedAt - (performance.now() - this.#started) - this.#knownDrift;
    if (Math.abs(drift) < CLOCK_JUMP_MS) return;
    this.#knownDrift += drift;
    this.#put(
      at,
      PROGRAM,
      { action: 'record.clock_jump', subject: { seconds: Math.round(drift / 1000) } },
      [],
    );
  }
  #knownDrift = 0;

  #put(at: string, who: Who, { action, subject = {} }: Happening, rows: readonly BoundRows[]): void {
    const size = this.#size();
    const entry = entryText({
      seq: size + 1,
      at,
      run: this.#run,
      tick: Math.round(performance.now() - this.#started),
      actor: who.person,
      shell: who.shell,
      session: sessionMark(who.session),
      action,
      subject,
      rows,
    });
    const leaf = leafHash(Buffer.from(entry, 'utf8'));
    const nodes = completedBy(size, leaf, this.nodeAt);
    const { query } = this.#ledger;
    this.#ledger.append(
      query
        .insertInto('audit_event')
        .values({ seq: size + 1, at, actor: who.person, action, entry, leaf: new Uint8Array(leaf) }),
    );
    this.#ledger.appendMany(
      'audit_node',
      ['level', 'place', 'hash'],
      nodes.map((node) => [node.level, node.index, node.hash]),
    );
  }

  #sign(): void {
    const size = this.#size();
    const root = rootOf(size, this.nodeAt);
    const origin = originOf(this.#keys.workspaceId);
    const note = signCheckpoint(checkpointText({ origin, size, root }), {
      name: origin,
      privateKey: this.#keys.privateKey,
    });
    this.#ledger.append(
      this.#ledger.query
        .insertInto('audit_checkpoint')
        .values({ size, root: root.toString('hex'), at: this.#last()?.at ?? '', note }),
    );
  }

  /** The first event names the workspace and its key; rows of a ledger older than the record are adopted by the second. */
  #begin(): void {
    const adopted = RECORDED_TABLES.flatMap((table) => runsOf(table, this.#ledger.rowNumbers(table)));
    this.#inTransaction(() => {
      const keyHash = createHash('sha256').update(Buffer.from(this.#keys.publicKey, 'base64')).digest('hex');
      const subject = { workspace: this.#keys.workspaceId, key_sha256: keyHash };
      this.#append(PROGRAM, { action: 'record.began', subject }, []);
      if (adopted.length > 0) this.#append(PROGRAM, { action: 'record.adopted' }, adopted);
    });
  }
}

/** Numbers in ascending order as ranges without a gap. */
function runsOf(table: string, numbers: readonly number[]): RowRange[] {
  const ranges: { table: string; first: number; last: number }[] = [];
  for (const number of numbers) {
    const current = ranges.at(-1);
    if (current && current.last + 1 === number) current.last = number;
    else ranges.push({ table, first: number, last: number });
  }
  return ranges;
}
