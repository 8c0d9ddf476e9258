/**
 * Parts shared out that lines of bills name beside their fees (Alipay 分润, UnionPay 分账): no fee, though it is withheld with it. Only blocks of lines that
 * say such a word are read, and once for batches and fees.
 */

import type { LineStore } from '../../statements/line-store.ts';
import type { LineSet } from '../../statements/rules/line-columns.ts';
import { descriptionIn } from '../../statements/rules/packed-line.ts';
import type { BillFile } from './bill-files.ts';
import { SHARED_WORDS, sharedPart } from './rules/shared-part.ts';

const WORDS = SHARED_WORDS.map((word) => Buffer.from(word));
const WITHHOLDING: readonly string[] = ['alipay', 'unionpay'];
/** A set is made anew with every file that comes or goes. */
const kept = new WeakMap<LineSet, ReadonlyMap<number, number>>();

/** By position of the trade bills' set, signed as the fee is: withheld of a sale, given back with a refund. Never more than the fee it is withheld with. */
export function sharedParts(lines: LineStore, files: readonly BillFile[]): ReadonlyMap<number, number> {
  const trades = files.filter(({ story }) => story.name === 'trade');
  const set = trades[0]?.story.set;
  if (!set) return new Map();
  const known = kept.get(set) ?? readParts(lines, trades);
  kept.set(set, known);
  return known;
}

function readParts(lines: LineStore, trades: readonly BillFile[]): ReadonlyMap<number, number> {
  const parts = new Map<number, number>();
  for (const { story, imported, from, to } of trades) {
    if (!WITHHOLDING.includes(imported.view.channel)) continue;
    const { set } = story;
    let block: Buffer | null = null;
    let isAsked = false;
    lines.scan(
      set,
      (position, bytes, first, end) => {
        if (bytes !== block) isAsked = WORDS.some((word) => bytes.includes(word));
        block = bytes;
        const fee = set.fee[position] ?? Number.NaN;
        if (!isAsked || Number.isNaN(fee) || fee === 0) return;
        const part = Math.min(sharedPart(descriptionIn(bytes, first, end)), Math.abs(fee));
        if (part > 0) parts.set(position, Math.sign(fee) * part);
      },
      { from, to },
    );
  }
  return parts;
}
