/**
 * Which lines are one movement. Surest first: what persons said, then pairs that name each other, then pairs that strong evidence joins, each the only
 * ones of each other,
 * on the same day before on neighbouring days, so that a loose look never takes what a strict one would have found. What is left with
 * evidence for several, or without evidence for one alone, is proposed; nobody but a person decides it.
 *
 * Lines that nothing tells apart (one amount, account, day and wording) are taken together: as many on each side are as many movements. Each
 * line is in one link at most. The result depends on the lines and the decisions alone.
 */
import { LINK_KINDS } from '../../../../../shared/domain/line-link.ts';
import { type Bond, bondOf } from './evidence.ts';
import { DAYS_AFTER_MAX, type LinePool, type Runs } from './pool.ts';
import type { Reading } from './reading.ts';

/** What is to be known of the lines besides their columns, by their places in the pool. */
export interface PairingInput {
  readonly pool: LinePool;
  readonly runs: Runs;
  /** Place in `readings` of each line that is in a run. */
  readonly readingOf: Uint32Array;
  readonly readings: readonly Reading[];
  readonly isOwn: (party: string) => boolean;
  /** 1 where a person's confirmation holds the line already. */
  readonly isTaken: Uint8Array;
  /** Lines that a rejection names, and whether it is of these two and this kind. */
  readonly isRejected: (kind: Bond['kind'], a: number, b: number) => boolean;
  readonly hasRejection: (node: number) => boolean;
}

/** Pairs, by places in the pool; first the ones that stand, then the ones that wait for a person. */
export interface Pairs {
  readonly a: number[];
  readonly b: number[];
  readonly kind: number[];
  readonly evidence: number[];
}
export interface Paired {
  readonly linked: Pairs;
  readonly proposed: Pairs;
}

/** Neighbours of a group compared with it; where more stand so near, nothing there is certain. */
const COMPARED_MAX = 200;
/** Two groups of up to so many lines are proposed line by line with each other; of larger ones the first with the first. */
const EACH_WITH_EACH_MAX = 3;
const TIERS = [0, 1, DAYS_AFTER_MAX] as const;

/** Lines that nothing tells apart, in the order of their time. */
interface Cell {
  readonly nodes: readonly number[];
  isCrowded: boolean;
  isDone: boolean;
}
interface Edge {
  readonly from: Cell;
  readonly to: Cell;
  readonly bond: Bond;
  readonly days: number;
}

const makePairs = (): Pairs => ({ a: [], b: [], kind: [], evidence: [] });

export function pairLines(input: PairingInput): Paired {
  const paired: Paired = { linked: makePairs(), proposed: makePairs() };
  const { starts, order } = input.runs;
  for (let run = 0; run + 1 < starts.length; run += 1)
    pairRun(input, order.subarray(starts[run] ?? 0, starts[run + 1] ?? 0), paired);
  return paired;
}

function pairRun(input: PairingInput, run: Uint32Array, paired: Paired): void {
  const cells = cellsOf(input, run);
  if (cells.length < 2) return;
  const edges = edgesOf(input, cells);
  const strong = edges.filter((edge) => edge.bond.isStrong);
  link(
    strong.filter((edge) => edge.bond.isMutual),
    paired,
  );
  link(strong, paired);
  const open = strong.filter((edge) => !edge.from.isDone && !edge.to.isDone);
  for (const edge of open) propose(paired.proposed, edge);
  const asked = new Set(open.flatMap((edge) => [edge.from, edge.to]));
  const isFree = (cell: Cell) => !cell.isDone && !asked.has(cell);
  const weak = edges.filter((edge) => !edge.bond.isStrong && isFree(edge.from) && isFree(edge.to));
  for (const edge of onlyOnes(weak))
    if (
      edge.from.nodes.length === 1 &&
      edge.to.nodes.length === 1 &&
      !edge.from.isCrowded &&
      !edge.to.isCrowded
    )
      propose(paired.proposed, edge);
}

/** Joins what is the only one of each other, the nearest first. */
function link(strong: readonly Edge[], paired: Paired): void {
  for (const tier of TIERS) {
    const open = strong.filter((edge) => !edge.from.isDone && !edge.to.isDone);
    const strands = strandsOf(open);
    for (const edge of onlyOnes(open.filter((each) => each.days <= tier))) {
      if (strands(edge)) continue;
      if (edge.from.nodes.length !== edge.to.nodes.length || edge.from.isCrowded || edge.to.isCrowded)
        continue;
      edge.from.isDone = true;
      edge.to.isDone = true;
      edge.from.nodes.forEach((node, at) => {
        put(paired.linked, edge.bond, node, edge.to.nodes[at] ?? 0);
      });
    }
  }
}

/** A line that a person said something of stands alone. */
function cellsOf(input: PairingInput, run: Uint32Array): Cell[] {
  const { pool, readingOf } = input;
  const nodesOf = new Map<string, number[]>();
  for (const node of run) {
    if (input.isTaken[node] === 1) continue;
    const alone = input.hasRejection(node) ? node : -1;
    const key = `${pool.day[node]}|${pool.account[node]}|${pool.roles[node]}|${readingOf[node]}|${alone}`;
    const nodes = nodesOf.get(key);
    if (nodes) nodes.push(node);
    else nodesOf.set(key, [node]);
  }
  const timeOf = (node: number) => pool.at[node] ?? 0;
  return [...nodesOf.values()].map((nodes) => ({
    nodes: nodes.toSorted((a, b) => timeOf(a) - timeOf(b) || a - b),
    isCrowded: false,
    isDone: false,
  }));
}

/** Cells come in the order of their days. */
function edgesOf(input: PairingInput, cells: readonly Cell[]): Edge[] {
  const { pool } = input;
  const edges: Edge[] = [];
  const dayOf = (cell: Cell) => pool.day[cell.nodes[0] ?? 0] ?? 0;
  let end = 0;
  let crowdedUntil = 0;
  cells.forEach((cell, at) => {
    while (end < cells.length && dayOf(cells[end] ?? cell) - dayOf(cell) <= DAYS_AFTER_MAX) end += 1;
    if (end - at > COMPARED_MAX) crowdedUntil = end;
    cell.isCrowded = at < crowdedUntil;
    for (const other of cells.slice(at + 1, Math.min(end, at + COMPARED_MAX))) {
      const edge = edgeOf(input, cell, other) ?? edgeOf(input, other, cell);
      if (edge) edges.push(edge);
    }
  });
  return edges;
}

function edgeOf(input: PairingInput, from: Cell, to: Cell): Edge | null {
  const { pool, readings, readingOf } = input;
  const endOf = (cell: Cell) => {
    const node = cell.nodes[0] ?? 0;
    const reading = readings[readingOf[node] ?? readings.length];
    return reading ? { node, reading } : null;
  };
  const [a, b] = [endOf(from), endOf(to)];
  const bond = a && b ? bondOf(pool, a, b, input.isOwn) : null;
  if (!a || !b || !bond || input.isRejected(bond.kind, a.node, b.node)) return null;
  return { from, to, bond, days: Math.abs((pool.day[b.node] ?? 0) - (pool.day[a.node] ?? 0)) };
}

/**
 * Of two lines near each other: whether each of them is the only one that some other line could be one with. Joined, both of those would be left alone,
 * though all four may be two movements; nobody but a person knows.
 */
function strandsOf(edges: readonly Edge[]): (edge: Edge) => boolean {
  const others = new Map<Cell, Cell[]>();
  const meet = (cell: Cell, other: Cell) => {
    const known = others.get(cell);
    if (known) known.push(other);
    else others.set(cell, [other]);
  };
  for (const { from, to } of edges) {
    meet(from, to);
    meet(to, from);
  }
  const isNeeded = (cell: Cell, joined: Cell) =>
    others.get(cell)?.some((each) => each !== joined && others.get(each)?.length === 1) ?? false;
  return ({ from, to }) => isNeeded(from, to) && isNeeded(to, from);
}

/** Edges both of whose ends have no other. */
function onlyOnes(edges: readonly Edge[]): Edge[] {
  const degree = new Map<Cell, number>();
  for (const { from, to } of edges)
    for (const cell of [from, to]) degree.set(cell, (degree.get(cell) ?? 0) + 1);
  return edges.filter(({ from, to }) => degree.get(from) === 1 && degree.get(to) === 1);
}

function propose(pairs: Pairs, { from, to, bond }: Edge): void {
  const isSmall = from.nodes.length <= EACH_WITH_EACH_MAX && to.nodes.length <= EACH_WITH_EACH_MAX;
  from.nodes.forEach((node, at) => {
    if (isSmall) for (const other of to.nodes) put(pairs, bond, node, other);
    else if (at < to.nodes.length) put(pairs, bond, node, to.nodes[at] ?? 0);
  });
}

function put(pairs: Pairs, { kind, evidence }: Bond, a: number, b: number): void {
  pairs.a.push(a);
  pairs.b.push(b);
  pairs.kind.push(LINK_KINDS.indexOf(kind));
  pairs.evidence.push(evidence);
}
