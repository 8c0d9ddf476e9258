/** The keys of a grid: J K and arrows move, Shift extends, X chooses, Enter opens, Esc lets a choice go. */
import type { KeyboardEvent } from 'react';

interface GridMoves {
  readonly active: number;
  readonly total: number;
  readonly rowsPerPage: number;
  readonly moveTo: (index: number) => void;
  readonly extendTo: (index: number) => void;
  /** null where nothing can be chosen. */
  readonly toggle: (() => void) | null;
  readonly clear: (() => void) | null;
  readonly open: (() => void) | null;
}

export function useGridKeys(moves: GridMoves): (event: KeyboardEvent<HTMLElement>) => void {
  return (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
    const target = targetOf(event.key, moves);
    if (target !== null) {
      if (event.shiftKey && moves.toggle) moves.extendTo(target);
      else moves.moveTo(target);
    } else if ((event.key === 'x' || event.key === 'X' || event.key === ' ') && moves.toggle) moves.toggle();
    else if (event.key === 'Enter' && event.target === event.currentTarget && moves.open) moves.open();
    else if (event.key === 'Escape' && moves.clear) moves.clear();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
}

function targetOf(key: string, { active, total, rowsPerPage }: GridMoves): number | null {
  switch (key) {
    case 'ArrowDown':
    case 'j':
    case 'J':
      return active + 1;
    case 'ArrowUp':
    case 'k':
    case 'K':
      return active - 1;
    case 'PageDown':
      return active + rowsPerPage;
    case 'PageUp':
      return active - rowsPerPage;
    case 'Home':
      return 0;
    case 'End':
      return total - 1;
    default:
      return null;
  }
}

const isTyping = (target: EventTarget): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName));
