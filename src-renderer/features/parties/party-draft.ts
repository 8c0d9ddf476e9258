/** What is typed of a party, read as it is typed. What stands masked and was not touched is what it is, and is not held against its form. */
import { type PartyBody, type PartyView, partyBody } from '../../../shared/contract/parties.ts';
import { identityProblem } from '../../../shared/domain/identity-number.ts';
import type { WordKey } from '../../../shared/wording/catalogue.ts';

export const NEW_PARTY: PartyBody = {
  kind: 'merchant',
  name: '',
  shortName: '',
  identityKind: 'none',
  identityNo: '',
  parentId: '',
  contact: '',
  note: '',
};

export const partyFields = (party: PartyView): PartyBody => partyBody.parse(party);

export interface ReadParty {
  /** Null while it cannot be kept. */
  readonly body: PartyBody | null;
  readonly nameProblem: WordKey | null;
  readonly parentProblem: WordKey | null;
  /** It can be kept with it; payments will say so. */
  readonly identityWarning: string;
}

export function readParty(fields: PartyBody, now: PartyView | null): ReadParty {
  const parentId = fields.kind === 'sub_merchant' ? fields.parentId : '';
  const isUntouched =
    now !== null && fields.identityNo === now.identityNo && fields.identityKind === now.identityKind;
  const nameProblem = fields.name.trim() === '' ? 'parties.nameNeeded' : null;
  const parentProblem = fields.kind === 'sub_merchant' && parentId === '' ? 'parties.parentNeeded' : null;
  const read = partyBody.safeParse({ ...fields, parentId });
  return {
    body: read.success && !nameProblem && !parentProblem ? read.data : null,
    nameProblem,
    parentProblem,
    identityWarning: isUntouched ? now.identityProblem : identityProblem(fields),
  };
}
