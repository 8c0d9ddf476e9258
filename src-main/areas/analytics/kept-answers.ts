/** What was worked out is kept until anything is written or an hour of the clock begins: by then a file may be late. */
import type { LineStore } from '../statements/line-store.ts';
import type { AnalyticsDeps } from './deps.ts';

/** Rows of tables that are kept, a few hundred bytes each: boards of a few persons with a few filters. The oldest makes room. */
const WEIGHT_MAX = 200_000;

interface Kept {
  readonly since: string;
  readonly known: Map<string, { readonly made: unknown; readonly weight: number }>;
  weight: number;
}
const kept = new WeakMap<LineStore, Kept>();

/** `name` says all that the answer depends on besides the ledger, the clock and the language that is read. */
export function keptOr<T>(
  { lines, ledger, now, locale }: Pick<AnalyticsDeps, 'lines' | 'ledger' | 'now' | 'locale'>,
  what: string,
  make: () => T,
  weigh: (made: T) => number = () => 1,
): T {
  const since = `${ledger.writes()} ${now().slice(0, 13)}`;
  const before = kept.get(lines);
  const here: Kept = before?.since === since ? before : { since, known: new Map(), weight: 0 };
  kept.set(lines, here);
  const name = `${locale()} ${what}`;
  const found = here.known.get(name);
  if (found) return found.made as T; // Only what `make` gave stands under its name.
  const made = make();
  const weight = weigh(made);
  here.known.set(name, { made, weight });
  here.weight += weight;
  for (const [oldest, each] of here.known) {
    if (here.weight <= WEIGHT_MAX) break;
    here.known.delete(oldest);
    here.weight -= each.weight;
  }
  return made;
}
