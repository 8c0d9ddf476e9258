/**
 * Cuts a file of tags (XML, SGML) into its records, piece by piece: one statement of a hundred megabytes on a single line never becomes one
 * string or one tree.
 *
 * Nothing outside the file is ever fetched and nothing in it is ever expanded; a file that ends before its root does is refused, because what
 * it lacks would look like a shorter statement.
 */
import type { RawRow, Splitter } from './adapter.ts';
import { TagCollector } from './tags/collector.ts';
import { SgmlReader } from './tags/sgml.ts';
import { XmlReader } from './tags/xml.ts';

/**
 * One element of a file of tags (XML, SGML): its name without namespace, attributes, own text and children in order.
 */
export interface TagNode {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  /** Own text, trimmed; '' where there is none. */
  readonly text: string;
  readonly children: readonly TagNode[];
}

/** Both dialects are read in slices of this many characters, so that few finished records wait at a time. */
const SLICE_CHARS = 64 * 1024;

export class TagSplitter {
  readonly #collector: TagCollector;
  readonly #reader: XmlReader | SgmlReader;
  /** Records before this one are counted but not handed over. */
  readonly #fromRow: number;

  constructor(splitter: Extract<Splitter, { kind: 'tags' }>, fromRow = 0) {
    this.#collector = new TagCollector(splitter.records, splitter.frames);
    this.#reader =
      splitter.dialect === 'xml' ? new XmlReader(this.#collector) : new SgmlReader(this.#collector);
    this.#fromRow = fromRow;
  }

  /** The records that are complete with this piece, one by one; to be taken to the last. */
  *push(piece: string): Generator<RawRow> {
    for (let from = 0; from < piece.length; from += SLICE_CHARS) {
      this.#reader.write(piece.slice(from, from + SLICE_CHARS));
      yield* this.#finished();
    }
  }

  *end(): Generator<RawRow> {
    this.#reader.end();
    yield* this.#finished();
  }

  *#finished(): Generator<RawRow> {
    for (const row of this.#collector.take()) if (row.row >= this.#fromRow) yield row;
  }
}
