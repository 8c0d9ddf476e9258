/** Drawing without money units: at random over all items (随机), so many of each stratum of amounts (分层), or every item of some days (按日整块). */
import { type Drawable, type DrawnItem, inOrder, type RandomSource } from './drawn.ts';

/** Each item once, every set of that size as likely; in the order of the population. */
export function drawRandom(population: Drawable, size: number, random: RandomSource): DrawnItem[] {
  return choose(inOrder(population), size, random).map((position) => ({ position, why: 'hit', stratum: 0 }));
}

/** Of each stratum so many, or all it has. Stratum 0 lies below the first bound. */
export function drawStratified(
  population: Drawable,
  { size, bounds }: { readonly size: number; readonly bounds: readonly number[] },
  random: RandomSource,
): DrawnItem[] {
  const strata = Array.from({ length: bounds.length + 1 }, (): number[] => []);
  for (const position of inOrder(population))
    strata[stratumOf(bounds, population.value[position] ?? 0)]?.push(position);
  return strata.flatMap((positions, stratum) =>
    choose(positions, size, random).map((position): DrawnItem => ({ position, why: 'stratum', stratum })),
  );
}

/** By the size of the amount, whichever way the money goes. */
export const stratumOf = (bounds: readonly number[], value: number): number => {
  const above = bounds.findIndex((bound) => Math.abs(value) < bound);
  return above < 0 ? bounds.length : above;
};

/** Every item of `size` of the days that have any. */
export function drawBlock(population: Drawable, size: number, random: RandomSource): DrawnItem[] {
  const order = inOrder(population);
  const days = [...new Set(Array.from(order, (position) => population.day[position] ?? 0))];
  const taken = new Map(choose(days, size, random).map((day, block) => [day, block]));
  const items: DrawnItem[] = [];
  for (const position of order) {
    const block = taken.get(population.day[position] ?? 0);
    if (block !== undefined) items.push({ position, why: 'block', stratum: block });
  }
  return items;
}

/** Some of them, in their order: each step takes one of those not yet taken and puts the first of them in its place. */
function choose(from: ArrayLike<number>, size: number, random: RandomSource): number[] {
  const moved = new Map<number, number>();
  const taken: number[] = [];
  const standing = (place: number) => moved.get(place) ?? place;
  for (let step = 0; step < Math.min(size, from.length); step += 1) {
    const place = step + random.below(from.length - step);
    taken.push(standing(place));
    moved.set(place, standing(step));
  }
  return taken.sort((a, b) => a - b).map((place) => from[place] ?? 0);
}
