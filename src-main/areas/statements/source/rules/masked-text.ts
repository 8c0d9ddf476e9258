/**
 * Lines of a text without columns as they are shown to who may not see protected fields: no header says what is a name, so what the format's
 * own parser took for the other side, the account and the description of its lines is hidden wherever it stands.
 */
import { maskLine } from '../../../../../shared/domain/masking/line.ts';
import { maskText } from '../../../../../shared/domain/masking/text.ts';
import type { ParsedLine, SourceKind } from '../../../../../shared/domain/statement-line.ts';

/** A name is found also where the form broke it: at the end of a printed line, or by a field of its own (?33, :86:, 88,). */
const BREAK = String.raw`(?:\n(?::\d\d[A-Z]?:|88,|\?\d\d)?|\?\d\d|\s)?`;
const WORD_CHARS_MAX = 60;
const HIDDEN_WORDS_MAX = 400;

export function maskedTexts(
  rows: readonly string[],
  lines: readonly ParsedLine[],
  sourceKind: SourceKind,
): string[] {
  // One text, so that a word broken over two rows is one word; stars take the place of letters and rows stay rows.
  let text = rows.map((row) => maskText(row.replaceAll('\n', ' '))).join('\n');
  for (const [word, masked] of hiddenWords(lines, sourceKind)) text = hidden(text, word, masked);
  return text.split('\n');
}

/** Word by word what a line shows otherwise than it was read: [Mustermann, M*********]. */
function hiddenWords(lines: readonly ParsedLine[], sourceKind: SourceKind): Map<string, string> {
  const found = new Map<string, string>();
  for (const line of lines) {
    const open = { ...line, sourceKind };
    const masked = maskLine(open);
    if (masked === open) continue;
    for (const field of ['counterparty', 'account', 'description', 'bankReference'] as const) {
      if (open[field] === masked[field]) continue;
      const words = open[field].split(/\s+/);
      const stars = masked[field].split(/\s+/);
      if (words.length !== stars.length) continue;
      for (const [at, word] of words.entries()) {
        const star = stars[at] ?? '';
        const isHidden = star !== word && star.length === word.length;
        if (isHidden && word.length > 1 && word.length <= WORD_CHARS_MAX && found.size < HIDDEN_WORDS_MAX)
          found.set(word, star);
      }
    }
  }
  return found;
}

function hidden(text: string, word: string, masked: string): string {
  const letters = [...word].map((letter) => letter.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&'));
  const pattern = new RegExp(letters.join(BREAK), 'gu');
  const signs = [...masked];
  return text.replace(pattern, (found) => {
    let at = 0;
    let isField = 0;
    return [...found]
      .map((sign, place, all) => {
        // What only separates the letters stays as it is printed.
        if (isField > 0) {
          isField -= 1;
          return sign;
        }
        if (sign === [...word][at]) {
          at += 1;
          return signs[at - 1] ?? sign;
        }
        if (sign === '?' && /^\d\d$/.test(all.slice(place + 1, place + 3).join(''))) isField = 2;
        return sign;
      })
      .join('');
  });
}
