/**
 * Fees that channels charged against those their schedules say (实际费率): the same lines and the same judgement as the fee check of settlement, by the
 * day of the trade. Lines that no schedule speaks of count nowhere, and the answer says how many they are.
 */
import { formatMinorGrouped } from '../../../../shared/domain/money.ts';
import type { Channel } from '../../../../shared/domain/statement-line.ts';
import type { JudgedFees } from '../../settlement/fees/expected-fees.ts';
import { type FeeRows, kindIndex, whyIndex } from '../../settlement/fees/rules/fee-rows.ts';
import { DIRECTION_IN } from '../../statements/rules/line-columns.ts';
import { isAsked } from '../accounts/asked-accounts.ts';
import type { AnalyticsDeps } from '../deps.ts';
import type { PanelSource } from '../panel-source.ts';
import { BehindLines } from '../rules/behind.ts';
import type { Asked, CellAsked, Found } from '../rules/found.ts';
import { mostFirst } from '../rules/most-first.ts';
import { tradeDays } from '../rules/trade-days.ts';
import { contractFees } from './rules/contract-fees.ts';

const PAYMENT = kindIndex('payment');
/** A row of none of its own sales: what a month's end makes good stands at the month's last payment. */
const NO_SALES = new Set((['not_of_a_sale', 'true_up', 'true_up_open'] as const).map(whyIndex));

const kept = new WeakMap<JudgedFees, Float64Array>();

function contractOf(judged: JudgedFees): Float64Array {
  const known = kept.get(judged) ?? contractFees(judged.rows, judged.shown);
  kept.set(judged, known);
  return known;
}

/** Goes through the rows a filter asks for; `contract` is NaN where no schedule speaks. */
function eachRow(
  deps: AnalyticsDeps,
  asked: Asked,
  visit: (rows: FeeRows, row: number, contract: number) => void,
): void {
  const judged = deps.fees.judged();
  const { rows } = judged;
  const contract = contractOf(judged);
  const days = rows.sets.map(tradeDays);
  const isWanted = rowsAsked(deps, asked, rows);
  for (let row = 0; row < rows.count; row += 1) {
    const day = days[rows.set[row] ?? 0]?.[rows.position[row] ?? 0] ?? 0;
    if (day >= asked.from && day <= asked.to && isWanted(row)) visit(rows, row, contract[row] ?? Number.NaN);
  }
}

/** Decided once for each owner and account as printed. */
function rowsAsked(deps: AnalyticsDeps, asked: Asked, rows: FeeRows): (row: number) => boolean {
  const { channels, accounts, merchants, currency } = asked;
  if (!channels && !accounts && !merchants && currency === '') return () => true;
  const ofSet = rows.sets.map(() => new Map<number, boolean>());
  return (row) => {
    const set = rows.setOf(row);
    const account = set.account[rows.position[row] ?? 0] ?? 0;
    const place = (rows.owner[row] ?? 0) * (set.accounts.length + 1) + account;
    const known = ofSet[rows.set[row] ?? 0];
    const said = known?.get(place);
    if (said !== undefined) return said;
    const owner = rows.ownerOf(row);
    const is =
      (currency === '' || owner.currency === currency) &&
      isAsked(deps, asked, owner.channel, [set.accounts[account] ?? '', owner.account]);
    known?.set(place, is);
    return is;
  };
}

/** What the fee is of: of a payment that came in; what came back lowers the fee, not what it is of. */
function baseAt(rows: FeeRows, row: number): number {
  const set = rows.setOf(row);
  const position = rows.position[row] ?? 0;
  const isSale =
    set.kind[position] === PAYMENT &&
    set.direction[position] === DIRECTION_IN &&
    !NO_SALES.has(rows.why[row] ?? 0);
  return isSale ? (rows.gross[row] ?? 0) : 0;
}

const chargedAt = (rows: FeeRows, row: number): number => rows.charged[row] || 0;

interface Sums {
  fee_base: number;
  fee_charged: number;
  fee_contract: number;
  fee_lost: number;
}

function read(deps: AnalyticsDeps, asked: Asked): Found {
  const tables = new Map<string, Map<Channel, Sums>>();
  const left = new Map<string, { count: number; amount: number; fees: number }>();
  const sumsOf = ({ currency, channel }: { readonly currency: string; readonly channel: Channel }): Sums => {
    const table = tables.get(currency) ?? new Map<Channel, Sums>();
    tables.set(currency, table);
    const sums = table.get(channel) ?? { fee_base: 0, fee_charged: 0, fee_contract: 0, fee_lost: 0 };
    table.set(channel, sums);
    return sums;
  };
  // By owner: a million rows look nothing up.
  const known: Sums[] = [];
  eachRow(deps, asked, (rows, row, contract) => {
    const owner = rows.owner[row] ?? 0;
    if (Number.isNaN(contract)) {
      const { currency } = rows.ownerOf(row);
      const known = left.get(currency) ?? { count: 0, amount: 0, fees: 0 };
      left.set(currency, known);
      known.count += 1;
      known.amount += rows.gross[row] ?? 0;
      known.fees += chargedAt(rows, row);
      return;
    }
    known[owner] ??= sumsOf(rows.ownerOf(row));
    const sums = known[owner];
    if (!sums) return;
    const charged = chargedAt(rows, row);
    sums.fee_base += baseAt(rows, row);
    sums.fee_charged += charged;
    sums.fee_contract += contract;
    sums.fee_lost += charged - contract;
  });
  return {
    tables: [...tables]
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([currency, byChannel]) => ({
        currency,
        rows: mostFirst(
          [...byChannel].map(([channel, values]) => ({ of: [channel], values })),
          'fee_charged',
        ),
      })),
    notes: [...left]
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([currency, { count, amount, fees }]) => ({
        kind: 'fees_unknown',
        facts: { count, amount: said(amount, currency), fees: said(fees, currency) },
      })),
  };
}

const said = (amount: number, currency: string): string =>
  `${formatMinorGrouped(amount, currency)} ${currency}`;

function behind(deps: AnalyticsDeps, asked: Asked, { currency, of, metric }: CellAsked) {
  const found = new BehindLines();
  eachRow(deps, { ...asked, currency }, (rows, row, contract) => {
    if (Number.isNaN(contract) || (of && rows.ownerOf(row).channel !== of[0])) return;
    const amount =
      metric === 'fee_charged'
        ? chargedAt(rows, row)
        : metric === 'fee_contract'
          ? contract
          : metric === 'fee_lost'
            ? chargedAt(rows, row) - contract
            : baseAt(rows, row);
    if (amount !== 0) found.add(rows.lineIdOf(row), amount);
  });
  return found.behind();
}

export const feesPanel: PanelSource = { read, behind };
