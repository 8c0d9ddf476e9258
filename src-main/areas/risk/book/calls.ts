/** The rule book of risk control: read, changed by two persons, tried on history. */
import type { HandlersOf } from '../../../platform/handlers.ts';
import type { RiskDeps } from '../deps.ts';
import { backtest } from './backtest.ts';
import { askBookChange } from './change.ts';
import { SHIPPED_BOOK } from './shipped.ts';

type Calls = 'risk.book' | 'risk.changeBook' | 'risk.backtest';

export function bookCalls(deps: RiskDeps): HandlersOf<Calls> {
  const { books, nameOf } = deps;
  return {
    'risk.book': () => ({
      version: books.version(),
      book: books.inForce(),
      shipped: SHIPPED_BOOK,
      versions: books.versions().map(({ by, ...each }) => ({ ...each, byName: nameOf(by) })),
      waiting: deps.waiting().find(({ kind }) => kind === 'risk_book')?.id ?? null,
    }),
    'risk.backtest': (input, info) => backtest(deps, input, info),
    'risk.changeBook': (input, info) => askBookChange(deps, input, info),
  };
}
