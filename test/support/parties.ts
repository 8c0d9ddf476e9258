/** Parties and accounts as they are typed into the forms, for tests: good ones, with what a test cares about laid over. */
import type { AccountBody, PartyBody } from '../../shared/contract/parties.ts';
import type { Agreement } from '../../shared/domain/party.ts';
import type { Desk } from '../../src-main/engine/desk.ts';
import { info } from './desk.ts';
import { T1 } from './terms.ts';

export const partyOf = (over: Partial<PartyBody> = {}): PartyBody => ({
  kind: 'merchant',
  name: '城北茶叶店',
  shortName: '',
  identityKind: 'none',
  identityNo: '',
  parentId: '',
  contact: '',
  note: '',
  ...over,
});

/** Of a person, with a check digit that fits. */
export const CARD = '6222021001116245702';
/** The same with its last digits mistyped: it fits no more. */
export const WRONG_CARD = '6222021001116245720';

export const accountOf = (over: Partial<AccountBody> = {}): AccountBody => ({
  kind: 'bank',
  purpose: 'pay',
  channel: 'bank',
  holder: '王掌柜',
  number: CARD,
  bankName: '工商银行城北支行',
  bankCode: '102100099996',
  currency: 'CNY',
  isOrganisation: false,
  mandateId: '',
  mandateDay: '',
  ...over,
});

export const agreementOf = (over: Partial<Agreement> = {}): Agreement => ({
  mode: 'agent',
  channel: 'none',
  from: '2026-01-01',
  to: '',
  feePpm: 6_000,
  feeFixedMinor: 0,
  isFeeReturned: true,
  feeMinMinor: null,
  feeCapMinor: null,
  feeTiers: null,
  splits: [],
  cycle: T1,
  reserve: null,
  ...over,
});

/** The one person of a throw-away desk, asking. */
export const ownerAt = (desk: Desk) => ({ ...info, person: desk.people.all()[0]?.id ?? '' });
