/** Parts shared out that lines of bills name beside their fees (分润, 分账): only blocks of lines that say such a word are read. */
import type { LineStore } from '../../statements/line-store.ts';
import type { BillFile } from './bill-files.ts';
import { SHARED_WORDS, sharedPart } from './rules/shared-part.ts';

const WORDS = SHARED_WORDS.map((word) => Buffer.from(word));
const WITHHOLDING: readonly string[] = ['alipay', 'unionpay'];

/** By position of the trade bills' set, signed as the fee is: withheld of a sale, given back with a refund. Never more than the fee it is withheld with. */
export function readSharedParts(lines: LineStore, files: readonly BillFile[]): ReadonlyMap<number, number> {
  const parts = new Map<number, number>();
  for (const { story, imported, from, to } of files) {
    if (story.name !== 'trade' || !WITHHOLDING.includes(imported.view.channel)) continue;
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
        const text = bytes.toString('utf8', first, end);
        const part = Math.min(sharedPart(text.slice(text.lastIndexOf('\u001f') + 1)), Math.abs(fee));
        if (part > 0) parts.set(position, Math.sign(fee) * part);
      },
      { from, to },
    );
  }
  return parts;
}
