/**
 * Fills the columns of an import while its lines arrive: growing typed arrays, one pass, no object kept per line.
 */
import { parseDay, parseInstant } from '../../../../shared/domain/dates.ts';
import {
  CHANNELS,
  LINE_KINDS,
  LINE_STATUSES,
  type ParsedLine,
  type SourceKind,
} from '../../../../shared/domain/statement-line.ts';
import {
  DIRECTION_IN,
  DIRECTION_NONE,
  DIRECTION_OUT,
  hash64,
  type LineColumns,
  NO_DAY,
} from './line-columns.ts';
import { packContent } from './packed-line.ts';

const KIND_INDEX = new Map(LINE_KINDS.map((kind, index) => [kind, index]));
const STATUS_INDEX = new Map(LINE_STATUSES.map((status, index) => [status, index]));
const CHANNEL_INDEX = new Map(CHANNELS.map((channel, index) => [channel, index]));

type Writable = { -readonly [Field in keyof LineColumns]: LineColumns[Field] };

/** Every column by name with how to make one: what the store writes and reads, and what a filter copies. */
export const COLUMN_MAKERS = {
  row: (n: number) => new Uint32Array(n),
  kind: (n: number) => new Uint8Array(n),
  direction: (n: number) => new Uint8Array(n),
  status: (n: number) => new Uint8Array(n),
  channel: (n: number) => new Uint8Array(n),
  account: (n: number) => new Uint16Array(n),
  currency: (n: number) => new Uint16Array(n),
  day: (n: number) => new Int32Array(n),
  at: (n: number) => new Float64Array(n),
  gross: (n: number) => new Float64Array(n),
  fee: (n: number) => new Float64Array(n),
  net: (n: number) => new Float64Array(n),
  orderAmount: (n: number) => new Float64Array(n),
  balance: (n: number) => new Float64Array(n),
  orderNo: (n: number) => new Uint32Array(2 * n),
  refundNo: (n: number) => new Uint32Array(2 * n),
  transactionId: (n: number) => new Uint32Array(2 * n),
  relatedId: (n: number) => new Uint32Array(2 * n),
  batchNo: (n: number) => new Uint32Array(2 * n),
  identity: (n: number) => new Uint32Array(2 * n),
  stable: (n: number) => new Uint32Array(2 * n),
} as const;
export type ColumnName = keyof typeof COLUMN_MAKERS;
export const COLUMN_NAMES = Object.keys(COLUMN_MAKERS) as readonly ColumnName[]; // The table is closed: its keys are the names.

/** New columns of `count` entries, filled by nobody. */
export function makeColumns(count: number): LineColumns {
  const columns: Partial<Record<ColumnName, unknown>> = {};
  for (const name of COLUMN_NAMES) columns[name] = COLUMN_MAKERS[name](count);
  return { count, ...columns } as LineColumns; // Every name was just made by its maker.
}

/** The entries named by `positions`, in that order, as columns of their own. */
export function pickEntries(source: LineColumns, positions: Uint32Array): LineColumns {
  const target = makeColumns(positions.length);
  for (const name of COLUMN_NAMES) {
    const from = source[name];
    const to = target[name];
    if (COLUMN_MAKERS[name](1).length === 2) {
      for (let at = 0; at < positions.length; at += 1) {
        const position = 2 * (positions[at] ?? 0);
        to[2 * at] = from[position] ?? 0;
        to[2 * at + 1] = from[position + 1] ?? 0;
      }
    } else for (let at = 0; at < positions.length; at += 1) to[at] = from[positions[at] ?? 0] ?? 0;
  }
  return target;
}

export class ColumnBuilder {
  readonly accounts: string[] = [];
  readonly currencies: string[] = [];
  readonly #sourceKind: SourceKind;
  #columns: LineColumns = makeColumns(1024);
  #count = 0;

  constructor(sourceKind: SourceKind) {
    this.#sourceKind = sourceKind;
  }

  add(line: ParsedLine): void {
    if (this.#count === this.#columns.count)
      this.#columns = resized(this.#columns, this.#count, this.#count * 2);
    const columns: Writable = this.#columns;
    const at = this.#count;
    this.#count += 1;
    columns.row[at] = line.row;
    columns.kind[at] = KIND_INDEX.get(line.kind) ?? 0;
    columns.direction[at] =
      line.direction === 'in' ? DIRECTION_IN : line.direction === 'out' ? DIRECTION_OUT : DIRECTION_NONE;
    columns.status[at] = STATUS_INDEX.get(line.status) ?? 0;
    columns.channel[at] = CHANNEL_INDEX.get(line.channel) ?? 0;
    columns.account[at] = indexOf(this.accounts, line.account);
    columns.currency[at] = indexOf(this.currencies, line.currency);
    const moment = line.occurredAt !== '' ? line.occurredAt : line.bookingDate;
    columns.day[at] = parseDay(moment) ?? NO_DAY;
    columns.at[at] = parseInstant(moment) ?? Number.NaN;
    columns.gross[at] = line.gross ?? Number.NaN;
    columns.fee[at] = line.fee ?? Number.NaN;
    columns.net[at] = line.net;
    columns.orderAmount[at] = line.orderAmount ?? Number.NaN;
    columns.balance[at] = line.balance ?? Number.NaN;
    hash64(line.merchantOrderNo, columns.orderNo, at);
    hash64(line.refundNo, columns.refundNo, at);
    hash64(line.channelTransactionId, columns.transactionId, at);
    hash64(line.relatedTransactionId, columns.relatedId, at);
    hash64(line.batchNo, columns.batchNo, at);
    hash64(`${this.#sourceKind}\u001f${packContent(line)}`, columns.identity, at);
    hash64(stableId(this.#sourceKind, line), columns.stable, at);
  }

  finish(): LineColumns {
    return resized(this.#columns, this.#count, this.#count);
  }
}

/** The number by which the same movement is known again in a later file; '' where the format gives none that can be relied on. */
export function stableId(sourceKind: SourceKind, line: ParsedLine): string {
  const parts = [sourceKind, line.channel, line.account, line.kind, line.currency];
  switch (sourceKind) {
    case 'orders':
      // An order is known by its number whatever channel it was paid through in the end.
      return line.merchantOrderNo === ''
        ? ''
        : ['orders', line.kind, line.merchantOrderNo, line.refundNo].join('\u001f');
    case 'trade_bill':
      return line.channelTransactionId === ''
        ? ''
        : [...parts, line.channelTransactionId, line.refundNo].join('\u001f');
    case 'fund_bill':
      return line.relatedTransactionId === ''
        ? ''
        : [...parts, line.direction ?? '', line.channelTransactionId, line.relatedTransactionId].join(
            '\u001f',
          );
    case 'bank':
      return ''; // Bank references repeat (0000000000, cheque numbers): only equal content is the same line.
  }
}

function indexOf(list: string[], text: string): number {
  if (list[list.length - 1] === text) return list.length - 1;
  const found = list.indexOf(text);
  if (found >= 0) return found;
  list.push(text);
  return list.length - 1;
}

function resized(source: LineColumns, used: number, count: number): LineColumns {
  const target = makeColumns(count);
  for (const name of COLUMN_NAMES) {
    const perEntry = COLUMN_MAKERS[name](1).length;
    target[name].set(source[name].subarray(0, perEntry * Math.min(used, count)));
  }
  return target;
}
