/**
 * Who is paid: an account that is bound to a party and has its form, whose holder is named, whose number and name nobody has on a list, and which
 * somebody else than who pays has verified and let rest.
 */
import { chinaMinute } from '../../../../../shared/domain/china-time.ts';
import { plainName } from '../../../../../shared/domain/plain-account.ts';
import { type BatchCheck, type ItemCheck, notChecked, PASS, stop, warn } from './check.ts';

export const accountForm: ItemCheck = ({ account }) => {
  if (!account) return stop('not_bound');
  if (account.partyId === '') return stop('own_account');
  if (account.purpose !== 'pay' && account.purpose !== 'both') return stop('not_paid_to');
  if (account.formProblem !== '') return stop('form', { problem: account.formProblem });
  if (account.bankCodeProblem !== '') return stop('bank_code', { problem: account.bankCodeProblem });
  return PASS;
};

/** The account of the house. */
export const fromAccount: BatchCheck = ({ header, from }) => {
  if (!from) return stop('from_unknown');
  if (from.partyId !== '') return stop('from_not_ours');
  const fit =
    header.purpose === 'collection' ? ['receive', 'both', 'client_funds'] : ['pay', 'both', 'client_funds'];
  if (!fit.includes(from.purpose)) return stop('from_purpose');
  return from.formProblem === '' ? PASS : stop('from_form', { problem: from.formProblem });
};

export const payeeName: ItemCheck = ({ account, party }) => {
  if (!account || !party) return notChecked('no_account');
  if (plainName(account.holder) === '') return stop('missing');
  return plainName(account.holder) === plainName(party.name) ? PASS : warn('not_the_party');
};

export const identity: ItemCheck = ({ party }) => {
  if (!party) return notChecked('no_account');
  if (party.identityKind === 'none') return notChecked('none');
  if (party.identityProblem !== '') return stop('form', { problem: party.identityProblem });
  return ['uscc', 'id_card'].includes(party.identityKind) ? PASS : notChecked('no_scheme');
};

export const verification: ItemCheck = ({ account }, { payer }) => {
  if (!account) return notChecked('no_account');
  if (account.verification !== 'verified') return stop(account.verification);
  return account.verifiedBy === payer ? stop('by_payer') : PASS;
};

export const coolOff: ItemCheck = ({ account }) => {
  if (!account) return notChecked('no_account');
  return account.coolsOffAt === '' ? PASS : stop('running', { until: chinaMinute(account.coolsOffAt) });
};

export const partyState: ItemCheck = ({ account, party }) => {
  if (!account) return notChecked('no_account');
  if (!party) return stop('no_party');
  return party.state === 'active' ? PASS : stop(party.state);
};

/** An account or an identity number on the list is that account or person; a name may be another's of the same name. */
export const watchList: ItemCheck = ({ account, hits }) => {
  if (!account) return notChecked('no_account');
  const sure = hits.find((hit) => hit.what !== 'name');
  if (sure) return stop(sure.what, { source: sure.source });
  const [named] = hits;
  return named ? warn('name', { source: named.source }) : PASS;
};
