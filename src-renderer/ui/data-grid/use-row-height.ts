/** Rows are as high as the theme's density says (--ch-row). */
import { useEffect, useState } from 'react';

export function useRowHeight(): number {
  const [height, setHeight] = useState(readRowHeight);
  useEffect(() => {
    const observer = new MutationObserver(() => setHeight(readRowHeight()));
    observer.observe(document.documentElement, { attributes: true });
    return () => observer.disconnect();
  }, []);
  return height;
}

function readRowHeight(): number {
  const text = getComputedStyle(document.documentElement).getPropertyValue('--ch-row');
  const height = Number.parseInt(text, 10);
  return Number.isFinite(height) && height > 0 ? height : 32;
}
