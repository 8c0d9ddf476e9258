/**
 * Text → GBK bytes. Node decodes GBK but does not encode it, so the table is the decoder's, read backwards.
 *
 * A character that GBK does not have is never replaced: it can be asked for beforehand, and encoding it throws.
 */
let table: Map<string, number> | null = null;

function reverseTable(): Map<string, number> {
  const decoder = new TextDecoder('gb18030', { fatal: true });
  const made = new Map<string, number>();
  for (let lead = 0x81; lead <= 0xfe; lead += 1) {
    for (let trail = 0x40; trail <= 0xfe; trail += 1) {
      if (trail === 0x7f) continue;
      const letter = decoder.decode(Uint8Array.of(lead, trail));
      if (!made.has(letter)) made.set(letter, lead * 256 + trail);
    }
  }
  return made;
}

function pairOf(letter: string): number | undefined {
  table ??= reverseTable();
  return table.get(letter);
}

export const isInGbk = (letter: string): boolean => letter < '\u0080' || pairOf(letter) !== undefined;

export function encodeGbk(text: string): Buffer {
  const bytes = Buffer.alloc(text.length * 2);
  let length = 0;
  for (const letter of text) {
    const point = letter.codePointAt(0) ?? 0;
    if (point < 0x80) {
      bytes[length] = point;
      length += 1;
      continue;
    }
    const pair = pairOf(letter);
    if (pair === undefined) throw new RangeError(`no GBK for ${letter}`);
    bytes.writeUInt16BE(pair, length);
    length += 2;
  }
  return bytes.subarray(0, length);
}
