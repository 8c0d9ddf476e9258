/** Why an agreement cannot be kept; '' when it can. Wording: error.party_unfit.<why>. */
import type { PartyBody } from '../../../../shared/contract/parties.ts';
import { parseDay } from '../../../../shared/domain/dates.ts';
import type { Agreement } from '../../../../shared/domain/party.ts';

export type AgreementUnfitness =
  | ''
  | 'days'
  | 'shares'
  | 'fee_bounds'
  | 'tiers'
  | 'agent_only'
  | 'reserve'
  | 'splits_needed'
  | 'splits'
  | 'split_party'
  | 'agreement_kind';

type Known = Pick<PartyBody, 'kind'> & { readonly id: string };

export function agreementUnfitness(
  partyId: string,
  agreement: Agreement,
  partyOf: (id: string) => Known | null,
): AgreementUnfitness {
  const { mode, from, to, splits, feeMinMinor, feeCapMinor, feeTiers, reserve } = agreement;
  const kind = partyOf(partyId)?.kind;
  if (kind !== 'merchant' && kind !== 'sub_merchant') return 'agreement_kind';
  if (parseDay(from) === null || (to !== '' && (parseDay(to) === null || to < from))) return 'days';
  if (mode === 'own' && splits.length > 0) return 'splits';
  if (mode === 'partner_share' && splits.length === 0) return 'splits_needed';
  if (feeMinMinor !== null && feeCapMinor !== null && feeCapMinor < feeMinMinor) return 'fee_bounds';
  // A slice charged by another rate would make a sale's share depend on the sales before it.
  if (feeTiers !== null && feeTiers.kind !== 'whole') return 'tiers';
  // Where nothing is owed to her, nothing can be held back of it.
  if (reserve !== null && mode !== 'agent') return 'agent_only';
  if (reserve !== null && (reserve.from < from || (to !== '' && reserve.from > to))) return 'reserve';
  const ids = splits.map((each) => each.partyId);
  if (new Set(ids).size < ids.length || ids.includes(partyId) || ids.some((id) => partyOf(id) === null))
    return 'split_party';
  return splits.reduce((sum, each) => sum + each.sharePpm, 0) > 1_000_000 ? 'shares' : '';
}
