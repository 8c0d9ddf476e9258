/**
 * The firm's terms: days laid over the calendar, settlement cycles, fee schedules, reserves, sharing. What holds is the newest word on each thing, in an
 * order that does not depend on when it was said.
 */
import type {
  CalendarDay,
  CycleTerms,
  FeeSchedule,
  FeeTerms,
  ReserveOf,
  SettlementTerms,
  SharingOf,
  TermsChange,
} from '../../../../shared/domain/settlement-terms.ts';
import type { Ledger } from '../../../ledger/ledger.ts';
import { allWords, appendWord, type Said, type TermsWord } from './words.ts';

/** The words that hold, each with who said it. */
export interface StandingTerms {
  readonly days: readonly (CalendarDay & Said)[];
  readonly cycles: readonly (CycleTerms & Said)[];
  readonly fees: readonly (FeeTerms & Said)[];
  readonly reserves: readonly (ReserveOf & Said)[];
  readonly sharings: readonly (SharingOf & Said)[];
}

export class TermsStore {
  readonly #ledger: Ledger;
  #words: readonly TermsWord[] | null = null;

  constructor(ledger: Ledger) {
    this.#ledger = ledger;
  }

  /** Every word ever said, oldest first within its kind. */
  words(): readonly TermsWord[] {
    this.#words ??= allWords(this.#ledger);
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
    for (const change of changes) appendWord(this.#ledger, change, { at, by });
    this.#words = null;
  }

  /** To be called where a write was rolled back. */
  forget(): void {
    this.#words = null;
  }
}

/**
 * The newest word on each thing. A fee schedule stands for its channel, account, currency, words and first day, a window in time beside one without end;
 * a reserve for its account and first day. Another first day is a version beside it.
 */
export function standingOf(words: readonly TermsWord[]): StandingTerms {
  const days = new Map<string, CalendarDay & Said>();
  const cycles = new Map<string, CycleTerms & Said>();
  const fees = new Map<string, FeeTerms & Said>();
  const reserves = new Map<string, ReserveOf & Said>();
  const sharings = new Map<string, SharingOf & Said>();
  for (const { change, at, by } of words) {
    if (change.what === 'calendar_day') {
      const { day, kind, name } = change;
      put(days, day, kind === 'as_announced' ? null : { day, kind, name, at, by });
      continue;
    }
    const { channel, account } = change;
    const of = `${channel}|${account}`;
    const said = { channel, account, at, by };
    switch (change.what) {
      case 'cycle':
        put(cycles, of, change.cycle && { ...said, cycle: change.cycle });
        break;
      case 'fee':
        put(
          fees,
          `${of}|${versionOf(change.schedule)}`,
          change.isEnded ? null : { ...said, schedule: change.schedule },
        );
        break;
      case 'sharing':
        put(sharings, of, change.sharing && { ...said, sharing: change.sharing });
        break;
      case 'reserve':
        if (change.reserve)
          put(reserves, `${of}|${change.reserve.from}`, { ...said, reserve: change.reserve });
        else for (const key of reserves.keys()) if (key.startsWith(`${of}|`)) reserves.delete(key);
    }
  }
  return {
    days: inOrder(days),
    cycles: inOrder(cycles),
    fees: inOrder(fees),
    reserves: inOrder(reserves),
    sharings: inOrder(sharings),
  };
}

/** What tells a schedule from others of its account: its first day among them. */
export const versionOf = ({ currency, from, to, words }: FeeSchedule): string =>
  [currency, from, to === '' ? 'always' : 'window', words.length, JSON.stringify(words.toSorted())].join('|');

function put<T>(standing: Map<string, T>, key: string, word: T | null): void {
  if (word === null) standing.delete(key);
  else standing.set(key, word);
}

const inOrder = <T>(standing: ReadonlyMap<string, T>): readonly T[] =>
  [...standing].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, each]) => each);

const termsOf = ({ days, cycles, fees, reserves, sharings }: StandingTerms): SettlementTerms => ({
  days: days.map(({ day, kind, name }) => ({ day, kind, name })),
  cycles: cycles.map(({ channel, account, cycle }) => ({ channel, account, cycle })),
  fees: fees.map(({ channel, account, schedule }) => ({ channel, account, schedule })),
  reserves: reserves.map(({ channel, account, reserve }) => ({ channel, account, reserve })),
  sharings: sharings.map(({ channel, account, sharing }) => ({ channel, account, sharing })),
});
