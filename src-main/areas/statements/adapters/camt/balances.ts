/**
 * The balances of one statement (Bal) by currency: which one it opened with, which it closed with, and whether those are the ends of a day or
 * only of a page.
 */
import type { TagNode } from '../../split-tags.ts';
import { childOf, childrenOf, type TagReader, textOf } from '../tag-reader.ts';
import { dayOf, moneyOf, requiredDirection } from './amounts.ts';

export interface Balance {
  readonly code: string;
  /** Signed. */
  readonly value: number;
  readonly currency: string;
  readonly day: string;
  /** A point within the day (ITBD) or the edge of a page: no statement opens or closes here. */
  readonly isInterim: boolean;
}

export interface BalancePair {
  readonly currency: string;
  readonly opening: Balance | null;
  readonly closing: Balance | null;
  /** The closing of the statement before (PRCD), beside an opening of its own. */
  readonly previous: Balance | null;
  /** Closings of days within the statement. */
  readonly between: readonly Balance[];
  readonly available: Balance | null;
}

/** OPBD opening, PRCD previous closing, CLBD closing, ITBD interim booked, CLAV closing available; others are for information. */
const USED: ReadonlySet<string> = new Set(['OPBD', 'PRCD', 'CLBD', 'ITBD', 'CLAV']);

export function balancesOf(statement: TagNode, accountCurrency: string, reader: TagReader): BalancePair[] {
  const byCurrency = new Map<string, Balance[]>();
  for (const node of childrenOf(statement, 'Bal')) {
    const type = childOf(node, 'Tp');
    const code = (textOf(type, 'CdOrPrtry', 'Cd') || textOf(type, 'Cd')).toUpperCase();
    if (!USED.has(code)) continue;
    const money = moneyOf(childOf(node, 'Amt'), `Bal ${code}`, reader, accountCurrency);
    const direction = requiredDirection(node, `Bal ${code}`, reader);
    if (money === null || direction === null) continue;
    const balance = {
      code,
      value: direction === 'in' ? money.value : -money.value,
      currency: money.currency,
      day: dayOf(childOf(node, 'Dt')) ?? '',
      isInterim: code === 'ITBD' || textOf(type, 'SubTp', 'Cd').toUpperCase() === 'INTM',
    };
    const known = byCurrency.get(money.currency);
    if (known) known.push(balance);
    else byCurrency.set(money.currency, [balance]);
  }
  return [...byCurrency].map(([currency, balances]) => pairOf(currency, balances));
}

function pairOf(currency: string, balances: readonly Balance[]): BalancePair {
  const of = (code: string) => balances.filter((balance) => balance.code === code);
  const openings = of('OPBD');
  const previous = first(of('PRCD'));
  const closings = of('CLBD');
  const interims = of('ITBD');
  const closed = last(closings);
  const opened = first(openings) ?? previous;
  // Of two interim balances the first opens the page and the second closes it; one alone takes the place that is free.
  const isPage = opened === null && (interims.length > 1 || closed !== null);
  const opening = opened ?? (isPage ? (interims[0] ?? null) : null);
  const rest = isPage ? interims.slice(1) : interims;
  return {
    currency,
    opening,
    closing: closed ?? last(rest),
    previous: first(openings) === null ? null : previous,
    between: closings.filter((balance) => balance !== closed && balance.day !== closed?.day),
    available: last(of('CLAV')),
  };
}

/** The earliest; of several of one day the one printed first. */
const first = (balances: readonly Balance[]): Balance | null =>
  balances.reduce<Balance | null>((best, each) => (best === null || each.day < best.day ? each : best), null);

/** The latest; of several of one day the one printed last. */
const last = (balances: readonly Balance[]): Balance | null =>
  balances.reduce<Balance | null>(
    (best, each) => (best === null || each.day >= best.day ? each : best),
    null,
  );
