/**
 * Where everything stands: the legs of the newest run with persons' decisions laid over, and each exception with its state.
 *
 * Built from the ledger when somebody asks, kept until something changes.
 */
import { formatDay, parseDay } from '../../../shared/domain/dates.ts';
import type { ExceptionState, Leg } from '../../../shared/domain/leg.ts';
import type { SettlementCycle } from '../../../shared/domain/settlement-terms.ts';
import type { Channel } from '../../../shared/domain/statement-line.ts';
import { cycleOf } from '../../../shared/domain/terms-in-force.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import { isBusinessDayInChina } from '../../platform/business-days.ts';
import type { StoredException } from '../matching/exception-store.ts';
import { businessDaysBetween, calendarOf } from '../matching/rules/terms.ts';
import { sideOf } from '../matching/sides.ts';
import { latestRun, readExceptions, readGroups, type StoredRun } from '../matching/store.ts';
import type { TermsStore } from '../matching/terms/store.ts';
import type { LineStore } from '../statements/line-store.ts';
import type { LineSet } from '../statements/rules/line-columns.ts';
import { remainderExceptions } from './groups/remainders.ts';
import { LegView } from './leg-view.ts';
import {
  activeGroups,
  type ExceptionStanding,
  exceptionStandings,
  type PersonGroup,
  type Rejection,
  rejections,
  UNTOUCHED,
} from './store.ts';

export interface StandingException extends StoredException, ExceptionStanding {
  readonly state: ExceptionState;
  /** The person's match that left it over; '' of what a run found. */
  readonly groupKey: string;
  /** Business days from the day the money arose to the as-of day of the run. */
  readonly ageDays: number;
}

export class Standing {
  readonly #ledger: Ledger;
  readonly #lines: LineStore;
  readonly #terms: TermsStore;
  #run: StoredRun | null | undefined;
  #persons: readonly PersonGroup[] | null = null;
  #rejections: readonly Rejection[] | null = null;
  #stored: readonly StoredException[] | null = null;
  #exceptions: readonly StandingException[] | null = null;
  readonly #views = new Map<Leg, LegView>();
  #since: object = {};

  constructor(ledger: Ledger, lines: LineStore, terms: TermsStore) {
    this.#ledger = ledger;
    this.#lines = lines;
    this.#terms = terms;
  }

  /** After a decision of a person: groups and exceptions stand anew, the run is the same. */
  forgetDecisions(): void {
    this.#since = {};
    this.#persons = null;
    this.#rejections = null;
    this.#exceptions = null;
    this.#views.clear();
  }

  /** After a run, an import or an undo. */
  forgetAll(): void {
    this.forgetDecisions();
    this.#run = undefined;
    this.#stored = null;
  }

  /** Another one whenever something may stand otherwise: what was worked out of it holds as long as it is the same. */
  since(): object {
    return this.#since;
  }

  run(): StoredRun | null {
    if (this.#run === undefined) this.#run = latestRun(this.#ledger);
    return this.#run;
  }

  legs(): Leg[] {
    const persons = this.persons().map((group) => group.leg);
    return [...new Set([...(this.run()?.legs.keys() ?? []), ...persons])];
  }

  persons(): readonly PersonGroup[] {
    this.#persons ??= activeGroups(this.#ledger);
    return this.#persons;
  }

  rejections(): readonly Rejection[] {
    this.#rejections ??= rejections(this.#ledger);
    return this.#rejections;
  }

  /** The two sides of a leg as lines: by kind of source, or the sets of imports a pair was compared over. */
  sides(leg: Leg, run = this.run()): { readonly left: LineSet; readonly right: LineSet } {
    const facts = run?.legs.get(leg);
    const isActive = (id: number) => this.#lines.active().some((each) => each.id === id);
    const pair =
      leg === 'left_right'
        ? {
            left: facts?.leftImports.filter(isActive) ?? [],
            right: facts?.rightImports.filter(isActive) ?? [],
          }
        : null;
    return {
      left: sideOf(this.#lines, leg, 'left', pair),
      right: sideOf(this.#lines, leg, 'right', pair),
    };
  }

  view(leg: Leg): LegView {
    const held = this.#views.get(leg);
    if (held) return held;
    const run = this.run();
    const view = new LegView({
      leg,
      ...this.sides(leg),
      run,
      groups: run?.legs.has(leg) ? readGroups(this.#ledger, run.id, leg) : null,
      persons: this.persons(),
      rejections: this.rejections(),
    });
    this.#views.set(leg, view);
    return view;
  }

  /** Exceptions of the newest run whose lines are still there. */
  exceptions(): readonly StandingException[] {
    if (this.#exceptions) return this.#exceptions;
    const run = this.run();
    if (!run) return [];
    this.#stored ??= readExceptions(this.#ledger, run.id);
    const standings = exceptionStandings(this.#ledger);
    const asOf = parseDay(run.asOf) ?? 0;
    const isBusinessDay = this.calendar();
    const ages = new Map<number, number>();
    const ageOf = (since: number) => {
      const age = ages.get(since) ?? (since < asOf ? businessDaysBetween(since, asOf, isBusinessDay) : 0);
      ages.set(since, age);
      return age;
    };
    const found = this.#stored.flatMap((stored): StandingException[] => {
      const view = this.view(stored.leg);
      const isHere =
        stored.left.every((line) => view.positionOf('left', line) >= 0) &&
        stored.right.every((line) => view.positionOf('right', line) >= 0);
      if (!isHere) return [];
      const standing = standings.get(stored.key) ?? UNTOUCHED;
      const isMatched =
        stored.left.every((line) => view.isMatched('left', line)) &&
        stored.right.every((line) => view.isMatched('right', line));
      const state: ExceptionState = isMatched
        ? 'resolved'
        : standing.disposition !== null
          ? 'explained'
          : stored.kind === 'timing'
            ? 'waiting'
            : 'open';
      return [{ ...stored, ...standing, state, groupKey: '', ageDays: ageOf(stored.sinceDay) }];
    });
    const left = this.legs().flatMap((leg) => remainderExceptions(this.view(leg)));
    this.#exceptions = [
      ...found,
      ...left.map((remainder): StandingException => {
        const standing = standings.get(remainder.key) ?? UNTOUCHED;
        const state = standing.disposition === null ? 'open' : 'explained';
        return { ...remainder, ...standing, state, ageDays: ageOf(remainder.sinceDay) };
      }),
    ];
    return this.#exceptions;
  }

  /** Business days as the firm knows them. */
  calendar(): (day: number) => boolean {
    return calendarOf(this.#terms.now().days, isBusinessDayInChina);
  }

  /** When a channel's money arrives, by the firm's terms as they are now. */
  cycle(of: { readonly channel: Channel; readonly account: string }): SettlementCycle {
    return cycleOf(this.#terms.now().cycles, of);
  }

  exception(key: string): StandingException | null {
    return this.exceptions().find((each) => each.key === key) ?? null;
  }
}

export const dayText = (day: number | null): string => (day === null ? '' : formatDay(day));
