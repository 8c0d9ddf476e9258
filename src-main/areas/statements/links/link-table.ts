/**
 * All links of the ledger as they stand, in columns: which two lines, of which kind, by whom, on what evidence. Each line is in one link that
 * counts at most; in how many proposals it likes.
 */
import {
  LINK_KINDS,
  type LinkEvidence,
  type LinkKind,
  type LinkState,
} from '../../../../shared/domain/line-link.ts';
import type { LinkWord } from './decision-store.ts';
import { evidenceOf } from './rules/evidence.ts';
import type { Pairs } from './rules/pairing.ts';

export interface Link {
  readonly kind: LinkKind;
  readonly state: LinkState;
  /** Ledger ids. */
  readonly a: number;
  readonly b: number;
  readonly evidence: readonly LinkEvidence[];
  readonly word: LinkWord | null;
}

export type LinkCounts = Readonly<Record<LinkState, number>>;

/** Pairs of one state, the newest day first. */
interface Group {
  readonly state: LinkState;
  readonly a: Uint32Array;
  readonly b: Uint32Array;
  readonly kind: Uint8Array;
  readonly evidence: Uint8Array;
  readonly words: readonly LinkWord[] | null;
}

export class LinkTable {
  readonly counts: LinkCounts;
  readonly #groups: readonly Group[];
  /** Line id → place among the links that count, + 1: confirmed ones first, then the machine's. */
  readonly #owner: Int32Array;
  readonly #proposals = new Map<number, number[]>();
  readonly #confirmed: Group;
  readonly #linked: Group;
  readonly #proposed: Group;

  /** Pairs hold ledger ids here. */
  constructor(parts: {
    readonly confirmed: readonly (LinkWord & { readonly evidence: number })[];
    readonly rejected: readonly (LinkWord & { readonly evidence: number })[];
    readonly linked: Pairs;
    readonly proposed: Pairs;
    readonly idsEnd: number;
  }) {
    this.#confirmed = groupOfWords('confirmed', parts.confirmed);
    this.#linked = groupOfPairs('linked', parts.linked);
    this.#proposed = groupOfPairs('proposed', parts.proposed);
    const rejected = groupOfWords('rejected', parts.rejected);
    this.#groups = [this.#proposed, this.#confirmed, this.#linked, rejected];
    this.counts = {
      linked: this.#linked.a.length,
      confirmed: this.#confirmed.a.length,
      proposed: this.#proposed.a.length,
      rejected: rejected.a.length,
    };
    this.#owner = new Int32Array(parts.idsEnd);
    let place = 0;
    for (const { a, b } of [this.#confirmed, this.#linked])
      for (let at = 0; at < a.length; at += 1) {
        place += 1;
        this.#owner[a[at] ?? 0] = place;
        this.#owner[b[at] ?? 0] = place;
      }
    const { a, b } = this.#proposed;
    for (let at = 0; at < a.length; at += 1)
      for (const line of [a[at] ?? 0, b[at] ?? 0]) {
        const known = this.#proposals.get(line);
        if (known) known.push(at);
        else this.#proposals.set(line, [at]);
      }
  }

  /** The link that counts and holds the line. */
  of(lineId: number): Link | null {
    const place = (this.#owner[lineId] ?? 0) - 1;
    if (place < 0) return null;
    const isPersons = place < this.counts.confirmed;
    return isPersons ? linkAt(this.#confirmed, place) : linkAt(this.#linked, place - this.counts.confirmed);
  }

  /** Kind of that link without making it: cheap enough to ask of every line. */
  kindOf(lineId: number): LinkKind | null {
    const place = (this.#owner[lineId] ?? 0) - 1;
    if (place < 0) return null;
    const isPersons = place < this.counts.confirmed;
    const kind = isPersons ? this.#confirmed.kind[place] : this.#linked.kind[place - this.counts.confirmed];
    return LINK_KINDS[kind ?? 0] ?? null;
  }

  /** Of the links that count: how many there are of each kind. */
  countsByKind(): Readonly<Record<LinkKind, number>> {
    const counts = { own_transfer: 0, same_money: 0 };
    for (const { kind } of [this.#confirmed, this.#linked])
      for (const each of kind) counts[LINK_KINDS[each] ?? 'own_transfer'] += 1;
    return counts;
  }

  /** The links that count, for who books them: by two lines and a kind, as persons and the machine have them. */
  *counting(): Generator<Pick<Link, 'kind' | 'a' | 'b'>> {
    for (const { a, b, kind } of [this.#confirmed, this.#linked])
      for (let at = 0; at < a.length; at += 1)
        yield { kind: LINK_KINDS[kind[at] ?? 0] ?? 'own_transfer', a: a[at] ?? 0, b: b[at] ?? 0 };
  }

  /** Everything said of one line, in the order of `page`. */
  about(lineId: number, states: readonly LinkState[]): Link[] {
    return this.#groups
      .filter((group) => states.includes(group.state))
      .flatMap((group) => {
        if (group.state === 'proposed')
          return (this.#proposals.get(lineId) ?? []).map((at) => linkAt(group, at));
        if (group.state === 'rejected')
          return [...group.a.keys()]
            .filter((at) => group.a[at] === lineId || group.b[at] === lineId)
            .map((at) => linkAt(group, at));
        const own = this.of(lineId);
        return own?.state === group.state ? [own] : [];
      });
  }

  find(kind: LinkKind, a: number, b: number): Link | null {
    const all: readonly LinkState[] = ['confirmed', 'linked', 'proposed', 'rejected'];
    return this.about(a, all).find((link) => link.kind === kind && link.a === a && link.b === b) ?? null;
  }

  /** Proposals first, then what persons confirmed, what the machine linked, what was rejected. */
  page(states: readonly LinkState[], offset: number, limit: number): { total: number; links: Link[] } {
    const groups = this.#groups.filter((group) => states.includes(group.state));
    const total = groups.reduce((sum, group) => sum + group.a.length, 0);
    const links: Link[] = [];
    let from = offset;
    for (const group of groups) {
      for (let at = from; at < group.a.length && links.length < limit; at += 1) links.push(linkAt(group, at));
      from = Math.max(0, from - group.a.length);
    }
    return { total, links };
  }

  /** Other proposals that one of its lines is in. */
  rivalsOf({ state, a, b }: Link): number {
    if (state !== 'proposed') return 0;
    return (this.#proposals.get(a)?.length ?? 0) + (this.#proposals.get(b)?.length ?? 0) - 2;
  }
}

function linkAt(group: Group, at: number): Link {
  return {
    kind: LINK_KINDS[group.kind[at] ?? 0] ?? 'own_transfer',
    state: group.state,
    a: group.a[at] ?? 0,
    b: group.b[at] ?? 0,
    evidence: evidenceOf(group.evidence[at] ?? 0),
    word: group.words?.[at] ?? null,
  };
}

const groupOfPairs = (state: LinkState, pairs: Pairs): Group => ({
  state,
  a: Uint32Array.from(pairs.a),
  b: Uint32Array.from(pairs.b),
  kind: Uint8Array.from(pairs.kind),
  evidence: Uint8Array.from(pairs.evidence),
  words: null,
});

const groupOfWords = (
  state: LinkState,
  words: readonly (LinkWord & { readonly evidence: number })[],
): Group => ({
  state,
  a: Uint32Array.from(words, (word) => word.a),
  b: Uint32Array.from(words, (word) => word.b),
  kind: Uint8Array.from(words, (word) => LINK_KINDS.indexOf(word.kind)),
  evidence: Uint8Array.from(words, (word) => word.evidence),
  words,
});
