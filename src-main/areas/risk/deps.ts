/** What risk control looks at and works with: facts of the areas before it, the record, a second person for its rules, and who may see it. */
import type { Originals } from '../../workspace/originals.ts';
import type { OrderEventStore } from '../orders/event-store.ts';
import type { SettlementDeps } from '../settlement/deps.ts';
import type { RiskBookStore } from './book/store.ts';
import type { RiskFacts } from './facts/risk-facts.ts';
import type { Screening } from './screening/screening.ts';

export interface RiskDeps extends SettlementDeps {
  readonly events: OrderEventStore;
  /** What officers did; nothing of risk control is kept elsewhere but the rule book. */
  readonly facts: RiskFacts;
  readonly screening: Screening;
  readonly books: RiskBookStore;
  /** What came of alerts, by their keys: whether the rules raise what is worth looking at. */
  readonly outcomes: () => ReadonlyMap<string, 'cleared' | 'confirmed'>;
  /** Attachments of cases; asked for anew, for the key may have been rotated. */
  readonly originals: () => Originals;
  /** By id: who has the right `risk`, these left out. */
  readonly officers: (except: readonly string[]) => readonly string[];
}
