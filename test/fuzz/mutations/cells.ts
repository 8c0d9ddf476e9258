/**
 * One cell, or one figure of a text without cells, holds something else: another digit, another sign, what is no amount and no day, more digits
 * than money has, a text without end, a formula.
 */
import type { Document } from '../document.ts';
import type { Random } from '../random.ts';
import { cutOut, type Mutated, type Mutation, type Promised } from './mutation.ts';

/** One place that can be written anew. */
interface Place {
  readonly was: string;
  readonly written: (now: string) => Buffer;
  readonly told: string;
}

function placesOf({ text, table, encode, print }: Document, isWanted: (cell: string) => boolean): Place[] {
  if (table)
    return table.rows.flatMap((row, at) =>
      row.cells.flatMap((was, column) => {
        if (!isWanted(was)) return [];
        const written = (now: string) =>
          print(table.rows.with(at, { ...row, cells: row.cells.with(column, now) }));
        return [{ was, written, told: `row ${at + 1}, column ${column + 1}` }];
      }),
    );
  if (text === null) return [];
  return [...text.matchAll(/[^\s,;:|<>"`/]+(?: [^\s,;:|<>"`/]+)*/g)].flatMap((found) => {
    const [was] = found;
    const from = found.index;
    if (!isWanted(was)) return [];
    const written = (now: string) => encode(text.slice(0, from) + now + text.slice(from + was.length));
    return [{ was, written, told: `at ${cutOut(text, from)}` }];
  });
}

function change(
  name: string,
  promised: Promised,
  isWanted: (cell: string) => boolean,
  make: (was: string, random: Random) => string | null,
): Mutation {
  return {
    name: `cell: ${name}`,
    apply: (document, random): Mutated | null => {
      const place = random.pick(placesOf(document, isWanted));
      const now = place ? make(place.was, random) : null;
      if (!place || now === null || now === place.was) return null;
      const probe =
        promised === 'unread_or_named' ? { probe: place.written(otherDigit(place.was, random)) } : {};
      const told = `${place.told}: ${JSON.stringify(place.was.slice(0, 60))} now ${JSON.stringify(now.slice(0, 60))}`;
      return { bytes: place.written(now), promised, told, ...probe };
    },
  };
}

const hasDigit = (cell: string): boolean => /\d/.test(cell);
/** A figure with two decimals, whatever stands around it. */
const AMOUNT = /\d[\d.,]*[.,]\d{2}(?!\d)/;
const isAmount = (cell: string): boolean => cell.length < 40 && AMOUNT.test(cell) && !DAY.test(cell);
const DAY =
  /(?<!\d)((?:19|20)\d{2})([-/.年]?)(0[1-9]|1[0-2])([-/.月]?)(\d{2})(?!\d)|(?<!\d)(\d{2})([-/.])(\d{2})([-/.])(\d{4})/;
const isDay = (cell: string): boolean => cell.length < 60 && DAY.test(cell);
const isText = (cell: string): boolean => cell.trim() !== '' && !hasDigit(cell);

function otherDigit(was: string, random: Random): string {
  const digits = [...was.matchAll(/\d/g)].map((found) => found.index);
  const at = random.pick(digits);
  if (at === undefined) return was;
  const digit = (Number(was[at]) + 1 + random.below(9)) % 10;
  return was.slice(0, at) + digit + was.slice(at + 1);
}

const exchanged = (figure: string): string => figure.replace(/[.,]/g, (mark) => (mark === '.' ? ',' : '.'));
/** 1,234 is one thing here and another there: nobody can tell. */
const isOpen = (figure: string): boolean => /^\d{1,3}[.,]\d{3}$/.test(figure);

const GARBAGE = [
  'abc',
  '1.2.3',
  '--5.00',
  '1e5',
  '0x10',
  'NaN',
  'Infinity',
  '#REF!',
  '#####',
  '1 2 3 4',
  '5.00x',
  '٣٫٠٠',
  '五百',
  '1,2,3.00',
  '.',
  '-',
  '5-5',
  '(5',
  '5)',
];
/** Days that are none, in the print of the day that stood there. */
const NO_DAYS_AT_ALL = [
  ['13', '45'],
  ['00', '00'],
  ['99', '99'],
] as const;
const NO_DAYS = [...NO_DAYS_AT_ALL, ['02', '30'], ['11', '31'], ['02', '29']] as const;

export const CELL_MUTATIONS: readonly Mutation[] = [
  change('another digit', 'vouched', hasDigit, otherDigit),
  change('another digit of an amount', 'vouched', isAmount, (was, random) =>
    was.replace(AMOUNT, (figure) => otherDigit(figure, random)),
  ),
  change('the other sign', 'vouched', isAmount, (was) =>
    was.includes('-') ? was.replace('-', '') : was.replace(AMOUNT, '-$&'),
  ),
  change('a digit lost', 'vouched', hasDigit, (was, random) => {
    const at = random.pick([...was.matchAll(/\d/g)].map((found) => found.index)) ?? 0;
    return was.slice(0, at) + was.slice(at + 1);
  }),
  change('comma and dot exchanged', 'same_days', isAmount, (was) => {
    const [figure = ''] = AMOUNT.exec(was) ?? [];
    return isOpen(exchanged(figure)) ? null : was.replace(figure, exchanged(figure));
  }),
  change('far too large', 'same_days', isAmount, (was, random) =>
    was.replace(AMOUNT, () =>
      random.of(
        '9'.repeat(20),
        `${'9'.repeat(16)}.99`,
        `${'9'.repeat(400)}.00`,
        '90071992547409.93',
        '-9007199254740993',
      ),
    ),
  ),
  change('five decimals', 'unread_or_named', isAmount, (was) =>
    was.replace(AMOUNT, (figure) => `${figure}001`),
  ),
  change('what is no amount', 'same_days', isAmount, (was, random) =>
    was.replace(AMOUNT, () => random.pick(GARBAGE) ?? ''),
  ),
  change(
    'emptied',
    'vouched',
    (cell) => cell.trim() !== '',
    () => '',
  ),
  change('no day of any year', 'same_days', isDay, (was, random) => {
    const found = DAY.exec(was);
    if (!found) return null;
    // Banks that reckon with months of thirty days do print 30 February; MT940 takes it for the month's end.
    const isCompact = found[2] === '' && found[4] === '';
    const [month = '13', day = '45'] = random.pick(isCompact ? NO_DAYS_AT_ALL : NO_DAYS) ?? [];
    const year = month === '02' && day === '29' ? '2025' : (found[1] ?? found[10] ?? '2026');
    const now =
      found[1] === undefined
        ? `${day}${found[7]}${month}${found[9]}${year}`
        : `${year}${found[2]}${month}${found[4]}${day}`;
    return was.slice(0, found.index) + now + was.slice(found.index + found[0].length);
  }),
  change(
    'a text of a million characters',
    'same_money',
    isText,
    (was, random) => was + random.of('长', 'x', '甲乙 ', '\t').repeat(500_000),
  ),
  change(
    'a long run of one character',
    'vouched',
    (cell) => cell.trim() !== '',
    (was, random) => {
      const at = random.below(was.length + 1);
      const run = random.of(
        ' ',
        '\t',
        '.',
        '-',
        '0',
        '1',
        'a',
        '(',
        '（',
        ':',
        '元',
        '*',
        '=',
        '#',
        ' 1',
        'A-',
        '1 ',
      );
      return was.slice(0, at) + run.repeat(60_000) + was.slice(at);
    },
  ),
  change(
    'a text of many cells',
    'vouched',
    isText,
    (was, random) => was + random.of(',', ';', '"', '`', '<a>', '?20', '/').repeat(100_000),
  ),
  change(
    'control characters',
    'same_money',
    (cell) => cell.trim() !== '',
    (was, random) => {
      const at = random.below(was.length + 1);
      return (
        was.slice(0, at) +
        random.of(
          '\u0000',
          '\u0007',
          '\u001b[31m',
          '\u202e',
          '\u200b',
          '\ufeff',
          '\u0085',
          '\ufffd',
          '\ud800',
        ) +
        was.slice(at)
      );
    },
  ),
  change('a formula', 'same_money', isText, (_, random) =>
    random.of('=1+1', '=HYPERLINK("x";"y")', '@SUM(A1)', '+cmd', '-2+3', '="5.00"'),
  ),
  change('a formula for an amount', 'same_money', isAmount, (was, random) =>
    random.of(`=${was}*1`, '=A1', `="${was}"`, `'${was}`),
  ),
  change(
    'a stray quote',
    'same_money',
    (cell) => cell.trim() !== '',
    (was, random) => {
      const at = random.below(was.length + 1);
      return was.slice(0, at) + random.of('"', '""', "'", '“') + was.slice(at);
    },
  ),
];

/** The same in the printed text, where nobody puts the quote in quotes. */
export const RAW_MUTATIONS: readonly Mutation[] = [
  {
    name: 'text: a stray quote',
    apply: ({ text, encode }, random) => {
      if (text === null) return null;
      const at = random.below(text.length + 1);
      return {
        bytes: encode(`${text.slice(0, at)}"${text.slice(at)}`),
        promised: 'vouched',
        told: cutOut(text, at),
      };
    },
  },
  {
    name: 'text: all commas and dots of amounts exchanged',
    apply: ({ text, encode }) => {
      if (text === null) return null;
      const now = text.replace(/(?<![\d.,-])\d[\d.,]*[.,]\d{2}(?![\d.,-])/g, (figure) =>
        isOpen(exchanged(figure)) ? figure : exchanged(figure),
      );
      return now === text ? null : { bytes: encode(now), promised: 'same_money' };
    },
  },
];
