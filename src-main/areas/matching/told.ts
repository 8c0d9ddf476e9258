/**
 * What matching a leg found, as it is stored: members by ledger id instead of places in the two sides.
 */
import type { Leg } from '../../../shared/domain/leg.ts';
import type { LineSet } from '../statements/rules/line-columns.ts';
import type { StoredException } from './exception-store.ts';
import type { ExceptionDraft, GroupDetail, LegInput, LegOutcome } from './rules/leg-match.ts';
import { exceptionKey } from './rules/work/keys.ts';
import type { NewRun, StoredGroups } from './store.ts';

/** As it is stored: members by ledger id. */
export function told(
  { leg, left, right }: LegInput,
  outcome: LegOutcome,
): Pick<NewRun['legs'][number], 'groups' | 'exceptions'> {
  const sides = { left, right };
  return {
    groups: toStored(outcome, left, right),
    exceptions: outcome.exceptions.map((draft) => new ToldException(leg, draft, sides)),
  };
}

interface Sides {
  readonly left: LineSet;
  readonly right: LineSet;
}

/** A draft by ledger ids. Nothing of it is copied, and its lines are named when asked: there may be a million. */
class ToldException implements StoredException {
  readonly leg: Leg;
  readonly key: string;
  readonly #draft: ExceptionDraft;
  readonly #sides: Sides;

  constructor(leg: Leg, draft: ExceptionDraft, sides: Sides) {
    this.leg = leg;
    this.key = exceptionKey(leg, draft, sides.left, sides.right);
    this.#draft = draft;
    this.#sides = sides;
  }

  get kind() {
    return this.#draft.kind;
  }
  get amount() {
    return this.#draft.amount;
  }
  get difference() {
    return this.#draft.difference;
  }
  get currency() {
    return this.#draft.currency;
  }
  get sinceDay() {
    return this.#draft.sinceDay;
  }
  get expectedByDay() {
    return this.#draft.expectedByDay;
  }
  get suggestion() {
    return this.#draft.suggestion;
  }
  get evidence() {
    return this.#draft.evidence;
  }
  get left() {
    return idsOf(this.#sides.left, this.#draft.left);
  }
  get right() {
    return idsOf(this.#sides.right, this.#draft.right);
  }
}

const idsOf = (set: LineSet, positions: readonly number[]): number[] =>
  positions.map((position) => set.lineId[position] ?? 0);

function toStored(outcome: LegOutcome, left: LineSet, right: LineSet): StoredGroups {
  const { groups } = outcome;
  const told = (detail: GroupDetail): GroupDetail => ({
    ...detail,
    alternatives: detail.alternatives.map((each) => ({
      ...each,
      left: idsOf(left, each.left),
      right: idsOf(right, each.right),
    })),
  });
  return {
    count: groups.count,
    rule: groups.rule,
    state: groups.state,
    confidence: groups.confidence,
    leftStart: groups.leftStart,
    leftLines: groups.leftMembers.map((position) => left.lineId[position] ?? 0),
    rightStart: groups.rightStart,
    rightLines: groups.rightMembers.map((position) => right.lineId[position] ?? 0),
    details: new Map([...groups.details].map(([group, detail]) => [group, told(detail)])),
    leftOutside: marked(left, outcome.leftOutside),
    rightOutside: marked(right, outcome.rightOutside),
  };
}

function marked(set: LineSet, marks: Uint8Array): Uint32Array {
  let count = 0;
  for (const mark of marks) count += mark;
  const ids = new Uint32Array(count);
  let at = 0;
  for (let position = 0; position < set.count; position += 1) {
    if (marks[position] === 1) {
      ids[at] = set.lineId[position] ?? 0;
      at += 1;
    }
  }
  return ids;
}
