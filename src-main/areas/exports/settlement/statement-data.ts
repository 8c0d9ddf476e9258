/**
 * What a statement to a merchant (商户对账单) says: what was owed to her when its days began, every batch of them, what she was paid, what is owed when
 * they end. It adds up to the last fen, or it is not made.
 */
import type { Input } from '../../../../shared/contract/calls.ts';
import { Refused } from '../../../../shared/contract/errors.ts';
import { chinaDay } from '../../../../shared/domain/china-time.ts';
import { formatDay } from '../../../../shared/domain/dates.ts';
import { minor } from '../../../../shared/domain/money.ts';
import {
  FIGURES,
  type Figure,
  type Figures,
  type MoneyState,
  NO_FIGURES,
  netOf,
} from '../../../../shared/domain/settlement.ts';
import { assert } from '../../../../shared/result.ts';
import type { ComputedBatch } from '../../settlement/computed.ts';
import type { SettlementDeps } from '../../settlement/deps.ts';
import { merchantMoney, paymentsOfSettlement } from '../../settlement/merchant/money.ts';
import type { SettlementPayment } from '../../settlement/merchant/payments-of.ts';
import type { StandingBatch } from '../../settlement/settlement-book.ts';

export interface StatementBatch {
  /** The day it counts to: its day of trade; of a correction, when it was signed. */
  readonly day: string;
  readonly settlementNo: string;
  /** The day that it corrects; '' of what is no correction. */
  readonly corrects: string;
  readonly figures: Figures;
  /** Every figure, summed: what it adds to what is owed. */
  readonly moved: number;
  readonly money: MoneyState;
  readonly payments: readonly SettlementPayment[];
  readonly batch: ComputedBatch;
}

/** One payment of the statement's days, with the settlements it paid; or its coming back, on the day it did. */
export interface StatementPayment {
  readonly day: string;
  readonly itemNo: string;
  /** Below nought where it came back. */
  readonly amount: number;
  readonly settlementNos: readonly string[];
}

export interface Held {
  readonly heldOn: string;
  readonly releaseOn: string;
  readonly amount: number;
}

export interface Statement {
  readonly partyId: string;
  readonly currency: string;
  readonly from: string;
  readonly to: string;
  /** Owed and not paid when its days began. */
  readonly opening: number;
  readonly batches: readonly StatementBatch[];
  readonly figures: Figures;
  readonly moved: number;
  readonly payments: readonly StatementPayment[];
  readonly paid: number;
  readonly closing: number;
  /** Of its batches and those before, on its way to her as it is made; not taken off. */
  readonly underWay: number;
  /** Not in what is owed: held of her sales when its days end. */
  readonly held: readonly Held[];
  /** Of its batches, those that nobody has signed. */
  readonly unsigned: number;
}

export type StatementAsked = Pick<Input<'settlement.export'>, 'partyId' | 'currency' | 'from' | 'to'>;

export function statementOf(deps: SettlementDeps, asked: StatementAsked): Statement {
  const owner = ownerOf(deps, asked);
  const today = chinaDay(deps.now());
  const all = deps.book
    .standing()
    .filter(({ batch }) => batch.owner === owner.owner && batch.from < today)
    .map((standing) => statementBatch(deps, standing, today))
    .toSorted((a, b) => (orderOf(a) < orderOf(b) ? -1 : 1));
  const from = asked.from || (all[0]?.day ?? today);
  const to = asked.to || today;
  const payments = paymentsOf(all);
  const sum = <T>(of: readonly T[], amount: (each: T) => number) =>
    minor(of.reduce((total, each) => total + amount(each), 0));
  const before = <T extends { readonly day: string }>(of: readonly T[]) => of.filter(({ day }) => day < from);
  const within = <T extends { readonly day: string }>(of: readonly T[]) =>
    of.filter(({ day }) => day >= from && day <= to);
  const batches = within(all);
  const [opening, moved, paid] = [
    minor(sum(before(all), (each) => each.moved) - sum(before(payments), (each) => each.amount)),
    sum(batches, (each) => each.moved),
    sum(within(payments), (each) => each.amount),
  ];
  const figures = summed(batches);
  const closing = minor(opening + moved - paid);
  assert(netOf(figures, 0) === moved, 'the figures of a statement add up to what moved');
  const upTo = <T extends { readonly day: string }>(of: readonly T[]) => of.filter(({ day }) => day <= to);
  assert(
    closing === sum(upTo(all), (each) => each.moved) - sum(upTo(payments), (each) => each.amount),
    'a statement closes with all that moved less all that was paid',
  );
  return {
    ...{ partyId: owner.partyId, currency: owner.currency, from, to },
    ...{ opening, batches, figures, moved, payments: within(payments), paid, closing },
    underWay: sum(
      upTo(all).flatMap((each) => each.payments),
      ({ state, amount }) => (UNDER_WAY.includes(state) ? amount : 0),
    ),
    held: owner.tranches
      .map(({ heldOn, releaseOn, amount }) => ({
        ...{ heldOn: formatDay(heldOn), releaseOn: formatDay(releaseOn), amount },
      }))
      .filter((each) => each.heldOn <= to && each.releaseOn > to),
    unsigned: batches.filter(({ settlementNo }) => settlementNo === '').length,
  };
}

const UNDER_WAY: readonly SettlementPayment['state'][] = ['instructed', 'accepted', 'unknown'];

/** A statement is in one currency: where a merchant is paid in several, it has to be said which. */
function ownerOf({ merchant }: SettlementDeps, { partyId, currency }: StatementAsked) {
  const hers = [...merchant.facts().owners.values()].filter(
    (each) => each.partyId === partyId && (currency === '' || each.currency === currency),
  );
  const [first, ...others] = hers;
  if (!first) throw new Refused('not_found', { what: 'settlement', id: partyId });
  if (others.length > 0) throw new Refused('bad_input', { at: 'currency', expected: 'one' });
  return first;
}

function statementBatch(deps: SettlementDeps, standing: StandingBatch, today: string): StatementBatch {
  const { batch, signed } = standing;
  const isCorrection = batch.of.correction > 0;
  return {
    day: !isCorrection ? batch.from : signed ? chinaDay(signed.at) : today,
    settlementNo: signed?.settlementNo ?? '',
    corrects: isCorrection ? batch.from : '',
    figures: batch.figures,
    moved: minor(netOf(batch.figures, 0)),
    money: merchantMoney(deps, standing),
    payments: signed ? paymentsOfSettlement(deps, signed.settlementNo) : [],
    batch,
  };
}

const orderOf = ({ day, corrects, batch }: StatementBatch): string =>
  `${day} ${corrects === '' ? '0' : '1'} ${batch.key}`;

/** Each payment once, on the day it was paid; one that came back once more, on that day: what an earlier statement said stays true. */
function paymentsOf(batches: readonly StatementBatch[]): readonly StatementPayment[] {
  const parts = batches.flatMap(({ settlementNo, payments }) =>
    payments.flatMap((each) => movesOf(each).map((move) => ({ ...move, settlementNo }))),
  );
  return [...Map.groupBy(parts, ({ day, itemNo, way }) => `${day} ${itemNo} ${way}`)]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([, of]) => ({
      day: of[0]?.day ?? '',
      itemNo: of[0]?.itemNo ?? '',
      amount: minor(of.reduce((sum, { amount }) => sum + amount, 0)),
      settlementNos: of.map(({ settlementNo }) => settlementNo).toSorted(),
    }));
}

function movesOf({ itemNo, amount, state, day, returnedDay }: SettlementPayment) {
  const isReturned = state === 'returned' && day !== '';
  const paid = state === 'paid' || isReturned ? [{ itemNo, day, amount, way: 'paid' }] : [];
  return isReturned ? [...paid, { itemNo, day: returnedDay, amount: -amount, way: 'returned' }] : paid;
}

function summed(batches: readonly StatementBatch[]): Figures {
  const sums: Record<Figure, number> = { ...NO_FIGURES };
  for (const { figures } of batches)
    for (const figure of FIGURES) sums[figure] = minor(sums[figure] + figures[figure]);
  return sums;
}
