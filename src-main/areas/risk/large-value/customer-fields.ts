/**
 * The customer's fields of a report (CTNM … CCTL), as far as anything here says them; '@N' is the format's own word for what is not available, and goes out
 * as such instead of a guess.
 */
import type { RiskDeps } from '../deps.ts';
import type { LargeValueRow } from './rows.ts';

export const NOT_AVAILABLE = '@N';
type Parties = RiskDeps['parties'];

const IDENTITY_WORDS = {
  none: NOT_AVAILABLE,
  uscc: '统一社会信用代码',
  id_card: '居民身份证',
  passport: '护照',
  other: '其他证件',
} as const;
const ACCOUNT_WORDS = { bank: '银行账户', channel: '商户号', wallet: '支付账户' } as const;

export interface CustomerFields {
  readonly CTNM: string;
  readonly CITP: string;
  readonly CTID: string;
  readonly CTAC: string;
  readonly CATP: string;
  readonly CTVC: string;
  readonly CCTL: string;
  readonly CTNT: string;
}

const orNot = (text: string): string => (text.trim() === '' ? NOT_AVAILABLE : text);

export function customerFields(
  { customer }: Pick<LargeValueRow, 'customer'>,
  parties: Parties,
): CustomerFields {
  const party = customer.partyId === '' ? null : parties.party(customer.partyId);
  const [account] = party ? parties.accountsOf(party.id) : [];
  const isChinese = party?.identityKind === 'uscc' || party?.identityKind === 'id_card';
  return {
    CTNM: orNot(party?.name ?? customer.text),
    CITP: IDENTITY_WORDS[party?.identityKind ?? 'none'],
    CTID: orNot(party?.identityNo ?? ''),
    CTAC: orNot(account?.number ?? ''),
    CATP: account ? ACCOUNT_WORDS[account.kind] : NOT_AVAILABLE,
    CTVC: NOT_AVAILABLE,
    CCTL: orNot(party?.contact ?? ''),
    CTNT: isChinese ? 'CHN' : NOT_AVAILABLE,
  };
}

/** What nothing in the product says of any trade: an agent, the place, the device, the institution's own numbers. */
const NEVER = [
  'RICD',
  'FINC',
  'TBIT',
  'TBID',
  'TRCD',
  'RPMT',
  'TSTP',
  'CFCT',
  'TCIT',
  'TCID',
  'TCAT',
  'OCTT',
  'OCEC',
];

export function missingFields(row: LargeValueRow, parties: Parties): string[] {
  const said = Object.entries(customerFields(row, parties));
  return [...said.filter(([, value]) => value === NOT_AVAILABLE).map(([code]) => code), ...NEVER];
}
