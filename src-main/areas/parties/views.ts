/** Parties, accounts and agreements as the contract answers with them: masked, with who said it and how they stand today. */
import type { AccountView, AgreementView, PartyView } from '../../../shared/contract/parties.ts';
import { accountProblem, bankCodeProblem } from '../../../shared/domain/account-form.ts';
import { chinaDay } from '../../../shared/domain/china-time.ts';
import { identityProblem } from '../../../shared/domain/identity-number.ts';
import { maskName } from '../../../shared/domain/masking/party.ts';
import type { PartiesDeps } from './deps.ts';
import { boundToday } from './discovered.ts';
import type { Party } from './held.ts';
import { maskHeld, maskParty } from './masked.ts';
import { agreementOn, type StoredAgreement } from './rules/agreement-days.ts';
import type { Account } from './rules/standing-account.ts';

type ViewDeps = Pick<PartiesDeps, 'parties' | 'nameOf' | 'now' | 'lines'>;

export function partyViewOf({ parties, nameOf, now }: ViewDeps, party: Party): PartyView {
  const { by, reason: _, ...shown } = maskParty(party);
  const held = parties.agreementsOf(party.id);
  const day = chinaDay(now());
  const inForce =
    agreementOn(held, 'none', day) ?? held.find((each) => agreementOn([each], each.channel, day) !== null);
  return {
    ...shown,
    identityProblem: identityProblem(party),
    parentName: maskName(parties.nameOf(party.parentId)),
    accounts: parties.accountsOf(party.id).length,
    mode: inForce?.mode ?? '',
    byName: nameOf(by),
  };
}

/** For a list: what the statements hold is asked once. */
export function accountViews(
  { parties, nameOf, now, lines }: ViewDeps,
  accounts: readonly Account[],
): AccountView[] {
  const inStatements = boundToday(lines);
  const at = now();
  return accounts.map((account) => {
    const { by, reason: _, goesThereSince: _since, makers: _makers, ...shown } = maskHeld(account);
    return {
      ...shown,
      partyName: maskName(parties.nameOf(account.partyId)),
      verifiedBy: nameOf(account.verifiedBy),
      coolsOffAt: parties.coolsOffAt(account, at),
      formProblem: accountProblem(account) || bankCodeProblem(account.bankCode),
      isInStatements: inStatements(account),
      byName: nameOf(by),
    };
  });
}

export function agreementViewOf({ parties, nameOf }: ViewDeps, agreement: StoredAgreement): AgreementView {
  const { by, reason: _, ...shown } = agreement;
  return {
    ...shown,
    partyName: maskName(parties.nameOf(agreement.partyId)),
    splitNames: agreement.splits.map((each) => maskName(parties.nameOf(each.partyId))),
    byName: nameOf(by),
  };
}
