/** Which bound account a row of a file means: the one with its number whose holder is who the row names, in the batch's currency. */
import type { BatchHeader, ItemDraft } from '../../../../shared/contract/payment-views.ts';
import type { RowProblem } from '../../../../shared/contract/row-problem.ts';
import { maskAccount, maskName } from '../../../../shared/domain/masking/party.ts';
import { plainName } from '../../../../shared/domain/plain-account.ts';

interface Row {
  readonly row: number;
  readonly payee: string;
  readonly number: string;
  readonly amount: number;
  readonly currency: string;
  readonly remark: string;
  readonly merchantOrderNo: string;
}
interface BoundAccount {
  readonly id: string;
  readonly version: number;
  readonly holder: string;
  readonly currency: string;
}

/** `accounts` have the row's number, however it is written. */
export function itemOfRow(
  row: Row,
  accounts: readonly BoundAccount[],
  header: Pick<BatchHeader, 'currency'>,
): { readonly draft: ItemDraft; readonly accountVersion: number } | RowProblem {
  const problem = (column: string, why: string, text: string, expected = ''): RowProblem => ({
    row: row.row,
    column,
    problem: why,
    text,
    expected,
  });
  const { currency } = header;
  if (row.currency !== '' && row.currency !== currency)
    return problem('currency', 'wrong_currency', row.currency, currency);
  if (row.remark.length > 140) return problem('remark', 'too_long', row.remark.slice(0, 40), '140');
  if (row.merchantOrderNo.length > 64)
    return problem('merchantOrderNo', 'too_long', row.merchantOrderNo.slice(0, 40), '64');
  const [first] = accounts;
  if (!first) return problem('number', 'unknown_payee', maskAccount(row.number));
  // A file without names is asked by number alone; the name is held against the party when the batch is verified.
  const named = accounts.filter(
    (each) => row.payee === '' || plainName(each.holder) === plainName(row.payee),
  );
  if (named.length === 0)
    return problem('payee', 'name_differs', maskName(row.payee), maskName(first.holder));
  const fit = named.filter((each) => each.currency === currency);
  if (fit.length === 0) return problem('number', 'account_currency', first.currency, currency);
  const [account, other] = fit;
  if (!account || other) return problem('number', 'several_accounts', maskAccount(row.number));
  return {
    draft: {
      accountId: account.id,
      amount: row.amount,
      remark: row.remark,
      merchantOrderNo: row.merchantOrderNo,
      retryOf: '',
    },
    accountVersion: account.version,
  };
}
