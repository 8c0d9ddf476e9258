/**
 * XML out: elements with texts or elements in them, every text escaped, the same tree the same bytes. What XML cannot carry was refused before;
 * met here it is a fault of ours and throws.
 */
import { assert } from '../../../../shared/result.ts';
import { strangerIn, UNICODE } from './character-set.ts';

export interface XmlNode {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  /** Its text, or its children; never both. */
  readonly content: string | readonly XmlNode[];
}

/** Children that are null are left out: an optional element with nothing to say. */
export const node = (
  name: string,
  content: string | readonly (XmlNode | null)[],
  attributes: Readonly<Record<string, string>> = {},
): XmlNode => ({
  name,
  attributes,
  content: typeof content === 'string' ? content : content.filter((child) => child !== null),
});

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

function escaped(text: string): string {
  assert(strangerIn(text, UNICODE) === '', 'a character XML text may not have');
  return text.replace(/[&<>"]/g, (sign) => ESCAPES[sign] ?? sign);
}

function* linesOf({ name, attributes, content }: XmlNode, indent: string): Generator<string> {
  const said = Object.entries(attributes).map(([key, value]) => ` ${key}="${escaped(value)}"`);
  const open = `${indent}<${name}${said.join('')}>`;
  if (typeof content === 'string') {
    yield `${open}${escaped(content)}</${name}>\n`;
    return;
  }
  yield `${open}\n`;
  for (const child of content) yield* linesOf(child, `${indent}  `);
  yield `${indent}</${name}>\n`;
}

export const xmlBytes = (root: XmlNode): Uint8Array =>
  Buffer.from(`<?xml version="1.0" encoding="UTF-8"?>\n${[...linesOf(root, '')].join('')}`, 'utf8');
