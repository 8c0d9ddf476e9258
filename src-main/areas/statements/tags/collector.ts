/**
 * Builds the elements that are asked for while a reader names the tags: records and frames become rows as they close, what lies outside of
 * them is forgotten at once. Depth and size are bounded, so that no file can fill the memory.
 */
import type { RawRow } from '../adapter.ts';
import { RefusedStatement } from '../refused-statement.ts';
import type { TagNode } from '../split-tags.ts';
import { TagRow } from './row.ts';

/** Deeper than any message of a bank. */
const DEPTH_MAX = 100;
/** What one record and the frames around it may hold: a salary batch of ten thousand payments is about 15 million. */
const HELD_CHARS_MAX = 48 * 1024 * 1024;
/** What an element costs beside its text, in characters. */
const NODE_CHARS = 48;

export class OpenTag implements TagNode {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  text = '';
  readonly children: TagNode[] = [];
  /** Its end is a row. */
  readonly isRow: boolean;
  /** It, or an element around it, becomes a row. */
  readonly isKept: boolean;
  /** Also of what is not kept. */
  hasText = false;
  hasChildren = false;
  /** Characters it holds, children included. */
  held = 0;

  constructor(
    name: string,
    attributes: Readonly<Record<string, string>>,
    is: { readonly row: boolean; readonly kept: boolean },
  ) {
    this.name = name;
    this.attributes = attributes;
    this.isRow = is.row;
    this.isKept = is.kept;
  }
}

export class TagCollector {
  readonly records: ReadonlySet<string>;
  readonly frames: ReadonlySet<string>;
  readonly #open: OpenTag[] = [];
  #rows: RawRow[] = [];
  #record: OpenTag | null = null;
  #held = 0;
  /** Records that are complete. */
  count = 0;
  /** A root was opened and closed. */
  isRootClosed = false;

  constructor(records: readonly string[], frames: readonly string[]) {
    this.records = new Set(records);
    this.frames = new Set(frames);
  }

  get depth(): number {
    return this.#open.length;
  }

  get top(): OpenTag | undefined {
    return this.#open[this.#open.length - 1];
  }

  /** How many tags lie above the nearest open one of that name; -1 where none is open. */
  above(name: string): number {
    for (let at = this.#open.length - 1; at >= 0; at -= 1)
      if (this.#open[at]?.name === name) return this.#open.length - 1 - at;
    return -1;
  }

  get recordName(): string {
    return this.#record?.name ?? '';
  }

  open(name: string, attributes: Readonly<Record<string, string>>): void {
    if (this.#open.length >= DEPTH_MAX) throw this.#tooLong(DEPTH_MAX);
    const isInRecord = this.#record !== null;
    const isRecord = !isInRecord && this.records.has(name);
    const isRow = isRecord || (!isInRecord && this.frames.has(name));
    const tag = new OpenTag(name, attributes, { row: isRow, kept: isRow || this.top?.isKept === true });
    if (isRecord) this.#record = tag;
    if (this.top) this.top.hasChildren = true;
    this.#open.push(tag);
    let chars = NODE_CHARS + name.length;
    for (const [key, value] of Object.entries(attributes)) chars += NODE_CHARS + key.length + value.length;
    this.#hold(tag, chars);
  }

  text(text: string): void {
    const { top } = this;
    if (!top || text === '') return;
    top.hasText ||= text.trim() !== '';
    if (!top.isKept) return;
    top.text += text;
    this.#hold(top, text.length);
  }

  /** Ends the innermost open tag. `isHoisted`: it was an empty leaf, and what came after it are its neighbours, not its children. */
  close(isHoisted = false): void {
    const tag = this.#open.pop();
    if (!tag) return;
    tag.text = tag.text.trim();
    const parent = this.top;
    if (parent === undefined) this.isRootClosed = true;
    if (tag.isRow) {
      if (tag === this.#record) {
        this.#record = null;
        this.count += 1;
      }
      this.#held -= tag.held;
      this.#rows.push(new TagRow(this.count, tag));
      return;
    }
    if (!tag.isKept || !parent?.isKept) {
      this.#held -= tag.held;
      return;
    }
    parent.held += tag.held;
    if (!isHoisted) parent.children.push(tag);
    else parent.children.push({ ...leafOf(tag) }, ...tag.children);
  }

  take(): RawRow[] {
    const rows = this.#rows;
    this.#rows = [];
    return rows;
  }

  #hold(tag: OpenTag, chars: number): void {
    if (!tag.isKept) return;
    tag.held += chars;
    this.#held += chars;
    if (this.#held > HELD_CHARS_MAX) throw this.#tooLong(HELD_CHARS_MAX);
  }

  #tooLong(limit: number): RefusedStatement {
    return new RefusedStatement('record_too_long', { row: this.count + 1, limit });
  }
}

const leafOf = ({ name, attributes, text }: TagNode): TagNode => ({ name, attributes, text, children: [] });
