/**
 * A rule of exact keys that a firm adds to a leg: the numbers it names, compared as they are, classes settled by the multiplicity rule like those
 * of the shipped ones.
 */
import type { KeyField, MatchRule } from '../../../../../shared/domain/match-rule.ts';
import { hash64, type LineSet } from '../../../statements/rules/line-columns.ts';
import type { LineTexts } from '../leg-match.ts';
import { settleClass } from '../legs/settle-class.ts';
import { forEachClass, pickIds } from './join.ts';
import type { LegWork } from './leg-work.ts';
import { isIdle } from './line-facts.ts';

/** Shorter references agree by chance. */
const REFERENCE_LENGTH_MIN = 6;

export const byKeys =
  ({ keys }: Pick<MatchRule, 'keys'>) =>
  (work: LegWork, rule: number): void => {
    for (const { left, right } of keys) {
      const isLeft = (position: number) => work.isLeftOpen(position) && !isIdle(work.left, position);
      const isRight = (position: number) => work.isRightOpen(position) && !isIdle(work.right, position);
      const ones = pickIds(idsOf(left, work.left, work.input.leftText, isLeft), isLeft);
      const others = pickIds(idsOf(right, work.right, work.input.rightText, isRight), isRight);
      forEachClass(ones, others, (lefts, rights) => settleClass(work, rule, lefts, rights));
    }
  };

/** The hashed numbers of a field, for the lines asked for. What is only quoted within a text is the bank legs' business: no class of its own here. */
export function idsOf(
  field: KeyField,
  set: LineSet,
  text: (position: number) => LineTexts,
  isAsked: (position: number) => boolean,
): Uint32Array {
  switch (field) {
    case 'order_no':
      return set.orderNo;
    case 'refund_no':
      return set.refundNo;
    case 'transaction_id':
      return set.transactionId;
    case 'related_id':
      return set.relatedId;
    case 'batch_no':
      return set.batchNo;
    default:
      return referenceIds(set, text, isAsked);
  }
}

function referenceIds(
  set: LineSet,
  text: (position: number) => LineTexts,
  isAsked: (position: number) => boolean,
): Uint32Array {
  const ids = new Uint32Array(2 * set.count);
  for (let position = 0; position < set.count; position += 1) {
    if (!isAsked(position)) continue;
    const { bankReference } = text(position);
    // 0000000000 and the like are no references.
    if (bankReference.length >= REFERENCE_LENGTH_MIN && !/^0+$/.test(bankReference))
      hash64(bankReference, ids, position);
  }
  return ids;
}
