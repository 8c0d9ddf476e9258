/**
 * Finds the links of the ledger when somebody asks and keeps them until lines or decisions change. Texts are read once, of the lines only whose
 * amounts have a possible partner; in between others get their turn.
 */
import type { LinkKind } from '../../../../shared/domain/line-link.ts';
import type { Ledger } from '../../../ledger/ledger.ts';
import type { LineStore } from '../line-store.ts';
import type { LineSet } from '../rules/line-columns.ts';
import { findFields, makeFieldStarts, PACKED } from '../rules/packed-line.ts';
import { type LinkWord, standingLinkWords } from './decision-store.ts';
import { LinkTable } from './link-table.ts';
import { bondOf } from './rules/evidence.ts';
import { type PairingInput, type Pairs, pairLines } from './rules/pairing.ts';
import { type LinePool, poolOf, type Runs, runsOf } from './rules/pool.ts';
import { AccountNames, partyOf, Readings, readTexts } from './rules/reading.ts';

/** Lines gone over before others get their turn. */
const LINES_AT_ONCE = 40_000;

/** Of lines whose texts nobody asked for. */
const UNREAD = 0xffff_ffff;

/** What rests on the lines alone: a decision of a person does not touch it. */
interface Ground {
  readonly pool: LinePool;
  readonly runs: Runs;
  readonly readingOf: Uint32Array;
  readonly readings: Readings;
}

export interface LinksDeps {
  readonly ledger: Ledger;
  readonly lines: LineStore;
  /** The names the house goes by. */
  readonly ownNames: () => readonly string[];
}

export class Links {
  readonly #deps: LinksDeps;
  #ground: Ground | null = null;
  #table: LinkTable | null = null;

  constructor(deps: LinksDeps) {
    this.#deps = deps;
  }

  /** After lines came or went. */
  forget(): void {
    this.#ground = null;
    this.#table = null;
  }

  /** After a decision. */
  forgetDecisions(): void {
    this.#table = null;
  }

  /** What was found since anything changed; null where nobody has looked. */
  found(): LinkTable | null {
    return this.#table;
  }

  /** At once; for who has the process to herself. */
  now(): LinkTable {
    for (const _ of this.#work());
    return this.#known();
  }

  /** In steps, others in between. */
  async current(breathe: () => Promise<void>): Promise<LinkTable> {
    while (this.#table === null) {
      const versions = this.#deps.lines.versions(); // Another one where lines changed meanwhile.
      for (const _ of this.#work()) {
        await breathe();
        if (this.#table !== null || this.#deps.lines.versions() !== versions) break;
      }
    }
    return this.#table;
  }

  #known(): LinkTable {
    if (this.#table === null) throw new Error('links were looked for and not found');
    return this.#table;
  }

  *#work(): Generator<void> {
    if (this.#table !== null) return;
    if (this.#ground === null) {
      const { lines } = this.#deps;
      const pool = poolOf(lines.set('fund_bill'), lines.set('bank'));
      yield;
      const runs = runsOf(pool);
      yield;
      const readings = new Readings();
      const readingOf = new Uint32Array(pool.count).fill(UNREAD);
      const wanted = this.#wantedNodes(pool, runs);
      const names = new AccountNames(pool.accounts);
      for (const isBank of [false, true])
        yield* this.#read(lines.set(isBank ? 'bank' : 'fund_bill'), isBank, pool, wanted, (node, texts) => {
          readingOf[node] = readings.place(readTexts(texts, isBank, names));
        });
      this.#ground = { pool, runs, readingOf, readings };
    }
    this.#table = this.#pair(this.#ground);
  }

  /** Also those that a person's word names: what speaks for them is shown. */
  #wantedNodes(pool: LinePool, runs: Runs): Uint8Array {
    const wanted = new Uint8Array(pool.count);
    for (const node of runs.order) wanted[node] = 1;
    const named = new Set(this.#words().flatMap(({ a, b }) => [a, b]));
    if (named.size > 0)
      for (let node = 0; node < pool.count; node += 1)
        if (named.has(pool.lineId[node] ?? 0)) wanted[node] = 1;
    return wanted;
  }

  *#read(
    set: LineSet,
    isBank: boolean,
    pool: LinePool,
    wanted: Uint8Array,
    visit: (
      node: number,
      texts: { counterparty: string; description: string; bankReference: string },
    ) => void,
  ): Generator<void> {
    const nodeAt = new Int32Array(set.count).fill(-1);
    const isWanted = new Uint8Array(set.count);
    for (let node = 0; node < pool.count; node += 1) {
      if ((pool.isBank[node] === 1) !== isBank || wanted[node] !== 1) continue;
      nodeAt[pool.position[node] ?? 0] = node;
      isWanted[pool.position[node] ?? 0] = 1;
    }
    const starts = makeFieldStarts();
    for (let from = 0; from < set.count; from += LINES_AT_ONCE) {
      const part = { from, to: Math.min(set.count, from + LINES_AT_ONCE), wanted: isWanted };
      this.#deps.lines.scan(
        set,
        (position, bytes, begin, end) => {
          findFields(bytes, begin, end, starts);
          const text = (field: number) => bytes.toString('utf8', starts[field], (starts[field + 1] ?? 0) - 1);
          visit(nodeAt[position] ?? 0, {
            counterparty: text(PACKED.counterparty),
            description: text(PACKED.description),
            bankReference: text(PACKED.bankReference),
          });
        },
        part,
      );
      yield;
    }
  }

  #words(): LinkWord[] {
    const versions = this.#deps.lines.versions();
    return standingLinkWords(this.#deps.ledger, (lineId) => versions.standing(lineId));
  }

  #pair({ pool, runs, readingOf, readings }: Ground): LinkTable {
    const said = this.#words();
    const nodeOf = nodesByLine(pool, new Set(said.flatMap(({ a, b }) => [a, b])));
    const isTaken = new Uint8Array(pool.count);
    const words = said.flatMap((word) => {
      const [a, b] = [nodeOf(word.a), nodeOf(word.b)];
      // A line that left, or no longer says the same amount, is in no link.
      if (a < 0 || b < 0 || pool.amount[a] !== pool.amount[b] || pool.currency[a] !== pool.currency[b])
        return [];
      return [{ word, a, b }];
    });
    const confirmed = words.filter(({ word, a, b }) => {
      if (word.decision !== 'confirm' || isTaken[a] === 1 || isTaken[b] === 1) return false;
      isTaken[a] = 1;
      isTaken[b] = 1;
      return true;
    });
    const rejected = words.filter(({ word }) => word.decision === 'reject');
    const rejectedKeys = new Set(rejected.map(({ word, a, b }) => `${word.kind}|${a}|${b}`));
    const rejectedNodes = new Set(rejected.flatMap(({ a, b }) => [a, b]));
    const readingAt = (node: number) => readings.list[readingOf[node] ?? UNREAD];
    const input: PairingInput = {
      pool,
      runs,
      readingOf,
      readings: readings.list,
      isOwn: this.#ownParties(
        confirmed.map(({ word, a, b }) => ({ kind: word.kind, a, b })),
        readingAt,
      ),
      isTaken,
      isRejected: (kind, a, b) => rejectedKeys.has(`${kind}|${a}|${b}`),
      hasRejection: (node) => rejectedNodes.has(node),
    };
    const { linked, proposed } = pairLines(input);
    const told = ({ word, a, b }: (typeof words)[number]) => {
      const [first, second] = [readingAt(a), readingAt(b)];
      const bond =
        first && second
          ? bondOf(pool, { node: a, reading: first }, { node: b, reading: second }, input.isOwn)
          : null;
      return { ...word, evidence: bond?.kind === word.kind ? bond.evidence : 0 };
    };
    return new LinkTable({
      confirmed: confirmed.toReversed().map(told),
      rejected: rejected.toReversed().map(told),
      linked: newestFirst(pool, linked),
      proposed: newestFirst(pool, proposed),
      idsEnd: pool.lineId.reduce((most, id) => Math.max(most, id), 0) + 1,
    });
  }

  /**
   * Who we are: the names the house goes by, and those a person confirmed by confirming a transfer both of whose ends name the same party (each
   * names the holder of the other account).
   */
  #ownParties(
    confirmed: readonly { readonly kind: LinkKind; readonly a: number; readonly b: number }[],
    readingAt: (node: number) => { readonly party: string } | undefined,
  ): (party: string) => boolean {
    const own = new Set(this.#deps.ownNames().map(partyOf));
    for (const { kind, a, b } of confirmed) {
      const party = readingAt(a)?.party ?? '';
      if (kind === 'own_transfer' && party === readingAt(b)?.party) own.add(party);
    }
    own.delete('');
    return (party) => own.has(party);
  }
}

/** Places in the pool of the lines that words name. */
function nodesByLine(pool: LinePool, named: ReadonlySet<number>): (lineId: number) => number {
  const nodes = new Map<number, number>();
  for (let node = 0; node < pool.count && nodes.size < named.size; node += 1) {
    const lineId = pool.lineId[node] ?? 0;
    if (named.has(lineId)) nodes.set(lineId, node);
  }
  return (lineId) => nodes.get(lineId) ?? -1;
}

/** By ledger ids, in the order in which they are shown. */
function newestFirst(pool: LinePool, { a, b, kind, evidence }: Pairs): Pairs {
  const dayOf = (at: number) => pool.day[a[at] ?? 0] ?? 0;
  const order = [...a.keys()].sort(
    (x, y) => dayOf(y) - dayOf(x) || (a[x] ?? 0) - (a[y] ?? 0) || (b[x] ?? 0) - (b[y] ?? 0),
  );
  const idOf = (node: number | undefined) => pool.lineId[node ?? 0] ?? 0;
  return {
    a: order.map((at) => idOf(a[at])),
    b: order.map((at) => idOf(b[at])),
    kind: order.map((at) => kind[at] ?? 0),
    evidence: order.map((at) => evidence[at] ?? 0),
  };
}
