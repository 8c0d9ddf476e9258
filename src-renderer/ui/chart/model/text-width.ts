/** How much room a label takes, near enough to lay out axes without asking the page: a Chinese character is about twice as wide as a figure. */

const LABEL_PX = 11;

export function textWidth(text: string, size = LABEL_PX): number {
  let width = 0;
  for (const character of text) width += isWide(character) ? size : size * 0.6;
  return Math.ceil(width);
}

/** As much of it as fits, with an ellipsis where something is left out. */
export function fitted(text: string, room: number, size = LABEL_PX): string {
  if (textWidth(text, size) <= room) return text;
  let kept = '';
  for (const character of text) {
    if (textWidth(`${kept}${character}…`, size) > room) break;
    kept += character;
  }
  return `${kept.trimEnd()}…`;
}

/** Of a name in two parts the second is kept whole where it can be: it is what tells one row from the next. */
export function fittedName(name: string, room: number, size = LABEL_PX): string {
  const cut = name.lastIndexOf(' · ');
  const tail = cut < 0 ? '' : name.slice(cut);
  const left = room - textWidth(tail, size);
  if (cut < 0 || left < room / 4) return fitted(name, room, size);
  return fitted(name.slice(0, cut), left, size) + tail;
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
