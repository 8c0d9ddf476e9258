/** XML of reports: every text escaped, characters that XML cannot carry refused by name and never dropped, the same report the same bytes. */
import { Refused } from '../../../../shared/contract/errors.ts';

/** Pieces in the order of the file; a report of many transactions is never one tree. */
type Xml = readonly string[];

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
/** XML 1.0, production 2: control characters but tab and line ends, halves of a pair, and two that are no characters. */
const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Cs}/u;

function escaped(text: string, at: string): string {
  if (FORBIDDEN.test(text)) throw new Refused('bad_input', { at, expected: 'text' });
  return text.replace(/[&<>"]/g, (sign) => ESCAPES[sign] ?? sign);
}

const opening = (name: string, attributes: Readonly<Record<string, string>>): string =>
  `<${name}${Object.entries(attributes)
    .map(([key, value]) => ` ${key}="${escaped(value, name)}"`)
    .join('')}>`;

export const element = (
  name: string,
  text: string,
  attributes: Readonly<Record<string, string>> = {},
): Xml => [`${opening(name, attributes)}${escaped(text, name)}</${name}>\n`];

export const group = (
  name: string,
  children: readonly Xml[],
  attributes: Readonly<Record<string, string>> = {},
): Xml => [`${opening(name, attributes)}\n`, ...children.flat(), `</${name}>\n`];

export const xmlDocument = (root: Xml): Buffer =>
  Buffer.from(`<?xml version="1.0" encoding="UTF-8"?>\n${root.join('')}`, 'utf8');
