/**
 * Did this row move the balance? Completed rows did, denied ones did not; of pending ones PayPal's own balance tells: money on its way out
 * has left it, money on its way in has not arrived. What the balance shows of a status in one row holds for its like in the whole file.
 */
import type { LineStatus } from '../../../../../shared/domain/statement-line.ts';
import { movesBy, movesByImpact, statusOf } from './words.ts';

export interface PrintedRow {
  readonly status: string;
  readonly impact: string;
  readonly type: string;
  readonly currency: string;
  /** Signed. */
  readonly net: number;
  readonly balance: number | null;
}

/** An authorisation is completed and moves nothing; a withdrawal is pending and has left. */
const keyOf = (row: PrintedRow): string =>
  `${row.status}|${row.type}|${row.net < 0 ? 'out' : 'in'}`.toLowerCase();

/** Per status and type: whether rows like it moved the balance. */
export type Learned = ReadonlyMap<string, boolean>;

/** From the first rows of the file, read in the direction in which more balances follow one another. */
export function learn(rows: readonly PrintedRow[]): Learned {
  const [down, up] = [votesOf(rows), votesOf(rows.toReversed())];
  const { votes } = up.follows > down.follows ? up : down;
  return new Map([...votes].filter(([, vote]) => vote !== 0).map(([key, vote]) => [key, vote > 0]));
}

function votesOf(rows: readonly PrintedRow[]): { votes: Map<string, number>; follows: number } {
  const votes = new Map<string, number>();
  const last = new Map<string, number>();
  let follows = 0;
  for (const row of rows) {
    if (row.balance === null) continue;
    const before = last.get(row.currency);
    last.set(row.currency, row.balance);
    if (before === undefined || row.net === 0) continue;
    const vote = row.balance === before + row.net ? 1 : row.balance === before ? -1 : 0;
    if (vote > 0) follows += 1;
    votes.set(keyOf(row), (votes.get(keyOf(row)) ?? 0) + vote);
  }
  return { votes, follows };
}

export interface Verdict {
  readonly moves: boolean;
  readonly status: LineStatus;
}

/** Null where nothing tells: a status nobody knows, and no balance that would show it. */
export function judge(row: PrintedRow, learned: Learned): Verdict | null {
  const status = statusOf(row.status);
  const byStatus = status === null ? null : movesBy(status);
  const moves = movesByImpact(row.impact) ?? learned.get(keyOf(row)) ?? byStatus;
  if (moves !== null) return { moves, status: status ?? 'none' };
  if (status === null) return null;
  // Pending: money on its way out has left the balance, where there is one to see it; money on its way in has not arrived.
  return { moves: row.balance !== null && row.net < 0, status };
}
