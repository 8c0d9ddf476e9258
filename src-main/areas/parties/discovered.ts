/**
 * Accounts that stand in statements: which of them nobody bound, and whether a bound one is among them.
 *
 * Their numbers leave the engine masked; a key made for this run of the program stands for each, so that one can be bound without its number.
 */
import { createHmac, randomBytes } from 'node:crypto';
import type { Output } from '../../../shared/contract/calls.ts';
import { formatDay } from '../../../shared/domain/dates.ts';
import { plainNumber } from '../../../shared/domain/plain-account.ts';
import type { Channel } from '../../../shared/domain/statement-line.ts';
import type { LineStore } from '../statements/line-store.ts';
import { NO_DAY } from '../statements/rules/line-columns.ts';
import { maskNumber } from './masked.ts';
import type { PartyStore } from './store.ts';

interface Found {
  readonly channel: Channel;
  readonly number: string;
  readonly currency: string;
  lines: number;
  lastDay: number;
}

const SALT = randomBytes(32);
const keyOf = ({ channel, number, currency }: Found): string =>
  createHmac('sha256', SALT)
    .update(JSON.stringify([channel, plainNumber(number), currency]))
    .digest('hex');

const placeOf = (channel: Channel, number: string): string => `${channel} ${plainNumber(number)}`;

/** Of orders the account is what our own books say, no statement of anybody. */
const statementsOf = (lines: LineStore) => lines.active().filter(({ view }) => view.sourceKind !== 'orders');

/** Whether a number stands in a statement of ours. */
export function boundToday(
  lines: LineStore,
): (account: { readonly channel: Channel; readonly number: string }) => boolean {
  const places = new Set(
    statementsOf(lines).flatMap(({ view }) => view.accounts.map((number) => placeOf(view.channel, number))),
  );
  return ({ channel, number }) => places.has(placeOf(channel, number));
}

export function discoveredAccounts(
  lines: LineStore,
  parties: PartyStore,
): Output<'parties.discovered'>['accounts'] {
  return unbound(lines, parties)
    .map((found) => ({
      key: keyOf(found),
      channel: found.channel,
      number: maskNumber({ kind: found.channel === 'bank' ? 'bank' : 'channel', number: found.number }),
      currency: found.currency,
      lines: found.lines,
      lastDay: found.lastDay === NO_DAY ? '' : formatDay(found.lastDay),
    }))
    .toSorted((a, b) => b.lines - a.lines || (a.number < b.number ? -1 : 1));
}

/** The number behind a key; null where nothing is behind it any more. */
export const numberBehind = (key: string, lines: LineStore, parties: PartyStore): string | null =>
  unbound(lines, parties).find((found) => keyOf(found) === key)?.number ?? null;

function unbound(lines: LineStore, parties: PartyStore): Found[] {
  const found = new Map<string, Found>();
  for (const imported of statementsOf(lines)) {
    const { channel, accounts, currencies } = imported.view;
    const columns = lines.columns(imported);
    const width = Math.max(1, currencies.length);
    const [counts, last] = [
      new Uint32Array(accounts.length * width),
      new Int32Array(accounts.length * width).fill(NO_DAY),
    ];
    for (let line = 0; line < columns.count; line += 1) {
      const at = (columns.account[line] ?? 0) * width + (columns.currency[line] ?? 0);
      counts[at] = (counts[at] ?? 0) + 1;
      last[at] = Math.max(last[at] ?? NO_DAY, columns.day[line] ?? NO_DAY);
    }
    for (const [at, count] of counts.entries()) {
      const number = accounts[Math.floor(at / width)] ?? '';
      const currency = currencies[at % width] ?? '';
      if (count === 0 || number === '' || currency === '') continue;
      const key = `${placeOf(channel, number)} ${currency}`;
      const held = found.get(key) ?? { channel, number, currency, lines: 0, lastDay: NO_DAY };
      held.lines += count;
      held.lastDay = Math.max(held.lastDay, last[at] ?? NO_DAY);
      found.set(key, held);
    }
  }
  return [...found.values()].filter(
    ({ channel, number, currency }) =>
      !parties
        .byNumber(channel, number)
        .some((account) => account.kind === 'channel' || account.currency === currency),
  );
}
