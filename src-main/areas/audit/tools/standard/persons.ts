/** Tests over who did it: agreed to by whoever made it or by nobody else (自己复核), and what persons entered by hand, the largest first. */
import { hitsAt, NOT_OF_POPULATION, placesWhere, type StandardTest } from './run.ts';

export const selfApproved: StandardTest = (rows) => {
  const { agreed } = rows;
  if (!agreed) return NOT_OF_POPULATION;
  const places = placesWhere(rows, (place) => agreed(place) !== 'two');
  return hitsAt(rows, places, (place) => ({ how: agreed(place) }));
};

export const manualAdjustments: StandardTest = (rows, { minor: least = 0 }) => {
  const { manual } = rows;
  if (!manual) return NOT_OF_POPULATION;
  const sizeOf = (place: number) => Math.abs(rows.value[place] ?? 0);
  const places = placesWhere(rows, (place) => manual[place] === 1 && sizeOf(place) >= least);
  const sorted = places.toSorted((a, b) => sizeOf(b) - sizeOf(a) || a - b);
  return hitsAt(rows, sorted, (_, index) => ({ rank: index + 1 }));
};
