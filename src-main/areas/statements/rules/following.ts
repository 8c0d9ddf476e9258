/**
 * Opening = previous closing, across files: whichever of two neighbours came first, a break between them is told, and the day on which it lies. Shown
 * and no more: which of the two files lacks a movement nobody can say from here.
 */
import type { ProofCheck } from '../../../../shared/contract/shapes.ts';
import { parseDay } from '../../../../shared/domain/dates.ts';
import type { SourceKind } from '../../../../shared/domain/statement-line.ts';
import type { AccountBalance } from '../adapter.ts';

const keyOf = ({ account, currency }: AccountBalance): string => `${account}|${currency}`;

/** Per account and currency the balance that begins first, and the one that ends last. */
function edgesOf(balances: readonly AccountBalance[]) {
  const firsts = new Map<string, AccountBalance>();
  const lasts = new Map<string, AccountBalance>();
  for (const balance of balances) {
    const key = keyOf(balance);
    const [first, last] = [firsts.get(key), lasts.get(key)];
    if (!first || balance.from < first.from) firsts.set(key, balance);
    if (!last || balance.to > last.to) lasts.set(key, balance);
  }
  return { firsts, lasts };
}

/** What others close with, or open with, by account, currency and day. */
class Figures {
  readonly #figures = new Map<string, number[]>();

  add(balance: AccountBalance, day: number | null, figure: number | null): void {
    if (day === null || figure === null) return;
    const key = `${keyOf(balance)}|${day}`;
    const known = this.#figures.get(key);
    if (known) known.push(figure);
    else this.#figures.set(key, [figure]);
  }

  /** The one that is met where one is; null where there is none at all. */
  nearest(balance: AccountBalance, day: number, figure: number): number | null {
    const known = this.#figures.get(`${keyOf(balance)}|${day}`) ?? [];
    return known.find((each) => each === figure) ?? known[0] ?? null;
  }
}

/** Of a file that arrives: whether it opens where a file of the day before closed, and closes where one of the day after opens. */
export function followsOthers(
  own: readonly AccountBalance[],
  others: readonly AccountBalance[],
): ProofCheck[] {
  if (others.length === 0) return [];
  const { firsts, lasts } = edgesOf(own);
  const closings = new Figures();
  const openings = new Figures();
  for (const each of others) {
    closings.add(each, parseDay(each.to), each.closing);
    openings.add(each, parseDay(each.from), each.opening);
  }
  const checkOf = (
    name: 'opens_where_last_closed' | 'closes_where_next_opens',
    balance: AccountBalance,
    figure: number | null,
    day: number | null,
  ): ProofCheck[] => {
    if (figure === null || day === null) return [];
    const side = name === 'opens_where_last_closed' ? closings : openings;
    const stated = side.nearest(balance, day, figure);
    if (stated === null) return [];
    return [
      {
        scope: firsts.size > 1 ? balance.account : '',
        name,
        currency: balance.currency,
        stated,
        computed: figure,
        holds: stated === figure,
        weight: 'advisory',
        row: 0,
      },
    ];
  };
  const nextTo = (day: string, step: 1 | -1) => {
    const found = parseDay(day);
    return found === null ? null : found + step;
  };
  return [
    ...[...firsts.values()].flatMap((each) =>
      checkOf('opens_where_last_closed', each, each.opening, nextTo(each.from, -1)),
    ),
    ...[...lasts.values()].flatMap((each) =>
      checkOf('closes_where_next_opens', each, each.closing, nextTo(each.to, 1)),
    ),
  ];
}

/** Of the files of one kind the balances may follow one another; an account without a name is another one in every format. */
interface BalancedFile {
  readonly sourceKind: SourceKind;
  readonly adapter: string;
  readonly balances: readonly AccountBalance[];
}

/** Of files that are all here: for each the accounts that do not open where a file of the day before closed. */
export function brokenAccounts(files: readonly BalancedFile[]): ReadonlySet<string>[] {
  const named = ({ sourceKind, adapter }: BalancedFile, balance: AccountBalance): AccountBalance => ({
    ...balance,
    account: `${sourceKind}|${balance.account}|${balance.account === '' ? adapter : ''}`,
  });
  const closings = new Figures();
  for (const file of files)
    for (const each of file.balances) closings.add(named(file, each), parseDay(each.to), each.closing);
  return files.map((file) => {
    const broken = [...edgesOf(file.balances).firsts.values()].filter((each) => {
      const day = parseDay(each.from);
      if (day === null || each.opening === null) return false;
      const stated = closings.nearest(named(file, each), day - 1, each.opening);
      return stated !== null && stated !== each.opening;
    });
    return new Set(broken.map((each) => each.account));
  });
}
