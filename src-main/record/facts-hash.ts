/**
 * The hash that binds rows of the ledger to the event that wrote them: over the table, its columns and every value with its kind and length,
 * so that no two different sets of rows have one text.
 */
import { createHash } from 'node:crypto';
import type { Ledger } from '../ledger/ledger.ts';

export interface HashedRows {
  readonly sha256: string;
  readonly count: number;
}

const PIECE_CHARS = 16_384;

export function hashRows(ledger: Ledger, table: string, first: number, last: number): HashedRows {
  const { columns, rows } = ledger.readRows(table, first, last);
  const hash = createHash('sha256').update(`${table}\n${columns.join(',')}\n`);
  let count = 0;
  // Bytes by the million: told to the hash in pieces of some size, not value by value.
  let text = '';
  const flush = () => {
    hash.update(text, 'utf8');
    text = '';
  };
  for (const row of rows) {
    for (const value of row) {
      if (value === null) text += 'n;';
      else if (typeof value === 'number') text += `i${value};`;
      else if (typeof value === 'string') text += `t${Buffer.byteLength(value)}:${value}`;
      else if (value instanceof Uint8Array) {
        text += `b${value.length}:`;
        flush();
        hash.update(value);
      } else throw new Error(`a value of kind ${typeof value} in ${table}`);
    }
    text += '\n';
    if (text.length > PIECE_CHARS) flush();
    count += 1;
  }
  flush();
  return { sha256: hash.digest('hex'), count };
}
