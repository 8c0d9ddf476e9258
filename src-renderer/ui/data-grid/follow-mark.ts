/** A drawer beside a list goes with the mark once a hand has moved it; what the list opens with is no move, lest a link to one row show another. */
import { useRef } from 'react';

/** Pure: tells which report of the grid is a move away from what the drawer shows. `shown` is '' where none is open. */
export function isMove(shown: string, before: string | null, now: string | null): boolean {
  return shown !== '' && before !== null && now !== null && now !== shown;
}

/** For the grid's onActiveChange. `follow` is given the key of the row the drawer should show. */
export function useFollowMark<Row>(
  shown: string,
  keyOf: (row: Row) => string,
  follow: (row: Row) => void,
): (row: Row | null) => void {
  const before = useRef<string | null>(null);
  return (row) => {
    const now = row === null ? null : keyOf(row);
    if (row !== null && isMove(shown, before.current, now)) follow(row);
    before.current = now;
  };
}
