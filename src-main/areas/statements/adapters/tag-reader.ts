/**
 * One record of tags by the names of its elements. The first value that cannot be read is told to the sink (a row has one end, so one
 * problem) and remembered: a parser reads all it needs and asks once at the end whether the record may become a line.
 */
import { type Minor, parseMinor } from '../../../../shared/domain/money.ts';
import { err, type Result } from '../../../../shared/result.ts';
import type { RawRow, RowProblem, Sink } from '../adapter.ts';
import type { TagNode } from '../split-tags.ts';

/** The first element at the end of this way; undefined where there is none. */
export function childOf(node: TagNode | undefined, ...way: readonly string[]): TagNode | undefined {
  let at = node;
  for (const name of way) {
    if (!at) return undefined;
    at = at.children.find((child) => child.name === name);
  }
  return at;
}

export const childrenOf = (node: TagNode | undefined, name: string): readonly TagNode[] =>
  node === undefined ? [] : node.children.filter((child) => child.name === name);

/** Its text, every run of white space one blank; '' where the element is absent. */
export const textOf = (node: TagNode | undefined, ...way: readonly string[]): string =>
  (childOf(node, ...way)?.text ?? '').replace(/\s+/g, ' ');

/** XML knows two ways to say it. */
export const isTrue = (text: string): boolean => text === 'true' || text === '1';

/** An amount as XML prints it: digits and a point, never a comma; the sign is said elsewhere. */
export function readDecimal(
  text: string,
  digits: number,
): Result<Minor, { readonly kind: RowProblem['kind'] }> {
  if (text.includes(',')) return err({ kind: 'not_an_amount' });
  const read = parseMinor(text, digits);
  return read.ok && read.value < 0 ? err({ kind: 'direction_contradicts' }) : read;
}

/** What a bank writes where it has no number to give. */
const NO_NUMBER = /^(?:0+|-+|n\/?a|none|non ?ref|not ?provided|not ?available|unknown|null)$/i;
export const numberOf = (text: string): string => (NO_NUMBER.test(text) ? '' : text);

export class TagReader {
  readonly row: number;
  readonly tree: TagNode;
  readonly #sink: Sink;
  isReadable = true;

  constructor(raw: RawRow, tree: TagNode, sink: Sink) {
    this.row = raw.row;
    this.tree = tree;
    this.#sink = sink;
  }

  text(...way: readonly string[]): string {
    return textOf(this.tree, ...way);
  }

  /** The element that may stand once only: two of it are two records run together. */
  only(name: string): TagNode | undefined {
    const [first, second] = childrenOf(this.tree, name);
    if (first && second) this.refuse(name, 'too_many_cells', `${first.text} ${second.text}`, name);
    return first;
  }

  refuse(column: string, kind: RowProblem['kind'], text: string, expected: string): void {
    if (!this.isReadable) return;
    this.isReadable = false;
    this.#sink.problem({ row: this.row, column, kind, text, expected });
  }
}
