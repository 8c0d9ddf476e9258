/** The bank's side: accounts of ours that statements or the house name, the lines of one of them and the balances its files state. */
import { formatDay } from '../../../../../shared/domain/dates.ts';
import { readHouse, readStories } from '../../../journal/book-facts.ts';
import { SubNames } from '../../../journal/reports/sub-names.ts';
import { accountOf, bookedDay, type House, mainOf, type Story } from '../../../journal/rules/file-lines.ts';
import { houseSub } from '../../../journal/rules/house-sub.ts';
import { DIRECTION_IN, DIRECTION_NONE, NO_DAY } from '../../../statements/rules/line-columns.ts';
import type { EvidenceDeps } from '../../deps.ts';
import type { StatedSpan } from '../rules/stated-balance.ts';

export interface BankAccount {
  /** Its sub-ledger: the number is masked in it. */
  readonly sub: string;
  readonly shown: string;
  readonly bankName: string;
  readonly currency: string;
  readonly lastDay: string;
}
export interface BankLine {
  readonly id: number;
  readonly day: string;
  readonly signed: number;
}

export class BankSide {
  readonly #deps: EvidenceDeps;
  readonly #story: Story;
  readonly #house: House;

  constructor(deps: EvidenceDeps) {
    const stories = readStories(deps.lines);
    this.#deps = deps;
    this.#story = stories.bank;
    this.#house = readHouse(deps.lines, deps.parties, stories);
  }

  /** Those of statements, and those of the house that no statement speaks of yet. */
  accounts(): BankAccount[] {
    const { parties } = this.#deps;
    const lastDays = new Map<string, string>();
    const note = (sub: string, currency: string, day: string) => {
      const key = `${sub}|${currency}`;
      if (sub !== 'bank:' && currency !== '' && day >= (lastDays.get(key) ?? '')) lastDays.set(key, day);
    };
    for (const { sub, currency, to } of this.#balances()) note(sub, currency, to);
    this.#lines(({ sub, currency, day }) => note(sub, currency, day));
    for (const { kind, number, currency } of parties.houseAccounts())
      if (kind === 'bank') note(houseSub('bank', number), currency, '');
    const names = new SubNames(parties);
    return [...lastDays]
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, lastDay]) => {
        const [sub = '', currency = ''] = key.split('|');
        return { sub, shown: shownOf(sub), bankName: names.nameOf(sub), currency, lastDay };
      });
  }

  spans(sub: string, currency: string): StatedSpan[] {
    return this.#balances().filter((each) => each.sub === sub && each.currency === currency);
  }

  lines(sub: string, currency: string): BankLine[] {
    const found: BankLine[] = [];
    this.#lines((line) => {
      if (line.sub === sub && line.currency === currency) found.push(line);
    });
    return found;
  }

  #balances() {
    const { lines } = this.#deps;
    return lines.active().flatMap(({ id, view, balances }) =>
      view.sourceKind === 'bank'
        ? balances.map(({ account, currency, opening, closing, from, to }) => ({
            sub: this.#house.sub('bank', accountOf(this.#story, id, account)),
            ...{ currency, opening, closing, proof: view.proof },
            from: from || view.periodFrom,
            // A statement of one account alone speaks of all its days, also those behind its last movement.
            to: to === '' || (view.accounts.length === 1 && view.periodTo > to) ? view.periodTo : to,
          }))
        : [],
    );
  }

  /** What moved money, as the books take it: on the day of its statement. */
  #lines(visit: (line: BankLine & { readonly sub: string; readonly currency: string }) => void): void {
    const { set, files } = this.#story;
    const subs = new Map<number, string>();
    for (let position = 0; position < set.count; position += 1) {
      const direction = set.direction[position] ?? DIRECTION_NONE;
      const rank = set.fileRank[position] ?? 0;
      const file = files[rank];
      if (direction === DIRECTION_NONE || !file) continue;
      const place = rank * (set.accounts.length + 1) + (set.account[position] ?? 0);
      const sub = subs.get(place) ?? mainOf(this.#story, position, this.#house).sub;
      subs.set(place, sub);
      const printed = set.accounts[set.account[position] ?? 0] ?? '';
      const number = set.day[position] ?? NO_DAY;
      const net = set.net[position] ?? 0;
      visit({
        id: set.lineId[position] ?? 0,
        sub,
        currency: set.currencies[set.currency[position] ?? 0] ?? '',
        day: number === NO_DAY ? file.lastDay : formatDay(bookedDay(file, printed, number)),
        signed: direction === DIRECTION_IN ? net : -net,
      });
    }
  }
}

/** 'bank:955880********2026-1a2b3c4d' without what only tells look-alikes apart. */
export const shownOf = (sub: string): string => sub.replace(/^bank:/, '').replace(/-[0-9a-f]{8}$/, '');
