/**
 * What a bank line quotes: the numbers in its reference, batch number and description, as the same hashes the columns use.
 *
 * A token is a run of letters and digits, or a word as printed (references may hold dashes). Short ones and dates agree by chance and are
 * left out; so is a token that stands in many lines, because an account number or a product code is no reference.
 */
import { CHANNELS } from '../../../../../shared/domain/statement-line.ts';
import { hash64 } from '../../../statements/rules/line-columns.ts';
import type { LineTexts } from '../leg-match.ts';
import { channelIsNamed, hasChannelWords } from './channel-words.ts';

const LINES_PER_TOKEN_MAX = 16;
const DATE = /^(?:19|20)\d{2}-?[01]\d-?[0-3]\d$/;

export function tokensOf(text: LineTexts, lengthMin: number): string[] {
  const tokens = new Set<string>();
  for (const field of [text.bankReference, text.batchNo, text.channelTransactionId, text.description]) {
    for (const pattern of [/[A-Za-z0-9]+/g, /[A-Za-z0-9_.\-/]+/g, /[^\s,;，；、]+/g])
      for (const [token] of field.matchAll(pattern))
        if (token.length >= lengthMin && !DATE.test(token)) tokens.add(token);
  }
  return [...tokens];
}

/** A channel's own count of its batches, as its name with the count: too short to be quoted alone. */
export const batchWords = (batchNo: string, channel: number): string[] =>
  /^\d{1,7}$/.test(batchNo) && hasChannelWords(channel) ? [`${channel} ${BATCH_WORD} ${batchNo}`] : [];

const BATCH_WORD = 'batch';
const BATCH = /(?:batch|批次号?)\s*(?:no\.?|number|nr\.?)?\s*[:：#]?\s*(\d{1,7})(?!\d)/giu;

/** The same of what a bank prints: "ADYEN … BATCH 238". */
function batchTokens(text: LineTexts): string[] {
  const said = `${text.bankReference} ${text.description}`;
  if (!/batch|批次/i.test(said)) return [];
  const channels = CHANNELS.map((_, channel) => channel).filter((channel) => channelIsNamed(channel, text));
  return [...said.matchAll(BATCH)].flatMap(([, count]) =>
    channels.map((channel) => `${channel} ${BATCH_WORD} ${count}`),
  );
}

/** Hash of a text as `high:low`, as idText gives it for a column. */
export function hashText(text: string): string {
  const out = new Uint32Array(2);
  hash64(text, out, 0);
  return `${out[0] ?? 0}:${out[1] ?? 0}`;
}

/** Token hash → the lines that quote it, common tokens left out. */
export function quotesOf(
  positions: readonly number[],
  texts: (position: number) => LineTexts,
  lengthMin: number,
): ReadonlyMap<string, readonly number[]> {
  const quotes = new Map<string, number[]>();
  for (const position of positions) {
    const text = texts(position);
    for (const token of [...tokensOf(text, lengthMin), ...batchTokens(text)]) {
      const key = hashText(token);
      const lines = quotes.get(key) ?? [];
      quotes.set(key, lines);
      lines.push(position);
    }
  }
  for (const [key, lines] of quotes) if (lines.length > LINES_PER_TOKEN_MAX) quotes.delete(key);
  return quotes;
}
