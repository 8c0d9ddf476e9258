/** Printing a board: first every chart is there, however far down, at the width of paper; then the paper is asked for. */
import { useIsFetching } from '@tanstack/react-query';
import { useEffect, useState } from 'react';

/** Charts that were asked for have been drawn at their new width by then. */
const DRAWN_MS = 400;
const SCHEME = 'data-mantine-color-scheme';

export function usePrint(): { readonly isPrinting: boolean; readonly print: () => void } {
  const [isPrinting, setPrinting] = useState(false);
  const waiting = useIsFetching({
    predicate: ({ queryKey }) => String(queryKey[0]).startsWith('analytics.'),
  });
  // Paper is white, whatever the screen is.
  useEffect(() => {
    const root = document.documentElement;
    const scheme = root.getAttribute(SCHEME);
    if (!isPrinting || scheme === null) return;
    root.setAttribute(SCHEME, 'light');
    return () => root.setAttribute(SCHEME, scheme);
  }, [isPrinting]);
  useEffect(() => {
    if (!isPrinting || waiting > 0) return;
    const timer = setTimeout(() => window.print(), DRAWN_MS);
    const done = () => setPrinting(false);
    window.addEventListener('afterprint', done);
    return () => {
      clearTimeout(timer);
      window.removeEventListener('afterprint', done);
    };
  }, [isPrinting, waiting]);
  return { isPrinting, print: () => setPrinting(true) };
}
