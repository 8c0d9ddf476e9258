/** Why a party cannot be kept as it was typed; '' when it can. Wording: error.party_unfit.<why>. */
import type { PartyBody } from '../../../../shared/contract/parties.ts';
import { plainNumber } from '../../../../shared/domain/plain-account.ts';

interface Known extends PartyBody {
  readonly id: string;
  readonly state: string;
}

export type PartyProblem = '' | 'parent_needed' | 'parent' | 'has_sub_merchants' | 'identity_taken';

export function partyProblem(id: string, body: PartyBody, all: readonly Known[]): PartyProblem {
  const parent = all.find((each) => each.id === body.parentId);
  if (body.kind === 'sub_merchant' && body.parentId === '') return 'parent_needed';
  if (body.kind !== 'sub_merchant' && body.parentId !== '') return 'parent';
  if (body.parentId !== '' && (parent?.kind !== 'merchant' || parent.state === 'closed' || parent.id === id))
    return 'parent';
  if (body.kind !== 'merchant' && all.some((each) => each.parentId === id)) return 'has_sub_merchants';
  // One and the same may be customer and payee; twice the same merchant would be paid twice.
  const number = plainNumber(body.identityNo);
  const isTaken = all.some(
    (each) =>
      each.id !== id &&
      each.kind === body.kind &&
      each.identityKind === body.identityKind &&
      number !== '' &&
      plainNumber(each.identityNo) === number,
  );
  return isTaken ? 'identity_taken' : '';
}
