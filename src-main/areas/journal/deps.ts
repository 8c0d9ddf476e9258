/** What the books are made from and with: the facts of the areas before them, the record, and a second person. */
import type { Ledger } from '../../ledger/ledger.ts';
import type { SecondPerson } from '../../platform/second-person.ts';
import type { Record as AuditRecord } from '../../record/record.ts';
import type { PartyStore } from '../parties/store.ts';
import type { PaymentFact } from '../payments/booking.ts';
import type { TopUpFact } from '../payments/funds/facts.ts';
import type { Standing } from '../review/standing.ts';
import type { LineStore } from '../statements/line-store.ts';
import type { Links } from '../statements/links/links.ts';
import type { ChartStore } from './chart-store.ts';
import type { Planner } from './planner.ts';
import type { BookedAdjustment } from './rules/settlement-units.ts';

export interface BookDeps {
  readonly ledger: Ledger;
  readonly record: AuditRecord;
  readonly now: () => string;
  readonly nameOf: (person: string) => string;
  readonly secondPerson: SecondPerson;
  readonly lines: LineStore;
  readonly links: Links;
  readonly standing: Standing;
  readonly parties: PartyStore;
  readonly payments: () => readonly PaymentFact[];
  readonly topUps: () => readonly TopUpFact[];
  /** Of what is owed to merchants: settlement lies downstream, so what two persons agreed to there is handed in. */
  readonly adjustments: () => readonly BookedAdjustment[];
  readonly chart: ChartStore;
  readonly planner: Planner;
  /** Files that should have come and did not, of days from and to. */
  readonly missingFiles: (from: string, to: string) => number;
}
