/** Why a bank refused or gave back a payment, as it is shown. Banks print whose account it was: the payee we know is masked in it, like all numbers. */
import { maskAccount, maskName } from '../../../../shared/domain/masking/party.ts';
import { maskText } from '../../../../shared/domain/masking/text.ts';

export function shownReason(
  text: string,
  { payee, number }: { readonly payee: string; readonly number: string },
): string {
  const named = payee === '' ? text : text.replaceAll(payee, maskName(payee));
  return maskText(number === '' ? named : named.replaceAll(number, maskAccount(number)));
}
