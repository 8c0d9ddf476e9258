/**
 * One element as a row of a table: every leaf and attribute a cell, called by its path ('NtryDtls/TxDtls/Amt@Ccy').
 *
 * The table is made only when somebody looks at it: a million entries are parsed by their tree and never shown.
 */
import type { RawRow } from '../adapter.ts';
import type { TagNode } from '../split-tags.ts';

export class TagRow implements RawRow {
  readonly row: number;
  readonly tree: TagNode;
  #names: string[] | null = null;
  #cells: string[] = [];

  constructor(row: number, tree: TagNode) {
    this.row = row;
    this.tree = tree;
  }

  get names(): readonly string[] {
    return this.#laidOut();
  }

  get cells(): readonly string[] {
    this.#laidOut();
    return this.#cells;
  }

  #laidOut(): string[] {
    if (this.#names !== null) return this.#names;
    const names: string[] = [];
    const cells: string[] = [];
    const visit = (node: TagNode, path: string) => {
      const isRoot = path === '';
      if (node.text !== '' || node.children.length === 0) {
        names.push(isRoot ? node.name : path);
        cells.push(node.text);
      }
      for (const [name, value] of Object.entries(node.attributes)) {
        names.push(`${isRoot ? node.name : path}@${name}`);
        cells.push(value);
      }
      for (const child of node.children) visit(child, isRoot ? child.name : `${path}/${child.name}`);
    };
    visit(this.tree, '');
    this.#names = names;
    this.#cells = cells;
    return names;
  }
}

/** The row's cells in the order of another row's names; what that row does not name is left out, what this one lacks is blank. */
export function alignedTo(names: readonly string[], raw: RawRow): RawRow {
  const values = new Map<string, string[]>();
  raw.names?.forEach((name, at) => {
    const known = values.get(name);
    const cell = raw.cells[at] ?? '';
    if (known) known.push(cell);
    else values.set(name, [cell]);
  });
  const taken = new Map<string, number>();
  const cells = names.map((name) => {
    const at = taken.get(name) ?? 0;
    taken.set(name, at + 1);
    return values.get(name)?.[at] ?? '';
  });
  return { row: raw.row, cells };
}
