/**
 * Which kind of trade a movement is: cash, an organisation's, a natural person's within the country or across the border.
 *
 * What nothing says is taken for the stricter: an unknown person has the natural person's threshold, and foreign money counts as across the border. Where
 * nothing speaks of another country a trade is domestic.
 */
import {
  LARGE_VALUE_RULES,
  type LargeValueRule,
  type PersonKind,
} from '../../../../../shared/domain/large-value.ts';
import { isOrganisation } from '../../../../../shared/domain/masking/organisation.ts';
import { isIban } from '../../../../../shared/domain/masking/protected-numbers.ts';
import type { IdentityKind } from '../../../../../shared/domain/party.ts';
import { plainNumber } from '../../../../../shared/domain/plain-account.ts';
import type { Channel } from '../../../../../shared/domain/statement-line.ts';

export const ruleIndex = (rule: LargeValueRule): number => LARGE_VALUE_RULES.indexOf(rule);

/** By the identity that is kept, else by its accounts, else by the form of the name; a sole trader (个体工商户) is no natural person. */
export function personOf(party: {
  readonly name: string;
  readonly identityKind: IdentityKind;
  readonly accounts: readonly { readonly kind: string; readonly isOrganisation: boolean }[];
}): PersonKind {
  if (party.identityKind === 'uscc') return 'organisation';
  if (party.identityKind === 'id_card' || party.identityKind === 'passport') return 'natural';
  const banked = party.accounts.filter(({ kind }) => kind === 'bank');
  if (banked.some((each) => each.isOrganisation)) return 'organisation';
  if (isOrganisation(party.name)) return 'organisation';
  return banked.length > 0 ? 'natural' : 'unknown';
}

/** A name alone says an organisation or nothing: no name is a person's for certain. */
export const personOfName = (name: string): PersonKind => (isOrganisation(name) ? 'organisation' : 'unknown');

/** Channels whose money comes from or goes to abroad. */
const FOREIGN: ReadonlySet<Channel> = new Set(['paypal', 'stripe', 'adyen', 'square']);
export const isForeignChannel = (channel: Channel): boolean => FOREIGN.has(channel);

const BIC = /^[A-Z0-9]{4}([A-Z]{2})[A-Z0-9]{2}(?:[A-Z0-9]{3})?$/;

/** An IBAN is never Chinese; a BIC names its country. */
export function isAbroad({
  number,
  bankCode,
}: {
  readonly number: string;
  readonly bankCode: string;
}): boolean {
  const country = BIC.exec(bankCode.trim().toUpperCase())?.[1] ?? 'CN';
  const plain = plainNumber(number);
  return country !== 'CN' || (/^[A-Z]{2}\d{2}[A-Z0-9]{8,30}$/.test(plain) && isIban(plain));
}

/** Words by which banks say that a movement was cash. */
const CASH = /现金|存现|取现|ATM|柜面存款|柜面取款|\bcash\b/i;
/** 现金管理, 现金池 and the like are products of banks, no cash. */
const NO_CASH = /现金(?:管理|池|红包|券|返还|奖励|流)|cash ?(?:back|pool|manage|flow|app)/i;
export const isCash = (description: string): boolean => CASH.test(description) && !NO_CASH.test(description);

/** 现, 取 and 柜 as the bytes of UTF-8: most descriptions have none of them and need not be read as text. */
const CASH_BYTES = /\xe7\x8e\xb0|\xe5\x8f\x96|\xe6\x9f\x9c|atm|cash/i;
/** Never no where `isCash` says yes. `bytes`: a description, each byte as a sign of its own. */
export const mayBeCash = (bytes: string): boolean => CASH_BYTES.test(bytes);

export function ruleOf(trade: {
  readonly currency: string;
  readonly person: PersonKind;
  readonly isCash: boolean;
  readonly isAbroad: boolean;
}): LargeValueRule {
  if (trade.currency !== 'CNY' && trade.currency !== 'USD') return 'not_judged';
  if (trade.isCash) return 'cash';
  if (trade.person === 'organisation') return 'organisation';
  return trade.isAbroad || trade.currency !== 'CNY' ? 'natural_cross_border' : 'natural_domestic';
}
