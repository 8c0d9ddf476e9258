/**
 * What single entries of the columns say, by name.
 */
import { LINE_KINDS, LINE_STATUSES } from '../../../../../shared/domain/statement-line.ts';
import { DIRECTION_NONE, type LineSet, NO_DAY } from '../../../statements/rules/line-columns.ts';

export const isIdle = (set: LineSet, position: number): boolean => set.direction[position] === DIRECTION_NONE;
export const kindOf = (set: LineSet, position: number) => LINE_KINDS[set.kind[position] ?? 0] ?? 'other';
export const statusOf = (set: LineSet, position: number) =>
  LINE_STATUSES[set.status[position] ?? 0] ?? 'none';
export const hasId = (ids: Uint32Array, position: number): boolean =>
  (ids[2 * position] ?? 0) !== 0 || (ids[2 * position + 1] ?? 0) !== 0;
export const isSameId = (one: Uint32Array, at: number, other: Uint32Array, otherAt: number): boolean =>
  one[2 * at] === other[2 * otherAt] && one[2 * at + 1] === other[2 * otherAt + 1];
/** An id as a text, for the small maps of the slow paths; '' for none. */
export const idText = (ids: Uint32Array, position: number): string =>
  hasId(ids, position) ? `${ids[2 * position] ?? 0}:${ids[2 * position + 1] ?? 0}` : '';
export const dayOf = (set: LineSet, position: number): number => set.day[position] ?? NO_DAY;
