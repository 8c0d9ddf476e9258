/** What a check of a file counts: pieces, or money. All other names carry minor units. */
export const isCount = (name: string): boolean =>
  name === 'count' || name.endsWith('_count') || name === 'statement_number';
