/**
 * A layout (批量文件版式): which columns a bank's batch table has, in which order, and how amounts, days and texts are written. Some are shipped,
 * others are the house's own; what would pay a stranger or leave nobody able to say who was paid is a fault, and no layout is kept with one.
 */
import { BITES } from './spreadsheet.ts';

export const LAYOUT_FIELDS = [
  'place',
  'itemNo',
  'number',
  'payee',
  'bankName',
  'bankCode',
  'amount',
  'currency',
  'remark',
  'isOrganisation',
  'batchNo',
  'executionDay',
  'fromNumber',
  'fromHolder',
  'fixed', // The same text in every row.
  'blank', // A column of the bank's that we leave empty.
] as const;
export type LayoutField = (typeof LAYOUT_FIELDS)[number];
/** Without them nobody is paid, or nobody can say afterwards who was. Each stands in exactly one column. */
export const NEEDED_FIELDS = [
  'number',
  'payee',
  'amount',
  'itemNo',
] as const satisfies readonly LayoutField[];

export const AMOUNT_UNITS = ['main', 'minor'] as const;
/** main: yuan with two decimals. minor: whole fen. */
export type AmountUnit = (typeof AMOUNT_UNITS)[number];
export const DAY_FORMS = ['YYYY-MM-DD', 'YYYYMMDD', 'YYYY/MM/DD'] as const;
export type DayForm = (typeof DAY_FORMS)[number];
export const SEPARATORS = [',', ';', '\t', '|'] as const;
export const ENCODINGS = ['utf-8', 'utf-8-bom', 'gbk'] as const;
export type Encoding = (typeof ENCODINGS)[number];

export interface LayoutColumn {
  readonly heading: string;
  readonly field: LayoutField;
  /** What every row has there; '' but for `fixed`. */
  readonly text: string;
  /** The longest text the bank takes, in characters. */
  readonly max: number;
  readonly isRequired: boolean;
}
export interface BankLayout {
  readonly columns: readonly LayoutColumn[];
  readonly amountIn: AmountUnit;
  readonly dayForm: DayForm;
  /** Words for an organisation's account and a person's (对公, 对私). */
  readonly organisation: readonly [string, string];
  /** Of the text file; a workbook has its own. */
  readonly encoding: Encoding;
  readonly separator: (typeof SEPARATORS)[number];
  /** A last row with count and sum. */
  readonly hasTotal: boolean;
  /** What it is of: a table without a column of currencies is of one only. */
  readonly currencies: readonly string[];
  readonly itemsMax: number;
}

export const LAYOUT_COLUMNS_MAX = 40;
export const LAYOUT_TEXT_MAX = 120;

export const LAYOUT_FAULTS = [
  'missing_number',
  'missing_payee',
  'missing_amount',
  'missing_itemNo',
  'twice',
  'heading_missing',
  'heading_twice',
  'bites',
  'fixed_missing',
  'organisation_words',
  'currency_column',
  'total_first',
] as const;
export interface LayoutFault {
  /** From 1; 0 for the layout as a whole. */
  readonly place: number;
  readonly fault: (typeof LAYOUT_FAULTS)[number];
}

const isNeeded = (field: LayoutField): boolean => NEEDED_FIELDS.some((each) => each === field);

/** All that is wrong with it; [] says that it may be kept. */
export function layoutFaults(layout: BankLayout): LayoutFault[] {
  const { columns, organisation, currencies, hasTotal } = layout;
  const faults: LayoutFault[] = [];
  for (const field of NEEDED_FIELDS)
    if (!columns.some((each) => each.field === field)) faults.push({ place: 0, fault: `missing_${field}` });
  for (const [at, { heading, field, text }] of columns.entries()) {
    const place = at + 1;
    const before = columns.slice(0, at);
    if (heading.trim() === '') faults.push({ place, fault: 'heading_missing' });
    else if (before.some((each) => each.heading.trim() === heading.trim()))
      faults.push({ place, fault: 'heading_twice' });
    if (isNeeded(field) && before.some((each) => each.field === field))
      faults.push({ place, fault: 'twice' });
    if (field === 'fixed' && text.trim() === '') faults.push({ place, fault: 'fixed_missing' });
    if (BITES.test(heading) || BITES.test(text)) faults.push({ place, fault: 'bites' });
  }
  const [firm, person] = organisation;
  if (columns.some((each) => each.field === 'isOrganisation')) {
    if (firm.trim() === '' || person.trim() === '' || firm.trim() === person.trim())
      faults.push({ place: 0, fault: 'organisation_words' });
    if (BITES.test(firm) || BITES.test(person)) faults.push({ place: 0, fault: 'bites' });
  }
  if (currencies.length > 1 && !columns.some((each) => each.field === 'currency'))
    faults.push({ place: 0, fault: 'currency_column' });
  // The word for the total stands in the first column, and the sum would have no place.
  if (hasTotal && columns[0]?.field === 'amount') faults.push({ place: 1, fault: 'total_first' });
  return faults;
}
