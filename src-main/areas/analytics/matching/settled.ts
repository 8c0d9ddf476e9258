/**
 * Exceptions that are settled (处理完), with when each was first found and when it was settled: a disposition stands, or all its lines are matched now. Also
 * how often people opened one again. What nobody knows (of which run, when) is null.
 */
import { EXCEPTION_KINDS, type ExceptionKind, LEGS, type Leg, SIDES } from '../../../../shared/domain/leg.ts';
import type { LegView } from '../../review/leg-view.ts';
import type { StandingException } from '../../review/standing.ts';
import type { AnalyticsDeps } from '../deps.ts';
import { viewsOf } from './leg-sums.ts';
import { type Found, RunHistory } from './run-history.ts';

export interface Settled {
  readonly key: string;
  readonly leg: Leg;
  readonly kind: ExceptionKind;
  /** '' and no lines where no run of today knows it. */
  readonly currency: string;
  readonly left: readonly number[];
  readonly right: readonly number[];
  /** When the run ran that first found it. */
  readonly since: string | null;
  readonly at: string;
}
interface Settlements {
  readonly settled: readonly Settled[];
  /** One an act; `since` says nothing here. */
  readonly reopened: readonly Settled[];
}

/** Exceptions stand anew after every decision, run, import and undo. */
const known = new WeakMap<readonly StandingException[], Settlements>();

export function settlementsOf(deps: AnalyticsDeps): Settlements {
  const standing = deps.standing.exceptions();
  const held = known.get(standing);
  if (held) return held;
  const history = new RunHistory(deps.ledger);
  const words = wordsOf(deps);
  const here = new Map(standing.filter(({ key }) => words.has(key)).map((each) => [each.key, each]));
  const settled = new Map<string, Settled>();
  const note = (of: Settled) => {
    const before = settled.get(of.key);
    // Explained and then matched: it was settled when it was explained.
    if (!before || of.at < before.at) settled.set(of.key, of);
  };
  for (const of of matchedSince(deps, history)) note(of);
  const reopened: Settled[] = [];
  for (const [key, { explainedAt, reopenedAt }] of words) {
    const about = (at: string): Settled => ({ ...aboutKey(deps, history, key, here.get(key), at), at });
    if (explainedAt !== '') note(about(explainedAt));
    reopened.push(...reopenedAt.map(about));
  }
  const found = { settled: [...settled.values()], reopened };
  known.set(standing, found);
  return found;
}

/** By key: since when a disposition stands without a break ('' for none), and when people opened it again. */
function wordsOf({ ledger }: Pick<AnalyticsDeps, 'ledger'>) {
  const words = new Map<string, { explainedAt: string; reopenedAt: string[] }>();
  const events = ledger.query
    .selectFrom('exception_event')
    .select(['exception_key', 'at', 'action', 'text'])
    .where('action', 'in', ['dispose', 'reopen'])
    .orderBy('id');
  for (const { exception_key: key, at, action, text } of ledger.all(events)) {
    const word = words.get(key) ?? { explainedAt: '', reopenedAt: [] };
    words.set(key, word);
    if (action === 'dispose') word.explainedAt ||= at;
    else {
      word.explainedAt = '';
      // Who opens one says why; an undo says nothing.
      if (text !== '') word.reopenedAt.push(at);
    }
  }
  return words;
}

/**
 * Of exceptions whose lines are all matched now, the last one over each line, whether it is gone from the newest run or stands there as resolved. One that
 * turned into another over the same lines was not settled: the other one was.
 */
function matchedSince(deps: AnalyticsDeps, history: RunHistory): Iterable<Settled> {
  const views = new Map(viewsOf(deps).map((view) => [view.leg, view]));
  const standing = deps.standing.exceptions();
  const here = new Set(standing.map(({ key }) => key));
  const last = new Map<string, () => Settled | null>();
  const nameOf = ({ leg, left, right }: Pick<Found, 'leg' | 'left' | 'right'>) =>
    left[0] === undefined ? `${leg}|right|${right[0]}` : `${leg}|left|${left[0]}`;
  for (const { found, since, at } of history.vanished()) {
    const view = views.get(found.leg);
    if (view && !here.has(found.key) && isMatched(view, found))
      last.set(nameOf(found), () => ({ ...found, since: since(), at: lastByHand(view, found) || at }));
  }
  for (const each of standing) {
    const view = views.get(each.leg);
    if (each.state !== 'resolved' || !view) continue;
    last.set(nameOf(each), () => {
      const at = lastByHand(view, each);
      const since = history.spellNow(each.leg, each.key);
      // Lines that were matched before a run found anything about them were never open.
      return at === '' || (since !== null && at < since) ? null : { ...plain(each), since, at };
    });
  }
  return [...last.values()].flatMap((settled) => settled() ?? []);
}

const isMatched = (view: LegView, { left, right }: Pick<Found, 'left' | 'right'>): boolean =>
  left.length + right.length > 0 &&
  left.every((line) => view.isMatched('left', line)) &&
  right.every((line) => view.isMatched('right', line));

/** When the last of the lines was matched by a person; '' where none was. */
function lastByHand(view: LegView, of: Pick<Found, 'left' | 'right'>): string {
  const made = SIDES.flatMap((side) =>
    of[side].map((line) => view.groupOf(side, line)?.person?.madeAt ?? ''),
  );
  return made.reduce((a, b) => (a > b ? a : b), '');
}

const plain = ({ key, leg, kind, currency, left, right }: Found) => ({
  ...{ key, leg, kind, currency, left, right },
});

/** Of a key alone: as it stands, else as the run found it that was the newest then, else by its name. */
function aboutKey(
  deps: AnalyticsDeps,
  history: RunHistory,
  key: string,
  here: StandingException | undefined,
  until: string,
): Omit<Settled, 'at'> {
  if (here?.groupKey)
    // Left over by a match by hand: it is as old as that match.
    return {
      ...plain(here),
      since: deps.standing.view(here.leg).find(here.groupKey)?.person?.madeAt ?? null,
    };
  const leg = LEGS.find((each) => key.startsWith(`${each}-`));
  const kind = EXCEPTION_KINDS.find((each) => key.startsWith(`${leg}-${each}-`));
  const nothing = { key, currency: '', left: [], right: [] };
  // A remainder (remainderKey) whose match was undone names no leg and has no lines by which a filter could find it.
  if (!leg || !kind) return { ...nothing, leg: 'order_trade', kind: 'amount_differs', since: null };
  const found = here ?? history.foundUntil(leg, key, until);
  const since = history.spellUntil(leg, key, until);
  return { ...(found ? plain(found) : { ...nothing, leg, kind }), since };
}
