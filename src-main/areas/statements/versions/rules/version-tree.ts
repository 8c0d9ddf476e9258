/**
 * Versions of one movement: which line follows which, and which one counts. Of the lines that are still there exactly one stands, whatever
 * was imported first and whichever imports were undone since.
 *
 * A version whose import was undone is gone, but what came before it and after it stay versions of each other.
 */

/** `earlier` gave way to `later` when one of the two arrived. */
export interface Supersession {
  readonly earlier: number;
  readonly later: number;
}

export class VersionTree {
  /** Line → the version that followed it; both are there. */
  readonly #later = new Map<number, number>();
  readonly #earlier = new Map<number, number[]>();

  /** `isThere`: its import was not undone. `isLater(a, b)`: a is the later word of the two. */
  constructor(
    supersessions: readonly Supersession[],
    isThere: (lineId: number) => boolean,
    isLater: (a: number, b: number) => boolean,
  ) {
    const next = new Map<number, number[]>();
    const before = new Map<number, number[]>();
    for (const { earlier, later } of supersessions) {
      next.set(earlier, [...(next.get(earlier) ?? []), later]);
      before.set(later, [...(before.get(later) ?? []), earlier]);
    }
    const seen = new Set<number>();
    for (const { earlier } of supersessions) {
      if (seen.has(earlier)) continue;
      this.#settle(familyOf(earlier, next, before, seen), next, isThere, isLater);
    }
  }

  get size(): number {
    return this.#later.size;
  }

  isSuperseded(lineId: number): boolean {
    return this.#later.has(lineId);
  }

  /** The version that counts: the line itself where it never changed. */
  standing(lineId: number): number {
    let at = lineId;
    for (let later = this.#later.get(at); later !== undefined; later = this.#later.get(at)) at = later;
    return at;
  }

  laterOf(lineId: number): number | null {
    return this.#later.get(lineId) ?? null;
  }

  /** All versions that are there, the one that stands first, then from the latest to the earliest. */
  family(lineId: number): number[] {
    const found = [this.standing(lineId)];
    for (const each of found) found.push(...(this.#earlier.get(each) ?? []));
    return found;
  }

  isOneOfSeveral(lineId: number): boolean {
    return this.#later.has(lineId) || this.#earlier.has(lineId);
  }

  /** Every line with an earlier or a later version, ascending. */
  members(): number[] {
    return [...new Set([...this.#later.keys(), ...this.#earlier.keys()])].toSorted((a, b) => a - b);
  }

  #settle(
    family: readonly number[],
    next: ReadonlyMap<number, readonly number[]>,
    isThere: (lineId: number) => boolean,
    isLater: (a: number, b: number) => boolean,
  ): void {
    const there = family.filter(isThere);
    const standing: number[] = [];
    for (const line of there) {
      const later = nextThere(line, next, isThere);
      if (later === null) standing.push(line);
      else this.#put(line, later);
    }
    // What they gave way to is gone: the latest of them takes its place.
    const [first, ...others] = standing;
    if (first === undefined) return;
    const latest = others.reduce((best, each) => (isLater(each, best) ? each : best), first);
    for (const each of standing) if (each !== latest) this.#put(each, latest);
  }

  #put(earlier: number, later: number): void {
    this.#later.set(earlier, later);
    this.#earlier.set(later, [...(this.#earlier.get(later) ?? []), earlier]);
  }
}

/** Everything that hangs together with a line, marked as seen. */
function familyOf(
  line: number,
  next: ReadonlyMap<number, readonly number[]>,
  before: ReadonlyMap<number, readonly number[]>,
  seen: Set<number>,
): number[] {
  const family = [line];
  seen.add(line);
  for (const each of family)
    for (const other of [...(next.get(each) ?? []), ...(before.get(each) ?? [])]) {
      if (seen.has(other)) continue;
      seen.add(other);
      family.push(other);
    }
  return family;
}

/** The nearest later version that is there; null where none is. A line comes in once, so nothing here goes round in a circle. */
function nextThere(
  line: number,
  next: ReadonlyMap<number, readonly number[]>,
  isThere: (lineId: number) => boolean,
): number | null {
  const ahead = [...(next.get(line) ?? [])];
  for (const each of ahead) {
    if (isThere(each)) return each;
    ahead.push(...(next.get(each) ?? []));
  }
  return null;
}
