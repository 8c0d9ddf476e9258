/** Account numbers of files as they are shown: a bank account's is protected, a channel's merchant number is printed on every receipt. */
import { maskAccount } from '../../../../shared/domain/masking/party.ts';
import { maskText } from '../../../../shared/domain/masking/text.ts';
import type { SourceKind } from '../../../../shared/domain/statement-line.ts';

export const maskedAccount = (sourceKind: SourceKind, account: string): string =>
  sourceKind === 'bank' ? maskAccount(account) : account;

export const withMaskedAccounts = <
  View extends {
    readonly sourceKind: SourceKind;
    readonly accounts: string[];
    readonly checks: { readonly scope: string }[];
  },
>(
  view: View,
): View => ({
  ...view,
  accounts: view.accounts.map((account) => maskedAccount(view.sourceKind, account)),
  // A check may be of one account of the file.
  checks: view.checks.map((check) => ({
    ...check,
    scope: view.accounts.includes(check.scope)
      ? maskedAccount(view.sourceKind, check.scope)
      : maskText(check.scope),
  })),
});
