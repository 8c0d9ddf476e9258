/**
 * Connected components of a two-sided graph: who may belong to whom, directly or through others.
 */
export interface Component {
  /** Ascending, without repeats. */
  readonly left: readonly number[];
  readonly right: readonly number[];
}

export function components(edges: readonly (readonly [left: number, right: number])[]): Component[] {
  const parent = new Map<number, number>();
  // Left nodes are even, right nodes odd.
  const rootOf = (node: number): number => {
    let root = node;
    for (;;) {
      const up = parent.get(root) ?? root;
      if (up === root) break;
      root = up;
    }
    for (let at = node; at !== root; ) {
      const up = parent.get(at) ?? root;
      parent.set(at, root);
      at = up;
    }
    return root;
  };
  for (const [left, right] of edges) {
    const a = rootOf(2 * left);
    const b = rootOf(2 * right + 1);
    if (a !== b) parent.set(a, b);
  }
  const parts = new Map<number, { left: Set<number>; right: Set<number> }>();
  for (const [left, right] of edges) {
    const root = rootOf(2 * left);
    const part = parts.get(root) ?? { left: new Set(), right: new Set() };
    parts.set(root, part);
    part.left.add(left);
    part.right.add(right);
  }
  const ascending = (nodes: Set<number>) => [...nodes].sort((a, b) => a - b);
  return [...parts.values()].map((part) => ({ left: ascending(part.left), right: ascending(part.right) }));
}
