/**
 * Cuts HTML into tags and text from front to back, in one pass whatever the page is: comments, scripts and styles are left out, nothing is
 * ever run or fetched.
 */
import { RefusedStatement } from '../refused-statement.ts';

export type HtmlPart =
  | {
      readonly kind: 'tag';
      /** In small letters; a closing tag begins with a slash. */
      readonly name: string;
      readonly attributes: string;
    }
  | { readonly kind: 'text'; readonly text: string };

const SILENT = new Set(['script', 'style', 'title', 'noscript', 'template']);
const NAME = /\/?[a-z][a-z0-9:]*/iy;
const ATTRIBUTES_CHARS_MAX = 4000;

export function* htmlParts(html: string): Generator<HtmlPart> {
  let at = 0;
  while (at < html.length) {
    const open = html.indexOf('<', at);
    if (open !== at) yield { kind: 'text', text: html.slice(at, open < 0 ? html.length : open) };
    if (open < 0) return;
    if (html.startsWith('<!--', open)) {
      at = endOf(html, '-->', open + 4);
      continue;
    }
    if (html[open + 1] === '!' || html[open + 1] === '?') {
      at = endOf(html, '>', open + 2);
      continue;
    }
    NAME.lastIndex = open + 1;
    const [name = ''] = NAME.exec(html) ?? [];
    if (name === '') {
      yield { kind: 'text', text: '<' }; // A plain character.
      at = open + 1;
      continue;
    }
    const close = closeOfTag(html, open + 1 + name.length);
    const tag = name.toLowerCase();
    const attributes = html.slice(
      open + 1 + name.length,
      Math.min(close, open + 1 + name.length + ATTRIBUTES_CHARS_MAX),
    );
    at = close + 1;
    yield { kind: 'tag', name: tag, attributes };
    if (SILENT.has(tag)) at = behindSilent(html, tag, at);
  }
}

const cutOff = (): RefusedStatement => new RefusedStatement('truncated', { what: 'html' });

/** Behind the next `end`; a page that stops before it was cut off. */
function endOf(html: string, end: string, from: number): number {
  const at = html.indexOf(end, from);
  if (at < 0) throw cutOff();
  return at + end.length;
}

/** A > within quotes does not close a tag. */
function closeOfTag(html: string, from: number): number {
  for (let at = from; at < html.length; at += 1) {
    const character = html[at];
    if (character === '>') return at;
    const isValue = (character === '"' || character === "'") && html[at - 1] === '=';
    if (isValue) at = endOf(html, character, at + 1) - 1;
  }
  throw cutOff();
}

function behindSilent(html: string, tag: string, from: number): number {
  const closing = new RegExp(`</${tag}\\b`, 'gi');
  closing.lastIndex = from;
  const found = closing.exec(html);
  if (!found) throw cutOff();
  return found.index;
}

const NAMED: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  ensp: ' ',
  emsp: ' ',
  yen: '¥',
  pound: '£',
  euro: '€',
  cent: '¢',
  middot: '·',
  ndash: '–',
  mdash: '—',
  minus: '−',
};

/** Entities as characters, runs of white space as one blank: what a browser shows. */
export const shownText = (text: string): string =>
  text
    .replace(/[\t\r\n ]+/g, ' ')
    .replace(/&(#x[0-9a-f]{1,6}|#[0-9]{1,7}|[a-z]{2,8});?/gi, (all, code: string) => {
      if (!code.startsWith('#')) return NAMED[code.toLowerCase()] ?? all;
      const point = /^#x/i.test(code) ? Number.parseInt(code.slice(2), 16) : Number(code.slice(1));
      const isCharacter = point > 0 && point <= 0x10ffff && !(point >= 0xd800 && point <= 0xdfff);
      return point === 0xa0 ? ' ' : isCharacter ? String.fromCodePoint(point) : '\ufffd';
    });
