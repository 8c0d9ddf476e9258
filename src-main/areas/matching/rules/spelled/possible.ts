/**
 * May two items be one movement as far as everything but the compared number says? The sense of the money, the days, the other numbers they
 * bear, and what a person has said of them.
 */
import type { KeyField, MatchRule } from '../../../../../shared/domain/match-rule.ts';
import { CHANNELS } from '../../../../../shared/domain/statement-line.ts';
import { NO_DAY } from '../../../statements/rules/line-columns.ts';
import { windowOf } from '../passes/day-window.ts';
import type { Item } from '../work/items.ts';
import type { LegWork } from '../work/leg-work.ts';
import { hasId, isSameId } from '../work/line-facts.ts';
import { numberIn } from './spelled-numbers.ts';
import { foldsOf } from './spelling.ts';

const BANK = CHANNELS.indexOf('bank');
const LOOSEST = foldsOf(['width', 'case', 'punctuation', 'leading_zeros', 'confusables'], []);
const loosest = (text: string) => LOOSEST.reduce((folded, fold) => fold.of(folded), text);

export function isPossible(
  work: LegWork,
  rule: MatchRule,
  keys: MatchRule['keys'][number],
  left: Item,
  right: Item,
): boolean {
  if (Math.sign(left.sum) * Math.sign(right.sum) < 0) return false;
  if (rule.days && left.day !== NO_DAY && right.day !== NO_DAY) {
    const [from, to] = windowOf(rule.days, left, work.input.isBusinessDay);
    if (right.day < from || right.day > to) return false;
  }
  return !saysOtherwise(work, keys, left, right) && !work.isRefused(left.lines, right.lines);
}

/** Another number that both bear and that is not the same however it is spelled. */
function saysOtherwise(work: LegWork, keys: MatchRule['keys'][number], left: Item, right: Item): boolean {
  const [one] = left.lines;
  const [other] = right.lines;
  if (one === undefined || other === undefined || left.lines.length > 1 || right.lines.length > 1)
    return false;
  const isCompared = (field: KeyField) => keys.left === field && keys.right === field;
  const differ = (
    field: Exclude<KeyField, 'quoted'>,
    column: 'orderNo' | 'refundNo' | 'transactionId',
  ): boolean => {
    const [ones, others] = [work.left[column], work.right[column]];
    if (isCompared(field) || !hasId(ones, one) || !hasId(others, other)) return false;
    if (isSameId(ones, one, others, other)) return false;
    const ofLeft = loosest(numberIn(field, work.input.leftText(one)));
    const ofRight = loosest(numberIn(field, work.input.rightText(other)));
    const [long, short] = ofLeft.length > ofRight.length ? [ofLeft, ofRight] : [ofRight, ofLeft];
    return !long.startsWith(short) && !long.endsWith(short);
  };
  // Two banks number the same money each in its own way; two files of one channel do not.
  const isOneChannel = left.channel === right.channel && left.channel !== BANK;
  return (
    differ('order_no', 'orderNo') ||
    differ('refund_no', 'refundNo') ||
    (isOneChannel && differ('transaction_id', 'transactionId'))
  );
}
