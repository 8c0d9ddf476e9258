/**
 * A source's fetcher, made of what was said of it and what is sealed. Hosts of channels are fixed here and in their fetchers; only a test names others,
 * through this interface and never through a call.
 */
import { randomBytes } from 'node:crypto';
import { Refused } from '../../../../shared/contract/errors.ts';
import type { SourceSecret, SourceSettings } from '../../../../shared/contract/sources.ts';
import { alipayFetcher } from './alipay.ts';
import type { Fetcher } from './fetcher.ts';
import { readPrivateKey, readPublicKey } from './keys.ts';
import { sftpFetcher } from './sftp.ts';
import { type OpenRemote, openRemote } from './ssh.ts';
import { httpsSend, type Send } from './transport.ts';
import { wechatFetcher } from './wechat-v3.ts';

export interface Network {
  readonly send: Send;
  readonly open: OpenRemote;
  /** Waits between tries; throws when `signal` ends it. */
  readonly wait: (ms: number, signal: AbortSignal) => Promise<void>;
  /** Instead of the channels' own. */
  readonly hosts?: { readonly wechat?: string; readonly alipay?: string };
}

export const systemNetwork: Network = {
  send: httpsSend(),
  open: openRemote,
  wait: (ms, signal) =>
    new Promise((resolve) => {
      const done = () => {
        clearTimeout(timer);
        signal.removeEventListener('abort', done);
        resolve();
      };
      const timer = setTimeout(done, ms);
      signal.addEventListener('abort', done);
    }),
};

/** Refuses keys that cannot be read (`key_unreadable`). */
export function makeFetcher(
  settings: SourceSettings,
  secret: SourceSecret,
  network: Network,
  now: () => number,
): Fetcher {
  if (settings.kind === 'sftp') {
    const { host, port, user, hostKey, folder, pattern } = settings;
    return sftpFetcher({ host, port, user, hostKey, folder, pattern, auth: secret }, network.open);
  }
  if (secret.with !== 'key') throw new Refused('key_unreadable', { which: 'privateKey' });
  const privateKey = readPrivateKey(secret.privateKey, 'privateKey');
  if (settings.kind === 'wechat_v3') {
    const { mchId, serialNo, platformId, platformKey, bills } = settings;
    const platform = { id: platformId, publicKey: readPublicKey(platformKey, 'platformKey') };
    const nonce = () => randomBytes(16).toString('hex').toUpperCase();
    const source = { mchId, serialNo, privateKey, platform, bills, host: network.hosts?.wechat };
    return wechatFetcher(source, { send: network.send, now, nonce });
  }
  const { appId, alipayKey, bills } = settings;
  const alipayPublicKey = readPublicKey(alipayKey, 'alipayKey');
  const source = { appId, privateKey, alipayPublicKey, bills, host: network.hosts?.alipay };
  return alipayFetcher(source, { send: network.send, now });
}
