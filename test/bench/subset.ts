/**
 * `node test/bench/subset.ts [--rows N] [--seed S]`: sums among so many open lines of two files, sets planted among lines that belong to nothing.
 * Prints what the whole pass takes of one core, how many of the planted sets it finds, and how many it makes that nobody planted, beside greedy
 * first fit (the next lines of the party until the sum is reached) on the same lines.
 */
import { parseArgs } from 'node:util';
import { formatDay, parseDay } from '../../shared/domain/dates.ts';
import { rulesOfLeg } from '../../shared/domain/match-rule.ts';
import type { ParsedLine } from '../../shared/domain/statement-line.ts';
import { matchLeg } from '../../src-main/areas/matching/rules/match-leg.ts';
import { MATCH_RULES } from '../../src-main/areas/matching/rules/match-rules.ts';
import { inputOf } from '../support/leg-input.ts';
import { line } from '../support/lines.ts';

const DAYS = 180;
const FIRST_DAY = parseDay('2026-01-05') ?? 0;
const PARTY_LINES = 40;
/** Of all lines so many stand in a planted set. */
const PLANTED_SHARE = 0.4;
const SHAPES = ['one to many', 'many to one', 'many to many', 'one to many, no party'] as const;
type Shape = (typeof SHAPES)[number];

const { values } = parseArgs({ options: { rows: { type: 'string' }, seed: { type: 'string' } } });
const rows = Number(values.rows ?? 100_000);
if (!Number.isSafeInteger(rows) || rows < 100) throw new Error('--rows: a whole number of 100 or more');
let state = Number(values.seed ?? 1) >>> 0;

function below(limit: number): number {
  state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
  return Math.floor((state / 2 ** 32) * limit);
}
/** Skewed, as payments are: from some yuan to some ten thousand. */
const amount = (): number => Math.round(100 * 10 ** (0.7 + (below(10_000) / 10_000) * 3.6));
const party = (): string => `PARTY${below(Math.ceil(rows / PARTY_LINES))} TRADING`;

interface Planted {
  readonly shape: Shape;
  readonly left: readonly number[];
  readonly right: readonly number[];
}
const left: ParsedLine[] = [];
const right: ParsedLine[] = [];
const planted: Planted[] = [];

function put(side: ParsedLine[], day: number, net: number, said: string): number {
  const occurredAt = formatDay(FIRST_DAY + day);
  side.push(line({ channel: 'bank', kind: 'transfer', net, occurredAt, description: `payment ${said}` }));
  return side.length - 1;
}

function plant(shape: Shape): void {
  const day = below(DAYS);
  const said = shape === 'one to many, no party' ? '' : party();
  // Without a party only large amounts and small sets say anything.
  const parts = Array.from({ length: said === '' ? 2 : 2 + below(7) }, () =>
    said === '' ? 1_000_000 + below(1_000_000_000) : amount(),
  );
  const total = parts.reduce((sum, each) => sum + each, 0);
  const some = (side: ParsedLine[], nets: readonly number[], from: number) =>
    nets.map((net) => put(side, day + from + below(2), net, said));
  if (shape === 'many to one')
    planted.push({ shape, left: some(left, parts, 0), right: some(right, [total], 1) });
  else if (shape === 'many to many') {
    const cut = 1 + below(total - 2);
    planted.push({
      shape,
      left: some(left, parts.slice(0, 3), 0),
      right: some(right, splitOf(parts.slice(0, 3), cut), 1),
    });
  } else planted.push({ shape, left: some(left, [total], 0), right: some(right, parts, 1) });
}

/** The same money in two other pieces. */
function splitOf(parts: readonly number[], cut: number): number[] {
  const total = parts.reduce((sum, each) => sum + each, 0);
  const first = 1 + (cut % (total - 1));
  return [first, total - first];
}

for (let lines = 0; lines < rows * PLANTED_SHARE; lines = left.length + right.length)
  plant(SHAPES[below(SHAPES.length)] ?? 'one to many');
while (left.length + right.length < rows) put(below(2) === 0 ? left : right, below(DAYS), amount(), party());

/** Time of one core, so that what else the machine does is not counted. */
const cpuMs = (): number => process.cpuUsage().user / 1000;

const keyOf = (ones: Iterable<number>, others: Iterable<number>): string =>
  `${[...ones].sort((a, b) => a - b).join(',')}|${[...others].sort((a, b) => a - b).join(',')}`;
const wanted = new Map(planted.map((each) => [keyOf(each.left, each.right), each.shape]));

function told(name: string, ms: number, keys: readonly string[]): void {
  const found = keys.filter((key) => wanted.has(key));
  const byShape = SHAPES.map((shape) => {
    const all = planted.filter((each) => each.shape === shape).length;
    const own = found.filter((key) => wanted.get(key) === shape).length;
    return `${shape} ${own}/${all}`;
  });
  process.stdout.write(
    `${name}: ${Math.round(ms)} ms of one core; found ${found.length} of ${planted.length}, false ${keys.length - found.length} (${byShape.join('; ')})\n`,
  );
}

const rules = rulesOfLeg(MATCH_RULES, 'left_right').filter(({ rule }) => rule.pass === 'subset');
const input = { ...inputOf('left_right', { left, right, asOf: '2026-12-31' }), rules };
const before = cpuMs();
const { groups, exceptions } = matchLeg(input);
const spent = cpuMs() - before;
const members = (starts: Uint32Array, all: Uint32Array, group: number) =>
  all.slice(starts[group], starts[group + 1]);
const keys = Array.from({ length: groups.count }, (_, group) =>
  keyOf(
    members(groups.leftStart, groups.leftMembers, group),
    members(groups.rightStart, groups.rightMembers, group),
  ),
);
process.stdout.write(`${left.length} x ${right.length} open lines, ${planted.length} sets planted\n`);
told('sums', spent, keys);
const said = Map.groupBy(
  exceptions.flatMap(({ evidence }) => evidence.filter(({ name }) => name === 'search')),
  ({ value }) => value,
);
const questions = exceptions.filter(({ kind }) => kind === 'ambiguous').length;
process.stdout.write(
  `  ${questions} questions; lines left open: ${[...said].map(([value, all]) => `${value} ${all.length}`).join(', ')}\n`,
);

/** Lines of the party in the order of days, taken until the sum is reached; what fits first stays. */
function firstFit(): string[] {
  const made: string[] = [];
  const isTaken = { left: new Set<number>(), right: new Set<number>() };
  const day = (each: ParsedLine) => parseDay(each.occurredAt.slice(0, 10)) ?? 0;
  const directions = [
    { own: left, other: right, ownTaken: isTaken.left, otherTaken: isTaken.right, isLeft: true },
    { own: right, other: left, ownTaken: isTaken.right, otherTaken: isTaken.left, isLeft: false },
  ];
  for (const { own, other, ownTaken, otherTaken, isLeft } of directions) {
    const ofParty = Map.groupBy(
      [...other.keys()].sort((a, b) => day(other[a] ?? line()) - day(other[b] ?? line())),
      (at) => other[at]?.description ?? '',
    );
    own.forEach((each, at) => {
      if (ownTaken.has(at)) return;
      const set: number[] = [];
      let sum = 0;
      for (const next of ofParty.get(each.description) ?? []) {
        const candidate = other[next];
        const lag = candidate ? (day(candidate) - day(each)) * (isLeft ? 1 : -1) : 99;
        if (!candidate || otherTaken.has(next) || lag < -2 || lag > 5) continue;
        if (sum + candidate.net > each.net) continue;
        set.push(next);
        sum += candidate.net;
        if (sum === each.net) break;
      }
      if (sum !== each.net || set.length === 0) return;
      ownTaken.add(at);
      for (const next of set) otherTaken.add(next);
      made.push(isLeft ? keyOf([at], set) : keyOf(set, [at]));
    });
  }
  return made;
}
const greedyStart = cpuMs();
const greedy = firstFit();
told('greedy first fit', cpuMs() - greedyStart, greedy);
