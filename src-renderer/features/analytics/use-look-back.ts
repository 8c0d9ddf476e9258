/** Looking into a figure and back: once the drawer is gone, also by the way back, the keys are where they were. */
import { useEffect, useRef } from 'react';
import type { SeenCell } from './cell-address.ts';
import type { Board } from './use-board-address.ts';

export function useLookBack({ seen, go }: Board): (cell: SeenCell) => void {
  const from = useRef<HTMLElement | null>(null);
  const isLooking = seen !== null;
  useEffect(() => {
    if (isLooking) return;
    from.current?.focus({ preventScroll: true });
    from.current = null;
  }, [isLooking]);
  return (cell) => {
    const { activeElement } = document;
    from.current ??= activeElement instanceof HTMLElement ? activeElement : null;
    go({ seen: cell });
  };
}
