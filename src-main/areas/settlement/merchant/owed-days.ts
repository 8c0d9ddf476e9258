/**
 * What merchants are owed day by day, from the very sums the books are made of: whatever the journal has on 应付商户款 from lines and from refunds we
 * paid is here in exactly one figure, under the day of trade it counts to.
 */
import { parseDay } from '../../../../shared/domain/dates.ts';
import { minor } from '../../../../shared/domain/money.ts';
import { type Figure, NO_FIGURES } from '../../../../shared/domain/settlement.ts';
import { type Channel, LINE_KINDS } from '../../../../shared/domain/statement-line.ts';
import { countedIn, fundGroups, givenUp } from '../../journal/explained-facts.ts';
import { gatherLines } from '../../journal/line-facts.ts';
import { importOfFact } from '../../journal/rules/fact.ts';
import { besideTrades } from '../../journal/rules/file-lines.ts';
import { LineBook } from '../../journal/rules/line-book.ts';
import { givenUpUnits, matchUnits } from '../../journal/rules/match-units.ts';
import type { Sum } from '../../journal/rules/units.ts';
import { settlementDay } from '../../matching/rules/settlement-day.ts';
import { paymentFacts } from '../../payments/booking.ts';
import type { StoredImport } from '../../statements/store.ts';
import type { MerchantDeps } from './merchant-book.ts';
import { figureOf, isOneFigure } from './rules/figure-of-rule.ts';
import type { Piece } from './rules/members.ts';

export interface OwedDay {
  readonly partyId: string;
  readonly currency: string;
  /** Days since 1970. */
  readonly day: number;
  readonly figures: Record<Figure, number>;
  readonly pieces: Map<Figure, Piece[]>;
  /** Of its figures, what is of no line: refunds that a payment of ours paid back. */
  readonly apart: Partial<Record<Figure, number>>;
  /** By channel, for whatever an agreement with that channel says: what was sold on the day, and given back. */
  readonly sold: Map<Channel, { sales: number; refunds: number }>;
}

/** The cut-off (日切) of a merchant's agreement for a channel, in seconds of the day; null where her day ends at midnight. */
export type CutOff = (partyId: string, channel: Channel, day: string) => number | null;

const PAYABLE = 'merchant_payable';

/** In no particular order. */
export function owedDays(deps: MerchantDeps, cutOff: CutOff): Iterable<OwedDay> {
  const days = new Map<string, OwedDay>();
  const dayOf = (partyId: string, currency: string, day: number): OwedDay => {
    const key = `${partyId}|${currency}|${day}`;
    const known = days.get(key) ?? {
      ...{ partyId, currency, day },
      figures: { ...NO_FIGURES },
      pieces: new Map<Figure, Piece[]>(),
      apart: {},
      sold: new Map<Channel, { sales: number; refunds: number }>(),
    };
    days.set(key, known);
    return known;
  };
  const imports = new Map(deps.lines.imports().map((each) => [each.id, each]));
  for (const sum of payableSums(deps)) {
    const imported = imports.get(importOfFact(sum.source) ?? 0) ?? null;
    const channel = imported?.view.channel ?? 'none';
    for (const [partyId, sign] of sidesOf(sum))
      for (const part of byDay(deps, sum, imported, cutOff(partyId, channel, sum.day)))
        add(deps, dayOf(partyId, sum.currency, part.day), { sum, part, sign, channel });
  }
  return days.values();
}

/** The sums of the books that are with merchants: lines, what matching and persons said of lines, refunds paid by us. */
function payableSums(deps: MerchantDeps): Sum[] {
  const { lines, parties, payments, standing, ledger } = deps;
  const facts = () => paymentFacts({ store: payments.store, lines });
  const { units, stories, house } = gatherLines({ lines, parties, payments: facts });
  const book = new LineBook([stories.trade, stories.fund, stories.bank], house);
  const explaining = { book, house, units, counted: countedIn(standing) };
  matchUnits(fundGroups(standing, besideTrades(stories.fund)), explaining);
  givenUpUnits(givenUp(ledger, standing), explaining);
  return units.sums(({ debit, credit }) => debit.role === PAYABLE || credit.role === PAYABLE);
}

function sidesOf({ debit, credit }: Sum): (readonly [string, 1 | -1])[] {
  const sides: (readonly [string, 1 | -1])[] = [];
  if (credit.role === PAYABLE) sides.push([credit.sub, 1]);
  if (debit.role === PAYABLE) sides.push([debit.sub, -1]);
  return sides;
}

interface DayPart extends Piece {
  readonly day: number;
}

/** What was sold behind the cut-off counts to the next day; refunds we paid say no time. */
function byDay(
  deps: MerchantDeps,
  { day, members }: Sum,
  imported: StoredImport | null,
  cutOff: number | null,
): DayPart[] {
  const on = parseDay(day) ?? 0;
  const { lines, amounts } = members;
  if (cutOff === null || !imported || lines.length === 0) return [{ day: on, lines, amounts }];
  const times = deps.lines.columns(imported).at;
  const isNext = new Uint8Array(lines.length);
  let count = 0;
  for (let at = 0; at < lines.length; at += 1) {
    const time = times[(lines[at] ?? 0) - imported.firstLineId] ?? Number.NaN;
    if (settlementDay(on, time, cutOff) === on) continue;
    isNext[at] = 1;
    count += 1;
  }
  if (count === 0 || count === lines.length) return [{ day: count === 0 ? on : on + 1, lines, amounts }];
  const of = (day: number, next: 0 | 1): DayPart => ({
    day,
    lines: lines.filter((_, at) => isNext[at] === next),
    amounts: amounts.filter((_, at) => isNext[at] === next),
  });
  return [of(on, 0), of(on + 1, 1)];
}

function add(
  deps: MerchantDeps,
  owed: OwedDay,
  {
    sum,
    part,
    sign,
    channel,
  }: { readonly sum: Sum; readonly part: DayPart; readonly sign: 1 | -1; readonly channel: Channel },
): void {
  const amounts = sign > 0 ? part.amounts : part.amounts.map((amount) => -amount);
  if (isOneFigure(sum.rule) || part.lines.length === 0) {
    const figure = figureOf(sum.rule, () => 'other');
    put(owed, figure, { lines: part.lines, amounts }, channel);
    return;
  }
  for (const [at, line] of part.lines.entries()) {
    const figure = figureOf(sum.rule, () => kindOf(deps, line));
    put(
      owed,
      figure,
      { lines: part.lines.subarray(at, at + 1), amounts: amounts.subarray(at, at + 1) },
      channel,
    );
  }
}

function kindOf({ lines }: MerchantDeps, line: number) {
  const imported = lines.importOf(line);
  return LINE_KINDS[lines.columns(imported).kind[line - imported.firstLineId] ?? 0] ?? 'other';
}

function put(owed: OwedDay, figure: Figure, piece: Piece, channel: Channel): void {
  const total = piece.amounts.reduce((sum, amount) => sum + amount, 0);
  owed.figures[figure] = minor(owed.figures[figure] + total);
  if (figure === 'sales' || figure === 'refunds') {
    const sold = owed.sold.get(channel) ?? { sales: 0, refunds: 0 };
    owed.sold.set(channel, sold);
    if (figure === 'sales') sold.sales += total;
    else sold.refunds -= total;
  }
  if (piece.lines.length === 0) {
    owed.apart[figure] = minor((owed.apart[figure] ?? 0) + total);
    return;
  }
  const known = owed.pieces.get(figure) ?? [];
  owed.pieces.set(figure, known);
  known.push(piece);
}
