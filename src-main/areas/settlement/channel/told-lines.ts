/** What the words of lines say that their kinds do not (分账, 保证金, 结转): only lines of such kinds are opened. */
import { LINE_KINDS } from '../../../../shared/domain/statement-line.ts';
import type { LineStore } from '../../statements/line-store.ts';
import type { LineSet } from '../../statements/rules/line-columns.ts';
import { descriptionIn } from '../../statements/rules/packed-line.ts';
import { IS_READ, type Told, toldBy } from './rules/figure-of-line.ts';

/** By position of the set. */
export function readTold(lines: LineStore, set: LineSet): ReadonlyMap<number, Told> {
  const told = new Map<number, Told>();
  const wanted = Uint8Array.from(set.kind, (kind) => IS_READ[kind] ?? 0);
  if (!wanted.includes(1)) return told;
  lines.scan(
    set,
    (position, bytes, from, to) => {
      const kind = LINE_KINDS[set.kind[position] ?? 0] ?? 'other';
      const isNumbered = (set.batchNo[2 * position] ?? 0) !== 0 || (set.batchNo[2 * position + 1] ?? 0) !== 0;
      const says = toldBy(kind, descriptionIn(bytes, from, to), isNumbered);
      if (says !== '') told.set(position, says);
    },
    { from: 0, to: set.count, wanted },
  );
  return told;
}
