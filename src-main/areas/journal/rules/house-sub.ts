/**
 * Names of sub-ledgers (明细户): one for each account of ours, at a bank or with a channel.
 *
 * A name stands in every entry and report, so the number of a bank account is masked in it; eight signs behind it tell apart accounts that look
 * alike when masked. The same number however it is written gives the same name.
 */
import { maskAccount } from '../../../../shared/domain/masking/party.ts';
import { plainNumber } from '../../../../shared/domain/plain-account.ts';
import type { Channel } from '../../../../shared/domain/statement-line.ts';
import { hash64 } from '../../statements/rules/line-columns.ts';

/** 'bank:955880********2026-1a2b3c4d', 'wechat:1688002026'. A channel's number is printed on every receipt and stays as it is. */
export function houseSub(channel: Channel, number: string): string {
  const plain = plainNumber(number);
  if (channel !== 'bank') return `${channel}:${plain}`;
  if (plain === '') return 'bank:';
  const hash = new Uint32Array(2);
  hash64(plain, hash, 0);
  const mark = (hash[1] ?? 0).toString(16).padStart(8, '0');
  return `bank:${maskAccount(plain)}-${mark}`;
}
