/**
 * Which groups of the run before still hold, so that a new file has only that computed anew which it can touch.
 *
 * In legs by keys, lines that share no number, directly or through others, know nothing of each other. A group by exact keys is carried over
 * whole when none of its lines shares a number with a line that is open, new, gone, held by a person or spoken of; everything else is matched
 * again, as if the carried lines were not there. The result is that of a full run, byte for byte.
 */
import type { KeyField, RuleInForce } from '../../../../../shared/domain/match-rule.ts';
import type { LineColumns, LineSet } from '../../../statements/rules/line-columns.ts';
import { ACCEPTED } from '../work/group-list.ts';
import { TouchedIds } from './touched-ids.ts';

/**
 * Numbers by which lines of these legs know of each other: whichever of one side may be any of the other. A batch number is shared by the lines
 * of a whole day and counts only where a rule compares it.
 */
const ID_COLUMNS = ['orderNo', 'refundNo', 'transactionId', 'relatedId'] as const;
type IdColumn = (typeof ID_COLUMNS)[number] | 'batchNo';
/** Numbers that stand in texts only: a rule over these knows of lines that share no column. */
const isOfText = (field: KeyField): boolean => field === 'bank_reference' || field === 'quoted';
/** Above this share of lines to be matched again, matching all of them is as quick. */
const REST_SHARE_MAX = 0.8;
/** Groups that open one another in long chains: after so many rounds all is matched again. */
const ROUNDS_MAX = 24;

/** Groups of the run before, members as ledger ids. */
export interface GroupsBefore {
  readonly count: number;
  readonly rule: Uint8Array;
  readonly state: Uint8Array;
  readonly confidence: Uint8Array;
  readonly leftStart: Uint32Array;
  readonly leftLines: Uint32Array;
  readonly rightStart: Uint32Array;
  readonly rightLines: Uint32Array;
}

export interface CarryInput {
  readonly left: LineSet;
  readonly right: LineSet;
  /** Ledger id → position + 1 (see placesOf). */
  readonly leftPlaces: Int32Array;
  readonly rightPlaces: Int32Array;
  readonly before: GroupsBefore;
  readonly rules: CarriedRules;
  /** Lines a person's group holds or a person spoke of: 1 by position. */
  readonly leftHeld: Uint8Array;
  readonly rightHeld: Uint8Array;
  /** Null where nothing was refused. */
  readonly isRefused: ((left: readonly number[], right: readonly number[]) => boolean) | null;
  /** Lines of the run before that are gone. */
  readonly gone: readonly { readonly columns: LineColumns; readonly entries: Uint32Array }[];
}

export interface Carried {
  /** Numbers of groups in the run before, ascending. */
  readonly groups: Uint32Array;
  /** Positions that are to be matched, ascending. */
  readonly leftRest: Uint32Array;
  readonly rightRest: Uint32Array;
  readonly leftPlaces: Int32Array;
  readonly rightPlaces: Int32Array;
}

export interface CarriedRules {
  /** Indexes of the rules whose groups may be carried. */
  readonly indexes: ReadonlySet<number>;
  readonly columns: readonly IdColumn[];
}

/** The rules by numbers that are columns, up to the first that looks into texts or weighs something weaker. */
export function carriedRules(rules: readonly RuleInForce[]): CarriedRules {
  const isOther = ({ rule }: RuleInForce) =>
    rule.pass !== 'key' || rule.keys.some(({ left, right }) => [left, right].some(isOfText));
  const firstOther = rules.findIndex(isOther);
  const leading = firstOther < 0 ? rules : rules.slice(0, firstOther);
  const isByBatch = leading.some(({ rule }) =>
    rule.keys.some(({ left, right }) => left === 'batch_no' || right === 'batch_no'),
  );
  return {
    indexes: new Set(leading.map(({ index }) => index)),
    columns: isByBatch ? [...ID_COLUMNS, 'batchNo'] : ID_COLUMNS,
  };
}

/** Null: so much is touched that all is to be matched. */
export function carriedOver(input: CarryInput): Carried | null {
  const { left, right, before } = input;
  const carry = new Carry(input);
  const lines = left.count + right.count;
  const isTooMuch = () => lines - carry.held > lines * REST_SHARE_MAX;
  if (isTooMuch()) return null;
  carry.touchRest();
  for (let round = 0; carry.reopen(); round += 1) if (round === ROUNDS_MAX || isTooMuch()) return null;
  return {
    groups: numbersWhere(before.count, (group) => carry.isKept(group)),
    leftRest: numbersWhere(left.count, (position) => carry.left.owner[position] === 0),
    rightRest: numbersWhere(right.count, (position) => carry.right.owner[position] === 0),
    leftPlaces: input.leftPlaces,
    rightPlaces: input.rightPlaces,
  };
}

/** One side as the carry looks at it: its columns of numbers, who holds each line, and the groups of the run before. */
class CarrySide {
  /** By position: number of the group that holds the line, + 1. */
  readonly owner: Int32Array;
  readonly ids: readonly Uint32Array[];
  readonly #places: Int32Array;
  readonly #start: Uint32Array;
  readonly #lines: Uint32Array;
  readonly #held: Uint8Array;

  constructor(
    { rules, before }: CarryInput,
    side: 'left' | 'right',
    set: LineSet,
    places: Int32Array,
    held: Uint8Array,
  ) {
    this.owner = new Int32Array(set.count);
    this.ids = rules.columns.map((name) => set[name]);
    this.#places = places;
    this.#held = held;
    this.#start = side === 'left' ? before.leftStart : before.rightStart;
    this.#lines = side === 'left' ? before.leftLines : before.rightLines;
  }

  members(group: number): number[] {
    return membersOf(this.#places, this.#start, this.#lines, group);
  }

  /** Are all lines of the group here, and none of them in a person's hand? */
  isFree(group: number): boolean {
    const end = this.#start[group + 1] ?? 0;
    for (let at = this.#start[group] ?? 0; at < end; at += 1) {
      const position = (this.#places[this.#lines[at] ?? 0] ?? 0) - 1;
      if (position < 0 || this.#held[position] === 1) return false;
    }
    return true;
  }

  /** Gives the group's lines an owner (0: none); tells how many there are. */
  give(group: number, owner: number): number {
    const from = this.#start[group] ?? 0;
    const end = this.#start[group + 1] ?? 0;
    for (let at = from; at < end; at += 1) this.owner[(this.#places[this.#lines[at] ?? 0] ?? 0) - 1] = owner;
    return end - from;
  }
}

class Carry {
  readonly left: CarrySide;
  readonly right: CarrySide;
  /** Lines in groups that hold so far. */
  held = 0;
  readonly #input: CarryInput;
  readonly #isKept: Uint8Array;
  #touched = new TouchedIds(0);

  constructor(input: CarryInput) {
    const { before, rules } = input;
    this.#input = input;
    this.left = new CarrySide(input, 'left', input.left, input.leftPlaces, input.leftHeld);
    this.right = new CarrySide(input, 'right', input.right, input.rightPlaces, input.rightHeld);
    this.#isKept = new Uint8Array(before.count);
    const mayBe = before.rule.map((rule, group) =>
      before.state[group] === ACCEPTED && rules.indexes.has(rule) ? 1 : 0,
    );
    for (let group = 0; group < before.count; group += 1) {
      if (mayBe[group] !== 1 || !this.left.isFree(group) || !this.right.isFree(group)) continue;
      if (input.isRefused?.(this.left.members(group), this.right.members(group))) continue;
      this.#isKept[group] = 1;
      this.held += this.left.give(group, group + 1) + this.right.give(group, group + 1);
    }
  }

  isKept(group: number): boolean {
    return this.#isKept[group] === 1;
  }

  /** The numbers of all lines that are in no such group, and of those that are gone. */
  touchRest(): void {
    const { left, right, gone, rules } = this.#input;
    const goneCount = gone.reduce((sum, { entries }) => sum + entries.length, 0);
    const rest = left.count + right.count - this.held + goneCount;
    this.#touched = new TouchedIds(rest * rules.columns.length);
    for (const { columns, entries } of gone)
      for (const name of rules.columns) for (const entry of entries) this.#touched.add(columns[name], entry);
    for (const { owner, ids } of [this.left, this.right])
      for (const column of ids)
        for (let position = 0; position < owner.length; position += 1)
          if (owner[position] === 0) this.#touched.add(column, position);
  }

  /** Lets go of groups one of whose lines shares a number that is touched; false when there is none. */
  reopen(): boolean {
    const before = this.held;
    const touched = this.#touched;
    for (const { owner, ids } of [this.left, this.right])
      for (const column of ids)
        for (let position = 0; position < owner.length; position += 1) {
          const group = (owner[position] ?? 0) - 1;
          if (group >= 0 && touched.has(column, position)) this.#letGo(group);
        }
    return this.held < before;
  }

  #letGo(group: number): void {
    this.#isKept[group] = 0;
    for (const side of [this.left, this.right]) {
      this.held -= side.give(group, 0);
      for (const position of side.members(group))
        for (const column of side.ids) this.#touched.add(column, position);
    }
  }
}

/** Positions of a group's lines on one side; −1 for lines that are not there. */
export function membersOf(
  places: Int32Array,
  start: Uint32Array,
  lines: Uint32Array,
  group: number,
): number[] {
  const members: number[] = [];
  for (let at = start[group] ?? 0; at < (start[group + 1] ?? 0); at += 1)
    members.push((places[lines[at] ?? 0] ?? 0) - 1);
  return members;
}

function numbersWhere(count: number, isWanted: (number: number) => boolean): Uint32Array {
  const found = new Uint32Array(count);
  let size = 0;
  for (let number = 0; number < count; number += 1) {
    if (!isWanted(number)) continue;
    found[size] = number;
    size += 1;
  }
  return found.slice(0, size);
}
