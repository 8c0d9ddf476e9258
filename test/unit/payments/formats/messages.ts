/** Messages read back by the statements' own XML reader, as a whole tree. */

import { splitterFor } from '../../../../src-main/areas/statements/split.ts';
import type { TagNode } from '../../../../src-main/areas/statements/split-tags.ts';

export function treeOf(bytes: Uint8Array): TagNode {
  const cutter = splitterFor({ kind: 'tags', dialect: 'xml', records: ['Document'], frames: [] });
  const rows = [...cutter.push(new TextDecoder('utf-8', { fatal: true }).decode(bytes)), ...cutter.end()];
  const [only] = rows;
  if (!only?.tree || rows.length !== 1) throw new Error('not one document');
  return only.tree;
}

/** Every element of that name, wherever it stands. */
export const allOf = (tree: TagNode, name: string): readonly TagNode[] => [
  ...(tree.name === name ? [tree] : []),
  ...tree.children.flatMap((child) => allOf(child, name)),
];
