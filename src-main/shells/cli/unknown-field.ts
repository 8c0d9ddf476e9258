/**
 * A field of a handed-in JSON that its schema does not know. Reading would leave it out without a word, and what somebody meant by it (a misspelled
 * limit) would silently not hold.
 */

/** Path of the first one, '' where there is none: what was given beside what was read of it. */
export function unknownField(given: unknown, read: unknown): string {
  if (!isRecord(given) || !isRecord(read)) return '';
  for (const [name, value] of Object.entries(given)) {
    if (!Object.hasOwn(read, name)) return name;
    const inner = unknownField(value, read[name]);
    if (inner !== '') return `${name}.${inner}`;
  }
  return '';
}

/** Lists too: their places are their names. */
const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;
