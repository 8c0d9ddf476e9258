/** Our own instants (a run, a decision) on the reader's clock; times a file prints are never converted (ui/day.tsx). */
export function ownTime(instant: string): string {
  const at = new Date(instant);
  if (Number.isNaN(at.getTime())) return instant;
  return at.toLocaleString('sv-SE'); // The Swedish form is the ISO one: 2026-10-19 09:12:44.
}
