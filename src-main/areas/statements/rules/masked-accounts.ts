/** Account numbers of files as they are shown: a bank account's is protected, a channel's merchant number is printed on every receipt. */
import { maskAccount } from '../../../../shared/domain/masking/party.ts';
import type { SourceKind } from '../../../../shared/domain/statement-line.ts';

export const maskedAccount = (sourceKind: SourceKind, account: string): string =>
  sourceKind === 'bank' ? maskAccount(account) : account;

export const withMaskedAccounts = <
  View extends { readonly sourceKind: SourceKind; readonly accounts: string[] },
>(
  view: View,
): View => ({ ...view, accounts: view.accounts.map((account) => maskedAccount(view.sourceKind, account)) });
