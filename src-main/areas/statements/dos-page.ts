/**
 * Code page 852, in which programs of the DOS age wrote Central European text, and banks there still write MT940: `TextDecoder` does not know it.
 *
 * It is told by its letters: they have bytes that in windows-1252 are quotation marks, dashes and nothing, and stand between letters. German
 * text looks the same in page 850.
 */
export const DOS = 'ibm852';

/** Characters of the bytes 0x80 to 0xff. */
const UPPER =
  'ÇüéâäůćçłëŐőîŹÄĆÉĹĺôöĽľŚśÖÜŤťŁ×č' +
  'áíóúĄąŽžĘę¬źČş«»░▒▓│┤ÁÂĚŞ╣║╗╝Żż┐' +
  '└┴┬├─┼Ăă╚╔╩╦╠═╬¤đĐĎËďŇÍÎě┘┌█▄ŢŮ▀' +
  'ÓßÔŃńňŠšŔÚŕŰýÝţ´\u00ad˝˛ˇ˘§÷¸°¨˙űŘř■\u00a0';

const isLetter = (byte: number): boolean => (byte >= 0x41 && byte <= 0x5a) || (byte >= 0x61 && byte <= 0x7a);

/** ü é â ć ç ł ë ő í ó of page 852; between two letters windows-1252 has none of these bytes. */
const LETTERS_HERE: ReadonlySet<number> = new Set([
  0x81, 0x82, 0x84, 0x86, 0x87, 0x88, 0x89, 0x8b, 0x8d, 0x8f, 0x90, 0xa1, 0xa2,
]);

/** Bytes looked at: enough to tell, and the same time for a file of any length. */
const BYTES_JUDGED = 4 * 1024 * 1024;

/** For bytes that are neither UTF-8 nor Chinese. */
export function isDosText(bytes: Uint8Array): boolean {
  let here = 0;
  let western = 0;
  const to = Math.min(bytes.length, BYTES_JUDGED) - 1;
  for (let at = 1; at < to; at += 1) {
    const byte = bytes[at] ?? 0;
    if (byte < 0x80 || !isLetter(bytes[at - 1] ?? 0) || !isLetter(bytes[at + 1] ?? 0)) continue;
    if (LETTERS_HERE.has(byte)) here += 1;
    else if (byte >= 0xc0) western += 1;
  }
  return here > western;
}

export function decodeDos(bytes: Uint8Array): string {
  let text = '';
  for (let from = 0; from < bytes.length; ) {
    let to = from;
    while (to < bytes.length && (bytes[to] ?? 0) < 0x80) to += 1;
    text += ASCII.decode(bytes.subarray(from, to));
    for (from = to; from < bytes.length && (bytes[from] ?? 0) >= 0x80; from += 1)
      text += UPPER[(bytes[from] ?? 0) - 0x80] ?? '';
  }
  return text;
}

const ASCII = new TextDecoder();
