/**
 * A layout guessed from the bank's own template: its headings in their order, what each means by the words we know, how its example row is written.
 * A draft for a person to correct; a heading nobody knows stays an empty column, and nothing is left out.
 */
import type { Output } from '../../../../shared/contract/calls.ts';
import { Refused } from '../../../../shared/contract/errors.ts';
import {
  type BankLayout,
  DAY_FORMS,
  type DayForm,
  type Encoding,
  LAYOUT_COLUMNS_MAX,
  LAYOUT_TEXT_MAX,
  type LayoutColumn,
  type LayoutField,
} from '../../../../shared/domain/bank-layout.ts';
import type { RawRow } from '../../statements/adapter.ts';
import { isBlank, readHeader, trimCell } from '../../statements/adapters/cells.ts';
import { baseName } from '../../statements/containers.ts';
import { isTotalRow } from '../../statements/tables/headed.ts';
import { type Grid, openFile } from '../../statements/tables/open-file.ts';
import { readLayoutText } from './exchange.ts';
import { type GuessedField, HEADING_WORDS, ORGANISATION_WORDS, USUAL_MAX } from './heading-words.ts';

type Guess = Output<'payments.guessLayout'>;

/** A row with fewer headings that we understand is no heading of a batch table. */
const UNDERSTOOD_MIN = 2;

export async function guessLayout(file: string, bytes: Buffer): Promise<Guess> {
  const refuse = (refusal: string, facts: Record<string, string | number> = {}) =>
    new Refused('file_refused', { file: baseName(file), refusal, ...facts });
  const exported = readLayoutText(bytes);
  if (exported && 'at' in exported) throw refuse('not_a_layout', exported);
  if (exported) return { ...exported, notes: [{ note: 'exported', text: '' }] };
  const opened = await openFile(file, bytes);
  if ('refusal' in opened) throw refuse(opened.refusal, opened.facts);
  const found = headingOf(opened.grids);
  if (!found) throw refuse('not_a_template');
  const { grid, row, fields } = found;
  const width = row.cells.findLastIndex((cell) => trimCell(cell) !== '') + 1;
  if (width > LAYOUT_COLUMNS_MAX)
    throw refuse('too_many_columns', { count: width, limit: LAYOUT_COLUMNS_MAX });
  const long = row.cells.find((cell) => trimCell(cell).length > LAYOUT_TEXT_MAX);
  if (long !== undefined)
    throw refuse('heading_too_long', { text: trimCell(long).slice(0, 40), limit: LAYOUT_TEXT_MAX });
  const below = grid.head.filter((each) => each.row > row.row && !isBlank(each));
  const example = below.find((each) => !isTotalRow(each));
  const columns = row.cells
    .slice(0, width)
    .map((cell, at) => columnOf(headingText(cell), fields.get(at) ?? 'blank'));
  const exampleOf = (field: LayoutField) =>
    trimCell(example?.cells[columns.findIndex((each) => each.field === field)] ?? '');
  const amount = columns.find((each) => each.field === 'amount')?.heading ?? '';
  const layout: BankLayout = {
    columns,
    amountIn: /[(（]\s*(?:单位\s*[:：]\s*)?分\s*[)）]/.test(amount) ? 'minor' : 'main',
    dayForm: dayFormOf(exampleOf('executionDay')),
    organisation: organisationOf(exampleOf('isOrganisation')),
    encoding: opened.text === null ? 'gbk' : encodingOf(opened.text.encoding, bytes),
    separator: grid.separator === '' ? ',' : grid.separator,
    hasTotal: below.some(isTotalRow) && columns[0]?.field !== 'amount',
    currencies: ['CNY'],
    itemsMax: 1000,
  };
  return { name: nameOf(file), layout, notes: notesOf(found, layout) };
}

interface Heading {
  readonly grid: Grid;
  readonly row: RawRow;
  /** By place in the row. */
  readonly fields: ReadonlyMap<number, GuessedField>;
}

/** The row in which most headings are understood; the first of such. */
function headingOf(grids: readonly Grid[]): Heading | null {
  let best: Heading | null = null;
  for (const grid of grids)
    for (const row of grid.head) {
      const fields = new Map<number, GuessedField>();
      for (const [field, { at }] of readHeader(row.cells.map(plainHeading), HEADING_WORDS).columns)
        fields.set(at, field);
      if (fields.size >= UNDERSTOOD_MIN && fields.size > (best?.fields.size ?? 0))
        best = { grid, row, fields };
    }
  return best;
}

/** Workbooks break long headings into lines. */
const headingText = (cell: string): string => trimCell(cell).replace(/\s*[\r\n]+\s*/g, '');

/** '*收款账号（必填，不超过34位）' is 收款账号; the unit of an amount is part of its name. */
const plainHeading = (cell: string): string =>
  headingText(cell)
    .replace(/[*＊]/g, '')
    .replace(/\s*[(（](?!\s*分\s*[)）])[^()（）]*[)）]\s*$/, '')
    .replace(/[:：]$/, '');

function columnOf(heading: string, field: LayoutField): LayoutColumn {
  const stated = /(?:不超过|最长|最多|至多|≤|max\.?)\s*(\d{1,3})/i.exec(heading)?.[1];
  const max = Math.min(400, Math.max(1, Number(stated ?? USUAL_MAX[field])));
  return { heading, field, text: '', max, isRequired: field !== 'blank' && isAsked(heading, field) };
}
const isAsked = (heading: string, field: LayoutField): boolean =>
  /[*＊]|必填|required/i.test(heading) || ['number', 'payee', 'amount', 'itemNo'].includes(field);

function dayFormOf(example: string): DayForm {
  const form = example
    .replace(/\d{4}(?=\D|\d{4}$)/, 'YYYY')
    .replace(/(?<=YYYY\D?)\d{2}/, 'MM')
    .replace(/\d{2}$/, 'DD');
  return DAY_FORMS.find((each) => each === form) ?? 'YYYYMMDD';
}

function organisationOf(example: string): BankLayout['organisation'] {
  const [usual] = ORGANISATION_WORDS;
  return (
    ORGANISATION_WORDS.find((pair) => example !== '' && pair.includes(example)) ?? usual ?? ['对公', '对私']
  );
}

function encodingOf(read: string, bytes: Buffer): Encoding {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8-bom';
  return read.toLowerCase().startsWith('utf-8') ? 'utf-8' : 'gbk';
}

const nameOf = (file: string): string =>
  baseName(file)
    .replace(/\.[^.]{1,5}$/, '')
    .slice(0, 60)
    .trim() || 'layout';

function notesOf({ grid, row, fields }: Heading, { columns }: BankLayout): Guess['notes'] {
  const above = grid.head.filter((each) => each.row < row.row && !isBlank(each)).length;
  const unknown = columns.filter((each, at) => each.heading !== '' && !fields.has(at));
  return [
    ...(above > 0 ? [{ note: 'rows_above' as const, text: String(above) }] : []),
    ...(unknown.length > 0
      ? [{ note: 'not_understood' as const, text: unknown.map((each) => each.heading).join(', ') }]
      : []),
    ...([...fields.values()].includes('itemNo') ? [] : [{ note: 'no_item_no' as const, text: '' }]),
  ];
}
