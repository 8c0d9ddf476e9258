/**
 * The columns of an import: what is searched, matched and summed, one typed array a field, n entries each.
 *
 * Derived from the lines and rebuildable; kept beside them as blobs because reading a million rows back as JavaScript values costs
 * seconds and reading a blob costs milliseconds. Amount columns are Float64Array only because that is the typed array that holds
 * safe integers: every value is a whole number of minor units or NaN for "not stated", and nothing but +, - and comparison is done.
 * Numbers of 64 bits (hashes of ids) take two entries of a Uint32Array: [2i] high, [2i+1] low; both 0 means "no id".
 */
export interface LineColumns {
  readonly count: number;
  readonly row: Uint32Array;
  /** Index into LINE_KINDS. */
  readonly kind: Uint8Array;
  /** 0 none, 1 in, 2 out. */
  readonly direction: Uint8Array;
  /** Index into LINE_STATUSES. */
  readonly status: Uint8Array;
  /** Index into CHANNELS. */
  readonly channel: Uint8Array;
  /** Index into the list of accounts that comes with the columns. */
  readonly account: Uint32Array;
  /** Index into the list of currencies that comes with the columns. */
  readonly currency: Uint16Array;
  /** Day printed (occurrence, else booking day), days since 1970-01-01; NO_DAY when absent. */
  readonly day: Int32Array;
  /** Seconds since 1970-01-01T00:00:00Z; NaN when absent. */
  readonly at: Float64Array;
  readonly gross: Float64Array;
  readonly fee: Float64Array;
  readonly net: Float64Array;
  readonly orderAmount: Float64Array;
  readonly balance: Float64Array;
  /** Hashes of ids (see hash64). */
  readonly orderNo: Uint32Array;
  readonly refundNo: Uint32Array;
  readonly transactionId: Uint32Array;
  readonly relatedId: Uint32Array;
  readonly batchNo: Uint32Array;
  /** Hash of everything the line says, provenance apart: equal lines are equal here. */
  readonly identity: Uint32Array;
  /** Hash of the number the channel gives this movement; equal here but not in `identity` means "changed since import". */
  readonly stable: Uint32Array;
}
export const NO_DAY = -2_147_483_648;

/** Columns of several imports laid end to end: one side of a leg, or what a list shows. */
export interface LineSet extends LineColumns {
  /** Ledger id of each line. */
  readonly lineId: Uint32Array;
  /** Canonical place of the file each line came from; does not depend on the order of import. Lines are in (fileRank, row) order. */
  readonly fileRank: Uint32Array;
  readonly accounts: readonly string[];
  readonly currencies: readonly string[];
}

/** Which entry of DIRECTIONS a direction byte means. */
export const DIRECTION_NONE = 0;
export const DIRECTION_IN = 1;
export const DIRECTION_OUT = 2;

/**
 * 64-bit hash of a text, written into `out` at entry `at`; '' writes 0,0. Two MurmurHash3-like 32-bit lanes over the UTF-16 units, two
 * at a time. Among n different ids the chance that any two collide is about n²/2^65: 3e-8 for a million.
 */
export function hash64(text: string, out: Uint32Array, at: number): void {
  const { length } = text;
  if (length === 0) {
    out[2 * at] = 0;
    out[2 * at + 1] = 0;
    return;
  }
  let high = HIGH_SEED ^ length;
  let low = LOW_SEED ^ length;
  for (let index = 0; index < length; index += 2) {
    const word =
      index + 1 < length
        ? text.charCodeAt(index) | (text.charCodeAt(index + 1) << 16)
        : text.charCodeAt(index);
    high = Math.imul(high ^ word, HIGH_FACTOR);
    high = (high << 13) | (high >>> 19);
    low = Math.imul(low ^ word, LOW_FACTOR);
    low = (low << 15) | (low >>> 17);
    low = (low + high) | 0;
  }
  writeHash(high, low, out, at);
}

/** The same over `count` words that are there already. */
export function hashWords(
  words: Uint32Array,
  from: number,
  count: number,
  seed: number,
  out: Uint32Array,
  at: number,
): void {
  let high = HIGH_SEED ^ seed;
  let low = LOW_SEED ^ seed;
  for (let index = from; index < from + count; index += 1) {
    const word = words[index] ?? 0;
    high = Math.imul(high ^ word, HIGH_FACTOR);
    high = (high << 13) | (high >>> 19);
    low = Math.imul(low ^ word, LOW_FACTOR);
    low = (low << 15) | (low >>> 17);
    low = (low + high) | 0;
  }
  writeHash(high, low, out, at);
}

const HIGH_SEED = 0x9e3779b9;
const LOW_SEED = 0x85ebca6b;
const HIGH_FACTOR = 0xcc9e2d51;
const LOW_FACTOR = 0x1b873593;

function writeHash(laneHigh: number, laneLow: number, out: Uint32Array, at: number): void {
  const high = finish(laneHigh ^ laneLow);
  const low = finish(laneLow + Math.imul(high, 5));
  out[2 * at] = high >>> 0;
  out[2 * at + 1] = low >>> 0 === 0 && high >>> 0 === 0 ? 1 : low >>> 0;
}

function finish(value: number): number {
  let mixed = value;
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return mixed ^ (mixed >>> 16);
}
