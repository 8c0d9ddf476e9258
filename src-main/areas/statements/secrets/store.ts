/**
 * The secrets of sources, sealed: put in, opened for use, listed without their values, forgotten. Passwords of files and keys of channels alike.
 *
 * That a secret came, was first used, opened a file or was forgotten is in the record; its value and label never are. What is forgotten is gone
 * from the ledger's file; its row stays empty, so that its number is never another's.
 */
import { Refused } from '../../../../shared/contract/errors.ts';
import type { SecretKind, SecretView } from '../../../../shared/contract/secrets.ts';
import { assert } from '../../../../shared/result.ts';
import type { Ledger } from '../../../ledger/ledger.ts';
import type { Who } from '../../../record/entry.ts';
import type { Record as AuditRecord } from '../../../record/record.ts';
import type { SecretBox } from '../../../workspace/sealed-secrets.ts';

/** Keys of channels are a page of text; nothing a source asks for is longer. */
export const SECRET_BYTES_MAX = 64 * 1024;
/** Not forgotten, of all kinds together. */
export const SECRETS_MAX = 1_000;

export interface SecretsDeps {
  readonly ledger: Ledger;
  readonly record: AuditRecord;
  readonly box: SecretBox;
  readonly now: () => string;
}

export class SourceSecrets {
  readonly #deps: SecretsDeps;

  constructor(deps: SecretsDeps) {
    this.#deps = deps;
  }

  /** Not forgotten, the last used first. `madeBy` is a person's id. */
  list(): SecretView[] {
    const latest = ({ lastUsedAt, madeAt }: SecretView) => (lastUsedAt > madeAt ? lastUsedAt : madeAt);
    return this.#rows()
      .map(({ id, kind, label, made_at, made_by, last_used_at }) => ({
        id,
        kind: kind as SecretKind, // Written by `put` alone.
        label,
        madeBy: made_by,
        madeAt: made_at,
        lastUsedAt: last_used_at,
      }))
      .toSorted((a, b) => (latest(a) < latest(b) ? 1 : latest(a) > latest(b) ? -1 : b.id - a.id));
  }

  /** Seals a secret; gives its id. */
  put(kind: SecretKind, label: string, value: string, who: Who): number {
    assert(value !== '', 'a secret is not empty');
    const bytes = Buffer.byteLength(value, 'utf8');
    if (bytes > SECRET_BYTES_MAX)
      throw new Refused('too_large', { what: 'secret', limit: SECRET_BYTES_MAX, bytes });
    if (this.#rows().length >= SECRETS_MAX)
      throw new Refused('too_large', { what: 'secrets', limit: SECRETS_MAX });
    const { ledger, record, box, now } = this.#deps;
    const madeAt = now();
    const added = (id: number) => ({ action: 'sources.secret_added', subject: { secret: id, kind } });
    return record.write(who, added, () =>
      ledger.append(
        ledger.query.insertInto('source_secret').values({
          kind,
          label,
          ...box.seal(value, { kind, madeAt }),
          made_at: madeAt,
          made_by: who.person,
          last_used_at: '',
          forgotten_at: '',
        }),
      ),
    );
  }

  /** The value, to be used and dropped: it goes into no answer, log, fact or error. */
  open(id: number): string {
    const row = this.#get(id);
    const { kind, nonce, sealed } = row;
    const value =
      nonce && sealed ? this.#deps.box.open({ nonce, sealed }, { kind, madeAt: row.made_at }) : null;
    if (value === null) throw new Refused('workspace_damaged', { file: 'ledger.db', table: 'source_secret' });
    return value;
  }

  /** Says that it was of use: since when it is in use, and which files (by SHA-256) it opened, are in the record; that it was again, is not. */
  used(id: number, who: Who, opened: readonly string[] = []): void {
    const row = this.#get(id);
    const { ledger, record, now } = this.#deps;
    const at = now();
    const known = new Set(this.#openings(id));
    const fresh = [...new Set(opened)].filter((sha256) => !known.has(sha256));
    const write = () => {
      ledger.erase(ledger.query.updateTable('source_secret').set({ last_used_at: at }).where('id', '=', id));
      for (const sha256 of fresh)
        ledger.append(
          ledger.query.insertInto('secret_opening').values({ secret_id: id, sha256, at, by: who.person }),
        );
    };
    const subject = { secret: id, kind: row.kind, files: fresh.length };
    if (row.last_used_at !== '' && fresh.length === 0) write();
    else record.write(who, { action: 'sources.secret_used', subject }, write);
  }

  /** Which secrets opened a file before, by its SHA-256. */
  openersOf(sha256: string): number[] {
    const { ledger } = this.#deps;
    const rows = ledger.all(
      ledger.query.selectFrom('secret_opening').select('secret_id').where('sha256', '=', sha256),
    );
    return rows.map((row) => row.secret_id);
  }

  /** Its value and label are erased. */
  forget(id: number, who: Who): void {
    const { kind } = this.#get(id);
    const { ledger, record, now } = this.#deps;
    record.write(who, { action: 'sources.secret_forgotten', subject: { secret: id, kind } }, () =>
      eraseSecret(ledger, id, now()),
    );
  }

  #openings(id: number): string[] {
    const { ledger } = this.#deps;
    const rows = ledger.all(
      ledger.query.selectFrom('secret_opening').select('sha256').where('secret_id', '=', id),
    );
    return rows.map((row) => row.sha256);
  }

  #rows() {
    const { ledger } = this.#deps;
    return ledger.all(ledger.query.selectFrom('source_secret').selectAll().where('forgotten_at', '=', ''));
  }

  #get(id: number) {
    const row = this.#rows().find((each) => each.id === id);
    if (!row) throw new Refused('not_found', { what: 'secret', id });
    return row;
  }
}

function eraseSecret(ledger: Ledger, id: number, at: string): void {
  const empty = { label: '', nonce: null, sealed: null, forgotten_at: at };
  ledger.erase(ledger.query.updateTable('source_secret').set(empty).where('id', '=', id));
}

/** What was forgotten in one ledger goes in another as well: an earlier state of it must not bring a secret back. */
export function forgetSecretsAsIn(present: Ledger, other: Ledger): void {
  const rowsOf = (ledger: Ledger) => ledger.all(ledger.query.selectFrom('source_secret').selectAll());
  const kept = rowsOf(other).filter((row) => row.forgotten_at === '');
  for (const row of rowsOf(present).filter((each) => each.forgotten_at !== '')) {
    const same = kept.find((each) => each.id === row.id && each.made_at === row.made_at);
    if (same) eraseSecret(other, same.id, row.forgotten_at);
  }
}
