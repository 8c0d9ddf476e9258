/** In which order the codes of a dimension stand along an axis, and what of a label an axis has room for. Pure. */
import { codesInOrder } from '../../../../shared/domain/analytics/code-order.ts';
import type { Dimension } from '../../../../shared/domain/analytics/panel.ts';

export { codesInOrder };

export const inSeveralYears = (days: readonly string[]): boolean =>
  new Set(days.map((day) => day.slice(0, 4))).size > 1;

/** A day without its year where there is but one, a month without its day. */
export function tickLabel(
  dimensions: readonly Dimension[],
  code: string,
  label: string,
  { by, spansYears }: { readonly by: 'day' | 'week' | 'month'; readonly spansYears: boolean },
): string {
  if (dimensions[0] === 'hour') return code;
  // Classes stand side by side and each needs its name; the chart says what they count.
  if (dimensions[0] === 'age' || dimensions[0] === 'lag') return code.replace('-', '–');
  if (dimensions[0] !== 'day' || dimensions.length > 1) return label;
  if (by === 'month') return code.slice(0, 7);
  return code.slice(spansYears ? 2 : 5);
}
