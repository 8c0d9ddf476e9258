/**
 * What MT940 states about itself, held against its lines: opening and lines give the closing, each statement opens where the one before it
 * closed, numbers follow, counts and sums agree.
 */
import { formatDay } from '../../../../../shared/domain/dates.ts';
import type { Sink } from '../../adapter.ts';
import { firstDayOf, type OpenStatement, type PrintedBalance, type StatedSide } from './statement.ts';

interface Closed {
  readonly scope: string;
  readonly opening: PrintedBalance;
  readonly closing: PrintedBalance;
  readonly from: number;
  readonly number: number;
  readonly page: number;
}

interface AccountStatements {
  readonly account: string;
  readonly currency: string;
  readonly statements: Closed[];
}

export class StatementChecks {
  readonly #sink: Sink;
  readonly #scopes = new Map<string, number>();
  readonly #accounts = new Map<string, AccountStatements>();

  constructor(sink: Sink) {
    this.#sink = sink;
  }

  /** A statement is complete. Both balances are there, or it is interim. */
  add(statement: OpenStatement): void {
    const scope = this.#scopeOf(statement);
    this.#sides(statement, scope);
    const { account, currency, opening, closing, number } = statement;
    if (!opening || !closing) return;
    const sink = this.#sink;
    sink.stated({
      name: 'closing_balance',
      value: closing.value,
      row: closing.row,
      weight: 'strict',
      currency,
      scope,
    });
    sink.computed('closing_balance', opening.value + statement.net, currency, scope);
    if (statement.available) {
      const { value, row } = statement.available;
      sink.stated({ name: 'available_balance', value, row, weight: 'advisory', currency, scope });
    }
    const key = `${account}|${currency}`;
    const held = this.#accounts.get(key) ?? { account, currency, statements: [] };
    this.#accounts.set(key, held);
    held.statements.push({
      scope,
      opening,
      closing,
      from: firstDayOf(opening, closing, statement.firstDay),
      number: number.number,
      page: number.page,
    });
  }

  end(): void {
    const all = [...this.#accounts.values()];
    for (const { account, currency, statements } of all) {
      const first = statements[0];
      const last = statements[statements.length - 1];
      if (!first || !last) continue;
      // Some banks write the newest statement first.
      const ordered = last.closing.day < first.closing.day ? statements.toReversed() : statements;
      this.#chain(ordered, currency);
      const [oldest = first] = ordered;
      const newest = ordered[ordered.length - 1] ?? last;
      this.#sink.balance({
        account,
        currency,
        opening: oldest.opening.value,
        closing: newest.closing.value,
        from: formatDay(oldest.from),
        to: formatDay(newest.closing.day),
      });
    }
    const closed = all.flatMap((each) => each.statements);
    if (closed.length === 0) return;
    const accounts = new Set(all.map((each) => each.account));
    this.#sink.facts({
      account: accounts.size === 1 ? (all[0]?.account ?? '') : '',
      periodFrom: formatDay(closed.reduce((least, each) => Math.min(least, each.from), Infinity)),
      periodTo: formatDay(closed.reduce((most, each) => Math.max(most, each.closing.day), -Infinity)),
    });
  }

  /** Statements of one account in one file follow each other; where they do not, what lies between is missing, and is told. */
  #chain(statements: readonly Closed[], currency: string): void {
    let counted = 0;
    let hasGap = false;
    statements.forEach((statement, at) => {
      const before = statements[at - 1];
      if (!before) return;
      const { scope, opening } = statement;
      const follows = before.closing.value === opening.value;
      const expected = numberAfter(before, statement);
      this.#sink.stated({
        name: 'opening_balance',
        value: opening.value,
        row: opening.row,
        // Where numbers do not count, nothing says that the two are neighbours: a statement may lie between, and each still proves itself.
        weight: expected === null ? 'advisory' : 'strict',
        currency,
        scope,
      });
      this.#sink.computed('opening_balance', before.closing.value, currency, scope);
      if (expected === null) return;
      counted += 1;
      if (expected.is === expected.wanted) return;
      hasGap = true;
      // Where the balance goes on, nothing is missing: the bank numbers days on which nothing moved and sends no statement for them.
      this.#sink.stated({
        name: 'statement_number',
        value: expected.is,
        row: opening.row,
        weight: follows ? 'advisory' : 'strict',
        currency: '',
        scope,
      });
      this.#sink.computed('statement_number', expected.wanted, '', scope);
    });
    const last = statements[statements.length - 1];
    if (counted === 0 || hasGap || !last) return;
    const { scope, number, opening } = last;
    this.#sink.stated({
      name: 'statement_number',
      value: number,
      row: opening.row,
      weight: 'strict',
      currency: '',
      scope,
    });
    this.#sink.computed('statement_number', number, '', scope);
  }

  #sides(statement: OpenStatement, scope: string): void {
    // Whether a reversed credit counts among credits or debits no bank's document says: then the figures are shown and no more.
    const isLoose = statement.hasFloor || statement.hasReversals;
    const weight = isLoose ? 'advisory' : 'strict';
    const side = (stated: StatedSide | null, name: 'in' | 'out') => {
      if (!stated) return;
      const { row } = stated;
      const { currency } = statement;
      const countName = `${name}_count` as const;
      const sumName = `${name}_sum` as const;
      this.#sink.stated({ name: countName, value: stated.count, row, weight, currency: '', scope });
      this.#sink.computed(countName, statement[name].count, '', scope);
      this.#sink.stated({ name: sumName, value: stated.sum, row, weight, currency, scope });
      this.#sink.computed(sumName, statement[name].sum, currency, scope);
    };
    side(statement.statedIn, 'in');
    side(statement.statedOut, 'out');
  }

  /** Account and number; banks that number nothing have the same again and again, so an ordinal behind it. */
  #scopeOf({ account, number }: OpenStatement): string {
    const name = [account, number.printed].filter((part) => part !== '').join(' · ') || '1';
    const times = (this.#scopes.get(name) ?? 0) + 1;
    this.#scopes.set(name, times);
    return times === 1 ? name : `${name} (${times})`;
  }
}

/** The number the statement has and the one it should have; null where numbers or pages do not count. */
function numberAfter(before: Closed, { number, page }: Closed): { is: number; wanted: number } | null {
  if (number === before.number)
    return page > before.page && before.page > 0 ? { is: page, wanted: before.page + 1 } : null;
  // Numbers begin anew each year; zero is no number.
  if (number < before.number || before.number === 0) return null;
  return { is: number, wanted: before.number + 1 };
}
