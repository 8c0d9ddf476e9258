/** Parties (商户, 客户, 分账方, 收款人), the accounts bound to them and to the house, agreements, and the watch list. Numbers and names are masked. */
import { z } from 'zod';
import {
  ACCOUNT_KINDS,
  ACCOUNT_PURPOSES,
  agreement,
  IDENTITY_KINDS,
  PARTY_KINDS,
  PARTY_STATES,
  VERIFICATION_METHODS,
  VERIFICATIONS,
} from '../domain/party.ts';
import { CHANNELS } from '../domain/statement-line.ts';
import { asked, waitingRequest } from './access.ts';
import { call, nothing } from './call.ts';
import { rowProblem } from './row-problem.ts';
import { count, currency, day, hash, id, note, page, pageOf, query, reason, said, token } from './shapes.ts';

export const partyId = z.string().regex(/^M-[0-9A-Z]{8}$/);
export const accountId = z.string().regex(/^A-[0-9A-Z]{8}$/);
const agreementId = z.string().regex(/^G-[0-9A-Z]{8}$/);
const text = z.string().trim().max(120);

export const partyBody = z.object({
  kind: z.enum(PARTY_KINDS),
  name: text.min(1),
  shortName: text,
  identityKind: z.enum(IDENTITY_KINDS),
  identityNo: text,
  /** Of a sub-merchant; '' otherwise. */
  parentId: z.union([partyId, z.literal('')]),
  contact: text,
  note,
});
export type PartyBody = z.infer<typeof partyBody>;
export const partyView = partyBody.extend({
  id: partyId,
  version: count,
  state: z.enum(PARTY_STATES),
  /** '' where the number fits its form, else why not (wording: account_form.<why>). */
  identityProblem: z.string(),
  parentName: z.string(),
  accounts: count,
  /** Of the agreement in force today; '' where there is none. */
  mode: z.string(),
  ...said,
});
export type PartyView = z.infer<typeof partyView>;

export const accountBody = z.object({
  kind: z.enum(ACCOUNT_KINDS),
  purpose: z.enum(ACCOUNT_PURPOSES),
  channel: z.enum(CHANNELS),
  holder: text,
  number: text.min(1),
  bankName: text,
  /** 联行号 (12 digits) or BIC; '' where not known. */
  bankCode: text,
  currency,
  isOrganisation: z.boolean(),
  /** Of a direct debit mandate (代收授权); '' where there is none. */
  mandateId: text,
  mandateDay: z.union([day, z.literal('')]),
});
export type AccountBody = z.infer<typeof accountBody>;
export const accountView = accountBody.extend({
  id: accountId,
  version: count,
  /** '' for accounts of the house. */
  partyId: z.union([partyId, z.literal('')]),
  partyName: z.string(),
  state: z.enum(['bound', 'unbound']),
  verification: z.enum(VERIFICATIONS),
  verifiedBy: z.string(),
  verifiedAt: z.string(),
  method: z.string(),
  /** Until then nothing is paid to it; '' when it has cooled off. */
  coolsOffAt: z.string(),
  /** '' where the number fits its form, else why not. */
  formProblem: z.string(),
  /** Seen in statements of ours. */
  isInStatements: z.boolean(),
  ...said,
});
export type AccountView = z.infer<typeof accountView>;

export const agreementView = agreement.extend({
  id: agreementId,
  version: count,
  partyId,
  partyName: z.string(),
  state: z.enum(['set', 'ended']),
  splitNames: z.array(z.string()),
  ...said,
});
export type AgreementView = z.infer<typeof agreementView>;
/** `reason`: why it was agreed so then. */
export const earlierAgreement = agreementView.extend({ reason: z.string() });
export type EarlierAgreement = z.infer<typeof earlierAgreement>;

export const WATCHED = ['name', 'account', 'identity', 'phone'] as const;
export const watchBody = z.object({
  what: z.enum(WATCHED),
  value: text.min(2),
  /** Who says so: a list of the authorities, or the house. */
  source: text.min(1),
});
export type WatchBody = z.infer<typeof watchBody>;

export const partiesCalls = {
  'parties.list': call(
    'read',
    page.extend({ query, kind: z.enum([...PARTY_KINDS, 'all']), isClosedShown: z.boolean() }),
    pageOf(partyView),
  ),
  'parties.get': call(
    'read',
    z.object({ partyId }),
    z.object({
      party: partyView,
      /** Oldest first (wording: party_event.<what>); `of` names the account or agreement it is about, '' for the party itself. */
      history: z.array(
        z.object({ version: count, what: z.string(), of: z.string(), reason: z.string(), ...said }),
      ),
      accounts: z.array(accountView),
      agreements: z.array(agreementView),
      /** As they were agreed before they were changed, the newest first. */
      earlierAgreements: z.array(earlierAgreement),
    }),
  ),
  /** What was asked about a party and its accounts, or about one account, and waits for a second person. */
  'parties.waiting': call(
    'read',
    z.object({ of: z.union([partyId, accountId]) }),
    z.object({ requests: z.array(waitingRequest) }),
  ),
  'parties.save': call(
    'parties',
    /** What stands in it masked, as it was shown, stays what it is; so with accounts. */
    z.object({ partyId: partyId.nullable(), body: partyBody, reason }),
    asked.extend({ partyId: z.string() }),
  ),
  'parties.setState': call('parties', z.object({ partyId, state: z.enum(PARTY_STATES), reason }), asked),

  /** `of`: the house's, those of parties, those nobody verified yet, or of one party by its id. */
  'parties.accounts': call(
    'read',
    page.extend({ query, of: z.union([z.enum(['house', 'parties', 'unverified', 'all']), partyId]) }),
    pageOf(accountView),
  ),
  'parties.account': call('read', z.object({ accountId }), accountView),
  /** Accounts that stand in statements and nobody bound. */
  'parties.discovered': call(
    'read',
    nothing,
    z.object({
      accounts: z.array(
        z.object({
          /** Binds it without its number, which stands here masked. */
          key: z.string(),
          channel: z.enum(CHANNELS),
          number: z.string(),
          currency: z.string(),
          lines: count,
          lastDay: z.string(),
        }),
      ),
    }),
  ),
  'parties.bindAccount': call(
    'parties',
    z.object({
      partyId: z.union([partyId, z.literal('')]),
      body: accountBody,
      reason,
      /** Of one that was discovered: its number is taken from the statements. */
      discovered: z.string().max(64).optional(),
    }),
    /** '' while it waits for a second person. */
    asked.extend({ accountId: z.string() }),
  ),
  /** Another number or holder begins the cool-off anew and asks for a new verification. */
  'parties.changeAccount': call('parties', z.object({ accountId, body: accountBody, reason }), asked),
  'parties.unbindAccount': call('parties', z.object({ accountId, reason }), asked),
  /** By somebody who had no hand in it: neither bound it nor changed it since. */
  'parties.verifyAccount': call(
    'parties',
    z.object({
      accountId,
      version: count,
      outcome: z.enum(['verified', 'rejected']),
      method: z.enum(VERIFICATION_METHODS),
      note,
    }),
    asked,
  ),
  /** The protected fields of a party and of an account, unmasked; recorded with the reason. */
  'parties.reveal': call(
    'reveal',
    z.object({ of: z.union([partyId, accountId]), reason }),
    z.object({
      name: z.string(),
      identityNo: z.string(),
      contact: z.string(),
      holder: z.string(),
      number: z.string(),
    }),
  ),

  'parties.agreements': call('read', nothing, z.object({ agreements: z.array(agreementView) })),
  'parties.setAgreement': call(
    'parties',
    z.object({ agreementId: agreementId.nullable(), partyId, body: agreement, reason }),
    asked,
  ),
  'parties.endAgreement': call('parties', z.object({ agreementId, lastDay: day, reason }), asked),

  'parties.watchList': call(
    'read',
    nothing,
    z.object({
      entries: z.array(
        watchBody.extend({
          id: z.string(),
          /** Of the file of its source by which it came on the list; '' of what was put on by hand. */
          version: z.string(),
          reason: z.string(),
          ...said,
        }),
      ),
    }),
  ),
  'parties.watch': call(
    'watch_list',
    z.object({ entries: z.array(watchBody).min(1).max(2000), reason }),
    z.object({ added: count }),
  ),
  'parties.unwatch': call('watch_list', z.object({ id: z.string().max(40), reason }), asked),
  /**
   * A list by file: what of it is new, what stands already, and what stands from this source and is not in it any more. One row that cannot be read and
   * nothing is taken; all of them are listed.
   */
  'parties.planWatchFile': call(
    'watch_list',
    z.object({ file: token, source: text.min(1), version: z.string().trim().min(1).max(40) }),
    z.object({
      /** '' where nothing can be taken. */
      planId: z.union([token, z.literal('')]),
      hash,
      rows: count,
      added: count,
      known: count,
      leaving: count,
      /** Of the newest file of this source that was taken; '' for the first. */
      before: z.string(),
      /** Masked; at most 500 of each. */
      shown: z.array(
        z.object({ row: count, what: z.enum(WATCHED), value: z.string(), isKnown: z.boolean() }),
      ),
      shownLeaving: z.array(z.object({ what: z.enum(WATCHED), value: z.string() })),
      problems: z.array(rowProblem),
      problemCount: count,
    }),
  ),
  /** What is new is watched at once; what left the list is taken off by a second person: one request for the file. */
  'parties.takeWatchFile': call(
    'watch_list',
    z.object({ planId: token, hash, reason }),
    z.object({ added: count, leaving: count, requestId: id.nullable() }),
  ),
} as const;
