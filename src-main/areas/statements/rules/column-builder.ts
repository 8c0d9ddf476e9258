/**
 * Fills the columns of an import while its lines arrive: growing typed arrays, one pass, no object kept per line.
 */
import {
  CHANNELS,
  LINE_KINDS,
  LINE_STATUSES,
  type ParsedLine,
  SOURCE_KINDS,
  type SourceKind,
} from '../../../../shared/domain/statement-line.ts';
import {
  DIRECTION_IN,
  DIRECTION_NONE,
  DIRECTION_OUT,
  hash64,
  hashWords,
  type LineColumns,
} from './line-columns.ts';
import { LinePacker } from './line-packer.ts';
import { MomentReader } from './moment.ts';

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
  account: (n: number) => new Uint32Array(n),
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

/** Two words an entry are a hash. */
export const isHashes = (name: ColumnName): boolean => COLUMN_MAKERS[name](1).length === 2;

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
    if (isHashes(name)) {
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
  /** Places in these lists: a file may name as many accounts as it has lines. */
  readonly #accountAt = new Map<string, number>();
  readonly #currencyAt = new Map<string, number>();
  readonly #sourceKind: SourceKind;
  readonly #packer = new LinePacker();
  readonly #moment = new MomentReader();
  /** Hashes of the accounts and currencies, in the order of their lists. */
  readonly #accountHashes: number[] = [];
  readonly #currencyHashes: number[] = [];
  readonly #stableWords = new Uint32Array(16);
  #columns: LineColumns = makeColumns(1024);
  #count = 0;

  constructor(sourceKind: SourceKind) {
    this.#sourceKind = sourceKind;
  }

  /** Adds the line, and packs it. False where a text of it holds a control character or is too long: then nothing was added. */
  add(line: ParsedLine): boolean {
    if (!this.#packer.pack(line)) return false;
    if (this.#count === this.#columns.count) this.#columns = resized(this.#columns, this.#count * 2);
    const columns: Writable = this.#columns;
    const at = this.#count;
    this.#count += 1;
    columns.row[at] = line.row;
    columns.kind[at] = KIND_INDEX.get(line.kind) ?? 0;
    columns.direction[at] =
      line.direction === 'in' ? DIRECTION_IN : line.direction === 'out' ? DIRECTION_OUT : DIRECTION_NONE;
    columns.status[at] = STATUS_INDEX.get(line.status) ?? 0;
    columns.channel[at] = CHANNEL_INDEX.get(line.channel) ?? 0;
    columns.account[at] = placeOf(line.account, this.accounts, this.#accountAt, this.#accountHashes);
    columns.currency[at] = placeOf(line.currency, this.currencies, this.#currencyAt, this.#currencyHashes);
    this.#moment.read(line.occurredAt !== '' ? line.occurredAt : line.bookingDate);
    columns.day[at] = this.#moment.day;
    columns.at[at] = this.#moment.at;
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
    this.#packer.hashContent(SOURCE_KINDS.indexOf(this.#sourceKind), columns.identity, at);
    this.#writeStable(columns, at);
    return true;
  }

  /** The line just added as it lies in a block; valid until the next one. */
  packed(): Uint8Array {
    return this.#packer.packed();
  }

  /** The columns; nothing can be added behind. */
  finish(): LineColumns {
    return resized(this.#columns, this.#count);
  }

  /** The number by which the same movement is known again in a later file; 0,0 where the format gives none that can be relied on. */
  #writeStable(columns: LineColumns, at: number): void {
    const { orderNo, refundNo, transactionId, relatedId, kind } = columns;
    const account = 2 * (columns.account[at] ?? 0);
    const currency = 2 * (columns.currency[at] ?? 0);
    const words = this.#stableWords;
    words[0] = kind[at] ?? 0;
    words[1] = columns.channel[at] ?? 0;
    words[2] = this.#accountHashes[account] ?? 0;
    words[3] = this.#accountHashes[account + 1] ?? 0;
    words[4] = this.#currencyHashes[currency] ?? 0;
    words[5] = this.#currencyHashes[currency + 1] ?? 0;
    switch (this.#sourceKind) {
      case 'orders':
        // An order is known by its number whatever channel it was paid through in the end.
        if (!hasId(orderNo, at)) return;
        words.fill(0, 1, 6);
        putIds(words, orderNo, refundNo, at);
        break;
      case 'trade_bill':
        if (!hasId(transactionId, at)) return;
        putIds(words, transactionId, refundNo, at);
        break;
      case 'fund_bill':
        if (!hasId(relatedId, at) && !hasId(transactionId, at)) return;
        words[1] = (words[1] ?? 0) * 4 + sideOf(columns, at);
        putIds(words, transactionId, relatedId, at);
        break;
      case 'bank':
        // References a bank prints repeat (0000000000, cheque numbers); a number set here is one the format promises for this movement alone.
        if (!hasId(transactionId, at)) return;
        putIds(words, transactionId, relatedId, at);
        break;
    }
    hashWords(words, 0, 10, SOURCE_KINDS.indexOf(this.#sourceKind), columns.stable, at);
  }
}

const PAYMENT = KIND_INDEX.get('payment');
const REFUNDED = STATUS_INDEX.get('refunded');
const PAYPAL = CHANNEL_INDEX.get('paypal');
/**
 * PayPal's number is of one movement in one currency, and one that waits has no direction yet: it is the same when it has arrived.
 * A payment that its channel counts as none since all of it was given back is still the payment that went out.
 */
function sideOf({ channel, direction, kind, status }: LineColumns, at: number): number {
  if (channel[at] === PAYPAL) return DIRECTION_NONE;
  return direction[at] === DIRECTION_NONE && kind[at] === PAYMENT && status[at] === REFUNDED
    ? DIRECTION_OUT
    : (direction[at] ?? 0);
}

const hasId = (ids: Uint32Array, at: number): boolean => ids[2 * at] !== 0 || ids[2 * at + 1] !== 0;

function putIds(words: Uint32Array, first: Uint32Array, second: Uint32Array, at: number): void {
  words[6] = first[2 * at] ?? 0;
  words[7] = first[2 * at + 1] ?? 0;
  words[8] = second[2 * at] ?? 0;
  words[9] = second[2 * at + 1] ?? 0;
}

/** Place of the text in the list; a new one is put at its end, with its hash. */
function placeOf(text: string, list: string[], places: Map<string, number>, hashes: number[]): number {
  if (list[list.length - 1] === text) return list.length - 1;
  const found = places.get(text);
  if (found !== undefined) return found;
  const hash = new Uint32Array(2);
  hash64(text, hash, 0);
  hashes.push(...hash);
  places.set(text, list.length);
  list.push(text);
  return list.length - 1;
}

/** The same columns with room for `count` entries. The old ones are given up at once: left to the collector, they stay as long again. */
function resized(source: LineColumns, count: number): LineColumns {
  const columns: Partial<Record<ColumnName, unknown>> = {};
  for (const name of COLUMN_NAMES) {
    const old = source[name];
    const bytes = COLUMN_MAKERS[name](1).byteLength * count;
    const moved = (old.buffer as ArrayBuffer).transfer(bytes); // Made by makeColumns, each in a buffer of its own.
    columns[name] = Reflect.construct(old.constructor, [moved]);
  }
  return { count, ...columns } as LineColumns; // Every name was just made.
}
