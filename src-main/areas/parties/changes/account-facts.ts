/** What a checker is shown of an account: whose, which number, what changes, who else has it, and whether anybody of it is watched. Masked. */
import type { AccountBody } from '../../../../shared/contract/parties.ts';
import { maskName } from '../../../../shared/domain/masking/party.ts';
import type { Asking } from '../../../platform/second-person.ts';
import { maskHeld } from '../masked.ts';
import type { AskedAccount } from '../rules/account-fitness.ts';
import type { PartyStore } from '../store.ts';

type Facts = Asking['facts'];

const SHOWN = [
  'holder',
  'number',
  'bankName',
  'bankCode',
  'channel',
  'currency',
  'purpose',
  'mandateId',
] as const;
/** Wording: request.fact.<name>. */
const NAMES: Readonly<Record<(typeof SHOWN)[number], string>> = {
  holder: 'account_holder',
  number: 'account_number',
  bankName: 'account_bank',
  bankCode: 'account_bank_code',
  channel: 'account_channel',
  currency: 'account_currency',
  purpose: 'account_purpose',
  mandateId: 'account_mandate',
};

/** `wanted` null: it is to be unbound. */
export function accountFacts(
  parties: PartyStore,
  wanted: AccountBody | null,
  { id, partyId, body }: AskedAccount,
): Facts {
  const now = parties.account(id);
  const party = parties.party(partyId);
  return [
    ...(party ? [{ name: 'party', value: maskName(party.name) }] : []),
    ...(now && wanted ? changed(now, wanted) : said(body)),
    ...(wanted ? warnings(parties, wanted, partyId) : []),
  ];
}

const said = (body: AccountBody): Facts => {
  const shown = maskHeld(body);
  return SHOWN.filter((field) => shown[field] !== '').map((field) => ({
    name: NAMES[field],
    value: shown[field],
  }));
};

/** A number that only differs where it is masked is said to differ. */
function changed(now: AccountBody, wanted: AccountBody): Facts {
  const [before, after] = [maskHeld(now), maskHeld(wanted)];
  return SHOWN.flatMap((field) => {
    if (now[field] === wanted[field])
      return field === 'number' || field === 'holder' ? [{ name: NAMES[field], value: after[field] }] : [];
    return [
      { name: `${NAMES[field]}_before`, value: before[field] },
      { name: NAMES[field], value: after[field] },
    ];
  });
}

function warnings(parties: PartyStore, { channel, number, holder }: AccountBody, partyId: string): Facts {
  const sharers = new Set(
    parties
      .byNumber(channel, number)
      .filter((each) => each.partyId !== partyId)
      .map((each) => maskName(parties.nameOf(each.partyId))),
  );
  const party = parties.party(partyId);
  const hits = [
    ...parties.watchHits({ name: holder, number, identityNo: party?.identityNo ?? '' }),
    ...parties.watchHits({ name: party?.name ?? '', number: '', identityNo: '' }),
  ];
  return [
    ...[...sharers].map((name) => ({ name: 'account_shared_with', value: name })),
    ...[...new Set(hits.map((hit) => hit.what))].map((what) => ({ name: 'watch_hit', value: what })),
  ];
}
