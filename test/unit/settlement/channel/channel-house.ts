/**
 * A house with files of channels and a bank, without an import: lines in, batches of its channels out. Line ids follow the order in which the files are
 * said to have come, sets stand in the order the engine keeps, so that a test may turn the first about.
 */
import type { Leg, Side } from '../../../../shared/domain/leg.ts';
import { minor } from '../../../../shared/domain/money.ts';
import {
  NO_TERMS,
  type SettlementCycle,
  type SettlementTerms,
} from '../../../../shared/domain/settlement-terms.ts';
import type { Channel, ParsedLine, SourceKind } from '../../../../shared/domain/statement-line.ts';
import { placesOf } from '../../../../src-main/areas/matching/rules/carry/places.ts';
import { ChannelBook, type ChannelDeps } from '../../../../src-main/areas/settlement/channel/channel-book.ts';
import { WHOLE } from '../../../../src-main/areas/statements/adapters/scoped-sums.ts';
import type { LineSet } from '../../../../src-main/areas/statements/rules/line-columns.ts';
import type { StoredImport } from '../../../../src-main/areas/statements/store.ts';
import { isBusinessDayInChina } from '../../../../src-main/platform/business-days.ts';
import { setOf } from '../../../support/leg-input.ts';
import { line } from '../../../support/lines.ts';
import { T1 } from '../../../support/terms.ts';

export interface ChannelFile {
  readonly kind: SourceKind;
  readonly lines: readonly ParsedLine[];
  /** Days it covers; both the same where one is enough. */
  readonly days: readonly [from: string, to: string];
  readonly channel?: Channel;
  readonly adapter?: string;
  /** What a fund bill's balance opens with. */
  readonly opening?: number;
  /** Net that the channel's summary states; or each of its totals over all rows, by what it is of. */
  readonly stated?: number | Readonly<Record<string, number>>;
  readonly isFailed?: boolean;
}

/** Lines that stand matched, by the objects themselves. */
export type Matched = readonly [leg: Leg, left: readonly ParsedLine[], right: readonly ParsedLine[]];

export interface ChannelHouse {
  readonly files: readonly ChannelFile[];
  readonly matched?: readonly Matched[];
  readonly cycle?: Partial<SettlementCycle> | undefined;
  /** Days off besides the national ones. */
  readonly daysOff?: readonly number[];
  readonly reserves?: SettlementTerms['reserves'];
  /** Chinese day on which it is asked, at noon. */
  readonly today?: string;
  /** Order in which the files came: places in `files`. */
  readonly came?: readonly number[];
}

export const CYCLE: SettlementCycle = { ...T1, graceDays: 1 };

/** `ledger`: of an empty workspace, for what reads it; only how often it was written is asked otherwise. */
export function channelHouse(given: ChannelHouse, ledger: unknown = { writes: () => 1 }) {
  const { files, matched = [], cycle, daysOff = [], reserves = [], today = '2026-10-30' } = given;
  const firstIds = firstIdsOf(files, given.came ?? files.map((_, at) => at));
  const ids = new Map(
    files.flatMap(({ lines }, at) => lines.map((each, row) => [each, (firstIds[at] ?? 0) + row] as const)),
  );
  const imports = files.map((file, at) => importOf(file, at, firstIds[at] ?? 0));
  const sets = new Map<string, { readonly set: LineSet; readonly imports: readonly StoredImport[] }>();
  const setOfKind = (kind: SourceKind) => {
    const known = sets.get(kind);
    if (known) return known;
    const own = files.flatMap((file, at) => (file.kind === kind ? [{ file, at }] : []));
    const all = own.flatMap(({ file }, rank) => file.lines.map((each) => ({ each, rank })));
    const set: LineSet = {
      ...setOf(
        kind,
        all.map(({ each }) => each),
      ),
      lineId: Uint32Array.from(all, ({ each }) => ids.get(each) ?? 0),
      fileRank: Uint32Array.from(all, ({ rank }) => rank),
    };
    const made = { set, imports: own.flatMap(({ at }) => imports[at] ?? []) };
    sets.set(kind, made);
    return made;
  };
  const byId = new Map([...ids].map(([each, id]) => [id, each]));
  const lines = {
    active: () => imports,
    imports: () => imports,
    versions: () => null,
    set: (kind: SourceKind) => setOfKind(kind).set,
    importsOfSet: (set: LineSet) => [...sets.values()].find((each) => each.set === set)?.imports ?? [],
    parsed: (id: number) => byId.get(id),
    scan: (
      set: LineSet,
      visit: (position: number, bytes: Buffer, from: number, to: number) => void,
      { from, to, wanted }: { readonly from: number; readonly to: number; readonly wanted?: Uint8Array },
    ) => {
      for (let position = from; position < to; position += 1) {
        if (wanted?.[position] === 0) continue;
        const bytes = Buffer.from(`\u001f${byId.get(set.lineId[position] ?? 0)?.description ?? ''}`);
        visit(position, bytes, 0, bytes.length);
      }
    },
  };
  const view = (leg: Leg) => {
    const groups = matched
      .filter(([of]) => of === leg)
      .map(([, left, right]) => ({ left: idsOf(left), right: idsOf(right) }));
    const left = setOfKind(leg === 'fund_bank' ? 'fund_bill' : 'trade_bill').set;
    const places = placesOf(left);
    return {
      left,
      positionOf: (_: Side, id: number) => (places[id] ?? 0) - 1,
      partnerOf: (_: Side, id: number) => groups.find(({ right }) => right.includes(id))?.left[0] ?? 0,
      groupIndex: () => ({ count: groups.length, at: (index: number) => groups[index] }),
    };
  };
  const idsOf = (of: readonly ParsedLine[]) => of.map((each) => ids.get(each) ?? 0);
  const isBusinessDay = (day: number) => isBusinessDayInChina(day) && !daysOff.includes(day);
  const standing = {
    cycle: () => ({ ...CYCLE, ...cycle }),
    calendar: () => isBusinessDay,
    legs: () => [...new Set(matched.map(([leg]) => leg))],
    view,
    since: () => imports,
  };
  // All that channels' batches ask of them.
  const fees = { varianceOf: () => null };
  const deps = {
    ledger,
    lines,
    standing,
    fees,
    terms: { now: () => ({ ...NO_TERMS, reserves }), words: () => imports },
    now: () => `${today}T04:00:00.000Z`,
  } as unknown as ChannelDeps;
  const channel = new ChannelBook(deps);
  return { deps: { ...deps, channel }, channel, idsOf, batches: channel.facts().batches };
}

function firstIdsOf(files: readonly ChannelFile[], came: readonly number[]): number[] {
  const first = files.map(() => 0);
  let next = 1;
  for (const at of came) {
    first[at] = next;
    next += Math.max(1, files[at]?.lines.length ?? 0);
  }
  return first;
}

function importOf(file: ChannelFile, at: number, firstLineId: number): StoredImport {
  const { kind, lines, days, channel = 'wechat', adapter = 'test', opening, stated, isFailed } = file;
  const accounts = [...new Set(lines.map(({ account }) => account))];
  const view = {
    sourceKind: kind,
    channel: kind === 'bank' ? 'bank' : channel,
    adapter,
    accounts: accounts.length > 0 ? accounts : kind === 'trade_bill' ? [MERCHANT] : [''],
    currencies: lines.length === 0 ? ['CNY'] : [...new Set(lines.map(({ currency }) => currency))],
    periodFrom: days[0],
    periodTo: days[1],
    counts: { rows: lines.length, added: lines.length },
    proof: isFailed ? 'failed' : 'proved',
    checks: Object.entries(typeof stated === 'number' ? { settled_sum: stated } : (stated ?? {})).map(
      ([name, value]) => ({ scope: WHOLE, name, currency: 'CNY', stated: value }),
    ),
  };
  const [first] = accounts;
  const balance = {
    account: first ?? '',
    currency: 'CNY',
    opening,
    closing: null,
    from: days[0],
    to: days[1],
  };
  // What is asked of an import.
  return {
    id: at + 1,
    firstLineId,
    lineCount: lines.length,
    view,
    balances: opening === undefined ? [] : [balance],
  } as unknown as StoredImport;
}

export const MERCHANT = '1900000109';

export const at = (day: string, time = '10:00:00'): string => `${day}T${time}+08:00`;

/** A sale of so many fen with 1 % charged, rounded half up. */
export const sale = (day: string, fen: number, more: Parameters<typeof line>[0] = {}): ParsedLine => {
  const fee = Math.round(fen / 100);
  return line({ occurredAt: at(day), gross: minor(fen), fee: minor(fee), net: fen - fee, ...more });
};
/** So much given back, its fee kept. */
export const refund = (day: string, fen: number, more: Parameters<typeof line>[0] = {}): ParsedLine =>
  line({ kind: 'refund', direction: 'out', occurredAt: at(day, '11:00:00'), net: fen, ...more });
export const payout = (day: string, fen: number, more: Parameters<typeof line>[0] = {}): ParsedLine =>
  line({ account: '', kind: 'payout', direction: 'out', occurredAt: at(day, '06:00:00'), net: fen, ...more });
export const credit = (day: string, fen: number, more: Parameters<typeof line>[0] = {}): ParsedLine =>
  line({ account: '6222', channel: 'bank', kind: 'transfer', occurredAt: day, net: fen, ...more });

export const tradeBill = (day: string, ...lines: readonly ParsedLine[]): ChannelFile => ({
  kind: 'trade_bill',
  lines,
  days: [day, day],
});
/** What the fund bill shows of trades: gross and fee, as the channel books them. */
export function movementsOf(trades: readonly ParsedLine[]): ParsedLine[] {
  return trades.flatMap((each) => {
    const { kind, direction, occurredAt, net, fee } = each;
    const gross = direction === 'in' ? net + (fee ?? 0) : net - (fee ?? 0);
    const main = line({ account: '', kind, direction, occurredAt, net: gross });
    return fee ? [main, line({ account: '', kind: 'fee', direction: 'out', occurredAt, net: fee })] : [main];
  });
}
export const fundBill = (day: string, lines: readonly ParsedLine[], opening?: number): ChannelFile => ({
  kind: 'fund_bill',
  lines,
  days: [day, day],
  ...(opening === undefined ? {} : { opening }),
});
export const bankFile = (from: string, to: string, ...lines: readonly ParsedLine[]): ChannelFile => ({
  kind: 'bank',
  lines,
  days: [from, to],
});
