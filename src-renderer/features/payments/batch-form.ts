/**
 * What is typed into a batch of payments, read into what the engine saves or into what is wrong with it, field by field. Pure.
 *
 * Amounts are read digit by digit and never as floats; a row that cannot be read whole is no row, so whatever the list holds can be saved as it
 * stands.
 */
import { z } from 'zod';
import { type AccountView, accountView } from '../../../shared/contract/parties.ts';
import { itemDraft, type PaymentView } from '../../../shared/contract/payment-views.ts';
import { formatMinor, fractionDigits, minor, parseMinor } from '../../../shared/domain/money.ts';

export type ItemDraft = z.infer<typeof itemDraft>;

/** One payment of the list: what is saved of it, and who it goes to as the screen may show it. */
export interface FormRow {
  readonly draft: ItemDraft;
  readonly payee: string;
  /** Masked. */
  readonly number: string;
  readonly bankName: string;
}
/** The engine's own items of a draft, each beside its payee; in the order they were typed. */
export function formRows(drafts: readonly ItemDraft[], shown: readonly PaymentView[]): FormRow[] {
  const byPlace = new Map(shown.map((each) => [each.place, each]));
  return drafts.map((draft, at) => {
    const known = byPlace.get(at + 1);
    const fits = known?.accountId === draft.accountId ? known : undefined;
    return {
      draft,
      payee: fits?.payee ?? '',
      number: fits?.number ?? '',
      bankName: fits?.bankName ?? '',
    };
  });
}

/** The row being typed. */
export interface RowFields {
  readonly account: AccountView | null;
  readonly amount: string;
  readonly remark: string;
  readonly merchantOrderNo: string;
  readonly retryOf: string;
}
export const NO_ROW: RowFields = { account: null, amount: '', remark: '', merchantOrderNo: '', retryOf: '' };
export type RowProblem = 'payee' | 'amount' | 'finer' | 'zero' | 'remark' | 'order' | 'currency';

/** The row, or every problem of it; nothing typed at all is neither. */
export function readRow(
  fields: RowFields,
  currency: string,
): { readonly row: FormRow | null; readonly problems: readonly RowProblem[] } {
  const problems: RowProblem[] = [];
  const amount = parseMinor(fields.amount, fractionDigits(currency));
  if (!fields.account) problems.push('payee');
  else if (fields.account.currency !== currency) problems.push('currency');
  if (!amount.ok) problems.push(amount.error.kind === 'finer_than_minor_unit' ? 'finer' : 'amount');
  else if (amount.value <= 0) problems.push('zero');
  const draft = itemDraft.safeParse({
    accountId: fields.account?.id ?? '',
    amount: amount.ok ? amount.value : 0,
    remark: fields.remark,
    merchantOrderNo: fields.merchantOrderNo,
    retryOf: fields.retryOf,
  });
  const named = new Set<unknown>(draft.success ? [] : draft.error.issues.map(({ path }) => path[0]));
  if (named.has('remark')) problems.push('remark');
  if (named.has('merchantOrderNo')) problems.push('order');
  if (!draft.success || !fields.account || problems.length > 0) return { row: null, problems };
  const { holder, partyName, number, bankName } = fields.account;
  return { row: { draft: draft.data, payee: holder || partyName, number, bankName }, problems };
}
export const isUntouched = (fields: RowFields): boolean =>
  fields.account === null &&
  [fields.amount, fields.remark, fields.merchantOrderNo].every((text) => text.trim() === '');

const keptFields = z.object({
  account: accountView.nullable(),
  amount: z.string(),
  remark: z.string(),
  merchantOrderNo: z.string(),
  retryOf: z.string(),
});
/** A row that was begun, as it was kept; null for what no form of today has written. */
export function keptRow(body: string): RowFields | null {
  try {
    const read = keptFields.safeParse(JSON.parse(body));
    return read.success ? read.data : null;
  } catch {
    return null;
  }
}

export const rowFields = (row: FormRow, account: AccountView | null, currency: string): RowFields => ({
  account,
  amount: formatMinor(row.draft.amount, currency),
  remark: row.draft.remark,
  merchantOrderNo: row.draft.merchantOrderNo,
  retryOf: row.draft.retryOf,
});

export interface Totals {
  readonly count: number;
  readonly sum: number;
}
export const totalsOf = (items: readonly { readonly amount: number }[]): Totals => ({
  count: items.length,
  sum: items.reduce((sum, { amount }) => minor(sum + amount), 0),
});

/** The same payee and amount twice in one list: said while it is typed, long before a check does. */
export const twins = (rows: readonly FormRow[], draft: Pick<ItemDraft, 'accountId' | 'amount'>): number =>
  rows.filter((each) => each.draft.accountId === draft.accountId && each.draft.amount === draft.amount)
    .length;
