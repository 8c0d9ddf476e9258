/**
 * Money that comes back to where it set out over others (循环划转): A pays B, B pays C, C pays A, by about the same amount within days. It shows where
 * statements of several of them are here. The search goes so many steps and no further, and says when that ended it.
 */
import type { Subject } from './finding.ts';
import { linesOf, moneyText, Outcomes, type RuleOf } from './outcomes.ts';
import { runsOf } from './own-history.ts';
import { type Flows, MONEY_IN, MONEY_OUT } from './scene.ts';

/** Over all of it: a second or so. */
const CIRCLE_STEPS_MAX = 2_000_000;
/** Two are a refund or a loan paid back; that is mirroring's to say. */
const LEAST_HOPS = 3;

interface Hop {
  readonly from: number;
  readonly to: number;
  readonly day: number;
  readonly amount: number;
  /** Both sides may tell of it. */
  readonly entries: number[];
}

interface Circle {
  readonly day: number;
  readonly last: number;
  readonly nodes: readonly number[];
  readonly hops: readonly Hop[];
}

export const circularFlow: RuleOf = ({ flows }, rule) => {
  const found = new Outcomes(rule);
  const { nodes, hopsFrom } = hopsOf(flows, found.parameter('leastMinor'));
  const { circles, isCut } = circlesOf(hopsFrom, {
    windowDays: found.parameter('windowDays'),
    toleranceBp: found.parameter('toleranceBp'),
    hopsMax: found.parameter('hopsMax'),
  });
  if (isCut) found.exit('not_stated');
  if (circles.length === 0) {
    found.exit('clear');
    return found;
  }
  const byNodes = Map.groupBy(circles, (each) => each.nodes.toSorted((a, b) => a - b).join(' '));
  for (const [, of] of [...byNodes].toSorted(([a], [b]) => (a < b ? -1 : 1))) {
    const members = (of[0]?.nodes ?? []).flatMap((node) => nodes[node] ?? []);
    // About whoever is not ours, the first by name; a circle of our own accounts is about the first of them.
    const strangers = members.filter(({ isOwn }) => !isOwn);
    const about = (strangers.length > 0 ? strangers : members).toSorted((a, b) =>
      a.key < b.key ? -1 : 1,
    )[0];
    if (!about) continue;
    for (const run of runsOf(
      of.toSorted((a, b) => a.day - b.day),
      found.parameter('windowDays'),
    )) {
      const hops = [...new Set(run.flatMap((circle) => circle.hops))];
      const amount = Math.max(...hops.map((hop) => hop.amount));
      found.add(run.length, {
        ...{ subject: about.subject, currency: about.currency, amount },
        from: run[0]?.day ?? 0,
        to: Math.max(...run.map(({ last }) => last)),
        facts: {
          count: run.length,
          parties: members.length,
          amount: moneyText(amount, about.currency),
        },
        lines: linesOf(
          flows,
          hops.flatMap(({ entries }) => entries),
        ),
      });
    }
  }
  return found;
};

interface Node {
  readonly key: string;
  readonly subject: Subject;
  readonly currency: string;
  readonly isOwn: boolean;
}

/** Every movement once as a hop between two names, however many statements tell of it. */
function hopsOf(
  flows: Flows,
  leastMinor: number,
): { nodes: readonly Node[]; hopsFrom: ReadonlyMap<number, Hop[]> } {
  const nodes: Node[] = [];
  const places = new Map<string, number>();
  const nodeOf = (subject: Subject, currency: string, isOwn: boolean): number => {
    const key = `${subject.kind} ${subject.id} ${currency}`;
    const known = places.get(key);
    if (known !== undefined) return known;
    places.set(key, nodes.length);
    return nodes.push({ key, subject, currency, isOwn }) - 1;
  };
  const others = flows.subjects.map(({ subject, currency, isOwn }) => nodeOf(subject, currency, isOwn));
  const hops = new Map<string, Hop>();
  const seen = new Map<string, number>();
  for (let entry = 0; entry < flows.count; entry += 1) {
    const role = flows.role[entry];
    const amount = flows.amount[entry] ?? 0;
    const of = flows.subjects[flows.subject[entry] ?? 0];
    const holder = flows.holders[flows.holder[entry] ?? 0];
    if ((role !== MONEY_IN && role !== MONEY_OUT) || amount < leastMinor || !of || !holder) continue;
    const other = others[flows.subject[entry] ?? 0] ?? 0;
    const own = nodeOf(holder, of.currency, true);
    if (own === other) continue;
    const [from, to] = role === MONEY_OUT ? [own, other] : [other, own];
    const day = flows.day[entry] ?? 0;
    const movement = `${from} ${to} ${day} ${amount}`;
    // Twice in one statement are two; the same in two statements is one.
    const told = `${movement} ${flows.holder[entry] ?? 0}`;
    const nth = seen.get(told) ?? 0;
    seen.set(told, nth + 1);
    const known = hops.get(`${movement} ${nth}`);
    if (known) known.entries.push(entry);
    else hops.set(`${movement} ${nth}`, { from, to, day, amount, entries: [entry] });
  }
  const nameOf = (node: number) => nodes[node]?.key ?? '';
  const hopsFrom = Map.groupBy(hops.values(), ({ from }) => from);
  for (const of of hopsFrom.values())
    of.sort((a, b) => a.day - b.day || a.amount - b.amount || (nameOf(a.to) < nameOf(b.to) ? -1 : 1));
  return {
    nodes,
    // The search begins with names, not with whoever's file came first.
    hopsFrom: new Map([...hopsFrom].toSorted(([a], [b]) => (nameOf(a) < nameOf(b) ? -1 : 1))),
  };
}

function circlesOf(
  hopsFrom: ReadonlyMap<number, readonly Hop[]>,
  { windowDays, toleranceBp, hopsMax }: Readonly<Record<'windowDays' | 'toleranceBp' | 'hopsMax', number>>,
): { circles: readonly Circle[]; isCut: boolean } {
  const circles: Circle[] = [];
  const spent = new Set<Hop>();
  let steps = 0;

  /** The rest of the way back to `home`, or null. */
  const wayHome = (home: number, start: Hop, path: readonly Hop[]): readonly Hop[] | null => {
    const last = path.at(-1);
    if (!last || path.length >= hopsMax) return null;
    const next = hopsFrom.get(last.to) ?? [];
    for (let place = firstFrom(next, last.day); place < next.length; place += 1) {
      const hop = next[place];
      steps += 1;
      if (!hop || steps > CIRCLE_STEPS_MAX || hop.day > start.day + windowDays) return null;
      if (spent.has(hop) || Math.abs(hop.amount - start.amount) * 10_000 > start.amount * toleranceBp)
        continue;
      if (hop.to === home) {
        if (path.length + 1 >= LEAST_HOPS) return [...path, hop];
        continue;
      }
      if (path.some((each) => each.from === hop.to)) continue;
      const way = wayHome(home, start, [...path, hop]);
      if (way) return way;
    }
    return null;
  };

  for (const [home, hops] of hopsFrom)
    for (const start of hops) {
      if (spent.has(start) || !hopsFrom.has(start.to)) continue;
      const hopsRound = wayHome(home, start, [start]);
      if (!hopsRound) continue;
      for (const hop of hopsRound) spent.add(hop);
      circles.push({
        day: start.day,
        last: Math.max(...hopsRound.map(({ day }) => day)),
        nodes: hopsRound.map(({ from }) => from),
        hops: hopsRound,
      });
    }
  return { circles, isCut: steps > CIRCLE_STEPS_MAX };
}

function firstFrom(hops: readonly Hop[], day: number): number {
  let [low, high] = [0, hops.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((hops[middle]?.day ?? 0) < day) low = middle + 1;
    else high = middle;
  }
  return low;
}
