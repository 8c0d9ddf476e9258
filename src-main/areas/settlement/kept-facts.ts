/**
 * What is worked out of lines, matches and terms alone, kept as long as all of these stand as they do: a note, a payment or a word on an exception's
 * owner costs no look at a million lines. Each store gives another object once it may have changed, so nothing here knows tables.
 */
import type { SettlementDeps } from './deps.ts';

type FactDeps = Pick<SettlementDeps, 'lines' | 'standing' | 'terms'>;

export class KeptFacts<T> {
  #held: { readonly since: readonly unknown[]; readonly made: T } | null = null;

  /** `when`: the part of the calendar it depends on. */
  of({ lines, standing, terms }: FactDeps, when: string, make: () => T): T {
    const since = [lines.imports(), lines.versions(), standing.since(), terms.words(), when];
    const held = this.#held;
    if (held && since.every((each, at) => each === held.since[at])) return held.made;
    const made = make();
    this.#held = { since, made };
    return made;
  }
}
