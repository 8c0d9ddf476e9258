/**
 * Reads a PDF of ours back without the library that made it: pages, and on each the texts in the order they were set, by the fonts' own tables of
 * what each glyph stands for.
 */
import { inflateSync } from 'node:zlib';

export interface ReadPage {
  readonly texts: readonly string[];
  /** Rectangles filled with black: the cells of a code. */
  readonly cells: readonly { readonly x: number; readonly y: number; readonly size: number }[];
}

export function readPdf(bytes: Uint8Array): readonly ReadPage[] {
  const file = Buffer.from(bytes).toString('latin1');
  const objects = new Map<string, string>();
  for (const found of file.matchAll(/(?:^|\n)(\d+) 0 obj\n([\s\S]*?)\nendobj/g))
    objects.set(found[1] ?? '', found[2] ?? '');
  const object = (id: string) => objects.get(id) ?? '';
  const stream = (id: string): string => {
    const found = /stream\n([\s\S]*)\nendstream/.exec(object(id));
    const raw = Buffer.from(found?.[1] ?? '', 'latin1');
    return /FlateDecode/.test(object(id)) ? inflateSync(raw).toString('latin1') : raw.toString('latin1');
  };
  const signs = new Map<string, ReadonlyMap<string, string>>();
  const signsOf = (fontId: string) => {
    const known =
      signs.get(fontId) ?? readSigns(stream(/ToUnicode (\d+) 0 R/.exec(object(fontId))?.[1] ?? ''));
    signs.set(fontId, known);
    return known;
  };
  return [...objects]
    .filter(([, text]) => /\/Type \/Page\n/.test(text))
    .map(([, page]) => {
      const resources = object(/Resources (\d+) 0 R/.exec(page)?.[1] ?? '');
      const fonts = new Map(
        [...resources.matchAll(/\/(F\d+) (\d+) 0 R/g)].map((each) => [each[1] ?? '', each[2] ?? '']),
      );
      const content = stream(/Contents (\d+) 0 R/.exec(page)?.[1] ?? '');
      return {
        texts: textsOf(content, (name) => signsOf(fonts.get(name) ?? '')),
        cells: [
          ...content.matchAll(/([\d.]+) ([\d.]+) ([\d.]+) [\d.]+ re\n\/DeviceRGB cs\n0 0 0 scn\nf/g),
        ].map(([, x, y, size]) => ({ x: Number(x), y: Number(y), size: Number(size) })),
      };
    });
}

/** All that stands in it, a line for each text. */
export const pdfText = (bytes: Uint8Array): string =>
  readPdf(bytes)
    .flatMap((page) => page.texts)
    .join('\n');

function textsOf(content: string, signsOf: (font: string) => ReadonlyMap<string, string>): string[] {
  const texts: string[] = [];
  let signs: ReadonlyMap<string, string> = new Map();
  for (const [, font, shown] of content.matchAll(
    /\/(F\d+) [\d.]+ Tf|\[((?:<[0-9a-f]*> ?-?[\d.]* ?)+)\] TJ/g,
  )) {
    if (font !== undefined) signs = signsOf(font);
    const glyphs = [...(shown ?? '').matchAll(/<([0-9a-f]*)>/g)].map((each) => each[1] ?? '').join('');
    if (glyphs !== '')
      texts.push((glyphs.match(/.{4}/g) ?? []).map((glyph) => signs.get(glyph) ?? '?').join(''));
  }
  return texts;
}

/** The ranges of a ToUnicode table: glyph numbers to texts. */
function readSigns(table: string): ReadonlyMap<string, string> {
  const signs = new Map<string, string>();
  for (const [, first = '', list = ''] of table.matchAll(/<([0-9a-f]{4})> <[0-9a-f]{4}> \[([^\]]*)\]/g)) {
    for (const [at, [, units = '']] of [...list.matchAll(/<([0-9a-f ]*)>/g)].entries()) {
      const glyph = (Number.parseInt(first, 16) + at).toString(16).padStart(4, '0');
      signs.set(glyph, String.fromCharCode(...units.split(' ').map((unit) => Number.parseInt(unit, 16))));
    }
  }
  return signs;
}
