/** Why an account cannot be bound as it was typed; '' when it can. Wording: error.party_unfit.<why>. */
import type { AccountBody } from '../../../../shared/contract/parties.ts';
import { accountProblem, bankCodeProblem } from '../../../../shared/domain/account-form.ts';
import { plainName, plainNumber } from '../../../../shared/domain/plain-account.ts';
import { type AccountVersion, isPaidTo } from './standing-account.ts';

export type AccountUnfitness =
  | ''
  | 'channel'
  | 'purpose'
  | 'holder'
  | 'form'
  | 'bank_code'
  | 'bound_already'
  | 'number_of_another';

export interface AskedAccount {
  /** '' for a new one. */
  readonly id: string;
  readonly partyId: string;
  readonly body: AccountBody;
}

/** `sharing`: every bound account of its number. */
export function accountUnfitness(
  { id, partyId, body }: AskedAccount,
  sharing: readonly AccountVersion[],
): AccountUnfitness {
  if ((body.kind === 'bank') !== (body.channel === 'bank') || body.channel === 'none') return 'channel';
  if (body.purpose === 'client_funds' && partyId !== '') return 'purpose';
  if (isPaidTo({ partyId, purpose: body.purpose })) {
    if (plainName(body.holder) === '') return 'holder';
    // Nothing is ever paid to a number that cannot be one; where money only comes from, a number is as its statement has it.
    if (accountProblem(body) !== '') return 'form';
    if (bankCodeProblem(body.bankCode) !== '') return 'bank_code';
  }
  const others = sharing.filter(
    (each) => each.id !== id && plainNumber(each.number) === plainNumber(body.number),
  );
  // Several parties may settle to one card. A merchant's number carries one party's trades, and what is ours is nobody else's.
  if (others.some((each) => each.partyId === partyId && each.currency === body.currency))
    return 'bound_already';
  return others.some(
    (each) => each.partyId !== partyId && (body.kind === 'channel' || partyId === '' || each.partyId === ''),
  )
    ? 'number_of_another'
    : '';
}
