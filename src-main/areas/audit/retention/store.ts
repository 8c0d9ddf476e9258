/** What the house said of keeping: years of each class, legal holds and their ends. Appended, never changed; the newest word stands. */
import { z } from 'zod';
import { RECORD_CLASSES } from '../../../../shared/contract/retention.ts';
import type { Ledger } from '../../../ledger/ledger.ts';
import { CLASS_RULES, type RecordClass, type Years } from './rules/classes.ts';
import type { Hold } from './rules/standing.ts';

interface Said {
  readonly at: string;
  readonly by: string;
}

export interface StoredHold extends Hold, Said {
  readonly reason: string;
}

const holdBody = z.object({
  recordClass: z.union([z.enum(RECORD_CLASSES), z.literal('all')]),
  from: z.string(),
  to: z.string(),
  party: z.string(),
});
export type HoldBody = z.infer<typeof holdBody>;

export function readYears(ledger: Ledger): Years {
  const said = new Map(
    ledger
      .all(ledger.query.selectFrom('retention_years').selectAll().orderBy('row'))
      .map((row) => [row.record_class, row.years]),
  );
  // What a law has raised since holds over an earlier word of the house.
  return Object.fromEntries(
    RECORD_CLASSES.map((each) => [
      each,
      Math.max(CLASS_RULES[each].yearsMin, said.get(each) ?? CLASS_RULES[each].years),
    ]),
  ) as Years; // Each of them.
}

export function appendYears(
  ledger: Ledger,
  { recordClass, years, reason, at, by }: Said & { recordClass: RecordClass; years: number; reason: string },
): void {
  ledger.append(
    ledger.query.insertInto('retention_years').values({ record_class: recordClass, years, reason, at, by }),
  );
}

/** Newest first; one that is ended keeps what was said when it was put on. */
export function readHolds(ledger: Ledger): StoredHold[] {
  const rows = ledger.all(ledger.query.selectFrom('legal_hold').selectAll().orderBy('row'));
  const ended = new Set(rows.filter(({ state }) => state === 'ended').map((row) => row.hold_id));
  return rows
    .filter(({ state }) => state === 'set')
    .map(({ hold_id, body, reason, at, by }) => ({
      ...holdBody.parse(JSON.parse(body)),
      ...{ id: hold_id, isActive: !ended.has(hold_id), reason, at, by },
    }))
    .toReversed();
}

export function appendHold(
  ledger: Ledger,
  state: 'set' | 'ended',
  { id, body, reason, at, by }: Said & { id: string; body: HoldBody; reason: string },
): void {
  ledger.append(
    ledger.query
      .insertInto('legal_hold')
      .values({ hold_id: id, state, body: JSON.stringify(holdBody.parse(body)), reason, at, by }),
  );
}
