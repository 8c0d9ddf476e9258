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
): View => {
  const own = new Set(view.accounts);
  // A check may be of one account of the file, or of a statement of it: 'DE89… S42'.
  const maskedScope = (scope: string) =>
    own.has(scope)
      ? maskedAccount(view.sourceKind, scope)
      : maskText(
          scope.replace(/\S+/g, (word) => (own.has(word) ? maskedAccount(view.sourceKind, word) : word)),
        );
  return {
    ...view,
    accounts: view.accounts.map((account) => maskedAccount(view.sourceKind, account)),
    checks: view.checks.map((check) => ({ ...check, scope: maskedScope(check.scope) })),
  };
};
