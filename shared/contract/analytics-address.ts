/**
 * What the boards are asked, as it stands in the page's address and in a view kept under a name: short parts of letters, digits, '.', '-' and '_' alone,
 * so that they can be read and need no code of their own in a link.
 *
 * A part that says nothing is left out; one that cannot be read falls back to what holds without it, and is named, so that nobody takes one range for
 * another. Pure.
 */

import { type Panel, panelNamed } from '../domain/analytics/panels.ts';
import { isDayOrNone, parseDay } from '../domain/dates.ts';
import { CHANNELS, type Channel } from '../domain/statement-line.ts';
import { COMPARISONS, GRAINS, RANGE_DAYS_MAX, RATES_MAX, UNFILTERED } from './analytics.ts';
import { FIGURES_NUMBERS } from './analytics-files.ts';

export const QUICK_RANGES = ['yesterday', '7d', '30d', 'month', 'last_month', '12m', 'all'] as const;
export type QuickRange = (typeof QUICK_RANGES)[number];
const DEFAULT_RANGE: QuickRange = '30d';

/** Of twelve columns. */
export const TILE_WIDTHS = [4, 6, 8, 12] as const;
export interface Tile {
  readonly panel: Panel;
  readonly width: (typeof TILE_WIDTHS)[number];
}
export const TILES_MAX = 24;

/** Of an account's key as much as tells it from the others; the page knows the whole. */
export const ACCOUNT_SIGNS = 12;
/** In the place of the house's own, whose id is no text. */
const HOUSE = 'house';

export interface BoardAddress {
  readonly range: QuickRange | { readonly from: string; readonly to: string };
  readonly by: (typeof GRAINS)[number] | 'auto';
  readonly compare: (typeof COMPARISONS)[number];
  readonly channels: readonly Channel[];
  /** The first signs of their keys. */
  readonly accounts: readonly string[];
  readonly merchants: readonly string[];
  readonly currency: string;
  readonly convert: {
    readonly to: string;
    readonly rates: readonly { readonly from: string; readonly rate: string }[];
  } | null;
  readonly numbers: (typeof FIGURES_NUMBERS)[number];
  /** Of a board of her own. */
  readonly tiles: readonly Tile[];
}

export const PLAIN_ADDRESS: BoardAddress = {
  range: DEFAULT_RANGE,
  by: 'auto',
  compare: 'none',
  ...UNFILTERED,
  numbers: 'plain',
  tiles: [],
};

/** In the address by these names. */
export const ADDRESS_PARTS = [
  'range',
  'by',
  'vs',
  'channels',
  'accounts',
  'merchants',
  'cur',
  'in',
  'num',
  'panels',
] as const;
export type AddressPart = (typeof ADDRESS_PARTS)[number];
type Parts = Readonly<Record<AddressPart, string>>;

interface ReadAddress {
  readonly address: BoardAddress;
  /** Parts that could not be read. */
  readonly unread: readonly AddressPart[];
}

export function readAddress(said: (part: AddressPart) => string): ReadAddress {
  const unread: AddressPart[] = [];
  const read = <T>(part: AddressPart, otherwise: T, reader: (text: string) => T | null): T => {
    const text = said(part);
    if (text === '') return otherwise;
    const found = reader(text);
    if (found === null) unread.push(part);
    return found ?? otherwise;
  };
  const address: BoardAddress = {
    range: read<BoardAddress['range']>('range', DEFAULT_RANGE, rangeOf),
    by: read<BoardAddress['by']>('by', 'auto', (text) => oneOf(GRAINS, text)),
    compare: read<BoardAddress['compare']>('vs', 'none', (text) => oneOf(COMPARISONS, text)),
    channels: read<readonly Channel[]>('channels', [], (text) =>
      every(text, (each) => oneOf(CHANNELS, each), CHANNELS.length),
    ),
    accounts: read<readonly string[]>('accounts', [], (text) =>
      every(text, (each) => matching(each, ACCOUNT)),
    ),
    merchants: read<readonly string[]>('merchants', [], (text) =>
      every(text, (each) => (each === HOUSE ? '' : matching(each, MERCHANT))),
    ),
    currency: read('cur', '', (text) => matching(text, CURRENCY)),
    convert: read<BoardAddress['convert']>('in', null, convertOf),
    numbers: read<BoardAddress['numbers']>('num', 'plain', (text) => oneOf(FIGURES_NUMBERS, text)),
    tiles: read<readonly Tile[]>('panels', [], (text) => every(text, tileOf)),
  };
  return { address, unread };
}

/** '' for a part that says nothing. */
export function addressParts(address: BoardAddress): Parts {
  const { range, by, compare, channels, accounts, merchants, currency, convert, numbers, tiles } = address;
  return {
    range: typeof range === 'string' ? (range === DEFAULT_RANGE ? '' : range) : `${range.from}_${range.to}`,
    by: by === 'auto' ? '' : by,
    vs: compare === 'none' ? '' : compare,
    channels: channels.join('.'),
    accounts: accounts.join('.'),
    merchants: merchants.map((each) => each || HOUSE).join('.'),
    cur: currency,
    in: convert ? [convert.to, ...convert.rates.map(({ from, rate }) => `${from}-${rate}`)].join('_') : '',
    num: numbers === 'plain' ? '' : numbers,
    panels: tiles.map(({ panel, width }) => `${panel}-${width}`).join('.'),
  };
}

/** As a view keeps it: 'range=7d&by=week'. */
export function addressText(address: BoardAddress): string {
  const parts = addressParts(address);
  return ADDRESS_PARTS.filter((part) => parts[part] !== '')
    .map((part) => `${part}=${parts[part]}`)
    .join('&');
}

/** Of a view's text: names beside those above are no view of ours, and one said twice would hide what it says. */
export function readAddressText(text: string): ReadAddress & { readonly strange: readonly string[] } {
  const pairs = text
    .split('&')
    .filter((pair) => pair !== '')
    .map((pair) => [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)] as const);
  const names = pairs.map(([name]) => name);
  const strange = names.filter((name, at) => oneOf(ADDRESS_PARTS, name) === null || names.indexOf(name) < at);
  return { ...readAddress((part) => pairs.find(([name]) => name === part)?.[1] ?? ''), strange };
}

const ACCOUNT = new RegExp(`^[0-9a-f]{${ACCOUNT_SIGNS}}$`);
const MERCHANT = /^M-[0-9A-Z]{8}$/;
const CURRENCY = /^[A-Z]{3}$/;
const RATE = /^\d{1,9}(\.\d{1,10})?$/;
const LIST_MAX = 50;

const oneOf = <T extends string>(known: readonly T[], text: string): T | null =>
  known.find((each) => each === text) ?? null;
const matching = (text: string, form: RegExp): string | null => (form.test(text) ? text : null);

/** All of a list, or nothing of it: half of what was asked for would look like the whole. */
function every<T>(text: string, reader: (each: string) => T | null, most = LIST_MAX): readonly T[] | null {
  const read = text.split('.').map(reader);
  const found = read.filter((each) => each !== null);
  return found.length === read.length && found.length <= most ? found : null;
}

function rangeOf(text: string): BoardAddress['range'] | null {
  const quick = oneOf(QUICK_RANGES, text);
  if (quick) return quick;
  const [from = '', to = '', ...more] = text.split('_');
  return more.length === 0 && isRange(from, to) ? { from, to } : null;
}

/** Two days that there are, in their order, and not further apart than what is answered. */
export function isRange(from: string, to: string): boolean {
  if (from === '' || to === '' || !isDayOrNone(from) || !isDayOrNone(to)) return false;
  const days = (parseDay(to) ?? 0) - (parseDay(from) ?? 0) + 1;
  return days >= 1 && days <= RANGE_DAYS_MAX;
}

function convertOf(text: string): BoardAddress['convert'] {
  const [to = '', ...said] = text.split('_');
  const rates = said.map((each) => ({ from: each.slice(0, 3), rate: each.slice(4), sign: each[3] }));
  const isGood =
    CURRENCY.test(to) &&
    rates.length > 0 &&
    rates.length <= RATES_MAX &&
    new Set(rates.map(({ from }) => from)).size === rates.length &&
    rates.every(({ from, rate, sign }) => sign === '-' && CURRENCY.test(from) && isRate(rate) && from !== to);
  return isGood ? { to, rates: rates.map(({ from, rate }) => ({ from, rate })) } : null;
}

/** More than nothing: a currency is never worth nought. */
export const isRate = (text: string): boolean => RATE.test(text) && /[1-9]/.test(text);

function tileOf(text: string): Tile | null {
  const [name = '', width = ''] = text.split('-');
  const panel = panelNamed(name);
  const wide = TILE_WIDTHS.find((each) => String(each) === width);
  return panel && wide ? { panel, width: wide } : null;
}
