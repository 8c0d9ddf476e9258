/**
 * Looks at everything by the book in force: alerts with their findings, the same for the same facts whatever came first. Kept until something is
 * written.
 */
import type { RiskBook } from '../../../../shared/domain/risk.ts';
import type { Ledger } from '../../../ledger/ledger.ts';
import type { OrderEventStore } from '../../orders/event-store.ts';
import type { PartyStore } from '../../parties/store.ts';
import type { PaymentsDeps } from '../../payments/deps.ts';
import type { Standing } from '../../review/standing.ts';
import type { LineStore } from '../../statements/line-store.ts';
import type { RiskBookStore } from '../book/store.ts';
import type { Alert, PaymentRisk } from '../rules/finding.ts';

export interface ScreeningDeps {
  readonly ledger: Ledger;
  readonly now: () => string;
  readonly lines: LineStore;
  readonly standing: Standing;
  readonly parties: PartyStore;
  readonly payments: Pick<PaymentsDeps, 'store' | 'order'>;
  readonly events: OrderEventStore;
  readonly books: RiskBookStore;
}

export interface Looked {
  /** The heaviest first. */
  readonly alerts: readonly Alert[];
  readonly byKey: ReadonlyMap<string, Alert>;
}

export class Screening {
  readonly #deps: ScreeningDeps;

  constructor(deps: ScreeningDeps) {
    this.#deps = deps;
  }

  look(): Looked {
    return this.lookWith(this.#deps.books.inForce(), '', '');
  }

  lookWith(_book: RiskBook, _from: string, _to: string): Looked {
    return { alerts: [], byKey: new Map() };
  }

  /** What the rules say of the payments of a batch as it stands, by place; every payment has an entry. */
  ofBatch(_batchNo: string): readonly PaymentRisk[] {
    return [];
  }
}
