/**
 * One line of a QIF file: a heading that says what the records below it are, the end of a record, or a letter with its text. What a letter
 * means depends on the heading.
 */
import { DATE_ORDERS, type DateOrder } from '../bank-csv/date-parts.ts';

/** What the records of a section are. `money` are movements of an account; `other` are records with amounts that are no plain movements. */
export type Section = 'money' | 'other' | 'list' | 'account' | 'none';

export type QifLine =
  | { readonly is: 'blank' }
  | { readonly is: 'heading'; readonly section: Section; readonly name: string }
  | { readonly is: 'end' }
  | { readonly is: 'field'; readonly letter: string; readonly text: string };

/** Lists of names: categories, classes, securities and their prices, transactions kept as templates. */
const LISTS: ReadonlySet<string> = new Set(
  'cat class memorized security prices tag budget invitem template payee'.split(' '),
);
/** Shares, invoices and bills: what moves there is not an account's money, or not yet. */
const OTHERS: ReadonlySet<string> = new Set('invst port 401(k)/403(b) invoice bill tax'.split(' '));

export function readQifLine(line: string): QifLine {
  const text = line.trim();
  if (text === '') return { is: 'blank' };
  if (text.startsWith('!')) return { is: 'heading', ...headingOf(text.slice(1)) };
  if (text.startsWith('^')) return { is: 'end' };
  return { is: 'field', letter: text.slice(0, 1), text: text.slice(1).trim() };
}

function headingOf(text: string): { readonly section: Section; readonly name: string } {
  const [word = '', ...rest] = text.split(':');
  const name = rest.join(':').trim();
  const kind = word.trim().toLowerCase();
  if (kind === 'account') return { section: 'account', name };
  if (kind !== 'type') return { section: 'none', name };
  const type = name.toLowerCase();
  if (type === 'account') return { section: 'account', name };
  if (LISTS.has(type)) return { section: 'list', name };
  if (OTHERS.has(type)) return { section: 'other', name };
  // Bank, Cash, CCard, Oth A, Oth L; in other languages other words, and never silently a list.
  return { section: 'money', name };
}

/**
 * '12/19'18' is a day of 2018 and '12/19' 8' one of 2008, where '12/19/98' is of 1998; blanks fill the place of a missing digit. Without the
 * apostrophe a year has two digits: what ends with one digit ends with a day, '13/3/3' is 3 March 2013.
 */
export function plainDate(text: string): string {
  const found = /^(.{1,12}?)'\s*(\d{1,4})$/.exec(text);
  const date = (found ? `${found[1]}/${yearOf(found[2] ?? '')}` : text).replace(/\s+/g, '');
  const [, year = '', , month = '', day = ''] = /^(\d{2})([-/.])(\d{1,2})\2(\d)$/.exec(date) ?? [];
  return year === '' ? date : `${centuryOf(year)}${year}-${month.padStart(2, '0')}-0${day}`;
}

const yearOf = (digits: string): string => (digits.length <= 2 ? `20${digits.padStart(2, '0')}` : digits);
/** As for every date of two digits. */
const centuryOf = (year: string): string => (Number(year) < 80 ? '20' : '19');

/** '!Option:MDY': the order of the dates, which some programs say. */
export function orderOf(heading: string): DateOrder | null {
  const name = heading.toLowerCase();
  return DATE_ORDERS.find((order) => order === name) ?? null;
}
