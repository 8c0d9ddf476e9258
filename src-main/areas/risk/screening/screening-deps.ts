/** What looking needs of the areas before it, and the book it goes by. */
import type { Ledger } from '../../../ledger/ledger.ts';
import type { PartyStore } from '../../parties/store.ts';
import type { PaymentsDeps } from '../../payments/deps.ts';
import type { Standing } from '../../review/standing.ts';
import type { LineStore } from '../../statements/line-store.ts';
import type { RiskBookStore } from '../book/store.ts';

export interface ScreeningDeps {
  readonly ledger: Ledger;
  readonly lines: LineStore;
  readonly standing: Standing;
  readonly parties: PartyStore;
  readonly payments: Pick<PaymentsDeps, 'store'>;
  readonly books: RiskBookStore;
}
