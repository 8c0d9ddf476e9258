/**
 * A tolerant reader of SGML as OFX files have it: header lines before the first tag, leaf tags that are never closed, aggregates whose closer
 * is missing, CDATA, references, all of it on one line or not.
 *
 * Tolerant of form, never of loss: a record that ends without having begun, or a root that never ends, refuses the file.
 */
import { RefusedStatement } from '../refused-statement.ts';
import type { TagCollector } from './collector.ts';
import { REFERENCE_CHARS_MAX, withoutReferences } from './entities.ts';

/** Characters that may wait for the end of one tag, comment or CDATA. */
const WAITING_CHARS_MAX = 4 * 1024 * 1024;
/** A tag with its attributes; anything longer was no tag. */
const TAG_CHARS_MAX = 4096;

// Sticky: looked for where a '<' stands and nowhere else. Values hold no '<', so no tag is looked at twice.
const TAG = /<(\/?)([A-Za-z][\w.:-]{0,79})((?:\s+[\w.:-]+\s*=\s*(?:"[^"<>]*"|'[^'<>]*'))*)\s*(\/?)>/y;
const ATTRIBUTE = /([\w.:-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;
const CDATA = '<![CDATA[';

export class SgmlReader {
  readonly #collector: TagCollector;
  #carry = '';
  #line = 1;

  constructor(collector: TagCollector) {
    this.#collector = collector;
  }

  write(slice: string): void {
    for (let at = slice.indexOf('\n'); at >= 0; at = slice.indexOf('\n', at + 1)) this.#line += 1;
    const text = this.#carry + slice;
    this.#carry = text.slice(this.#read(text, false));
    if (this.#carry.length > WAITING_CHARS_MAX)
      throw new RefusedStatement('record_too_long', {
        row: this.#collector.count + 1,
        limit: WAITING_CHARS_MAX,
      });
  }

  end(): void {
    this.#read(this.#carry, true);
    if (this.#collector.depth > 0 || !this.#collector.isRootClosed)
      throw new RefusedStatement('truncated', { what: 'ofx', row: this.#line });
  }

  /** Answers how much of the text was used; what is left may go on in the next slice. */
  #read(text: string, isLast: boolean): number {
    let at = 0;
    while (at < text.length) {
      const tag = text.indexOf('<', at);
      if (tag < 0) return this.#plain(text, at, isLast);
      this.#collector.text(withoutReferences(text.slice(at, tag)));
      const end = this.#markup(text, tag, isLast);
      if (end < 0) return tag;
      at = end;
    }
    return at;
  }

  /** Text up to the end of the slice, a reference that may be cut in two left for the next. */
  #plain(text: string, from: number, isLast: boolean): number {
    const reference = text.lastIndexOf('&');
    const isOpen = reference >= from && text.length - reference < REFERENCE_CHARS_MAX && !isLast;
    const to = isOpen ? reference : text.length;
    this.#collector.text(withoutReferences(text.slice(from, to)));
    return to;
  }

  /** What stands at this '<'; answers where it ends, -1 where that is not seen yet. */
  #markup(text: string, at: number, isLast: boolean): number {
    const sign = text[at + 1];
    if (sign === '!' || sign === '?') {
      if (text.length - at < CDATA.length && !isLast) return -1;
      if (text.startsWith(CDATA, at))
        return this.#skipped(text, at, ']]>', (from, to) => {
          this.#collector.text(text.slice(from + CDATA.length, to));
        });
      if (text.startsWith('<!--', at)) return this.#skipped(text, at, '-->');
      if (sign === '?') return this.#skipped(text, at, '>');
      if (/^<!(?:DOCTYPE|ENTITY)/i.test(text.slice(at, at + 10)))
        throw new RefusedStatement('not_a_statement', { what: 'DOCTYPE', row: this.#line });
    }
    TAG.lastIndex = at;
    const found = TAG.exec(text);
    if (found) {
      const [, slash = '', name = '', attributes = '', isEmpty = ''] = found;
      const local = name.slice(name.indexOf(':') + 1).toUpperCase();
      if (slash !== '') this.#close(local);
      else {
        this.#open(local, attributes);
        if (isEmpty !== '') this.#collector.close();
      }
      return at + found[0].length;
    }
    const mayGoOn = !isLast && text.length - at < TAG_CHARS_MAX && text.indexOf('>', at) < 0;
    if (mayGoOn) return -1;
    this.#collector.text('<'); // A plain sign in somebody's text.
    return at + 1;
  }

  #skipped(text: string, at: number, closer: string, use?: (from: number, to: number) => void): number {
    const end = text.indexOf(closer, at + 2);
    if (end < 0) return -1;
    use?.(at, end);
    return end + closer.length;
  }

  #open(name: string, printed: string): void {
    const collector = this.#collector;
    // A leaf that has its text is over; a record never holds another of its name, nor does a frame.
    if (this.#isLeaf()) collector.close();
    const isNext =
      name === collector.recordName || (collector.recordName === '' && collector.frames.has(name));
    const above = isNext ? collector.above(name) : -1;
    if (above >= 0) this.#closeTags(above + 1);
    const attributes: Record<string, string> = {};
    for (const [, key = '', quoted = '', other = ''] of printed.matchAll(ATTRIBUTE))
      attributes[key] = withoutReferences(quoted || other);
    collector.open(name, attributes);
  }

  #close(name: string): void {
    const above = this.#collector.above(name);
    if (above >= 0) {
      this.#closeTags(above);
      this.#collector.close();
    } else if (this.#collector.records.has(name))
      throw new RefusedStatement('damaged', { what: 'ofx', row: this.#line });
  }

  /** Ends tags whose own end is missing. One with children and no text was an empty leaf, and they came after it. */
  #closeTags(count: number): void {
    for (let left = count; left > 0; left -= 1) {
      const { top } = this.#collector;
      this.#collector.close(top !== undefined && !top.isRow && top.children.length > 0);
    }
  }

  #isLeaf(): boolean {
    const { top, records } = this.#collector;
    return top?.hasText === true && !top.hasChildren && !records.has(top.name);
  }
}
