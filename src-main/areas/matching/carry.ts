/**
 * Matches a leg by what the run before knows: groups that nothing new can touch are carried over, the rest is matched by itself, and both are put
 * together again. What comes out is what matching all of it would have given.
 */
import type { Leg } from '../../../shared/domain/leg.ts';
import type { LineStore } from '../statements/line-store.ts';
import {
  type Carried,
  type CarriedRules,
  type CarryInput,
  carriedOver,
  carriedRules,
  membersOf,
} from './rules/carry/carry.ts';
import { partOf } from './rules/carry/part-of-leg.ts';
import { placesOf } from './rules/carry/places.ts';
import type { GroupDetail, LegInput, LegOutcome } from './rules/leg-match.ts';
import { matchLeg } from './rules/match-leg.ts';
import { ACCEPTED, GroupList, type MachineState } from './rules/work/group-list.ts';
import { Refusals } from './rules/work/keys.ts';
import type { LegFacts, StoredGroups } from './store.ts';

/** Legs in which lines that share no number know nothing of each other; the others are small, or matched as a whole. */
const LEGS_BY_KEYS: readonly Leg[] = ['order_trade', 'trade_fund'];

/** What the run before knows of the leg; its groups are read only where they are asked for. */
interface LegBefore {
  readonly facts: LegFacts;
  readonly groups: () => StoredGroups | null;
}

interface Touched {
  readonly outcome: LegOutcome;
  readonly carried: number;
}

/** Null where the leg is to be matched as a whole. */
export function matchTouched(
  lines: LineStore,
  input: LegInput,
  facts: LegFacts,
  { facts: known, groups: groupsBefore }: LegBefore,
): Touched | null {
  if (!LEGS_BY_KEYS.includes(input.leg)) return null;
  const rules = carriedRules(input.rules);
  if (rules.indexes.size === 0) return null;
  // A refusal that was taken back lets lines together again that were found other partners meanwhile.
  const areRefusedStill = known.refused.every((key) => input.rejected.has(key));
  if (known.rules !== facts.rules || known.terms !== facts.terms || !areRefusedStill) return null;
  const groups = groupsBefore();
  const carried = groups && carriedOver(carryInput(lines, input, known, groups, rules));
  if (!carried) return null;
  const rest = matchLeg(partOf(input, carried.leftRest, carried.rightRest));
  return { outcome: together(input, groups, carried, rest), carried: carried.groups.length };
}

function carryInput(
  lines: LineStore,
  input: LegInput,
  known: LegFacts,
  before: StoredGroups,
  rules: CarriedRules,
): CarryInput {
  const { left, right, words } = input;
  const refusals = new Refusals(input.leg, input.rejected);
  const leftPlaces = placesOf(left);
  const rightPlaces = placesOf(right);
  const leftHeld = Uint8Array.from(input.leftTaken);
  const rightHeld = Uint8Array.from(input.rightTaken);
  // What persons said of lines is learned from: these lines are to be there when weights are found.
  for (const word of words) {
    for (const position of word.left) leftHeld[position] = 1;
    for (const position of word.right) rightHeld[position] = 1;
  }
  return {
    left,
    right,
    leftPlaces,
    rightPlaces,
    before,
    rules,
    leftHeld,
    rightHeld,
    isRefused: input.rejected.size === 0 ? null : (ones, others) => refusals.has(left, ones, right, others),
    gone: [
      ...goneOf(lines, known.leftImports, leftPlaces),
      ...goneOf(lines, known.rightImports, rightPlaces),
    ],
  };
}

/** Lines of imports the run before had that are in the side no more: the import was undone, or a later word stands for the line. */
function goneOf(lines: LineStore, imports: readonly number[], places: Int32Array): CarryInput['gone'] {
  return lines.imports().flatMap((imported) => {
    if (!imports.includes(imported.id)) return [];
    const { firstLineId, lineCount } = imported;
    const entries: number[] = [];
    for (let entry = 0; entry < lineCount; entry += 1)
      if ((places[firstLineId + entry] ?? 0) === 0) entries.push(entry);
    return entries.length === 0
      ? []
      : [{ columns: lines.columns(imported), entries: Uint32Array.from(entries) }];
  });
}

/** Carried groups and those of the rest, in the order a full run would have given them. */
function together(
  { left, right }: LegInput,
  before: StoredGroups,
  carried: Carried,
  rest: LegOutcome,
): LegOutcome {
  const list = new GroupList();
  const add = (
    from: Pick<StoredGroups, 'rule' | 'state' | 'confidence'>,
    group: number,
    lefts: readonly number[],
    rights: readonly number[],
    detail: GroupDetail | null,
  ) => {
    const state = from.state[group] as MachineState; // As the list before gave it.
    const [one] = lefts;
    const [other] = rights;
    const [rule = 0, confidence = 0] = [from.rule[group], from.confidence[group]];
    if (one !== undefined && other !== undefined && lefts.length + rights.length === 2 && !detail)
      list.addPair(rule, state, confidence, one, other);
    else list.add(rule, state, confidence, lefts, rights, detail);
  };
  for (const group of carried.groups) {
    const one = onlyOf(carried.leftPlaces, before.leftStart, before.leftLines, group);
    const other = onlyOf(carried.rightPlaces, before.rightStart, before.rightLines, group);
    if (one >= 0 && other >= 0) {
      list.addPair(before.rule[group] ?? 0, ACCEPTED, before.confidence[group] ?? 0, one, other);
      continue;
    }
    add(
      before,
      group,
      membersOf(carried.leftPlaces, before.leftStart, before.leftLines, group),
      membersOf(carried.rightPlaces, before.rightStart, before.rightLines, group),
      null,
    );
  }
  const lefts = (positions: Iterable<number>) => Array.from(positions, (at) => carried.leftRest[at] ?? 0);
  const rights = (positions: Iterable<number>) => Array.from(positions, (at) => carried.rightRest[at] ?? 0);
  const { groups } = rest;
  for (let group = 0; group < groups.count; group += 1)
    add(
      groups,
      group,
      lefts(groups.leftMembers.subarray(groups.leftStart[group], groups.leftStart[group + 1])),
      rights(groups.rightMembers.subarray(groups.rightStart[group], groups.rightStart[group + 1])),
      inWhole(groups.details.get(group) ?? null, lefts, rights),
    );
  return {
    groups: list.finish(left, right),
    exceptions: rest.exceptions.map((each) => ({
      ...each,
      left: lefts(each.left),
      right: rights(each.right),
    })),
    leftOutside: spread(rest.leftOutside, carried.leftRest, left.count),
    rightOutside: spread(rest.rightOutside, carried.rightRest, right.count),
  };
}

/** The position of a group's only line on a side; −1 where it has none or several. */
const onlyOf = (places: Int32Array, start: Uint32Array, lines: Uint32Array, group: number): number => {
  const at = start[group] ?? 0;
  return (start[group + 1] ?? 0) - at === 1 ? (places[lines[at] ?? 0] ?? 0) - 1 : -1;
};

type InWhole = (positions: readonly number[]) => number[];

const inWhole = (detail: GroupDetail | null, lefts: InWhole, rights: InWhole): GroupDetail | null =>
  detail && {
    ...detail,
    alternatives: detail.alternatives.map((each) => ({
      ...each,
      left: lefts(each.left),
      right: rights(each.right),
    })),
  };

function spread(marks: Uint8Array, rest: Uint32Array, count: number): Uint8Array {
  const whole = new Uint8Array(count);
  for (let at = 0; at < rest.length; at += 1) whole[rest[at] ?? 0] = marks[at] ?? 0;
  return whole;
}
