/**
 * A layout as it is typed, read into what the engine keeps or into what is wrong with it, column by column. Pure. Columns have a key of their own, so
 * that one that is moved is still itself.
 */
import { z } from 'zod';
import { bankLayout } from '../../../../shared/contract/payment-layouts.ts';
import {
  AMOUNT_UNITS,
  type BankLayout,
  DAY_FORMS,
  ENCODINGS,
  LAYOUT_COLUMNS_MAX,
  LAYOUT_FIELDS,
  type LayoutColumn,
  type LayoutFault,
  layoutFaults,
  SEPARATORS,
} from '../../../../shared/domain/bank-layout.ts';

export interface ColumnFields extends Omit<LayoutColumn, 'max'> {
  readonly key: number;
  readonly max: string;
}
export interface LayoutFields
  extends Omit<BankLayout, 'columns' | 'organisation' | 'currencies' | 'itemsMax'> {
  readonly name: string;
  readonly columns: readonly ColumnFields[];
  readonly firm: string;
  readonly person: string;
  readonly currencies: string;
  readonly itemsMax: string;
}

export const NO_LAYOUT: LayoutFields = {
  name: '',
  columns: [],
  amountIn: 'main',
  dayForm: 'YYYYMMDD',
  firm: '对公',
  person: '对私',
  encoding: 'gbk',
  separator: ',',
  hasTotal: false,
  currencies: 'CNY',
  itemsMax: '1000',
};

export function layoutFields(name: string, layout: BankLayout): LayoutFields {
  const { columns, organisation, currencies, itemsMax, ...same } = layout;
  const [firm, person] = organisation;
  return {
    ...same,
    name,
    columns: columns.map((each, at) => ({ ...each, key: at + 1, max: String(each.max) })),
    firm,
    person,
    currencies: currencies.join(', '),
    itemsMax: String(itemsMax),
  };
}

/** What is not even a layout yet, by field; of columns with their place: max:3. */
export interface ReadLayout {
  readonly layout: BankLayout | null;
  readonly bad: ReadonlySet<string>;
  readonly faults: readonly LayoutFault[];
}

export function readLayout(fields: LayoutFields): ReadLayout {
  const { name, columns, firm, person, currencies, itemsMax, ...same } = fields;
  const bad = new Set<string>();
  if (name.trim() === '') bad.add('name');
  for (const [at, { max }] of columns.entries()) if (!isWhole(max, 400)) bad.add(`max:${at + 1}`);
  if (!isWhole(itemsMax, 10_000)) bad.add('itemsMax');
  const read = bankLayout.safeParse({
    ...same,
    columns: columns.map(({ key: _, max, ...each }) => ({ ...each, max: Number(max) })),
    organisation: [firm, person],
    currencies: [
      ...new Set(
        currencies
          .toUpperCase()
          .split(/[\s,，、]+/)
          .filter((each) => each !== ''),
      ),
    ],
    itemsMax: Number(itemsMax),
  });
  if (!read.success && read.error.issues.some(({ path }) => path[0] === 'currencies')) bad.add('currencies');
  const isWritten = read.success && ![...bad].some((each) => each !== 'name');
  return {
    layout: isWritten ? read.data : null,
    bad,
    faults: read.success ? layoutFaults(read.data) : [],
  };
}

const isWhole = (text: string, max: number): boolean =>
  /^[1-9]\d{0,4}$/.test(text.trim()) && Number(text) <= max;

/** Up is -1; at an end it stays where it is. */
export function moved(fields: LayoutFields, key: number, by: -1 | 1): LayoutFields {
  const at = fields.columns.findIndex((each) => each.key === key);
  const column = fields.columns[at];
  const to = at + by;
  if (!column || to < 0 || to >= fields.columns.length) return fields;
  const others = fields.columns.toSpliced(at, 1);
  return { ...fields, columns: others.toSpliced(to, 0, column) };
}

export function withColumn(fields: LayoutFields): LayoutFields {
  if (fields.columns.length >= LAYOUT_COLUMNS_MAX) return fields;
  const key = Math.max(0, ...fields.columns.map((each) => each.key)) + 1;
  const column: ColumnFields = { key, heading: '', field: 'blank', text: '', max: '60', isRequired: false };
  return { ...fields, columns: [...fields.columns, column] };
}

export const changedColumn = (
  fields: LayoutFields,
  key: number,
  change: Partial<Omit<ColumnFields, 'key'>>,
): LayoutFields => ({
  ...fields,
  columns: fields.columns.map((each) => (each.key === key ? { ...each, ...change } : each)),
});

export const withoutColumn = (fields: LayoutFields, key: number): LayoutFields => ({
  ...fields,
  columns: fields.columns.filter((each) => each.key !== key),
});

const keptFields: z.ZodType<LayoutFields> = z.object({
  name: z.string(),
  columns: z.array(
    z.object({
      key: z.number(),
      heading: z.string(),
      field: z.enum(LAYOUT_FIELDS),
      text: z.string(),
      max: z.string(),
      isRequired: z.boolean(),
    }),
  ),
  amountIn: z.enum(AMOUNT_UNITS),
  dayForm: z.enum(DAY_FORMS),
  firm: z.string(),
  person: z.string(),
  encoding: z.enum(ENCODINGS),
  separator: z.enum(SEPARATORS),
  hasTotal: z.boolean(),
  currencies: z.string(),
  itemsMax: z.string(),
});
/** A layout that was begun, as it was kept; null for what no form of today has written. */
export function keptLayout(body: string): LayoutFields | null {
  try {
    const read = keptFields.safeParse(JSON.parse(body));
    return read.success ? read.data : null;
  } catch {
    return null;
  }
}
