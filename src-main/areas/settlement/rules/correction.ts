/**
 * What a correction batch (更正批次) holds: the lines of a batch as they are now, less what was signed of it. Lines that came, lines that are gone, and
 * lines whose amount is another; nothing where what was signed still is what is there. What was signed is never touched.
 */
import { FIGURES, type Figure, type Figures } from '../../../../shared/domain/settlement.ts';
import type { Members } from './members.ts';

/** A batch as it is now, or as it was signed. */
export interface Part {
  readonly figures: Figures;
  readonly members: ReadonlyMap<Figure, Members>;
}

export interface Correction extends Part {
  /** Lines that are in none of the signed parts, and lines of them that are gone or say another amount. */
  readonly came: number;
  readonly gone: number;
  readonly changed: number;
}

/**
 * `now`: null where nothing of it is left. `saying`: what a line says, as one text: a file that was undone and came again has the same lines under
 * other ids, and nothing is to be corrected. Null where nothing came, went or changed.
 */
export function correctionOf(
  now: Part | null,
  signed: readonly Part[],
  saying: (lineId: number) => string,
): Correction | null {
  const ends = { came: new Set<number>(), gone: new Set<number>(), changed: new Set<number>() };
  const members = new Map<Figure, Members>();
  const figures: [Figure, number][] = FIGURES.map((figure) => {
    const before = signed.flatMap((part) => part.members.get(figure) ?? []);
    const standing = now?.members.get(figure);
    const moves = withoutTwins(movesOf(standing, before), saying);
    for (const { id, end } of moves) ends[end].add(id);
    if (moves.length > 0)
      members.set(figure, {
        lineIds: Uint32Array.from(moves, ({ id }) => id),
        amounts: Float64Array.from(moves, ({ amount }) => amount),
      });
    // A figure may be of the batch as a whole, without lines; then it differs by itself.
    const signedSum = signed.reduce((sum, part) => sum + part.figures[figure], 0);
    return [figure, (now?.figures[figure] ?? 0) - signedSum];
  });
  if (members.size === 0 && figures.every(([, amount]) => amount === 0)) return null;
  return {
    came: ends.came.size,
    gone: ends.gone.size,
    changed: ends.changed.size,
    members,
    figures: Object.fromEntries(figures) as Record<Figure, number>, // One entry for each of FIGURES.
  };
}

interface Move {
  readonly id: number;
  readonly amount: number;
  readonly end: 'came' | 'gone' | 'changed';
}

/** Both ascending: walked side by side, so that a million lines cost no map. */
function movesOf(now: Members = NONE, signed: readonly Members[]): Move[] {
  const before = signed.length === 1 ? (signed[0] ?? NONE) : summed(signed);
  const moves: Move[] = [];
  const idAt = ({ lineIds }: Members, at: number) => lineIds[at] ?? Number.POSITIVE_INFINITY;
  let at = 0;
  let old = 0;
  while (at < now.lineIds.length || old < before.lineIds.length) {
    const [id, oldId] = [idAt(now, at), idAt(before, old)];
    const [amount, oldAmount] = [now.amounts[at] ?? 0, before.amounts[old] ?? 0];
    if (id < oldId) moves.push({ id, amount, end: 'came' });
    else if (id > oldId) moves.push({ id: oldId, amount: -oldAmount, end: 'gone' });
    else if (amount !== oldAmount) moves.push({ id, amount: amount - oldAmount, end: 'changed' });
    if (id <= oldId) at += 1;
    if (oldId <= id) old += 1;
  }
  return moves.filter(({ amount }) => amount !== 0);
}

/** A line that is gone and one that came and says the very same, of the same amount, are one line. */
function withoutTwins(moves: readonly Move[], saying: (lineId: number) => string): readonly Move[] {
  const gone = moves.filter(({ end }) => end === 'gone');
  if (gone.length === 0 || gone.length === moves.length) return moves;
  const waiting = new Map<string, Move[]>();
  for (const move of gone) {
    const key = `${-move.amount} ${saying(move.id)}`;
    waiting.set(key, [...(waiting.get(key) ?? []), move]);
  }
  const twins = new Set<Move>();
  for (const move of moves) {
    if (move.end !== 'came') continue;
    const twin = waiting.get(`${move.amount} ${saying(move.id)}`)?.pop();
    if (twin) for (const each of [move, twin]) twins.add(each);
  }
  return moves.filter((move) => !twins.has(move));
}

const NONE: Members = { lineIds: new Uint32Array(0), amounts: new Float64Array(0) };

/** A line that a batch had and its correction took away again comes to nothing. */
function summed(parts: readonly Members[]): Members {
  const sums = new Map<number, number>();
  for (const { lineIds, amounts } of parts)
    for (let at = 0; at < lineIds.length; at += 1)
      sums.set(lineIds[at] ?? 0, (sums.get(lineIds[at] ?? 0) ?? 0) + (amounts[at] ?? 0));
  const standing = [...sums].filter(([, amount]) => amount !== 0).toSorted(([a], [b]) => a - b);
  return {
    lineIds: Uint32Array.from(standing, ([id]) => id),
    amounts: Float64Array.from(standing, ([, amount]) => amount),
  };
}

/** A batch without some of its lines: what is signed when they are left to a later one. */
export function withoutLines({ figures, members }: Part, left: ReadonlySet<number>): Part {
  const kept = new Map<Figure, Members>();
  const changed: Record<Figure, number> = { ...figures };
  for (const [figure, { lineIds, amounts }] of members) {
    const places = [...lineIds.keys()].filter((at) => !left.has(lineIds[at] ?? 0));
    for (const [at, id] of lineIds.entries()) if (left.has(id)) changed[figure] -= amounts[at] ?? 0;
    if (places.length > 0)
      kept.set(figure, {
        lineIds: Uint32Array.from(places, (at) => lineIds[at] ?? 0),
        amounts: Float64Array.from(places, (at) => amounts[at] ?? 0),
      });
  }
  return { figures: changed, members: kept };
}
