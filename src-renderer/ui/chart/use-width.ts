/**
 * The width of a part of the page, known before it is first painted: a chart drawn for a guess and drawn anew for what was measured costs twice. 0 until it
 * stands on the page.
 */
import { type RefObject, useLayoutEffect, useRef, useState } from 'react';

/** Where there is none to take. */
const WIDTH_FIRST = 560;

export function useWidth<Part extends HTMLElement>(): {
  readonly ref: RefObject<Part | null>;
  readonly width: number;
} {
  const ref = useRef<Part>(null);
  const [width, setWidth] = useState(0);
  useLayoutEffect(() => {
    const part = ref.current;
    if (!part) return;
    let frame = 0;
    const look = () => setWidth(part.clientWidth || WIDTH_FIRST);
    look();
    const seen = new ResizeObserver(() => {
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(look);
    });
    seen.observe(part);
    return () => {
      cancelAnimationFrame(frame);
      seen.disconnect();
    };
  }, []);
  return { ref, width };
}
