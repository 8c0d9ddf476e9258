/**
 * Text → GBK bytes. Node decodes GBK but does not encode it, so the table is the decoder's, read backwards.
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

export function encodeGbk(text: string): Buffer {
  table ??= reverseTable();
  const bytes = Buffer.alloc(text.length * 2);
  let length = 0;
  for (const letter of text) {
    const point = letter.codePointAt(0) ?? 0;
    if (point < 0x80) {
      bytes[length] = point;
      length += 1;
      continue;
    }
    const pair = table.get(letter);
    if (pair === undefined) throw new RangeError(`no GBK for ${letter}`);
    bytes.writeUInt16BE(pair, length);
    length += 2;
  }
  return bytes.subarray(0, length);
}
