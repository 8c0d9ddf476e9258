/**
 * A leg as it stands now: the machine's newest groups with what persons decided laid over them, and the lines still open.
 *
 * Derived from facts; built again after every decision, run, import or undo. A machine group one of whose lines is gone or is held by a
 * person's group is out of force, so no line is ever in two active groups.
 */
import type { GroupState, Leg, Side } from '../../../shared/domain/leg.ts';
import type { MatchRule } from '../../../shared/domain/match-rule.ts';
import { placesOf } from '../matching/rules/carry/places.ts';
import type { GroupDetail } from '../matching/rules/leg-match.ts';
import type { StoredGroups, StoredRun } from '../matching/store.ts';
import type { LineSet } from '../statements/rules/line-columns.ts';
import type { PersonGroup, Rejection } from './store.ts';

const ACCEPTED = 0;
const PROPOSED = 1;
const REJECTED = 2;
const OUT_OF_FORCE = 3;

/** A group of either kind, in force or rejected. */
export interface GroupRef {
  readonly key: string;
  readonly state: GroupState;
  /** The rule the machine went by, in the version of its run; null for a person's. */
  readonly rule: MatchRule | null;
  /** What a weak pass found besides; members are ledger ids. */
  readonly detail: GroupDetail | null;
  readonly confidence: number;
  readonly person: PersonGroup | null;
  /** Ledger ids. */
  readonly left: readonly number[];
  readonly right: readonly number[];
}

type LineTest = (position: number) => boolean;

/** Groups of some states, persons' first, asked by their place in the list; an object is made only of those that are shown. */
export interface GroupIndex {
  readonly count: number;
  readonly at: (index: number) => GroupRef;
  readonly stateAt: (index: number) => GroupState;
  /** Is there a line of the group, here still, for which this holds? */
  readonly hasLine: (index: number, side: Side, test: LineTest) => boolean;
  /** Place of the group's first line: its left lines first, the right side behind the whole left one. */
  readonly placeAt: (index: number) => number;
}

const stateName = (state: number | undefined): GroupState =>
  state === ACCEPTED ? 'accepted' : state === PROPOSED ? 'proposed' : 'rejected';

export class LegView {
  readonly leg: Leg;
  readonly left: LineSet;
  readonly right: LineSet;
  readonly #run: StoredRun | null;
  readonly #groups: StoredGroups | null;
  readonly #persons: readonly PersonGroup[];
  readonly #state: Uint8Array;
  readonly #position: Record<Side, Int32Array>;
  readonly #owner: Record<Side, Int32Array>;
  readonly #outside: Record<Side, Uint8Array>;
  readonly #indexes = new Map<string, GroupIndex>();

  constructor(parts: {
    leg: Leg;
    left: LineSet;
    right: LineSet;
    run: StoredRun | null;
    groups: StoredGroups | null;
    persons: readonly PersonGroup[];
    rejections: readonly Rejection[];
  }) {
    this.leg = parts.leg;
    this.left = parts.left;
    this.right = parts.right;
    this.#run = parts.run;
    this.#groups = parts.groups;
    this.#position = { left: placesOf(parts.left), right: placesOf(parts.right) };
    // A group one of whose lines left with its import says nothing any more.
    this.#persons = parts.persons.filter(
      (each) =>
        each.leg === parts.leg &&
        each.left.every((line) => this.positionOf('left', line) >= 0) &&
        each.right.every((line) => this.positionOf('right', line) >= 0),
    );
    this.#owner = { left: new Int32Array(parts.left.count), right: new Int32Array(parts.right.count) };
    this.#outside = { left: new Uint8Array(parts.left.count), right: new Uint8Array(parts.right.count) };
    this.#persons.forEach((group, index) => {
      for (const line of group.left) this.#own('left', line, -(index + 1));
      for (const line of group.right) this.#own('right', line, -(index + 1));
    });
    this.#state = this.#settleGroups(parts.rejections);
    for (const line of parts.groups?.leftOutside ?? []) this.#markOutside('left', line);
    for (const line of parts.groups?.rightOutside ?? []) this.#markOutside('right', line);
  }

  set(side: Side): LineSet {
    return side === 'left' ? this.left : this.right;
  }

  /** Place of a ledger line in its side, or -1. */
  positionOf(side: Side, lineId: number): number {
    return (this.#position[side][lineId] ?? 0) - 1;
  }

  isOutside(side: Side, position: number): boolean {
    return this.#outside[side][position] === 1;
  }

  /** accepted, proposed or confirmed when the line is in a group in force; null when it is open. */
  standing(side: Side, position: number): 'accepted' | 'proposed' | 'confirmed' | null {
    const owner = this.#owner[side][position] ?? 0;
    if (owner === 0) return null;
    if (owner < 0) return 'confirmed';
    return this.#state[owner - 1] === ACCEPTED ? 'accepted' : 'proposed';
  }

  /** Is the line in a group that stands without further asking? */
  isMatched(side: Side, lineId: number): boolean {
    const position = this.positionOf(side, lineId);
    const standing = position < 0 ? null : this.standing(side, position);
    return standing === 'accepted' || standing === 'confirmed';
  }

  /** Groups of persons in force on this leg. */
  persons(): readonly PersonGroup[] {
    return this.#persons;
  }

  /** Which group in force holds the line, without making the whole group: cheap enough to ask of every line. */
  ownerOf(
    side: Side,
    lineId: number,
  ): { readonly key: string; readonly state: 'accepted' | 'proposed' | 'confirmed' } | null {
    const position = this.positionOf(side, lineId);
    const state = position < 0 ? null : this.standing(side, position);
    if (state === null) return null;
    return { key: String(this.#owner[side][position] ?? 0), state };
  }

  /** Number of the group in force at a position: above nought a machine's, below it a person's, 0 for none. Makes no object. */
  groupAt(side: Side, position: number): number {
    return this.#owner[side][position] ?? 0;
  }

  /** First line of the other side of the group that holds a line and stands without further asking; 0 where there is none. Makes no object. */
  partnerOf(side: Side, lineId: number): number {
    const position = this.positionOf(side, lineId);
    const owner = position < 0 ? 0 : (this.#owner[side][position] ?? 0);
    if (owner < 0) return this.#persons[-owner - 1]?.[side === 'left' ? 'right' : 'left'][0] ?? 0;
    if (owner === 0 || this.#state[owner - 1] !== ACCEPTED || !this.#groups) return 0;
    const { leftStart, leftLines, rightStart, rightLines } = this.#groups;
    const [start, lines] = side === 'left' ? [rightStart, rightLines] : [leftStart, leftLines];
    const from = start[owner - 1] ?? 0;
    return from < (start[owner] ?? 0) ? (lines[from] ?? 0) : 0;
  }

  groupOf(side: Side, lineId: number): GroupRef | null {
    const position = this.positionOf(side, lineId);
    const owner = position < 0 ? 0 : (this.#owner[side][position] ?? 0);
    return owner === 0 ? null : owner < 0 ? this.#personRef(-owner - 1) : this.#machineRef(owner - 1);
  }

  /** Groups in one of the states: a person's first, then the machine's in its own order; without making an object for each. */
  groupIndex(states: readonly GroupState[]): GroupIndex {
    const key = states.toSorted().join(' ');
    const known = this.#indexes.get(key) ?? this.#indexOf(states);
    this.#indexes.set(key, known);
    return known;
  }

  #indexOf(states: readonly GroupState[]): GroupIndex {
    const persons = states.includes('confirmed') ? this.#persons.length : 0;
    const isWanted = (state: number | undefined) =>
      (state === ACCEPTED && states.includes('accepted')) ||
      (state === PROPOSED && states.includes('proposed')) ||
      (state === REJECTED && states.includes('rejected'));
    const machine = Uint32Array.from(this.#state.keys()).filter((group) => isWanted(this.#state[group]));
    const someOf = (
      side: Side,
      { lines, from, to }: { lines: ArrayLike<number>; from: number; to: number },
      test: LineTest,
    ) => {
      for (let at = from; at < to; at += 1) {
        const position = this.positionOf(side, lines[at] ?? 0);
        if (position >= 0 && test(position)) return true;
      }
      return false;
    };
    const membersOf = (side: Side, index: number) => {
      const person = index < persons ? this.#persons[index] : null;
      if (person) return { lines: person[side], from: 0, to: person[side].length };
      const groups = this.#groups;
      const group = machine[index - persons] ?? 0;
      const start = side === 'left' ? groups?.leftStart : groups?.rightStart;
      const lines = (side === 'left' ? groups?.leftLines : groups?.rightLines) ?? [];
      return { lines, from: start?.[group] ?? 0, to: start?.[group + 1] ?? 0 };
    };
    return {
      count: persons + machine.length,
      at: (index) =>
        index < persons ? this.#personRef(index) : this.#machineRef(machine[index - persons] ?? 0),
      stateAt: (index) =>
        index < persons ? 'confirmed' : stateName(this.#state[machine[index - persons] ?? 0]),
      hasLine: (index, side, test) => someOf(side, membersOf(side, index), test),
      placeAt: (index) => {
        const [left, right] = [membersOf('left', index), membersOf('right', index)];
        return this.#placeOf(
          left.from < left.to ? left.lines[left.from] : undefined,
          right.lines[right.from],
        );
      },
    };
  }

  countGroups(): Readonly<Record<GroupState, number>> {
    const counts = { accepted: 0, proposed: 0, rejected: 0, confirmed: this.#persons.length };
    for (const state of this.#state) {
      if (state === ACCEPTED) counts.accepted += 1;
      else if (state === PROPOSED) counts.proposed += 1;
      else if (state === REJECTED) counts.rejected += 1;
    }
    return counts;
  }

  /** The machine's groups that stand, without making an object for each. */
  forEachStanding(visit: (rule: string, state: 'accepted' | 'proposed', confidence: number) => void): void {
    const groups = this.#groups;
    if (!groups) return;
    for (let group = 0; group < this.#state.length; group += 1) {
      const state = this.#state[group];
      if (state === ACCEPTED || state === PROPOSED)
        visit(
          this.#run?.rules[groups.rule[group] ?? 0]?.id ?? '',
          state === ACCEPTED ? 'accepted' : 'proposed',
          groups.confidence[group] ?? 0,
        );
    }
  }

  /** The group a key names, in force or rejected; null when there is none (any more). */
  find(key: string): GroupRef | null {
    const person = /^p(\d+)$/.exec(key);
    if (person) {
      const index = this.#persons.findIndex((each) => each.id === Number(person[1]));
      return index < 0 ? null : this.#personRef(index);
    }
    const machine = /^m(\d+)-[a-z_]+-(\d+)$/.exec(key);
    if (!machine || Number(machine[1]) !== this.#run?.id || !key.includes(`-${this.leg}-`)) return null;
    const group = Number(machine[2]);
    if (group >= this.#state.length || this.#state[group] === OUT_OF_FORCE) return null;
    return this.#machineRef(group);
  }

  #placeOf(left: number | undefined, right: number | undefined): number {
    return left === undefined
      ? this.left.count + this.positionOf('right', right ?? 0)
      : this.positionOf('left', left);
  }

  #own(side: Side, lineId: number, owner: number): void {
    const position = this.positionOf(side, lineId);
    if (position >= 0) this.#owner[side][position] = owner;
  }

  #markOutside(side: Side, lineId: number): void {
    const position = this.positionOf(side, lineId);
    if (position >= 0) this.#outside[side][position] = 1;
  }

  #settleGroups(rejections: readonly Rejection[]): Uint8Array {
    const groups = this.#groups;
    const run = this.#run;
    if (!groups || !run) return new Uint8Array(0);
    const state = Uint8Array.from(groups.state);
    for (const rejection of rejections) {
      if (rejection.leg === this.leg && rejection.runId === run.id) state[rejection.groupNo] = REJECTED;
    }
    for (let group = 0; group < groups.count; group += 1) {
      if (state[group] === REJECTED) continue;
      const isFree = (side: Side, start: Uint32Array, lines: Uint32Array) => {
        for (let at = start[group] ?? 0; at < (start[group + 1] ?? 0); at += 1) {
          const position = this.positionOf(side, lines[at] ?? 0);
          if (position < 0 || this.#owner[side][position] !== 0) return false;
        }
        return true;
      };
      if (
        !isFree('left', groups.leftStart, groups.leftLines) ||
        !isFree('right', groups.rightStart, groups.rightLines)
      ) {
        state[group] = OUT_OF_FORCE;
        continue;
      }
      for (let at = groups.leftStart[group] ?? 0; at < (groups.leftStart[group + 1] ?? 0); at += 1) {
        this.#own('left', groups.leftLines[at] ?? 0, group + 1);
      }
      for (let at = groups.rightStart[group] ?? 0; at < (groups.rightStart[group + 1] ?? 0); at += 1) {
        this.#own('right', groups.rightLines[at] ?? 0, group + 1);
      }
    }
    return state;
  }

  #personRef(index: number): GroupRef {
    const person = this.#persons[index];
    if (!person) throw new RangeError(`no person's group ${index}`);
    return {
      key: `p${person.id}`,
      state: 'confirmed',
      rule: null,
      detail: null,
      confidence: 100,
      person,
      left: person.left,
      right: person.right,
    };
  }

  #machineRef(group: number): GroupRef {
    const groups = this.#groups;
    if (!groups) throw new RangeError(`no machine's group ${group}`);
    return {
      key: `m${this.#run?.id ?? 0}-${this.leg}-${group}`,
      state: stateName(this.#state[group]),
      rule: this.#run?.rules[groups.rule[group] ?? 0] ?? null,
      detail: groups.details.get(group) ?? null,
      confidence: groups.confidence[group] ?? 0,
      person: null,
      left: [...groups.leftLines.subarray(groups.leftStart[group] ?? 0, groups.leftStart[group + 1] ?? 0)],
      right: [
        ...groups.rightLines.subarray(groups.rightStart[group] ?? 0, groups.rightStart[group + 1] ?? 0),
      ],
    };
  }
}
