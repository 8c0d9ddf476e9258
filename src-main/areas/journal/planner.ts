/**
 * What facts ask of the books that is not in them, and what is in them that no fact asks for any more (记账计划). The same facts give the same plan,
 * to the byte; whoever posts names its hash.
 */
import { createHash } from 'node:crypto';
import { bytesOf } from '../../ledger/compress.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import { factsSeen } from './behind.ts';
import type { BookDeps } from './deps.ts';
import { type NewEntry, postingsOf, type StandingEntry, standingEntries, turned } from './entry-store.ts';
import { bankGroups, bookedTopUps, countedIn, fundGroups, givenUp } from './explained-facts.ts';
import { type Gathered, gatherLines } from './line-facts.ts';
import { periodStates } from './period-store.ts';
import { type Asked, differenceOf } from './rules/difference.ts';
import { importOfFact } from './rules/fact.ts';
import { besideTrades } from './rules/file-lines.ts';
import { LineBook } from './rules/line-book.ts';
import { givenUpUnits, matchUnits } from './rules/match-units.ts';
import { type BookedLink, transferUnits } from './rules/own-transfers.ts';
import { paymentUnits, topUpUnits } from './rules/payment-units.ts';
import { openDayFor, type PeriodStates } from './rules/periods.ts';
import { settlementUnits } from './rules/settlement-units.ts';
import { amountOf } from './rules/units.ts';

export interface BookPlan {
  /** Reversals first, then what is added, each by day. */
  readonly entries: readonly NewEntry[];
  readonly reversed: number;
  readonly late: number;
  /** Lines of files in what is added. */
  readonly lines: number;
  readonly blocked: readonly { readonly why: string; readonly count: number }[];
  readonly hash: string;
}

type PlanDeps = Omit<BookDeps, 'planner' | 'record' | 'secondPerson'>;
type Breathe = () => Promise<void>;

export class Planner {
  readonly #deps: PlanDeps;
  /** Good until anything is written to the ledger. */
  #held: { readonly writes: number; readonly plan: BookPlan } | null = null;
  /** Facts (behind.ts) that were found to ask for nothing. */
  #even = '';

  constructor(deps: PlanDeps) {
    this.#deps = deps;
  }

  /** Nothing may write meanwhile: asked for in turn. */
  async plan(breathe: Breathe): Promise<BookPlan> {
    if (this.held()) await breathe();
    return this.held() ?? this.#keep(await this.#compute(breathe));
  }

  /** The same at once, within a write. */
  planNow(): BookPlan {
    const known = this.held();
    if (known) return known;
    const links = this.#deps.links.now();
    const { asked, blocked } = finish(this.#deps, gatherLines(this.#deps), links.counting());
    return this.#keep(this.#planOf(asked, blocked));
  }

  /** Null where it would have to be made anew. */
  held(): BookPlan | null {
    if (this.#held?.writes !== this.#deps.ledger.writes()) this.#held = null; // Its members are as many as lines.
    return this.#held?.plan ?? null;
  }

  /** Whether a plan over these facts found the books even. */
  isKnownEven(seen: string): boolean {
    return this.#even === seen;
  }

  #keep(plan: BookPlan): BookPlan {
    if (plan.entries.length === 0) this.#even = factsSeen(this.#deps.ledger);
    this.#held = { writes: this.#deps.ledger.writes(), plan };
    return plan;
  }

  async #compute(breathe: Breathe): Promise<BookPlan> {
    const links = await this.#deps.links.current(breathe);
    await breathe();
    const units = gatherLines(this.#deps);
    await breathe();
    const { asked, blocked } = finish(this.#deps, units, links.counting());
    await breathe();
    return this.#planOf(asked, blocked);
  }

  #planOf(asked: readonly Asked[], found: ReadonlyMap<string, number>): BookPlan {
    const { ledger, lines } = this.#deps;
    const states = periodStates(ledger);
    const { reverse, add } = differenceOf(asked, standingEntries(ledger));
    const blocked = new Map(found);
    const block = () => blocked.set('no_open_period', 1 + (blocked.get('no_open_period') ?? 0));
    const files = new Map(lines.imports().map(({ id, view }) => [id, view.file]));
    const fileOf = (fact: string) => files.get(importOfFact(fact) ?? 0) ?? ''; // '' of facts that are no import's.
    const reversals = reverse.flatMap((entry) => {
      const made = reversalOf(ledger, entry, states, fileOf(entry.source));
      if (!made) block();
      return made ?? [];
    });
    const added = add.flatMap((each) => {
      const made = entryOf(each, states, fileOf(each.source));
      if (!made) block();
      return made ?? [];
    });
    const entries = [...reversals, ...added];
    return {
      entries,
      reversed: reversals.length,
      late: entries.filter(({ lateOf }) => lateOf !== '').length,
      lines: added.reduce((sum, { members }) => sum + (members?.lines.length ?? 0), 0),
      blocked: [...blocked]
        .map(([why, count]) => ({ why, count }))
        .toSorted((a, b) => (a.why < b.why ? -1 : 1)),
      hash: hashOf(entries),
    };
  }
}

/** What explains lines comes after the lines: payments and top-ups, which a person or a number says, before matches. */
function finish(
  { ledger, standing, parties, topUps, adjustments, chart }: PlanDeps,
  { units, stories, house, paid }: Gathered,
  links: Iterable<BookedLink>,
): { readonly asked: readonly Asked[]; readonly blocked: ReadonlyMap<string, number> } {
  const book = new LineBook([stories.trade, stories.fund, stories.bank], house);
  paymentUnits(paid, book, units);
  topUpUnits(bookedTopUps(topUps(), parties), book, units);
  settlementUnits(adjustments(), units);
  const explaining = { book, house, units, counted: countedIn(standing) };
  const given = givenUp(ledger, standing);
  matchUnits(fundGroups(standing, besideTrades(stories.fund)), explaining);
  matchUnits(bankGroups(standing), explaining);
  matchUnits(
    given.filter(({ sides }) => sides === 'differs'),
    explaining,
  );
  transferUnits(links, book, units);
  givenUpUnits(given, explaining);
  const codes = chart.codes();
  const codeOf = (role: Parameters<typeof codes.get>[0]) => codes.get(role) ?? '';
  const asked = units.sums().map(
    ({ debit, credit, ...sum }): Asked => ({
      ...sum,
      debit: { account: codeOf(debit.role), sub: debit.sub },
      credit: { account: codeOf(credit.role), sub: credit.sub },
    }),
  );
  return { asked, blocked: units.blocked };
}

function entryOf(asked: Asked, states: PeriodStates, file: string): NewEntry | null {
  const day = openDayFor(states, asked.day);
  if (day === null) return null;
  const { rule, source: fact, currency, members } = asked;
  const amount = amountOf(members);
  return {
    day,
    origin: 'automatic',
    rule,
    fact,
    memo: file,
    postings: [
      { ...asked.debit, side: 'debit', amount, currency },
      { ...asked.credit, side: 'credit', amount, currency },
    ],
    members,
    reverses: null,
    lateOf: day === asked.day ? '' : asked.day,
  };
}

/** Never before what it undoes: a month that was opened again keeps what was booked behind it out of it. */
function reversalOf(
  ledger: Ledger,
  entry: StandingEntry,
  states: PeriodStates,
  file: string,
): NewEntry | null {
  const day = openDayFor(states, entry.bookedOn);
  if (day === null) return null;
  const { rule, source: fact } = entry;
  return {
    day,
    origin: 'reversal',
    rule,
    fact,
    memo: file,
    postings: turned(postingsOf(ledger, entry.id)),
    members: null,
    reverses: entry.id,
    lateOf: day === entry.day ? '' : entry.day,
  };
}

/** Over everything that would be written. */
function hashOf(entries: readonly NewEntry[]): string {
  const hash = createHash('sha256');
  for (const { members, ...entry } of entries) {
    hash.update(JSON.stringify(entry));
    if (!members) continue;
    hash.update(bytesOf(members.lines));
    hash.update(members.keys.join('\n'));
    hash.update(bytesOf(members.amounts));
  }
  return hash.digest('hex');
}
