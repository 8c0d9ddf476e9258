/** What was worked out is kept until anything is written or an hour of the clock begins: by then a file may be late. */
import type { LineStore } from '../statements/line-store.ts';
import type { AnalyticsDeps } from './deps.ts';

/** Boards of a few persons with a few filters; the oldest makes room. */
const KEPT_MAX = 240;

interface Kept {
  readonly since: string;
  readonly known: Map<string, unknown>;
}
const kept = new WeakMap<LineStore, Kept>();

/** `name` says all that the answer depends on besides the ledger and the clock. */
export function keptOr<T>(
  { lines, ledger, now }: Pick<AnalyticsDeps, 'lines' | 'ledger' | 'now'>,
  name: string,
  make: () => T,
): T {
  const since = `${ledger.writes()} ${now().slice(0, 13)}`;
  const before = kept.get(lines);
  const here: Kept = before?.since === since ? before : { since, known: new Map() };
  kept.set(lines, here);
  const found = here.known.get(name);
  if (found !== undefined) return found as T; // Only what `make` gave stands under its name.
  const made = make();
  here.known.set(name, made);
  for (const oldest of here.known.keys()) {
    if (here.known.size <= KEPT_MAX) break;
    here.known.delete(oldest);
  }
  return made;
}
