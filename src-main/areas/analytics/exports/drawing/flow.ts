/** What goes from where to where, as ribbons as wide as it is much: orders, channels, banks, and where it stops. */
import { figureText } from '../../../../../shared/domain/figure-format.ts';
import { type Drawing, type Mark, type Point, tint } from '../../../../platform/pdf/drawing.ts';
import { label } from './frame.ts';
import { lookOf, type Picture } from './picture.ts';

const HEIGHT = 200;
const NODE = 10;
const GAP = 12;
const TEXT = 130;
/** Corners that a ribbon's bend is drawn with. */
const BENDS = 12;

interface Node {
  readonly code: string;
  readonly name: string;
  readonly depth: number;
  readonly size: number;
}

export function flow(picture: Picture): Drawing {
  const links = picture.rows.map(({ of, names, values }) => ({
    from: of[0] ?? '',
    to: of[1] ?? '',
    names,
    value: Math.max(0, values[0] ?? 0),
  }));
  const nodes = nodesOf(links);
  const depths = [...new Set(nodes.map(({ depth }) => depth))].toSorted((a, b) => a - b);
  const most = Math.max(1, ...depths.map((depth) => total(nodes, depth)));
  const crowd = Math.max(1, ...depths.map((depth) => nodes.filter((node) => node.depth === depth).length));
  const room = HEIGHT - GAP * (crowd - 1);
  const across = (picture.width - TEXT - NODE) / Math.max(1, depths.length - 1);
  const placed = new Map<string, { x: number; y: number; out: number; in: number }>();
  const marks: Mark[] = [];
  for (const depth of depths) {
    let y = 0;
    for (const node of nodes.filter((each) => each.depth === depth)) {
      const height = Math.max(1, (node.size / most) * room);
      const x = depths.indexOf(depth) * across;
      placed.set(node.code, { x, y, out: y, in: y });
      const text = `${node.name} ${figureText(node.size, picture.drawn[0]?.unit ?? 'money', picture.currency, picture.scale)}`;
      marks.push({ kind: 'box', x, y, width: NODE, height, ...lookOf(0) });
      marks.push(label(text, x + NODE + 4, y + height / 2 - 4, TEXT - 6, 'left'));
      y += height + GAP;
    }
  }
  const ribbons = links.flatMap(({ from, to, value }, at): Mark[] => {
    const [a, b] = [placed.get(from), placed.get(to)];
    if (!a || !b || value === 0) return [];
    const height = (value / most) * room;
    const mark = ribbon([a.x + NODE, a.out], [b.x, b.in], height, tint(lookOf(at).colour, 0.35));
    a.out += height;
    b.in += height;
    return [mark];
  });
  return { width: picture.width, height: HEIGHT + 6, marks: [...ribbons, ...marks] };
}

const total = (nodes: readonly Node[], depth: number): number =>
  nodes.reduce((sum, node) => sum + (node.depth === depth ? node.size : 0), 0);

/** A place is one further than the furthest that leads to it. What leads back to where it came from moves nothing. */
function nodesOf(
  links: readonly {
    readonly from: string;
    readonly to: string;
    readonly names: readonly string[];
    readonly value: number;
  }[],
): Node[] {
  const names = new Map<string, string>();
  for (const { from, to, names: said } of links) {
    names.set(from, said[0] ?? from);
    names.set(to, said[1] ?? to);
  }
  const depth = new Map([...names.keys()].map((code) => [code, 0]));
  for (let round = 0; round < names.size; round += 1)
    for (const { from, to } of links)
      depth.set(to, Math.min(names.size, Math.max(depth.get(to) ?? 0, (depth.get(from) ?? 0) + 1)));
  const sum = (pick: 'from' | 'to', code: string) =>
    links.reduce((all, link) => all + (link[pick] === code ? link.value : 0), 0);
  return [...names].map(([code, name]) => ({
    ...{ code, name, depth: depth.get(code) ?? 0 },
    size: Math.max(sum('from', code), sum('to', code)),
  }));
}

function ribbon(from: Point, to: Point, height: number, colour: string): Mark {
  const edge = (lower: number): Point[] =>
    Array.from({ length: BENDS + 1 }, (_, at) => {
      const part = at / BENDS;
      const bend = part * part * (3 - 2 * part);
      return [from[0] + (to[0] - from[0]) * part, from[1] + (to[1] - from[1]) * bend + lower] as const;
    });
  return { kind: 'area', points: [...edge(0), ...edge(height).toReversed()], colour };
}
