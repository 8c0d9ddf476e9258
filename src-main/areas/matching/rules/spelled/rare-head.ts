/**
 * Does a number cut short still name one line? Channels begin their numbers with digits of their own and the date; such a beginning is borne by
 * many. Of a great side a part is looked at that its contents choose, so the answer does not depend on the order of rows.
 */
import type { KeyField } from '../../../../../shared/domain/match-rule.ts';
import type { LegWork } from '../work/leg-work.ts';
import { HEADS_MAX } from './partial-numbers.ts';
import { numberIn } from './spelled-numbers.ts';

const LOOKED_AT_MAX = 20_000;

/** Numbers of a side's column, all of it or a part: how many of them begin so. */
export function headsOf(
  work: LegWork,
  side: 'left' | 'right',
  field: KeyField,
  fold: (text: string) => string,
): ((head: string) => number) | null {
  if (field === 'quoted') return null;
  const [set, text] = side === 'left' ? [work.left, work.input.leftText] : [work.right, work.input.rightText];
  const share = Math.ceil(set.count / LOOKED_AT_MAX);
  const numbers: string[] = [];
  for (let position = 0; position < set.count; position += 1)
    if ((set.identity[2 * position] ?? 0) % share === 0) numbers.push(fold(numberIn(field, text(position))));
  numbers.sort();
  return (head) => {
    let [low, high] = [0, numbers.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((numbers[middle] ?? '') < head) low = middle + 1;
      else high = middle;
    }
    let end = low;
    while (numbers[end]?.startsWith(head) && end - low <= HEADS_MAX) end += 1;
    return end - low;
  };
}
