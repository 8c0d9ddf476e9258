/** Whether a part of the page has come near what is seen; what has once been is not taken away again. */
import { type RefObject, useEffect, useState } from 'react';

/** So far below the fold that it is there before the eye is. */
const AHEAD = '600px';

export function useNear(part: RefObject<HTMLElement | null>): boolean {
  const [isNear, setNear] = useState(false);
  useEffect(() => {
    const element = part.current;
    if (!element || isNear) return;
    const seen = new IntersectionObserver(
      (entries) => {
        if (entries.some((entry) => entry.isIntersecting)) setNear(true);
      },
      // Of the board, which scrolls: of the window the margin would lie outside of it.
      { root: element.closest('[data-board]'), rootMargin: AHEAD },
    );
    seen.observe(element);
    return () => seen.disconnect();
  }, [part, isNear]);
  return isNear;
}
