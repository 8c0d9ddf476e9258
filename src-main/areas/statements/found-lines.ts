/**
 * The lines a list means by its query: the standing ones, or, where 状态:已变更 (state:changed) asks for them, all versions of what changed.
 */
import { Refused } from '../../../shared/contract/errors.ts';
import { getImport, type StatementsDeps } from './deps.ts';
import { type Beyond, filterLines, type LineQuery, termsOf } from './line-filter.ts';
import type { LineStore } from './line-store.ts';
import type { LineSet } from './rules/line-columns.ts';

export function foundLines(
  { lines }: Pick<StatementsDeps, 'lines'>,
  input: LineQuery & { readonly importId: number | null },
): { readonly set: LineSet; readonly found: Uint32Array } {
  const only = input.importId === null ? null : [getImport({ lines }, input.importId).id];
  const states = termsOf(input.query).flatMap((term) => (term.field === 'state' ? [term] : []));
  // Of all states a list of lines knows only this one: where lines stand in a leg is the matching's to say.
  const other = states.flatMap((term) => term.values).find((word) => word !== 'changed');
  if (other !== undefined) throw new Refused('bad_input', { at: 'query', expected: 'field', text: other });
  const set = states.some((term) => !term.not) ? lines.changedSet(only) : lines.set('all', only);
  return { set, found: filterLines(lines, set, input, beyondOf(lines, set)) };
}

const beyondOf = (lines: LineStore, set: LineSet): Beyond => ({
  age: null,
  state: (position) => lines.versions().isOneOfSeveral(set.lineId[position] ?? 0),
});
