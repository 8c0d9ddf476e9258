/**
 * Where the rows of a very long list stand.
 *
 * A browser lays out at most some 17 to 33 million pixels; a million rows pass that. Beyond the limit the scroll bar stands for a share
 * of the list: `offset` counts in rows' own pixels, `scrollTop` in the shorter element's. Pure arithmetic; rows have one height.
 */

/** Safe in every engine (Firefox stops at about 17.8 million). */
export const SCROLL_PIXELS_MAX = 16_000_000;

export interface Extent {
  readonly total: number;
  readonly rowHeight: number;
  /** Height of the rows' window, header not counted. */
  readonly viewport: number;
}

const fullHeight = ({ total, rowHeight }: Extent): number => total * rowHeight;
export const elementHeight = (extent: Extent): number => Math.min(fullHeight(extent), SCROLL_PIXELS_MAX);
export const isScaled = (extent: Extent): boolean => fullHeight(extent) > SCROLL_PIXELS_MAX;

export const maxOffset = (extent: Extent): number => Math.max(0, fullHeight(extent) - extent.viewport);
const maxScrollTop = (extent: Extent): number => Math.max(0, elementHeight(extent) - extent.viewport);

export const clampOffset = (extent: Extent, offset: number): number =>
  Math.min(Math.max(0, offset), maxOffset(extent));

/** The place in the list that a place of the scroll bar stands for. */
export function offsetOf(extent: Extent, scrollTop: number): number {
  if (!isScaled(extent)) return clampOffset(extent, scrollTop);
  return clampOffset(extent, (scrollTop / maxScrollTop(extent)) * maxOffset(extent));
}

export function scrollTopOf(extent: Extent, offset: number): number {
  const clamped = clampOffset(extent, offset);
  return isScaled(extent) ? (clamped / maxOffset(extent)) * maxScrollTop(extent) : clamped;
}

/** Rows to draw: those in the window and a few around it. `to` is not included. */
export function rowsInView(extent: Extent, offset: number, around: number): { from: number; to: number } {
  const first = Math.floor(offset / extent.rowHeight);
  const last = Math.ceil((offset + extent.viewport) / extent.rowHeight);
  return { from: Math.max(0, first - around), to: Math.min(extent.total, last + around) };
}

/** The offset at which a row is whole in the window; the present one where it already is. */
export function offsetToShow(extent: Extent, offset: number, row: number): number {
  const top = row * extent.rowHeight;
  if (top < offset) return clampOffset(extent, top);
  const bottom = top + extent.rowHeight;
  return bottom > offset + extent.viewport ? clampOffset(extent, bottom - extent.viewport) : offset;
}
