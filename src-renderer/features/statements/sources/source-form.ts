/** Pure: what is typed of a new source, what is still wrong with it, and what is sent. Each field is checked by the contract's own schema. */
import {
  ALIPAY_BILLS,
  type BillType,
  hostKey,
  KEY_TEXT_MAX,
  type SourceSecret,
  type SourceSettings,
  type SourceType,
  sourceSettings,
  WECHAT_BILLS,
} from '../../../../shared/contract/sources.ts';

export interface SourceDraft {
  readonly kind: SourceType;
  readonly name: string;
  readonly mchId: string;
  readonly serialNo: string;
  readonly platformId: string;
  readonly platformKey: string;
  readonly appId: string;
  readonly partnerId: string;
  readonly alipayKey: string;
  readonly host: string;
  readonly port: string;
  readonly user: string;
  readonly folder: string;
  readonly pattern: string;
  readonly hostKey: string;
  readonly bills: readonly BillType[];
  readonly authWith: 'password' | 'key';
  readonly password: string;
  readonly privateKey: string;
  readonly passphrase: string;
}
export type DraftField = keyof SourceDraft;

export const EMPTY_DRAFT: SourceDraft = {
  kind: 'wechat_v3',
  name: '',
  mchId: '',
  serialNo: '',
  platformId: '',
  platformKey: '',
  appId: '',
  partnerId: '',
  alipayKey: '',
  host: '',
  port: '22',
  user: '',
  folder: '/',
  pattern: '*',
  hostKey: '',
  bills: ['wechat_trade', 'wechat_fund_basic'],
  authWith: 'password',
  password: '',
  privateKey: '',
  passphrase: '',
};

/** The kinds of bills a channel has; none for a folder. */
export const billsOf = (kind: SourceType): readonly BillType[] =>
  kind === 'wechat_v3' ? WECHAT_BILLS : kind === 'alipay' ? ALIPAY_BILLS : [];

/** Another kind of source has other bills: both of Alipay's, and of WeChat's the two that every merchant has. */
export const ofKind = (draft: SourceDraft, kind: SourceType): SourceDraft => ({
  ...draft,
  kind,
  bills: kind === 'wechat_v3' ? EMPTY_DRAFT.bills : billsOf(kind),
});

const isCertificate = (text: string) => text.includes('BEGIN CERTIFICATE');

function typedSettings(draft: SourceDraft): unknown {
  const { kind, bills } = draft;
  const text = (field: DraftField) => String(draft[field]).trim();
  if (kind === 'wechat_v3')
    return {
      kind,
      mchId: text('mchId'),
      serialNo: text('serialNo').replace(/[\s:]/g, ''),
      // A certificate says itself which one it is; until it is read, any number stands in.
      platformId: isCertificate(draft.platformKey) ? '0'.repeat(20) : text('platformId'),
      platformKey: text('platformKey'),
      bills: WECHAT_BILLS.filter((each) => bills.includes(each)),
    };
  if (kind === 'alipay')
    return {
      kind,
      appId: text('appId'),
      partnerId: text('partnerId'),
      alipayKey: text('alipayKey'),
      bills: ALIPAY_BILLS.filter((each) => bills.includes(each)),
    };
  return {
    kind,
    host: text('host'),
    port: /^\d{1,5}$/.test(text('port')) ? Number(text('port')) : 0,
    user: text('user'),
    folder: text('folder'),
    pattern: text('pattern'),
    hostKey: text('hostKey'),
  };
}

/** Whether the number of the platform's key has to be typed. */
export const asksPlatformId = (draft: SourceDraft): boolean => !isCertificate(draft.platformKey);

const isKeyText = (text: string) => text.trim() !== '' && text.trim().length <= KEY_TEXT_MAX;

/** Fields that cannot be sent as they are. */
export function faultsOf(draft: SourceDraft): ReadonlySet<DraftField> {
  const faults = new Set<DraftField>();
  if (draft.name.trim() === '') faults.add('name');
  const settings = sourceSettings.safeParse(typedSettings(draft));
  const isField = (name: unknown): name is DraftField => typeof name === 'string' && name in draft;
  for (const { path } of settings.error?.issues ?? []) if (isField(path[0])) faults.add(path[0]);
  const withKey = draft.kind !== 'sftp' || draft.authWith === 'key';
  if (withKey && !isKeyText(draft.privateKey)) faults.add('privateKey');
  if (!withKey && draft.password === '') faults.add('password');
  return faults;
}

/** Null while something is wrong. */
export function sentSource(
  draft: SourceDraft,
): { readonly name: string; readonly settings: SourceSettings; readonly secret: SourceSecret } | null {
  const settings = sourceSettings.safeParse(typedSettings(draft));
  if (!settings.success || faultsOf(draft).size > 0) return null;
  const secret: SourceSecret =
    draft.kind === 'sftp' && draft.authWith === 'password'
      ? { with: 'password', password: draft.password }
      : {
          with: 'key',
          privateKey: draft.privateKey.trim(),
          passphrase: draft.kind === 'sftp' ? draft.passphrase : '',
        };
  return { name: draft.name.trim(), settings: settings.data, secret };
}

/** Where a source fetches from, in one line. */
export function placeOf(settings: SourceSettings): string {
  if (settings.kind === 'wechat_v3') return settings.mchId;
  if (settings.kind === 'alipay') return settings.partnerId;
  const { user, host, port, folder, pattern } = settings;
  return `${user}@${host}${port === 22 ? '' : `:${port}`} ${folder.replace(/\/*$/, '/')}${pattern}`;
}

export const isHostKey = (text: string): boolean => hostKey.safeParse(text).success;
