/**
 * The sources of a workspace and what became of every bill that was asked for: appended, never changed. The newest version of a source counts; the
 * last word about a bill counts.
 */
import { Refused } from '../../../../shared/contract/errors.ts';
import type { BillOutcome, SourceSettings } from '../../../../shared/contract/sources.ts';
import type { Ledger } from '../../../ledger/ledger.ts';
import type { Bill } from './rules/bill.ts';
import type { AskedSource } from './rules/empty-days.ts';
import { billKey, type KnownOutcome } from './rules/wanted.ts';

export interface StoredSource {
  readonly id: number;
  readonly version: number;
  readonly name: string;
  readonly settings: SourceSettings;
  readonly secretId: number;
  readonly state: 'off' | 'on' | 'removed';
  readonly at: string;
  readonly by: string;
}

export type StoredOutcome = KnownOutcome & Readonly<BillOutcome>;

export class SourceStore {
  readonly #ledger: Ledger;

  constructor(ledger: Ledger) {
    this.#ledger = ledger;
  }

  /** The newest version of each that was not removed, in the order in which they were added. */
  list(): StoredSource[] {
    return this.#newest().filter((each) => each.state !== 'removed');
  }

  get(id: number): StoredSource {
    const found = this.list().find((each) => each.id === id);
    if (!found) throw new Refused('not_found', { what: 'source', id });
    return found;
  }

  /** When and by whom it was added. */
  made(id: number): Pick<StoredSource, 'at' | 'by'> {
    return this.#versions().find((each) => each.id === id) ?? { at: '', by: '' };
  }

  /** Call inside a write. Gives the id. */
  append(source: Omit<StoredSource, 'id' | 'version'> & { readonly id: number | null }): number {
    const versions = this.#versions();
    const id = source.id ?? 1 + Math.max(0, ...versions.map((each) => each.id));
    const version = 1 + versions.filter((each) => each.id === id).length;
    this.#ledger.append(
      this.#ledger.query.insertInto('fetch_source').values({
        source_id: id,
        version,
        kind: source.settings.kind,
        name: source.name,
        settings: JSON.stringify(source.settings),
        secret_id: source.secretId,
        state: source.state,
        at: source.at,
        by: source.by,
      }),
    );
    return id;
  }

  /** The last word about each bill of a source, in the order in which they were told. */
  outcomes(sourceId: number): StoredOutcome[] {
    const rows = this.#ledger.all(
      this.#ledger.query
        .selectFrom('fetch_outcome')
        .selectAll()
        .where('source_id', '=', sourceId)
        .orderBy('row'),
    );
    const last = new Map<string, StoredOutcome>();
    for (const row of rows) {
      const outcome = {
        type: row.bill_type as Bill['type'], // Written by `note` alone, like the two below.
        day: row.day,
        file: row.file,
        mark: row.mark,
        outcome: row.outcome as BillOutcome['outcome'],
        fault: row.fault as BillOutcome['fault'],
        code: row.code,
        message: row.message,
        sha256: row.sha256,
        bytes: row.bytes,
        at: row.at,
      };
      const key = billKey(outcome);
      last.delete(key); // Put behind the others.
      last.set(key, outcome);
    }
    return [...last.values()];
  }

  /** Call inside a write. */
  note(sourceId: number, outcomes: readonly StoredOutcome[], by: string): void {
    for (const each of outcomes)
      this.#ledger.append(
        this.#ledger.query.insertInto('fetch_outcome').values({
          source_id: sourceId,
          bill_type: each.type,
          day: each.day,
          file: each.file,
          mark: each.mark,
          outcome: each.outcome,
          fault: each.fault,
          code: each.code,
          message: each.message,
          sha256: each.sha256,
          bytes: each.bytes,
          at: each.at,
          by,
        }),
      );
  }

  /** For the calendar of arrivals: what the channels said does not exist. A source that was removed has said what it said. */
  asked(): AskedSource[] {
    return this.#newest().flatMap(({ id, settings }) => {
      if (settings.kind === 'sftp') return [];
      const noBill = this.outcomes(id).filter((each) => each.outcome === 'no_bill');
      return [{ owner: ownerOf(settings), bills: settings.bills, noBill }];
    });
  }

  #newest(): StoredSource[] {
    return [...new Map(this.#versions().map((each) => [each.id, each])).values()];
  }

  /** Oldest first. */
  #versions(): StoredSource[] {
    return this.#ledger
      .all(this.#ledger.query.selectFrom('fetch_source').selectAll().orderBy('row'))
      .map((row) => ({
        id: row.source_id,
        version: row.version,
        name: row.name,
        settings: JSON.parse(row.settings) as SourceSettings, // Our own JSON, checked by the contract before it was written.
        secretId: row.secret_id,
        state: row.state as StoredSource['state'], // The table allows no other word.
        at: row.at,
        by: row.by,
      }));
  }
}

/** Whose bills a source fetches; '' for a folder, which may hold anybody's. */
export function ownerOf(settings: SourceSettings): string {
  if (settings.kind === 'wechat_v3') return settings.mchId;
  return settings.kind === 'alipay' ? settings.partnerId : '';
}
