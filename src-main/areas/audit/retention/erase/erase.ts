/**
 * Erases units that are due, inside a write of the record: rows are overwritten, and the fact of it says for every range that an event bound how its rows
 * stand since. All of it is one transaction, so that whenever the program stops it was done or it was not; sealed files go right after it, and what
 * stopped before that is swept away when the workspace is opened (engine/desk.ts).
 */
import type { Ledger } from '../../../../ledger/ledger.ts';
import { readEntry } from '../../../../record/entry.ts';
import type { ErasedRange, ErasureBody } from '../../../../record/erasures.ts';
import { hashRows } from '../../../../record/facts-hash.ts';
import type { Unit } from '../units/unit.ts';
import { type Overwrite, overwritesOf } from './overwrites.ts';

export type Erasable = Pick<Unit, 'key' | 'label' | 'records' | 'from' | 'dueOn' | 'what'> & {
  readonly recordClass: string;
};

interface Said {
  readonly at: string;
  readonly by: string;
  readonly reason: string;
}

export function eraseUnits(ledger: Ledger, units: readonly Erasable[], said: (unit: Erasable) => Said): void {
  const overwrites = new Map(units.map((unit) => [unit, overwritesOf(ledger, unit.what)]));
  const all = [...overwrites.values()].flat();
  overwrite(ledger, all);
  const ranges = erasedRanges(ledger, all);
  for (const [unit, own] of overwrites) {
    const { label, records, from, dueOn, what } = unit;
    const body: ErasureBody = {
      // A name, masked or not, is what goes.
      label: what.person || what.party || label,
      ...{ records, from, dueOn, imports: what.imports, rows: what.rows },
      ranges: ranges.filter(([table, first, last]) =>
        own.some((each) => each.table === table && first <= each.number && each.number <= last),
      ),
    };
    ledger.append(
      ledger.query.insertInto('retention_erasure').values({
        ...{ record_class: unit.recordClass, key: unit.key, body: JSON.stringify(body), ...said(unit) },
      }),
    );
  }
}

function overwrite(ledger: Ledger, all: readonly Overwrite[]): void {
  const { query } = ledger;
  for (const { table, number, values } of all) {
    ledger.erase(
      query
        .insertInto('retention_erasing')
        .values({ place: table, number })
        .onConflict((on) => on.doNothing()),
    );
    ledger.overwrite(table, number, values);
  }
  ledger.erase(query.deleteFrom('retention_erasing'));
}

/** Ranges of the log that hold any of these rows, with the hash they have now. */
function erasedRanges(ledger: Ledger, all: readonly Overwrite[]): ErasedRange[] {
  const touched = new Map(
    [...Map.groupBy(all, ({ table }) => table)].map(([table, of]) => [
      table,
      of.map(({ number }) => number).toSorted((a, b) => a - b),
    ]),
  );
  if (touched.size === 0) return [];
  const ranges: ErasedRange[] = [];
  const events = ledger.each(ledger.query.selectFrom('audit_event').select('entry').orderBy('seq'));
  for (const { entry } of events) {
    if (![...touched.keys()].some((table) => entry.includes(`["${table}",`))) continue;
    const read = readEntry(entry);
    for (const { table, first, last } of read?.rows ?? []) {
      const numbers = touched.get(table) ?? [];
      if (!read || !numbers.some((number) => first <= number && number <= last)) continue;
      ranges.push([table, first, last, read.seq, hashRows(ledger, table, first, last).sha256]);
    }
  }
  return ranges;
}
