/** Ties the scroll bar of an element to a place in a list that may be longer than the element can be. */
import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import {
  clampOffset,
  type Extent,
  elementHeight,
  isScaled,
  offsetOf,
  offsetToShow,
  scrollTopOf,
} from './scaled-scroll.ts';

export interface GridScroll {
  readonly extent: Extent;
  readonly offset: number;
  readonly height: number;
  /** Where a row's place in the list stands inside the element: add it to row × height. */
  readonly shift: number;
  readonly showRow: (row: number) => void;
  readonly toTop: () => void;
}

export function useGridScroll(
  scroller: RefObject<HTMLElement | null>,
  total: number,
  rowHeight: number,
  headerHeight: number,
  startOffset: number,
): GridScroll {
  const [viewport, setViewport] = useState(0);
  const [place, setPlace] = useState({ offset: startOffset, scrollTop: 0 });
  const extent: Extent = { total, rowHeight, viewport };
  // Listeners and keys need the newest of these without being made anew at every row scrolled.
  const now = useRef({ extent, offset: startOffset, ownScrollTop: 0 });
  now.current.extent = extent;

  const moveTo = useCallback(
    (offset: number) => {
      const element = scroller.current;
      if (!element) return;
      const held = now.current;
      held.offset = clampOffset(held.extent, offset);
      element.scrollTop = scrollTopOf(held.extent, held.offset);
      held.ownScrollTop = element.scrollTop; // As the browser rounded it.
      setPlace({ offset: held.offset, scrollTop: held.ownScrollTop });
    },
    [scroller],
  );

  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const measure = () => setViewport(Math.max(0, element.clientHeight - headerHeight));
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [scroller, headerHeight]);

  // A shorter list, other rows' height: the place stays where it can.
  // biome-ignore lint/correctness/useExhaustiveDependencies: moveTo reads the extent these make.
  useLayoutEffect(() => moveTo(now.current.offset), [moveTo, total, rowHeight, viewport]);

  useEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const onScroll = () => {
      const held = now.current;
      const scrollTop = element.scrollTop;
      if (Math.abs(scrollTop - held.ownScrollTop) < 1) return;
      held.ownScrollTop = scrollTop;
      held.offset = offsetOf(held.extent, scrollTop);
      setPlace({ offset: held.offset, scrollTop });
    };
    // Where the bar stands for more than it measures, a wheel's pixels are rows' pixels all the same.
    const onWheel = (event: WheelEvent) => {
      const held = now.current;
      if (!isScaled(held.extent) || event.ctrlKey || event.shiftKey || event.deltaY === 0) return;
      event.preventDefault();
      const unit =
        event.deltaMode === 0 ? 1 : event.deltaMode === 1 ? held.extent.rowHeight : held.extent.viewport;
      moveTo(held.offset + event.deltaY * unit);
    };
    element.addEventListener('scroll', onScroll, { passive: true });
    element.addEventListener('wheel', onWheel, { passive: false });
    return () => {
      element.removeEventListener('scroll', onScroll);
      element.removeEventListener('wheel', onWheel);
    };
  }, [scroller, moveTo]);

  const showRow = useCallback(
    (row: number) => {
      const { extent: held, offset } = now.current;
      const next = offsetToShow(held, offset, row);
      if (next !== offset) moveTo(next);
    },
    [moveTo],
  );
  const toTop = useCallback(() => moveTo(0), [moveTo]);

  return {
    extent,
    offset: place.offset,
    height: elementHeight(extent),
    shift: isScaled(extent) ? place.scrollTop - place.offset : 0,
    showRow,
    toTop,
  };
}
