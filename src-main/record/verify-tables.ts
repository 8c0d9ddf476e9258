/**
 * The other direction of the binding: every row of a recorded table is claimed by one event, and by one only. A row nobody speaks of was put in
 * past the record.
 */
import type { Ledger } from '../ledger/ledger.ts';
import { RECORDED_TABLES } from './tables.ts';
import type { ClaimedRows } from './verify-events.ts';
import { type Findings, ORDER } from './verify-faults.ts';

/** `seesUnclaimed` is false where not all events could be read: then nobody knows what they spoke of. */
export function verifyTables(
  ledger: Ledger,
  claims: readonly ClaimedRows[],
  faults: Findings,
  seesUnclaimed: boolean,
): void {
  const byTable = Map.groupBy(claims, (claim) => claim.table);
  for (const table of RECORDED_TABLES) {
    const claimed = (byTable.get(table) ?? []).toSorted((a, b) => a.first - b.first || a.seq - b.seq);
    verifyOnce(claimed, faults);
    const numbers = faults.reading(ORDER.unrecorded, { place: table, number: 0 }, () =>
      ledger.rowNumbers(table),
    );
    if (!numbers || !seesUnclaimed) continue;
    let at = 0;
    let until = Number.NEGATIVE_INFINITY; // Claims up to `at` reach this far.
    for (const number of numbers) {
      for (let claim = claimed[at]; claim && claim.first <= number; claim = claimed[at]) {
        until = Math.max(until, claim.last);
        at += 1;
      }
      if (number > until) faults.add(ORDER.unrecorded, { kind: 'unrecorded', place: table, number });
    }
  }
}

/** Two events that claim one row: the later one speaks of what was not its to write. */
function verifyOnce(claimed: readonly ClaimedRows[], faults: Findings): void {
  let held: ClaimedRows | null = null;
  for (const claim of claimed) {
    if (held && claim.first <= held.last) {
      const number = Math.max(held.seq, claim.seq);
      const found = `${claim.table} ${claim.first}`;
      faults.add(ORDER.event(number), { kind: 'edited', place: 'audit_event', number, found });
    }
    if (!held || claim.last > held.last) held = claim;
  }
}
