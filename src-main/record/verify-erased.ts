/**
 * What was erased because it was due: its rows stand as the erasure left them, its originals are gone. That is true of a sound record, and worth knowing:
 * a remark with the event that erased. An erasure that no later event speaks of explains nothing.
 */
import type { Ledger } from '../ledger/ledger.ts';
import { erasedImports } from './erasures.ts';
import type { ClaimedRows, ErasedRows } from './verify-events.ts';
import { type Findings, ORDER } from './verify-faults.ts';

interface Walked {
  readonly claims: readonly ClaimedRows[];
  readonly erased: readonly ErasedRows[];
}

export function verifyErased({ claims, erased }: Walked, faults: Findings, remarks: Findings): void {
  const eventOf = erasingEvents(claims);
  for (const { table, first, seq, erasure } of erased) {
    const event = eventOf(erasure) ?? 0;
    const order = ORDER.rowsOf(seq);
    if (event > seq)
      remarks.add(order, { kind: 'erased', place: table, number: first, found: String(event) });
    else faults.add(order, { kind: 'edited', place: table, number: first });
  }
}

/** Imports whose originals are not looked for any more; each is told. */
export function verifyErasedOriginals(
  ledger: Ledger,
  { claims }: Pick<Walked, 'claims'>,
  faults: Findings,
  remarks: Findings,
): ReadonlySet<number> {
  const eventOf = erasingEvents(claims);
  const gone = new Set<number>();
  const order = ORDER.original;
  const imports = faults.reading(order, { place: 'retention_erasure', number: 0 }, () =>
    erasedImports(ledger),
  );
  for (const [number, erasure] of imports ?? []) {
    const event = eventOf(erasure);
    if (event === undefined) continue;
    gone.add(number);
    remarks.add(order, { kind: 'erased', place: 'original', number, found: String(event) });
  }
  return gone;
}

function erasingEvents(claims: readonly ClaimedRows[]): (erasure: number) => number | undefined {
  const own = claims.filter(({ table }) => table === 'retention_erasure');
  return (erasure) => own.find(({ first, last }) => first <= erasure && erasure <= last)?.seq;
}
