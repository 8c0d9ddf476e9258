/** How much room a label takes, near enough to lay out axes without asking the page: a Chinese character is about twice as wide as a figure. */

const LABEL_PX = 11;

export function textWidth(text: string, size = LABEL_PX): number {
  let width = 0;
  for (const character of text) width += size * partOf(character);
  return Math.ceil(width);
}

/** Of the size of the letters; a little more than most fonts take. */
function partOf(character: string): number {
  if (isWide(character) || /[←-⇿]/.test(character)) return 1;
  if (/[ijlI.,:;'|! ·]/.test(character)) return 0.3;
  if (/[frt()-]/.test(character)) return 0.4;
  if (/[mwMW%…]/.test(character)) return 0.92;
  if (/[A-Z]/.test(character)) return 0.7;
  return /[a-z]/.test(character) ? 0.58 : 0.63;
}

/** As much of it as fits, with an ellipsis where something is left out: of a masked number first its stars, for its end tells it from the next. */
export function fitted(text: string, room: number, size = LABEL_PX): string {
  if (textWidth(text, size) <= room) return text;
  const unmasked = text.replace(/\*{2,}/, '…');
  if (unmasked !== text) return fitted(unmasked, room, size);
  let kept = '';
  for (const character of text) {
    if (textWidth(`${kept}${character}…`, size) > room) break;
    kept += character;
  }
  return `${kept.trimEnd()}…`;
}

/** Of a name in two parts the second is kept whole where it can be: it is what tells one row from the next. */
function fittedName(name: string, room: number, size = LABEL_PX): string {
  const cut = name.lastIndexOf(' · ');
  const tail = cut < 0 ? '' : name.slice(cut);
  const left = room - textWidth(tail, size);
  if (cut < 0 || left < room / 4) return fitted(name, room, size);
  return fitted(name.slice(0, cut), left, size) + tail;
}

/** A name on one line or, where there is room for two and it needs them, on two: its two parts, or what fits and the rest. */
export function nameLines(name: string, room: number, most: 1 | 2): readonly string[] {
  if (most === 1 || textWidth(name) <= room) return [fittedName(name, room)];
  const cut = name.lastIndexOf(' · ');
  if (cut >= 0) return [fitted(name.slice(0, cut), room), fitted(name.slice(cut + 3), room)];
  const [first = '', ...rest] = wrapped(name, room, LABEL_PX);
  return [first, ...(rest.length > 0 ? [fitted(rest.join(' '), room)] : [])];
}

/** Lines no wider than `room`: broken at spaces, and between Chinese characters. */
export function wrapped(text: string, room: number, size: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const piece of text.match(/[⺀-￯]|[^\s⺀-￯]+\s*|\s+/g) ?? []) {
    if (line !== '' && textWidth(line + piece.trimEnd(), size) > room) {
      lines.push(line.trimEnd());
      line = '';
    }
    line += piece;
  }
  return line.trim() === '' ? lines : [...lines, line.trimEnd()];
}

const isWide = (character: string): boolean => (character.codePointAt(0) ?? 0) >= 0x2e80;
