/**
 * XML through saxes: namespaces are dropped, nothing is expanded. A document type or an entity of the file's own is refused by name; what is
 * not well-formed is refused with its line, and never read as far as it goes.
 */
import { SaxesParser } from 'saxes';
import { RefusedStatement } from '../refused-statement.ts';
import type { TagCollector } from './collector.ts';

/** Characters the parser may swallow without naming anything: a text or a comment beyond every reason. */
const SILENT_CHARS_MAX = 8 * 1024 * 1024;

const localName = (name: string): string => name.slice(name.indexOf(':') + 1);

export class XmlReader {
  readonly #collector: TagCollector;
  readonly #sax = new SaxesParser();
  #isBegun = false;
  #silentChars = 0;
  /** Where the last tag stood: what swallowed the rest of the file, such as a bare '&', is behind it. */
  #lastLine = 1;

  constructor(collector: TagCollector) {
    this.#collector = collector;
    const sax = this.#sax;
    sax.on('error', (error) => {
      throw this.#malformed(error.message);
    });
    sax.on('doctype', () => {
      throw new RefusedStatement('not_a_statement', { what: 'DOCTYPE', row: sax.line });
    });
    sax.on('opentag', (tag) => {
      this.#sawTag();
      collector.open(localName(tag.name), attributesOf(tag.attributes));
    });
    sax.on('closetag', () => {
      this.#sawTag();
      collector.close();
    });
    sax.on('text', (text) => collector.text(text));
    sax.on('cdata', (text) => collector.text(text));
  }

  write(slice: string): void {
    // Blank lines before the declaration are against the rules and in files people have handled.
    const text = this.#isBegun ? slice : slice.trimStart();
    if (text === '') return;
    this.#isBegun = true;
    this.#silentChars += text.length;
    this.#sax.write(text);
    if (this.#silentChars > SILENT_CHARS_MAX)
      throw new RefusedStatement('record_too_long', {
        row: this.#collector.count + 1,
        limit: SILENT_CHARS_MAX,
      });
  }

  end(): void {
    if (this.#collector.depth > 0 || !this.#collector.isRootClosed)
      throw new RefusedStatement('truncated', { what: 'xml', row: this.#lastLine });
    this.#sax.close();
  }

  #sawTag(): void {
    this.#silentChars = 0;
    this.#lastLine = this.#sax.line;
  }

  #malformed(message: string): RefusedStatement {
    const row = this.#sax.line;
    if (message.includes('undefined entity'))
      return new RefusedStatement('not_a_statement', { what: 'ENTITY', row });
    return new RefusedStatement('damaged', { what: 'xml', row });
  }
}

function attributesOf(printed: Readonly<Record<string, string>>): Record<string, string> {
  const attributes: Record<string, string> = {};
  for (const [name, value] of Object.entries(printed))
    if (name !== 'xmlns' && !name.startsWith('xmlns:')) attributes[localName(name)] = value.trim();
  return attributes;
}
