/**
 * Seals the secrets of sources (passwords of files, keys of channels) with a key of their own, derived from the data key: inside the encrypted
 * ledger they are unreadable once more, so that no export, dump or query ever shows one.
 *
 * Whoever gives the ledger another data key seals them anew with `resealSecrets`, before anybody may use it.
 */
import type { Ledger } from '../ledger/ledger.ts';
import { deriveKey, unwrapBytes, wrapBytes } from './secrets.ts';

/** What a sealed value is bound to: it opens in no other row. */
interface SealedRow {
  readonly kind: string;
  readonly madeAt: string;
}

export interface SealedValue {
  readonly nonce: Uint8Array;
  readonly sealed: Uint8Array;
}

export interface SecretBox {
  seal(value: string, row: SealedRow): SealedValue;
  /** Null when it was sealed under another key, for another row, or was changed. */
  open(value: SealedValue, row: SealedRow): string | null;
}

export function secretBox(dataKey: Buffer): SecretBox {
  const key = deriveKey(dataKey, 'source secrets');
  const contextOf = ({ kind, madeAt }: SealedRow) => `source secret ${kind} ${madeAt}`;
  return {
    seal: (value, row) => {
      const { nonce, wrapped } = wrapBytes(key, Buffer.from(value, 'utf8'), contextOf(row));
      return { nonce, sealed: wrapped };
    },
    open: ({ nonce, sealed }, row) =>
      unwrapBytes(key, Buffer.from(nonce), Buffer.from(sealed), contextOf(row))?.toString('utf8') ?? null,
  };
}

/** One that does not open stays as it is: nobody can use it under either key. */
export function resealSecrets(ledger: Ledger, from: Buffer, to: Buffer): void {
  const [before, after] = [secretBox(from), secretBox(to)];
  const rows = ledger.all(
    ledger.query.selectFrom('source_secret').selectAll().where('forgotten_at', '=', ''),
  );
  for (const { id, kind, made_at: madeAt, nonce, sealed } of rows) {
    const value = nonce && sealed ? before.open({ nonce, sealed }, { kind, madeAt }) : null;
    if (value === null) continue;
    ledger.erase(
      ledger.query.updateTable('source_secret').set(after.seal(value, { kind, madeAt })).where('id', '=', id),
    );
  }
}
