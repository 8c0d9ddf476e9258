/** A drawing as it stands on the page, freed from the page: every colour, width and font written at the part itself, nothing to be fetched from anywhere. */

const PROPERTIES = [
  'fill',
  'fill-opacity',
  'stroke',
  'stroke-opacity',
  'stroke-width',
  'stroke-dasharray',
  'opacity',
  'paint-order',
  'font-size',
  'font-weight',
  'text-anchor',
] as const;
/** What only the page and its reader need. */
const DROPPED = ['class', 'style', 'tabindex', 'role', 'data-mark', 'aria-hidden'];

export function inlined(drawing: SVGSVGElement): SVGSVGElement {
  const copy = drawing.cloneNode(true) as SVGSVGElement; // A copy of an svg element is one.
  const [from, to] = [
    [drawing, ...drawing.querySelectorAll('*')],
    [copy, ...copy.querySelectorAll('*')],
  ];
  for (const [at, part] of to.entries()) {
    const source = from[at];
    if (!source) continue;
    const style = getComputedStyle(source);
    for (const name of DROPPED) part.removeAttribute(name);
    for (const property of PROPERTIES) {
      const value = style.getPropertyValue(property);
      if (value !== '') part.setAttribute(property, value.replaceAll('"', ''));
    }
  }
  return copy;
}

/** The value of a colour token in the theme that stands. */
export const tokenValue = (token: string): string =>
  getComputedStyle(document.documentElement).getPropertyValue(token).trim();
