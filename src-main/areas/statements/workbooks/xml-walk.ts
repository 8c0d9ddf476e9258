/**
 * Walks XML piece by piece: what a workbook keeps in it, and what must never be in memory as a whole.
 *
 * Names come without prefix. A document that is cut off or contradicts itself is damaged; entities of its own are not expanded.
 */
import { TextDecoder } from 'node:util';
import { SaxesParser } from 'saxes';
import { RefusedStatement } from '../refused-statement.ts';

export interface XmlWalker {
  open(name: string, attributes: Readonly<Record<string, string>>): void;
  text(text: string): void;
  close(name: string): void;
}

/** Text without a single tag; Excel's longest cell has 32,767 characters. */
const TAGLESS_CHARS_MAX = 4 * 1024 ** 2;

const localName = (name: string): string => {
  const colon = name.indexOf(':');
  return colon < 0 ? name : name.slice(colon + 1);
};

/** Bytes in the encoding they say, or text that is decoded already. Yields after every piece how long it was, so that what was found can be taken away. */
export async function* walkXml(
  pieces: AsyncIterable<Uint8Array> | Iterable<string>,
  walker: XmlWalker,
): AsyncGenerator<number, void> {
  const parser = new SaxesParser({ xmlns: false, position: false });
  parser.on('opentag', (tag) => walker.open(localName(tag.name), tag.attributes));
  parser.on('text', (text) => walker.text(text));
  parser.on('cdata', (text) => walker.text(text));
  parser.on('closetag', (tag) => walker.close(localName(tag.name)));
  let decoder: TextDecoder | null = null;
  let tagless = 0;
  for await (const piece of pieces) {
    if (typeof piece !== 'string') decoder ??= new TextDecoder(encodingOf(piece));
    const text = typeof piece === 'string' ? piece : (decoder?.decode(piece, { stream: true }) ?? '');
    tagless = text.includes('<') ? 0 : tagless + text.length;
    if (tagless > TAGLESS_CHARS_MAX)
      throw new RefusedStatement('record_too_long', { row: 0, limit: TAGLESS_CHARS_MAX });
    tell(() => parser.write(text));
    yield piece.length;
  }
  tell(() => parser.write(decoder?.decode() ?? '').close());
}

export async function walkWhole(bytes: Uint8Array, walker: XmlWalker): Promise<void> {
  const once = async function* () {
    yield bytes;
  };
  for await (const _done of walkXml(once(), walker));
}

function encodingOf(head: Uint8Array): string {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be';
  return 'utf-8';
}

/** The parser says what is wrong in its own words, which quote the file. */
function tell(parse: () => void): void {
  try {
    parse();
  } catch (error) {
    if (error instanceof RefusedStatement) throw error;
    throw new RefusedStatement('damaged', { what: 'workbook' });
  }
}
