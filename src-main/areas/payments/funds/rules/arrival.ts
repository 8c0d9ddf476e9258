/**
 * Which line of a statement is surely a top-up: it brings exactly the amount, and its number, or the payer's reference, stands in it as a word of its
 * own. More than one such line is a person's to decide. Pure.
 */
import { carriesReference } from '../../rules/carried-number.ts';

export interface Expected {
  readonly orderNo: string;
  /** What the payer said the transfer would carry; '' where nothing was said. */
  readonly reference: string;
  readonly amount: number;
  readonly currency: string;
}

interface Brought {
  readonly direction: 'in' | 'out';
  readonly amount: number;
  readonly currency: string;
  readonly texts: string;
}

/** Shorter ones stand in too many lines by chance to be linked without asking. */
const REFERENCE_LENGTH_MIN = 6;

/** order_no: our number stands in it. reference: the payer's does. null: it is not surely this one. */
export function bringsBy(expected: Expected, line: Brought): 'order_no' | 'reference' | null {
  if (line.direction !== 'in' || line.amount !== expected.amount || line.currency !== expected.currency)
    return null;
  if (carriesReference(line.texts, expected.orderNo)) return 'order_no';
  const { reference } = expected;
  return reference.length >= REFERENCE_LENGTH_MIN && carriesReference(line.texts, reference)
    ? 'reference'
    : null;
}

interface Pair {
  readonly orderNo: string;
  readonly lineId: number;
}

/**
 * Pairs that are sure: the order has one such line and the line one such order, in whatever order files came in. Our own number goes before the
 * payer's reference.
 */
export function surePairs(
  found: readonly (Pair & { readonly why: 'order_no' | 'reference' })[],
): readonly Pair[] {
  const numbered = found.filter(({ why }) => why === 'order_no');
  const settled = new Set(numbered.flatMap(keysOf));
  const others = found.filter(
    (each) => each.why === 'reference' && !keysOf(each).some((key) => settled.has(key)),
  );
  return [...onlyOnes(numbered), ...onlyOnes(others)];
}

const keysOf = ({ orderNo, lineId }: Pair): string[] => [`order ${orderNo}`, `line ${lineId}`];

function onlyOnes(pairs: readonly Pair[]): Pair[] {
  const counts = new Map<string, number>();
  for (const key of pairs.flatMap(keysOf)) counts.set(key, (counts.get(key) ?? 0) + 1);
  return pairs
    .filter((pair) => keysOf(pair).every((key) => counts.get(key) === 1))
    .map(({ orderNo, lineId }) => ({ orderNo, lineId }));
}
