/** Text as GB18030 bytes, for tests: Node reads the encoding and does not write it, so the table is read backwards once. */

let table: Map<string, Buffer> | null = null;

function tableOf(): Map<string, Buffer> {
  const decoder = new TextDecoder('gb18030');
  const found = new Map<string, Buffer>();
  for (let lead = 0x81; lead <= 0xfe; lead += 1) {
    for (let trail = 0x40; trail <= 0xfe; trail += 1) {
      if (trail === 0x7f) continue;
      const bytes = Buffer.from([lead, trail]);
      const text = decoder.decode(bytes);
      if (!found.has(text)) found.set(text, bytes);
    }
  }
  return found;
}

export function gb(text: string): Buffer {
  table ??= tableOf();
  const parts: Buffer[] = [];
  for (const character of text) {
    const found = character.charCodeAt(0) < 0x80 ? Buffer.from(character) : table.get(character);
    if (!found) throw new Error(`no two-byte GB18030 character: ${character}`);
    parts.push(found);
  }
  return Buffer.concat(parts);
}
