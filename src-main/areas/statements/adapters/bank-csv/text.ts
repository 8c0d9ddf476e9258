/**
 * Cells and header words in a form that can be compared: no padding, no Excel text wrapping, one kind of bracket, no accents.
 */

/** Blanks that banks pad with: space, TAB, NBSP, full-width space, BOM, narrow spaces. */
export const isBlankCode = (code: number): boolean =>
  code <= 0x20 || code === 0xa0 || code === 0x3000 || code === 0xfeff || (code >= 0x2000 && code <= 0x200b);

/** Wrappings within wrappings that are taken off; none was ever seen in more than two. */
const UNWRAPPED_MAX = 3;

/** A cell without padding, without `="…"` (Excel's way to keep digits as text) and without quotes around a number. */
export function cleanCell(cell: string, unwrapped = 0): string {
  let from = 0;
  let to = cell.length;
  while (from < to && isBlankCode(cell.charCodeAt(from))) from += 1;
  while (to > from && isBlankCode(cell.charCodeAt(to - 1))) to -= 1;
  if (to - from >= 2 && unwrapped < UNWRAPPED_MAX) {
    const first = cell.charCodeAt(from);
    if (first === 0x3d && cell.charCodeAt(from + 1) === 0x22 && cell.charCodeAt(to - 1) === 0x22)
      return cleanCell(cell.slice(from + 2, to - 1), unwrapped + 1);
    if (first === 0x27 && cell.charCodeAt(to - 1) === 0x27)
      return cleanCell(cell.slice(from + 1, to - 1), unwrapped + 1);
    // '0012: an apostrophe before digits is another way to keep them as text.
    if (first === 0x27 && /\d/.test(cell.charAt(from + 1))) from += 1;
  }
  return from === 0 && to === cell.length ? cell : cell.slice(from, to);
}

/** The same, where a row of dashes or a lone slash stands for "nothing". */
export function textOf(cell: string | undefined): string {
  if (cell === undefined) return '';
  const text = cleanCell(cell);
  const code = text.charCodeAt(0);
  if (code !== 0x2d && code !== 0x2f) return text;
  for (let at = 0; at < text.length; at += 1) if (text.charCodeAt(at) !== code) return text;
  return '';
}

export const isBlank = (cell: string): boolean => cleanCell(cell) === '';

const UNWANTED = /[\s\u00a0\u3000\ufeff"'`_.:/\\()[\]{}（）【】［］：、，,;·|*#+\-–—]+/g;

/** A header or a label as it is looked up: lower case, no accents, no blanks, no punctuation. */
export const wordOf = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(UNWANTED, '');

/** Chinese characters and no kana: banks in China print no zone and mean UTC+08:00. */
export const isChinese = (text: string): boolean =>
  /\p{Script=Han}/u.test(text) && !/[\p{Script=Hiragana}\p{Script=Katakana}]/u.test(text);

/** No character that is written so only in Hong Kong and Taiwan: then no currency means CNY. */
export const isMainland = (text: string): boolean => !/[餘帳幣註證號額記業務說]/.test(text);
