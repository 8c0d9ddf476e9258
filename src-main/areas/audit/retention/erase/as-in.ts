/**
 * What was erased in one ledger goes in an earlier state of it as well, which a backup brought back (个人信息保护法 art. 47). Found anew by what it is:
 * rows that came after the backup are not there, and what is there is the same, for both are one log.
 */
import type { Ledger } from '../../../../ledger/ledger.ts';
import { readErasures, type StoredErasure } from '../../../../record/erasures.ts';
import { NOTHING, type What } from '../units/unit.ts';
import { type Erasable, eraseUnits } from './erase.ts';

/** Inside a write of the other's record. */
export function eraseDueAsIn(present: Ledger, other: Ledger): void {
  const known = new Set(readErasures(other).map(({ key }) => key));
  const missing = readErasures(present).filter(({ key }) => !known.has(key));
  const units = missing.flatMap((erasure): (Erasable & { readonly of: StoredErasure })[] => {
    const what = whatIn(present, other, erasure);
    return what ? [{ ...erasure, what, of: erasure }] : [];
  });
  const byKey = new Map(units.map(({ key, of }) => [key, of]));
  eraseUnits(other, units, ({ key }) => {
    const { at = '', by = '', reason = '' } = byKey.get(key) ?? {};
    return { at, by, reason };
  });
}

/** Null where nothing of it is there. */
function whatIn(
  present: Ledger,
  other: Ledger,
  { recordClass, key, imports, rows }: StoredErasure,
): What | null {
  const name = key.split(':')[1] ?? '';
  const { query } = other;
  if (recordClass === 'identity') {
    const found = other.first(query.selectFrom('party').select('row').where('party_id', '=', name).limit(1));
    return found ? { ...NOTHING, party: name } : null;
  }
  if (recordClass === 'people') {
    const found = other.first(query.selectFrom('person').select('row').where('id', '=', name));
    return found ? { ...NOTHING, person: name } : null;
  }
  const left = {
    imports: alike(present, other, 'statement_import', imports),
    rows: Object.fromEntries(
      Object.entries(rows).map(([table, numbers]) => [table, alike(present, other, table, numbers)]),
    ),
  };
  const isNone =
    left.imports.length === 0 && Object.values(left.rows).every((numbers) => numbers.length === 0);
  return isNone ? null : { ...NOTHING, ...left };
}

/** What tells a row from another of the same number in a history that took another way. */
const TOLD_BY: Readonly<Record<string, readonly string[]>> = {
  statement_import: ['sha256', 'committed_at'],
  payment_instruction: ['message_id', 'sha256'],
  payment_result_file: ['sha256', 'at'],
  evidence_handover: ['sha256', 'at'],
};

/** Of these numbers, those under which both ledgers hold the same. */
function alike(present: Ledger, other: Ledger, table: string, numbers: readonly number[]): number[] {
  const tellers = (ledger: Ledger, number: number): string => {
    const { columns, rows } = ledger.readRows(table, number, number);
    const [row] = [...rows];
    return JSON.stringify(row ? (TOLD_BY[table] ?? []).map((column) => row[columns.indexOf(column)]) : null);
  };
  return numbers.filter((number) => {
    const there = tellers(other, number);
    return there !== 'null' && there === tellers(present, number);
  });
}
