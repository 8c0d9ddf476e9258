/**
 * Sources: where files can be fetched from, off until a person switches one on. They bring files for a person to look at and move no money.
 *
 * What a channel needs to be asked goes in once: keys and passwords are sealed and in no answer.
 */
import { z } from 'zod';
import { call, nothing, taskId } from './call.ts';
import { count, day, id } from './shapes.ts';

export const SOURCE_TYPES = ['wechat_v3', 'alipay', 'sftp'] as const;
export type SourceType = (typeof SOURCE_TYPES)[number];

export const BILL_TYPES = [
  'wechat_trade',
  'wechat_fund_basic',
  'wechat_fund_operation',
  'wechat_fund_fees',
  'alipay_trade',
  'alipay_fund',
  'sftp_file',
] as const;
export type BillType = (typeof BILL_TYPES)[number];

export const WECHAT_BILLS = [
  'wechat_trade',
  'wechat_fund_basic',
  'wechat_fund_operation',
  'wechat_fund_fees',
] as const;
export const ALIPAY_BILLS = ['alipay_trade', 'alipay_fund'] as const;

/** How one try for a bill ended. Only a file, one that is here already, and a bill that does not exist leave a day complete. */
export const FETCH_OUTCOMES = ['file', 'already_here', 'no_bill', 'not_yet', 'failed'] as const;

export const FETCH_FAULTS = [
  'unreachable', // No connection, or it broke off.
  'timed_out',
  'refused', // The channel says no: wrong key, no right, wrong parameter. Its code and words come along.
  'busy', // Too many requests, or its own fault: worth another try.
  'not_signed', // Its answer is not signed by the key we know, or signed at another time.
  'hash_differs', // What came is not what the channel said it would send.
  'damaged', // Packed, and does not unpack.
  'too_large',
  'redirected', // It sends us somewhere else; we do not go.
  'host_key_unknown', // SFTP: nobody has said yet which key the server has; `code` is the one it shows.
  'host_key_differs', // SFTP: the server shows another key than the one that was accepted.
  'unexpected_answer',
] as const;
export type FetchFault = (typeof FETCH_FAULTS)[number];

/** Days of one fetch at most. */
export const FETCH_DAYS_MAX = 92;
export const SOURCE_NAME_MAX = 60;
/** Of a key as text. */
export const KEY_TEXT_MAX = 16 * 1024;
/** Outcomes shown of each source. */
export const OUTCOMES_SHOWN = 60;

const keyText = z.string().trim().min(1).max(KEY_TEXT_MAX);
const plain = (max: number) => z.string().trim().min(1).max(max);
const listed = <T extends string>(types: readonly [T, ...T[]]) =>
  z.array(z.enum(types)).min(1).max(types.length);
/** 'SHA256:' and base64 without padding, as ssh-keygen prints it. */
export const hostKey = z.string().regex(/^SHA256:[A-Za-z0-9+/]{43}$/);

const wechatSettings = z.object({
  kind: z.literal('wechat_v3'),
  mchId: z.string().regex(/^\d{8,12}$/),
  /** Of the merchant's own API certificate. */
  serialNo: z.string().regex(/^[0-9A-Fa-f]{20,64}$/),
  /** Serial number of the platform's certificate, or PUB_KEY_ID_… of its public key. */
  platformId: z.string().regex(/^(?:PUB_KEY_ID_\d{10,60}|[0-9A-Fa-f]{20,64})$/),
  /** Public key or certificate of the platform, as text. */
  platformKey: keyText,
  bills: listed(WECHAT_BILLS),
});
const alipaySettings = z.object({
  kind: z.literal('alipay'),
  appId: z.string().regex(/^\d{16,20}$/),
  /** Whose bills they are (合作伙伴身份 PID). */
  partnerId: z.string().regex(/^2088\d{12}$/),
  alipayKey: keyText,
  bills: listed(ALIPAY_BILLS),
});
const sftpSettings = z.object({
  kind: z.literal('sftp'),
  host: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9.:-]{0,252}$/),
  port: z.number().int().min(1).max(65_535),
  user: plain(64),
  folder: plain(400),
  /** Names of files, with * and ?. */
  pattern: plain(120),
  /** '' until somebody has said which key the server has. */
  hostKey: z.union([hostKey, z.literal('')]),
});
export const sourceSettings = z.discriminatedUnion('kind', [wechatSettings, alipaySettings, sftpSettings]);
export type SourceSettings = z.infer<typeof sourceSettings>;

/** Goes in and is sealed: a private key, or for a server a password. */
const sourceSecret = z.discriminatedUnion('with', [
  z.object({ with: z.literal('key'), privateKey: keyText, passphrase: z.string().max(1024) }),
  z.object({ with: z.literal('password'), password: z.string().min(1).max(1024) }),
]);
export type SourceSecret = z.infer<typeof sourceSecret>;

const billOutcome = z.object({
  type: z.enum(BILL_TYPES),
  day,
  /** Name on the server; '' for a channel's bill. */
  file: z.string(),
  outcome: z.enum(FETCH_OUTCOMES),
  fault: z.union([z.enum(FETCH_FAULTS), z.literal('')]),
  /** What the channel said, in its words. */
  code: z.string(),
  message: z.string(),
  bytes: count,
  at: z.string(),
});
export type BillOutcome = z.infer<typeof billOutcome>;

const sourceView = z.object({
  id,
  name: z.string(),
  settings: sourceSettings,
  isOn: z.boolean(),
  /** False where somebody forgot its keys: it cannot be asked any more. */
  hasKeys: z.boolean(),
  madeBy: z.string(),
  madeAt: z.string(),
  /** '' before the first. */
  lastFetchAt: z.string(),
  /** The last word about each bill, newest day first. */
  outcomes: z.array(billOutcome).max(OUTCOMES_SHOWN),
});
export type SourceView = z.infer<typeof sourceView>;

export const sourcesCalls = {
  'sources.list': call('import', nothing, z.object({ sources: z.array(sourceView) })),
  /** Switched off until somebody switches it on. */
  'sources.add': call(
    'import',
    z.object({ name: plain(SOURCE_NAME_MAX), settings: sourceSettings, secret: sourceSecret }),
    z.object({ id }),
    { isDangerous: true },
  ),
  /** She says that this is the server's key. */
  'sources.trust': call('import', z.object({ id, hostKey }), nothing, { isDangerous: true }),
  'sources.switch': call('import', z.object({ id, isOn: z.boolean() }), nothing),
  /** Its keys are erased; what it brought, and the facts about it, stay. */
  'sources.remove': call('import', z.object({ id }), nothing),
  /** Signs in and fetches nothing. `failed` is null where all is well. */
  'sources.test': call(
    'import',
    z.object({ id, taskId }),
    z.object({
      failed: z.object({ fault: z.enum(FETCH_FAULTS), code: z.string(), message: z.string() }).nullable(),
    }),
  ),
  /** Bills of these days that are not here yet; what comes waits as plans. `stopped`: so many were not asked for, because the source itself failed. */
  'sources.fetch': call(
    'import',
    z.object({ id, from: day, to: day, taskId }),
    z.object({ bills: z.array(billOutcome), stopped: count }),
  ),
} as const;
