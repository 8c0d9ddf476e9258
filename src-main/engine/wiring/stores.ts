/**
 * What the areas keep in one ledger, each read once and held: made together, because areas that stand beside one another look into the same ones.
 */
import { ChartStore } from '../../areas/journal/chart-store.ts';
import { RuleStore } from '../../areas/matching/rule-book/rule-store.ts';
import { TermsStore } from '../../areas/matching/terms/store.ts';
import { PartyStore } from '../../areas/parties/store.ts';
import { LayoutStore } from '../../areas/payments/layouts/store.ts';
import { LimitsStore } from '../../areas/payments/limits.ts';
import { PaymentStore } from '../../areas/payments/payment-store.ts';
import { Standing } from '../../areas/review/standing.ts';
import { LineStore } from '../../areas/statements/line-store.ts';
import { PlanShelf } from '../../areas/statements/shelf.ts';
import type { Ledger } from '../../ledger/ledger.ts';

export type Stores = ReturnType<typeof openStores>;

export function openStores(ledger: Ledger) {
  const lines = new LineStore(ledger);
  const terms = new TermsStore(ledger);
  const limits = new LimitsStore(ledger);
  return {
    lines,
    shelf: new PlanShelf(lines),
    terms,
    standing: new Standing(ledger, lines, terms),
    rules: new RuleStore(ledger),
    limits,
    layouts: new LayoutStore(ledger),
    parties: new PartyStore(ledger, () => limits.now().coolOffHours),
    payments: new PaymentStore(ledger),
    chart: new ChartStore(ledger),
  };
}
