/**
 * The firm's terms: days laid over the calendar, settlement cycles, fee schedules. Every word is appended with who said it and when; what holds is the
 * newest word on each thing, in an order that does not depend on when it was said.
 */
import type {
  CalendarDay,
  CycleTerms,
  FeeTerms,
  SettlementTerms,
  TermsChange,
} from '../../../../shared/domain/settlement-terms.ts';
import type { Ledger } from '../../../ledger/ledger.ts';

interface Said {
  readonly at: string;
  readonly by: string;
}
export interface TermsWord extends Said {
  readonly change: TermsChange;
}

/** The words that hold, each with who said it. */
export interface StandingTerms {
  readonly days: readonly (CalendarDay & Said)[];
  readonly cycles: readonly (CycleTerms & Said)[];
  readonly fees: readonly (FeeTerms & Said)[];
}

export class TermsStore {
  readonly #ledger: Ledger;
  #words: readonly TermsWord[] | null = null;

  constructor(ledger: Ledger) {
    this.#ledger = ledger;
  }

  /** Every word ever said, oldest first within its kind. */
  words(): readonly TermsWord[] {
    const { query } = this.#ledger;
    // Bodies were checked by the contract before they were written; columns are as the database allows.
    this.#words ??= [
      ...this.#ledger
        .all(query.selectFrom('calendar_day').selectAll().orderBy('row'))
        .map(({ at, by, day, kind, name }) => ({
          at,
          by,
          change: { what: 'calendar_day', day, kind, name } as TermsChange,
        })),
      ...this.#ledger
        .all(query.selectFrom('settlement_cycle').selectAll().orderBy('row'))
        .map(({ at, by, channel, account, body }) => ({
          at,
          by,
          change: { what: 'cycle', channel, account, cycle: JSON.parse(body) } as TermsChange,
        })),
      ...this.#ledger
        .all(query.selectFrom('fee_schedule').selectAll().orderBy('row'))
        .map(({ at, by, channel, account, body, state }) => {
          const schedule: unknown = JSON.parse(body);
          const isEnded = state === 'cleared';
          return { at, by, change: { what: 'fee', channel, account, schedule, isEnded } as TermsChange };
        }),
    ];
    return this.#words;
  }

  standing(): StandingTerms {
    return standingOf(this.words());
  }

  now(): SettlementTerms {
    return termsOf(this.standing());
  }

  /** The terms as they would be after changes: for looking at what would come of them before anybody agrees. */
  after(changes: readonly TermsChange[]): SettlementTerms {
    const added = changes.map((change) => ({ at: '', by: '', change }));
    return termsOf(standingOf([...this.words(), ...added]));
  }

  /** Call inside a write. */
  append(changes: readonly TermsChange[], { at, by }: Said): void {
    const { query } = this.#ledger;
    for (const change of changes)
      if (change.what === 'calendar_day') {
        const { day, kind, name } = change;
        this.#ledger.append(query.insertInto('calendar_day').values({ day, kind, name, at, by }));
      } else {
        const { channel, account } = change;
        const isCycle = change.what === 'cycle';
        const table = isCycle ? 'settlement_cycle' : 'fee_schedule';
        const body = JSON.stringify(isCycle ? change.cycle : change.schedule);
        const isCleared = isCycle ? change.cycle === null : change.isEnded;
        const state = isCleared ? 'cleared' : 'set';
        this.#ledger.append(query.insertInto(table).values({ channel, account, body, state, at, by }));
      }
    this.#words = null;
  }

  /** To be called where a write was rolled back. */
  forget(): void {
    this.#words = null;
  }
}

/** The newest word on each thing. A fee schedule stands for its channel, account, currency and first day; another first day is a version beside it. */
export function standingOf(words: readonly TermsWord[]): StandingTerms {
  const days = new Map<string, CalendarDay & Said>();
  const cycles = new Map<string, CycleTerms & Said>();
  const fees = new Map<string, FeeTerms & Said>();
  for (const { change, at, by } of words)
    if (change.what === 'calendar_day') {
      const { day, kind, name } = change;
      if (kind === 'as_announced') days.delete(day);
      else days.set(day, { day, kind, name, at, by });
    } else if (change.what === 'cycle') {
      const { channel, account, cycle } = change;
      if (cycle === null) cycles.delete(`${channel}|${account}`);
      else cycles.set(`${channel}|${account}`, { channel, account, cycle, at, by });
    } else {
      const { channel, account, schedule, isEnded } = change;
      const key = `${channel}|${account}|${schedule.currency}|${schedule.from}`;
      if (isEnded) fees.delete(key);
      else fees.set(key, { channel, account, schedule, at, by });
    }
  return { days: inOrder(days), cycles: inOrder(cycles), fees: inOrder(fees) };
}

const inOrder = <T>(standing: ReadonlyMap<string, T>): readonly T[] =>
  [...standing].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, each]) => each);

const termsOf = ({ days, cycles, fees }: StandingTerms): SettlementTerms => ({
  days: days.map(({ day, kind, name }) => ({ day, kind, name })),
  cycles: cycles.map(({ channel, account, cycle }) => ({ channel, account, cycle })),
  fees: fees.map(({ channel, account, schedule }) => ({ channel, account, schedule })),
});
