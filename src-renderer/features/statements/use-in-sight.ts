/** Brings the marked part of a box into sight within the box: the page itself stays where the reader has it. */
import { useEffect, useRef } from 'react';

/** `about`: what the mark depends on. The first pointed-at part counts, else the record's own row. */
export function useInSight<Box extends HTMLElement>(about: string) {
  const box = useRef<Box>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the marks in the box change with what it is about.
  useEffect(() => {
    const part =
      box.current?.querySelector<HTMLElement>('[data-pointed]') ??
      box.current?.querySelector<HTMLElement>('[data-own]');
    if (!box.current || !part) return;
    const [outer, inner] = [box.current.getBoundingClientRect(), part.getBoundingClientRect()];
    const head = box.current.querySelector('thead')?.getBoundingClientRect().height ?? 0;
    const side = box.current.querySelector('tbody th')?.getBoundingClientRect().width ?? 0;
    if (inner.top < outer.top + head || inner.bottom > outer.bottom)
      box.current.scrollTop += inner.top - outer.top - head - (outer.height - head - inner.height) / 2;
    if (!part.hasAttribute('data-pointed')) return;
    if (inner.left < outer.left + side || inner.right > outer.right)
      box.current.scrollLeft += inner.left - outer.left - (outer.width - inner.width) / 2;
  }, [about]);
  return box;
}
