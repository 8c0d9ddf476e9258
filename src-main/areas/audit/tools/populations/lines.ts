/**
 * Lines of statements as a population: those that stand, of one kind, in the canonical order of their files. Amounts come from the columns; texts are
 * read for the lines that are shown or asked for.
 */
import type { PopulationScope } from '../../../../../shared/contract/audit-tools.ts';
import { parseDay } from '../../../../../shared/domain/dates.ts';
import { maskAccount } from '../../../../../shared/domain/masking/party.ts';
import { CHANNELS, type SourceKind } from '../../../../../shared/domain/statement-line.ts';
import type { LineStore } from '../../../statements/line-store.ts';
import {
  DIRECTION_IN,
  DIRECTION_OUT,
  hash64,
  type LineSet,
  NO_DAY,
} from '../../../statements/rules/line-columns.ts';
import { findFields, makeFieldStarts, PACKED } from '../../../statements/rules/packed-line.ts';
import { type FoundPopulation, secondsOf, WITHOUT } from './rows.ts';

export function linePopulation(lines: LineStore, kind: SourceKind, scope: PopulationScope): FoundPopulation {
  const set = lines.set(kind);
  const shown = set.accounts.map((account) => (kind === 'bank' ? maskAccount(account) : account));
  const picked = pick(set, shown, scope);
  const count = picked.length;
  const lineAt = (at: number) => set.lineId[picked[at] ?? 0] ?? 0;
  const columns = {
    value: new Float64Array(count),
    day: new Int32Array(count),
    hash: new Uint32Array(count),
    moment: new Float64Array(count),
    recorded: new Float64Array(count),
    orderNo: new Uint32Array(2 * count),
  };
  const committed = lines.importsOfSet(set).map(({ view }) => secondsOf(view.committedAt));
  for (let at = 0; at < count; at += 1) {
    const position = picked[at] ?? 0;
    columns.value[at] = amountOf(set, kind, position);
    columns.day[at] = set.day[position] ?? NO_DAY;
    columns.hash[at] = set.identity[2 * position] ?? 0;
    columns.moment[at] = set.at[position] ?? Number.NaN;
    columns.recorded[at] = committed[set.fileRank[position] ?? 0] ?? Number.NaN;
    columns.orderNo[2 * at] = set.orderNo[2 * position] ?? 0;
    columns.orderNo[2 * at + 1] = set.orderNo[2 * position + 1] ?? 0;
  }
  const scan = (
    wanted: Uint8Array,
    visit: (at: number, field: (name: keyof typeof PACKED) => string) => void,
  ) => scanFields(lines, set, picked, wanted, visit);
  return {
    rows: {
      ...WITHOUT,
      ...columns,
      scope,
      count,
      // A trade bill and the orders name no payee that would tell two payments apart.
      payee: kind === 'bank' || kind === 'fund_bill' ? (wanted) => payees(count, wanted, scan) : null,
      bookedDay: (wanted) => bookedDays(count, wanted, scan),
      refAt: (at) => `line:${lineAt(at)}`,
      textAt: (at) => {
        const { file, row, merchantOrderNo, channelTransactionId, bankReference, counterparty } = lines.view(
          lineAt(at),
        );
        const number = merchantOrderNo || channelTransactionId || bankReference;
        return [number, counterparty, `${file}:${row}`].filter((part) => part !== '').join(' · ');
      },
    },
    currencies: set.currencies.toSorted(),
    accounts: [...new Set(shown)].toSorted().map((account) => ({ account, shown: account })),
  };
}

function pick(set: LineSet, shown: readonly string[], scope: PopulationScope): Uint32Array {
  const from = parseDay(scope.from) ?? Number.NEGATIVE_INFINITY;
  const to = parseDay(scope.to) ?? Number.POSITIVE_INFINITY;
  const channel = scope.channel === '' ? -1 : CHANNELS.indexOf(scope.channel);
  const currency = set.currencies.indexOf(scope.currency);
  const isOfAccount = shown.map((each) => scope.account === '' || each === scope.account);
  const picked = new Uint32Array(set.count);
  let count = 0;
  for (let position = 0; position < set.count; position += 1) {
    const day = set.day[position] ?? NO_DAY;
    if (set.currency[position] !== currency || !isOfAccount[set.account[position] ?? 0]) continue;
    if (channel >= 0 && set.channel[position] !== channel) continue;
    if (day < from || day > to) continue;
    picked[count] = position;
    count += 1;
  }
  return picked.subarray(0, count);
}

/** What the line says was traded, or moved on the account; out of it is below nought, and what moved no money is nought. */
function amountOf(set: LineSet, kind: SourceKind, position: number): number {
  const direction = set.direction[position];
  const net = set.net[position] ?? 0;
  const stated = (column: Float64Array) => {
    const amount = column[position] ?? Number.NaN;
    return Number.isNaN(amount) ? null : amount;
  };
  const amount =
    kind === 'orders'
      ? (stated(set.orderAmount) ?? stated(set.gross) ?? net)
      : kind === 'trade_bill'
        ? (stated(set.gross) ?? net)
        : net;
  if (amount === 0) return 0;
  return direction === DIRECTION_IN ? amount : direction === DIRECTION_OUT ? -amount : 0;
}

type Scan = (
  wanted: Uint8Array,
  visit: (at: number, field: (name: keyof typeof PACKED) => string) => void,
) => void;

function scanFields(
  lines: LineStore,
  set: LineSet,
  picked: Uint32Array,
  wanted: Uint8Array,
  visit: Parameters<Scan>[1],
): void {
  const ofSet = new Uint8Array(set.count);
  const place = new Uint32Array(set.count);
  picked.forEach((position, at) => {
    if (wanted[at] === 0) return;
    ofSet[position] = 1;
    place[position] = at;
  });
  const starts = makeFieldStarts();
  lines.scan(
    set,
    (position, bytes, from, to) => {
      findFields(bytes, from, to, starts);
      visit(place[position] ?? 0, (name) => {
        const field = PACKED[name];
        return bytes.toString('utf8', starts[field] ?? 0, (starts[field + 1] ?? 0) - 1);
      });
    },
    { from: 0, to: set.count, wanted: ofSet },
  );
}

function payees(count: number, wanted: Uint8Array, scan: Scan): Uint32Array {
  const found = new Uint32Array(2 * count);
  scan(wanted, (at, field) => hash64(field('counterparty'), found, at));
  return found;
}

function bookedDays(count: number, wanted: Uint8Array, scan: Scan): Int32Array {
  const found = new Int32Array(count).fill(NO_DAY);
  scan(wanted, (at, field) => {
    found[at] = parseDay(field('bookingDate')) ?? parseDay(field('valueDate')) ?? NO_DAY;
  });
  return found;
}
