/**
 * Which groups and exceptions a list shows: the filter language over what persons see of them.
 */
import type { Input } from '../../../shared/contract/calls.ts';
import type { FilterState, FilterTerm } from '../../../shared/domain/filter.ts';
import { EXCEPTION_KINDS, type ExceptionKind, type GroupState } from '../../../shared/domain/leg.ts';
import { compareBy, linePredicate, termsOf } from '../statements/line-filter.ts';
import type { LineStore } from '../statements/line-store.ts';
import type { GroupRef, LegView } from './leg-view.ts';
import type { Standing, StandingException } from './standing.ts';

export interface FoundGroups {
  readonly total: number;
  readonly page: (offset: number, limit: number) => GroupRef[];
}

/** What was found last, as long as the view stands: scrolling asks for the same again and again. */
const lastGroups = new WeakMap<LegView, { readonly asked: string; readonly found: FoundGroups }>();

/** A group is shown when one of its lines is meant by every term. */
export function filterGroups(
  view: LegView,
  lines: LineStore,
  states: readonly GroupState[],
  query: string,
): FoundGroups {
  const asked = JSON.stringify([states, query]);
  const last = lastGroups.get(view);
  if (last?.asked === asked) return last.found;
  const found = groupsOf(view, lines, states, query);
  lastGroups.set(view, { asked, found });
  return found;
}

function groupsOf(
  view: LegView,
  lines: LineStore,
  states: readonly GroupState[],
  query: string,
): FoundGroups {
  const index = view.groupIndex(states);
  const terms = termsOf(query);
  if (terms.length === 0) {
    return {
      total: index.count,
      page: (offset, limit) => range(offset, Math.min(index.count, offset + limit)).map((at) => index.at(at)),
    };
  }
  const ofLines = terms.filter((term) => term.field !== 'state');
  const left = linePredicate(lines, view.left, ofLines);
  const right = linePredicate(lines, view.right, ofLines);
  const found: number[] = [];
  for (let at = 0; at < index.count; at += 1) {
    const isState = terms.every((term) => term.field !== 'state' || hasState(term, [index.stateAt(at)]));
    if (isState && (index.hasLine(at, 'left', left) || index.hasLine(at, 'right', right))) found.push(at);
  }
  return {
    total: found.length,
    page: (offset, limit) => found.slice(offset, offset + limit).map((at) => index.at(at)),
  };
}

/** What 未匹配 and 已匹配 mean for an exception: its lines are still open, or meanwhile matched. */
const hasState = (term: Extract<FilterTerm, { field: 'state' }>, states: readonly FilterState[]): boolean =>
  term.values.some((value) => states.includes(value)) !== term.not;

const statesOf = (exception: StandingException): FilterState[] => [
  exception.state,
  exception.state === 'resolved' ? 'matched' : 'unmatched',
];

/** As for groups. Names may change while exceptions stand: what is asked by them is looked up each time. */
const lastExceptions = new WeakMap<
  readonly StandingException[],
  { readonly asked: string; readonly found: readonly StandingException[] }
>();

export function filterExceptions(
  standing: Standing,
  lines: LineStore,
  input: Input<'exceptions.list'>,
  nameOf: (person: string) => string,
): readonly StandingException[] {
  const all = standing.exceptions();
  const { legs, kinds, states, query, sort, descending } = input;
  const asked = JSON.stringify([legs, kinds, states, query, sort, descending]);
  const last = lastExceptions.get(all);
  if (last?.asked === asked) return last.found;
  const found = exceptionsOf(standing, lines, input, nameOf);
  const isByName = sort === 'owner' || termsOf(query).some((term) => term.field === 'owner');
  if (!isByName) lastExceptions.set(all, { asked, found });
  return found;
}

type CountsByKind = readonly {
  readonly kind: ExceptionKind;
  readonly count: number;
  readonly amount: number;
}[];
const lastCounts = new WeakMap<readonly StandingException[], CountsByKind>();

/** How many of each kind and for how much, kept with what was found. */
export function countsByKind(found: readonly StandingException[]): CountsByKind {
  const known = lastCounts.get(found);
  if (known) return known;
  const counts = new Map(EXCEPTION_KINDS.map((kind) => [kind, { kind, count: 0, amount: 0 }]));
  for (const { kind, amount } of found) {
    const of = counts.get(kind);
    if (!of) continue;
    of.count += 1;
    of.amount += amount;
  }
  const counted = [...counts.values()].filter((each) => each.count > 0);
  lastCounts.set(found, counted);
  return counted;
}

function exceptionsOf(
  standing: Standing,
  lines: LineStore,
  input: Input<'exceptions.list'>,
  nameOf: (person: string) => string,
): StandingException[] {
  const terms = termsOf(input.query);
  const own = new Set(['state', 'age', 'exception', 'amount', 'owner', 'due']);
  const ofLines = terms.filter((term) => !own.has(term.field));
  const holdsIn = new Map<string, (exception: StandingException) => boolean>();
  const holdsLines = (exception: StandingException): boolean => {
    if (ofLines.length === 0) return true;
    let test = holdsIn.get(exception.leg);
    if (!test) {
      const view = standing.view(exception.leg);
      const left = linePredicate(lines, view.left, ofLines);
      const right = linePredicate(lines, view.right, ofLines);
      test = (each) =>
        each.left.some((id) => left(view.positionOf('left', id))) ||
        each.right.some((id) => right(view.positionOf('right', id)));
      holdsIn.set(exception.leg, test);
    }
    return test(exception);
  };
  const found = standing
    .exceptions()
    .filter(
      (each) =>
        (input.legs.length === 0 || input.legs.includes(each.leg)) &&
        (input.kinds.length === 0 || input.kinds.includes(each.kind)) &&
        (input.states.length === 0 || input.states.includes(each.state)) &&
        terms.every((term) => holdsOwn(term, each, nameOf)) &&
        holdsLines(each),
    );
  const sign = input.descending ? -1 : 1;
  const { sort } = input;
  if (sort === 'owner' || sort === 'due') {
    const text = (each: StandingException) => (sort === 'owner' ? nameOf(each.owner) : each.due);
    // What nobody has, and what is due on no day, stands last either way.
    return found.toSorted((a, b) => {
      const [first, second] = [text(a), text(b)];
      if (first === '' || second === '') return Number(first === '') - Number(second === '') || byKey(a, b);
      return sign * compareTexts(first, second) || byKey(a, b);
    });
  }
  const by = {
    amount: (each: StandingException) => each.amount,
    age: (each: StandingException) => each.ageDays,
    kind: (each: StandingException) => EXCEPTION_KINDS.indexOf(each.kind),
  }[sort];
  return found.toSorted((a, b) => sign * (by(a) - by(b)) || byKey(a, b));
}

const compareTexts = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
/** The key decides among equals, so a list does not shuffle between two looks. */
const byKey = (a: StandingException, b: StandingException): number => compareTexts(a.key, b.key);

/** The terms an exception answers itself; the others are its lines' matter. */
function holdsOwn(
  term: FilterTerm,
  exception: StandingException,
  nameOf: (person: string) => string,
): boolean {
  switch (term.field) {
    case 'owner':
      return nameOf(exception.owner).toLowerCase().includes(term.value.toLowerCase()) !== term.not;
    case 'due': {
      const { due } = exception;
      const isIn = due !== '' && due >= term.from && (term.to === '' || due <= term.to);
      return isIn !== term.not;
    }
    case 'state':
      return hasState(term, statesOf(exception));
    case 'age':
      return compareBy(term.op, exception.ageDays, term.days) !== term.not;
    case 'amount':
      return compareBy(term.op, exception.amount, term.minor) !== term.not;
    case 'exception':
      return term.kinds.includes(exception.kind) !== term.not;
    default:
      return true;
  }
}

const range = (from: number, to: number): number[] =>
  Array.from({ length: Math.max(0, to - from) }, (_, index) => from + index);
