/**
 * Which line of a statement is a top-up: its number, or the payer's reference, stands in the line as a whole word, and amount and currency are the
 * same. More than one such line is a person's to decide. Pure.
 */
import type { LineView } from '../../../../../shared/contract/shapes.ts';

export interface Expected {
  readonly orderNo: string;
  /** What the payer said the transfer would carry; '' where nothing was said. */
  readonly reference: string;
  readonly amount: number;
  readonly currency: string;
}

/** Shorter ones stand in too many lines by chance. */
const REFERENCE_LENGTH_MIN = 6;

type SeenLine = Pick<
  LineView,
  | 'sourceKind'
  | 'direction'
  | 'net'
  | 'currency'
  | 'merchantOrderNo'
  | 'channelTransactionId'
  | 'relatedTransactionId'
  | 'bankReference'
  | 'batchNo'
  | 'description'
>;

/** Money that came in by exactly this amount: in a bank's statement or a channel's fund bill, the only files that say where money is. */
export const couldBe = (expected: Expected, line: SeenLine): boolean =>
  (line.sourceKind === 'bank' || line.sourceKind === 'fund_bill') &&
  line.direction === 'in' &&
  line.net === expected.amount &&
  line.currency === expected.currency;

/** order_no: our number stands in it. reference: the payer's does. '' otherwise. */
export function carries(expected: Expected, line: SeenLine): 'order_no' | 'reference' | '' {
  const texts = [
    line.merchantOrderNo,
    line.channelTransactionId,
    line.relatedTransactionId,
    line.bankReference,
    line.batchNo,
    line.description,
  ];
  if (texts.some((text) => hasWord(text, expected.orderNo))) return 'order_no';
  const { reference } = expected;
  return reference.length >= REFERENCE_LENGTH_MIN && texts.some((text) => hasWord(text, reference))
    ? 'reference'
    : '';
}

/** Letters and digits on either side make it another number; Chinese beside it does not. */
function hasWord(text: string, word: string): boolean {
  const [within, wanted] = [text.toUpperCase(), word.toUpperCase()];
  for (let at = within.indexOf(wanted); at >= 0; at = within.indexOf(wanted, at + 1))
    if (!isPart(within[at - 1]) && !isPart(within[at + wanted.length])) return true;
  return false;
}
const isPart = (letter: string | undefined): boolean => letter !== undefined && /[A-Z0-9]/.test(letter);

/**
 * Pairs that are sure: the order has one such line and the line one such order, in whatever order files came in. Our own number goes before the
 * payer's reference.
 */
export function surePairs(
  found: readonly {
    readonly orderNo: string;
    readonly lineId: number;
    readonly why: 'order_no' | 'reference';
  }[],
): readonly { readonly orderNo: string; readonly lineId: number }[] {
  const byNumber = onlyOnes(found.filter(({ why }) => why === 'order_no'));
  const settled = new Set(found.filter(({ why }) => why === 'order_no').flatMap((each) => keysOf(each)));
  const byReference = onlyOnes(
    found.filter((each) => each.why === 'reference' && keysOf(each).every((key) => !settled.has(key))),
  );
  return [...byNumber, ...byReference];
}

type Pair = { readonly orderNo: string; readonly lineId: number };
const keysOf = ({ orderNo, lineId }: Pair) => [`order ${orderNo}`, `line ${lineId}`];

function onlyOnes(pairs: readonly Pair[]): Pair[] {
  const counts = new Map<string, number>();
  for (const key of pairs.flatMap(keysOf)) counts.set(key, (counts.get(key) ?? 0) + 1);
  return pairs
    .filter((pair) => keysOf(pair).every((key) => counts.get(key) === 1))
    .map(({ orderNo, lineId }) => ({ orderNo, lineId }));
}
