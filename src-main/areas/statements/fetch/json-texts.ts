/** Reads the named texts of an answer that should be a JSON object; whatever else it is gives empty texts and no fault. */
export function textsOf<Name extends string>(
  body: Buffer | string,
  ...names: readonly Name[]
): Readonly<Record<Name, string>> {
  let held: unknown;
  try {
    held = JSON.parse(body.toString('utf8'));
  } catch {
    held = null;
  }
  const from = typeof held === 'object' && held !== null ? new Map(Object.entries(held)) : new Map();
  const texts = names.map((name) => [name, typeof from.get(name) === 'string' ? from.get(name) : '']);
  return Object.fromEntries(texts) as Record<Name, string>; // Every name was just put in.
}
