/** Whether a row is the one that is asked for: by its name; null is the total, and '*' every row that has no name of its own in the table (`others`). */
export function isNamed(
  name: readonly string[],
  of: readonly string[] | null,
  others: ReadonlySet<string>,
): boolean {
  return of === null || name.every((part, at) => (of[at] === '*' ? !others.has(part) : of[at] === part));
}
