/**
 * What the transactions come to per reporting category and currency, and all but the payouts together: what Stripe's summary reports state.
 */
import type { Sink, TotalName } from '../../adapter.ts';
import { WHOLE } from '../scoped-sums.ts';

export interface Figures {
  readonly gross: number;
  readonly fee: number;
  readonly net: number;
}

export interface CategoryTotals {
  count: number;
  gross: number;
  fee: number;
  net: number;
}

/** More categories than Stripe has; what comes beyond them is not summed by category. */
const CATEGORIES_MAX = 1_000;

export const categoryScope = (category: string): string => category.toLowerCase().trim();

export class CategorySums {
  readonly #sums = new Map<
    string,
    { readonly currency: string; readonly scope: string; totals: CategoryTotals }
  >();

  add(category: string, currency: string, isPayout: boolean, figures: Figures, count = 1): void {
    this.#addTo(categoryScope(category), currency, figures, count);
    if (!isPayout) this.#addTo(WHOLE, currency, figures, count);
  }

  #addTo(scope: string, currency: string, { gross, fee, net }: Figures, count: number): void {
    const key = `${scope}|${currency}`;
    let held = this.#sums.get(key);
    if (!held) {
      if (this.#sums.size >= CATEGORIES_MAX && scope !== WHOLE) return;
      held = { currency, scope, totals: { count: 0, gross: 0, fee: 0, net: 0 } };
      this.#sums.set(key, held);
    }
    const { totals } = held;
    totals.count += count;
    totals.gross += gross;
    totals.fee += fee;
    totals.net += net;
  }

  of(scope: string, currency: string): CategoryTotals | undefined {
    return this.#sums.get(`${scope}|${currency}`)?.totals;
  }

  tell(sink: Sink): void {
    for (const { currency, scope, totals } of this.#sums.values())
      for (const [name, value] of namedTotals(totals)) sink.computed(name, value, currency, scope);
  }
}

export const namedTotals = ({
  count,
  gross,
  fee,
  net,
}: CategoryTotals): readonly (readonly [TotalName, number])[] => [
  ['count', count],
  ['gross_sum', gross],
  ['fee_sum', fee],
  ['net_sum', net],
];
