/** What risk control looks at and works with: facts of the areas before it, the record, a second person for its rules, and who may see it. */
import type { Originals } from '../../workspace/originals.ts';
import type { OrderEventStore } from '../orders/event-store.ts';
import type { SettlementDeps } from '../settlement/deps.ts';

export interface RiskDeps extends SettlementDeps {
  readonly events: OrderEventStore;
  /** Attachments of cases; asked for anew, for the key may have been rotated. */
  readonly originals: () => Originals;
  /** By id: who has the right `risk`, these left out. */
  readonly officers: (except: readonly string[]) => readonly string[];
}
