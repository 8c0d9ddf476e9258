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

export function hashRows(ledger: Ledger, table: string, first: number, last: number): HashedRows {
  const { columns, rows } = ledger.readRows(table, first, last);
  const hash = createHash('sha256').update(`${table}\n${columns.join(',')}\n`);
  let count = 0;
  for (const row of rows) {
    for (const value of row) {
      if (value === null) hash.update('n;');
      else if (typeof value === 'number') hash.update(`i${value};`);
      else if (typeof value === 'string') hash.update(`t${Buffer.byteLength(value)}:`).update(value, 'utf8');
      else if (value instanceof Uint8Array) hash.update(`b${value.length}:`).update(value);
      else throw new Error(`a value of kind ${typeof value} in ${table}`);
    }
    hash.update('\n');
    count += 1;
  }
  return { sha256: hash.digest('hex'), count };
}
