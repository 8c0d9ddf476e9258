/** A flow's rows as places and ways between them, for a diagram that runs one way: nothing that is not more than nothing, and no way back. */
import type { Plot } from './plot.ts';

interface FlowLink {
  readonly source: number;
  readonly target: number;
  readonly value: number;
  /** Which row of the plot it is. */
  readonly category: number;
}
export interface FlowLinks {
  readonly nodes: readonly { readonly name: string }[];
  readonly links: readonly FlowLink[];
  /** Ways one after the other, at most. */
  readonly steps: number;
}

/** `nameOf`: what a place is called. */
export function flowLinks({ series: [flow] }: Plot, nameOf: (place: string) => string): FlowLinks {
  const places: string[] = [];
  const placeAt = (place: string) => {
    if (!places.includes(place)) places.push(place);
    return places.indexOf(place);
  };
  const links: FlowLink[] = [];
  for (const [category, of] of (flow?.of ?? []).entries()) {
    const [from = '', to = ''] = of ?? [];
    const value = flow?.values[category] ?? 0;
    if (value <= 0 || from === to) continue;
    const [source, target] = [placeAt(from), placeAt(to)];
    if (!reaches(links, target, source)) links.push({ source, target, value, category });
  }
  const steps = Math.max(0, ...places.map((_, at) => stepsFrom(links, at)));
  return { nodes: places.map((place) => ({ name: nameOf(place) })), links, steps };
}

const stepsFrom = (links: readonly FlowLink[], from: number): number =>
  Math.max(
    0,
    ...links.filter(({ source }) => source === from).map(({ target }) => 1 + stepsFrom(links, target)),
  );

function reaches(links: readonly FlowLink[], from: number, to: number): boolean {
  return from === to || links.some(({ source, target }) => source === from && reaches(links, target, to));
}
