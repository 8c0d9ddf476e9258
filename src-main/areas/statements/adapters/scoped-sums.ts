/**
 * Sums of a file by what another file may state them for: the whole, a store, a kind of movement, a card.
 *
 * A summary (汇总) states its totals with the same scopes, and both sides are compared; a scope that nobody stated costs its few numbers.
 */
import type { Sink, TotalName } from '../adapter.ts';

/** The scope of a summary's totals over all rows. */
export const WHOLE = '汇总';

/** More stores or kinds than any merchant has; past it a scope is not summed, and its total is shown as not computed. */
const SCOPES_MAX = 10_000;

export class ScopedSums<Part extends string> {
  readonly #parts: readonly Part[];
  readonly #sums = new Map<string, number[]>();

  constructor(parts: readonly Part[]) {
    this.#parts = parts;
  }

  /** The amounts are in the order of the parts. */
  add(scope: string, amounts: readonly number[]): void {
    let sums = this.#sums.get(scope);
    if (!sums) {
      if (this.#sums.size >= SCOPES_MAX && scope !== WHOLE) return;
      sums = this.#parts.map(() => 0);
      this.#sums.set(scope, sums);
    }
    for (let at = 0; at < amounts.length; at += 1) sums[at] = (sums[at] ?? 0) + (amounts[at] ?? 0);
  }

  /** Hands every scope's totals to the sink. A file without rows has the whole, too: nothing. */
  tell(
    sink: Sink,
    totals: (
      of: Readonly<Record<Part, number>>,
    ) => readonly (readonly [TotalName, number, reading?: string])[],
  ): void {
    this.add(
      WHOLE,
      this.#parts.map(() => 0),
    );
    for (const [scope, sums] of this.#sums) {
      const named = Object.fromEntries(this.#parts.map((part, at) => [part, sums[at] ?? 0]));
      for (const [name, value, reading = ''] of totals(named as Record<Part, number>)) // Every part was just named.
        sink.computed(name, value, '', scope + reading);
    }
  }
}
