/** The day on the clock before the person: what a form begins with, for her to change. */
export function localToday(): string {
  const at = new Date();
  const two = (part: number) => String(part).padStart(2, '0');
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
}
