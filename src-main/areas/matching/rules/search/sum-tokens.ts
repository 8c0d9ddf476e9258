/**
 * What may tie lines of a sum together: words and numbers both sides print, the channel a bank names, an account both sides know. A search for
 * sums among lines that share nothing but a week proves little (DOMAIN 1.3); these make the pools small.
 */
import { CHANNELS } from '../../../../../shared/domain/statement-line.ts';
import type { LineTexts } from '../leg-match.ts';
import { channelIsNamed } from '../legs/channel-words.ts';
import type { Item } from '../work/items.ts';
import type { LegWork } from '../work/leg-work.ts';

/** A shared channel is what a payout and its credit are bound to have in common; a shared word has to be rare to say anything. */
export type Tie = 'channel' | 'account' | 'text';

export const tieOf = (token: string): Tie =>
  token.startsWith(CHANNEL) ? 'channel' : token.startsWith(ACCOUNT) ? 'account' : 'text';
/** What a person may be shown of it. */
export const saidOf = (token: string): string => token.slice(token.indexOf('\u0001') + 1);

const CHANNEL = 'channel\u0001';
const ACCOUNT = 'account\u0001';
/** Words a line brings at most: long remittance texts repeat themselves. */
const WORDS_MAX = 16;
const WORD_LENGTH_MIN = 3;
const NO_CHANNEL = new Set<string>(['bank', 'none', 'other']);
const DATE = /^(?:19|20)\d{2}[01]\d[0-3]\d$/;
const IDEOGRAPH = /\p{Script=Han}/u;

/** Words and numbers of the texts, each once, in spelling that case and width do not change. */
function wordsOf(text: LineTexts): string[] {
  const printed = [
    text.counterparty,
    text.description,
    text.bankReference,
    text.batchNo,
    text.merchantOrderNo,
    text.relatedTransactionId,
  ].join(' ');
  const words = new Set<string>();
  for (const [word] of printed
    .normalize('NFKC')
    .toLowerCase()
    .matchAll(/[\p{L}\p{N}]+/gu)) {
    const isLong = word.length >= WORD_LENGTH_MIN || (word.length === 2 && IDEOGRAPH.test(word));
    if (!isLong || DATE.test(word)) continue;
    words.add(word);
    if (words.size === WORDS_MAX) break;
  }
  return [...words];
}

export interface Ties {
  readonly left: readonly (readonly string[])[];
  readonly right: readonly (readonly string[])[];
}

/** The tokens of every item, those of no other item of the opposite side included. Texts are read once, in the order of the items given. */
export function tiesOf(work: LegWork, left: readonly Item[], right: readonly Item[]): Ties {
  const { leftText, rightText } = work.input;
  const words = wordsRead(work);
  const channels = new Map<number, Set<string>>();
  for (const { channel, account } of left) {
    if (NO_CHANNEL.has(CHANNELS[channel] ?? 'none')) continue;
    const accounts = channels.get(channel) ?? new Set<string>();
    channels.set(channel, accounts);
    accounts.add(account);
  }
  const isSeveral = (items: readonly Item[]) => items.some((item) => item.account !== items[0]?.account);
  const hasAccounts = isSeveral(left) && isSeveral(right);
  const leftTies = left.map((item) => [
    ...(channels.has(item.channel) ? channelTokens(item.channel, [item.account]) : []),
    ...(hasAccounts && item.account !== '' ? [`${ACCOUNT}${item.account}`] : []),
  ]);
  const rightTies = right.map((item) => [
    ...(hasAccounts && item.account !== '' ? [`${ACCOUNT}${item.account}`] : []),
  ]);
  inLineOrder(left).forEach((at) => {
    // The lines of a batch share what the first one says of its number at most: texts of thousands are not read.
    const [only] = left[at]?.lines ?? [];
    if (only !== undefined && left[at]?.lines.length === 1)
      leftTies[at]?.push(...words('left', only, leftText));
  });
  inLineOrder(right).forEach((at) => {
    const line = right[at]?.lines[0];
    if (line === undefined) return;
    for (const [channel, accounts] of channels)
      if (channelIsNamed(channel, rightText(line)))
        rightTies[at]?.push(...channelTokens(channel, [...accounts].sort()));
    rightTies[at]?.push(...words('right', line, rightText));
  });
  return { left: leftTies, right: rightTies };
}

/** Two rules of a leg look at the same lines: their words are read once. */
function wordsRead(work: LegWork) {
  const read = READ.get(work) ?? { left: new Map<number, string[]>(), right: new Map<number, string[]>() };
  READ.set(work, read);
  return (side: 'left' | 'right', line: number, text: (line: number) => LineTexts): string[] => {
    const known = read[side].get(line) ?? wordsOf(text(line));
    read[side].set(line, known);
    return known;
  };
}
const READ = new WeakMap<LegWork, Readonly<Record<'left' | 'right', Map<number, string[]>>>>();

const channelTokens = (channel: number, accounts: readonly string[]): string[] => {
  const name = CHANNELS[channel] ?? 'none';
  return [
    `${CHANNEL}${name}`,
    ...(accounts.length > 0 ? accounts.map((account) => `${CHANNEL}${name} ${account}`) : []),
  ];
};

/** Texts are stored in blocks, in the order of lines: read in that order, each block is opened once. */
const inLineOrder = (items: readonly Item[]): number[] =>
  [...items.keys()].sort((a, b) => (items[a]?.lines[0] ?? 0) - (items[b]?.lines[0] ?? 0));
