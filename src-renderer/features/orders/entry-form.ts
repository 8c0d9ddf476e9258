/** What is typed into the form of new orders, read into rows or into what is wrong with them, field by field. Pure; amounts are read digit by digit. */
import { fractionDigits, parseMinor } from '../../../shared/domain/money.ts';
import { type EntryProblem, entryProblems, type OrderEntry } from '../../../shared/domain/order-entry.ts';
import { CHANNELS } from '../../../shared/domain/statement-line.ts';

export interface EntryFields {
  readonly merchantOrderNo: string;
  readonly channel: string;
  readonly time: string;
  readonly amount: string;
  readonly currency: string;
  readonly status: string;
  readonly customer: string;
  readonly product: string;
}
export type EntryField = keyof EntryFields;

export const newEntry = (before?: EntryFields): EntryFields => ({
  merchantOrderNo: '',
  channel: before?.channel ?? 'wechat',
  time: before?.time ?? '',
  amount: '',
  currency: before?.currency ?? 'CNY',
  status: before?.status ?? 'success',
  customer: '',
  product: '',
});

/** Nothing but what was there from the beginning. */
export const isBlankEntry = ({ merchantOrderNo, amount, customer, product }: EntryFields): boolean =>
  [merchantOrderNo, amount, customer, product].every((text) => text.trim() === '');

const NUMBER_OF: Readonly<Partial<Record<EntryProblem['field'], EntryField>>> = { occurredAt: 'time' };

export interface ReadEntries {
  readonly rows: readonly OrderEntry[];
  /** By the row's place in the form and its field; the first problem of each. */
  readonly problems: ReadonlyMap<string, EntryProblem['problem']>;
  readonly sums: readonly { readonly currency: string; readonly minor: number }[];
}
export const problemKey = (place: number, field: EntryField): string => `${place} ${field}`;

/** Rows nobody has begun are left out. `known`: problems the engine found in the rows as they are read here. */
export function readEntries(
  fields: readonly EntryFields[],
  known: readonly EntryProblem[] = [],
): ReadEntries {
  const places = fields.flatMap((each, place) => (isBlankEntry(each) ? [] : [place]));
  const begun = fields.filter((each) => !isBlankEntry(each));
  const rows = begun.map(readEntry);
  const problems = new Map<string, EntryProblem['problem']>();
  for (const { row, field, problem } of [...entryProblems(rows), ...known]) {
    const typed = NUMBER_OF[field] ?? (field as EntryField); // The other names are the form's own.
    const key = problemKey(places[row] ?? row, typed);
    const isUnread = typed === 'amount' && problem === 'missing' && begun[row]?.amount.trim() !== '';
    if (!problems.has(key)) problems.set(key, isUnread ? 'unfit' : problem);
  }
  const sums = new Map<string, number>();
  // What stands for no currency has no sum.
  for (const [at, { currency, amount }] of rows.entries())
    if (!problems.has(problemKey(places[at] ?? at, 'currency')))
      sums.set(currency, (sums.get(currency) ?? 0) + amount);
  return { rows, problems, sums: [...sums].map(([currency, minor]) => ({ currency, minor })) };
}

function readEntry(fields: EntryFields): OrderEntry {
  const currency = fields.currency.trim().toUpperCase();
  const amount = parseMinor(fields.amount.trim(), fractionDigits(currency));
  return {
    merchantOrderNo: fields.merchantOrderNo.trim(),
    channel: CHANNELS.find((each) => each === fields.channel) ?? 'none',
    occurredAt: fields.time.trim().replace(/\s+/, 'T'),
    amount: amount.ok ? amount.value : 0,
    currency,
    status: fields.status === 'pending' ? 'pending' : 'success',
    customer: fields.customer.trim(),
    product: fields.product.trim(),
  };
}

/** A kept draft; null where it is none of this form's. */
export function readDraft(body: string): readonly EntryFields[] | null {
  const found: unknown = parsed(body);
  if (!Array.isArray(found) || found.length === 0) return null;
  const names = Object.keys(newEntry()) as EntryField[]; // The fields are closed, so their names are these.
  return found.map((each: unknown) => {
    const held: Partial<Record<EntryField, unknown>> = typeof each === 'object' && each !== null ? each : {};
    const texts = names.map((name) => [name, typeof held[name] === 'string' ? held[name] : ''] as const);
    return { ...newEntry(), ...Object.fromEntries(texts) };
  });
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return null;
  }
}
