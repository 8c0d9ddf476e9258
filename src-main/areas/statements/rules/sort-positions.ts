/**
 * Puts positions in the order of whole numbers they stand for: sixteen bits a pass, least first, so equal numbers keep their order. A
 * million lines take some tens of milliseconds; comparing them two by two takes a second.
 */
const DIGIT = 65_536;
/** Beyond this a difference of two numbers may no longer be exact. */
const RANGE_MAX = 2 ** 48;

/** `values[position]`: safe integers, NaN counts as 0. `positions` are ascending; so are those of equal values in the answer. */
export function sortPositions(positions: Uint32Array, values: Float64Array): Uint32Array {
  let least = Number.POSITIVE_INFINITY;
  let most = Number.NEGATIVE_INFINITY;
  for (const position of positions) {
    const value = valueAt(values, position);
    if (value < least) least = value;
    if (value > most) most = value;
  }
  if (most - least > RANGE_MAX)
    return positions.toSorted((a, b) => valueAt(values, a) - valueAt(values, b) || a - b);
  let from: Uint32Array = positions;
  let to: Uint32Array = new Uint32Array(positions.length);
  for (let unit = 1; most - least >= unit; unit *= DIGIT) {
    const digitOf = (position: number) => Math.floor((valueAt(values, position) - least) / unit) % DIGIT;
    const places = new Uint32Array(DIGIT + 1);
    for (const position of from) places[digitOf(position) + 1] = (places[digitOf(position) + 1] ?? 0) + 1;
    for (let digit = 1; digit <= DIGIT; digit += 1)
      places[digit] = (places[digit] ?? 0) + (places[digit - 1] ?? 0);
    for (const position of from) {
      const digit = digitOf(position);
      const place = places[digit] ?? 0;
      to[place] = position;
      places[digit] = place + 1;
    }
    const emptied = from === positions ? new Uint32Array(positions.length) : from;
    from = to;
    to = emptied;
  }
  return from;
}

/** The found ones in the order of all (`whole`): where they are many, sorting them anew would cost more than picking them. */
export function pickedFrom(whole: Uint32Array, found: Uint32Array): Uint32Array {
  const isFound = new Uint8Array(whole.length);
  for (const position of found) isFound[position] = 1;
  const picked = new Uint32Array(found.length);
  let count = 0;
  for (const position of whole) {
    if (isFound[position] === 0) continue;
    picked[count] = position;
    count += 1;
  }
  return picked;
}

function valueAt(values: Float64Array, position: number): number {
  const value = values[position] ?? 0;
  return Number.isNaN(value) ? 0 : value;
}
