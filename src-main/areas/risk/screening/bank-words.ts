/**
 * What bank lines say in words, read once: who the other party is, and what it was for. A name is looked up once however often it is printed, and of a
 * million lines only these two fields are read.
 */

import { plainName, plainNumber } from '../../../../shared/domain/plain-account.ts';
import { namedChannel } from '../../matching/rules/legs/channel-words.ts';
import type { PartyStore } from '../../parties/store.ts';
import type { LineStore } from '../../statements/line-store.ts';
import type { LineSet } from '../../statements/rules/line-columns.ts';
import { namedIn } from '../large-value/rules/named.ts';
import type { Subject } from '../rules/finding.ts';
import type { BankWords, OtherParty } from '../rules/flows-of.ts';
import { holdersTold } from '../rules/holders.ts';

const SEPARATOR = 0x1f;

export function bankWords(
  lines: LineStore,
  parties: PartyStore,
  bank: LineSet,
): Pick<BankWords, 'other' | 'others' | 'purpose' | 'holders'> {
  const other = new Int32Array(bank.count).fill(-1);
  const purpose = new Uint32Array(bank.count);
  const others: OtherParty[] = [];
  /** By a hash of 53 bits of the bytes: among a million names the chance that any two meet is one in ten thousand million. */
  const known = new Map<number, number>();
  const directory = directoryOf(parties, bank.accounts);
  lines.scan(bank, (place, bytes, from, to) => {
    // The other party and what it was for lie last in a packed line: it is read from its end.
    const last = bytes.lastIndexOf(SEPARATOR, to - 1);
    const before = bytes.lastIndexOf(SEPARATOR, last - 1);
    if (before < from) return;
    purpose[place] = purposeOf(bytes, last + 1, to);
    if (last - before < 2) return;
    const name = hashOf(bytes, before + 1, last) * 2_097_152 + (hashBack(bytes, before + 1, last) >>> 11);
    let at = known.get(name);
    if (at === undefined) {
      at = others.push(directory.named(bytes.toString('utf8', before + 1, last))) - 1;
      known.set(name, at);
    }
    other[place] = at;
  });
  const holders = holdersTold(bank, { other, others }, bank.accounts.map(directory.holder));
  return {
    ...{ other, others, purpose },
    holders: holders.map((each, at) => each ?? byNumber(bank.accounts[at] ?? '')),
  };
}

const byNumber = (number: string): Subject => ({
  kind: 'counterparty',
  id: `account:${plainNumber(number)}`,
  label: number,
});

/** A hash of what it was for, odd where there is a figure in it. */
function purposeOf(bytes: Uint8Array, from: number, to: number): number {
  if (to <= from) return 0;
  let hasFigure = 0;
  for (let at = from; at < to; at += 1) {
    const byte = bytes[at] ?? 0;
    if (byte >= 0x30 && byte <= 0x39) hasFigure = 1;
  }
  return ((hashOf(bytes, from, to) & ~1) >>> 0) + hasFigure || 2;
}

/** FNV-1a; 0 for nothing. */
function hashOf(bytes: Uint8Array, from: number, to: number): number {
  if (to <= from) return 0;
  let hash = 0x811c9dc5;
  for (let at = from; at < to; at += 1) hash = Math.imul(hash ^ (bytes[at] ?? 0), 0x01000193);
  return hash >>> 0 || 1;
}

/** The same from the other end, with another factor: the two know nothing of each other. */
function hashBack(bytes: Uint8Array, from: number, to: number): number {
  let hash = 0x9747b28c;
  for (let at = to - 1; at >= from; at -= 1) {
    hash = Math.imul(hash ^ (bytes[at] ?? 0), 0x85ebca6b);
    hash = (hash << 13) | (hash >>> 19);
  }
  return hash >>> 0;
}

interface Directory {
  /** By what a bank prints. */
  readonly named: (printed: string) => OtherParty;
  /** Of an account; null where nobody wrote it down. */
  readonly holder: (number: string) => Subject | null;
}

/** Names and numbers of everybody known, now or before. A name that several parties have is nobody's in particular. */
function directoryOf(parties: PartyStore, statements: readonly string[]): Directory {
  // Banks that print a number where others print a name: it may be an account whose statement is here.
  const here = new Map(statements.map((number) => [plainNumber(number), byNumber(number)]));
  const own = new Set<string>();
  const byName = new Map<string, Subject | null>();
  const accounts = new Map<string, Subject>();
  const partyOf = (id: string): Subject => ({ kind: 'party', id, label: '' });
  const put = (name: string, id: string) => {
    if (plainName(name) === '') return;
    const known = byName.get(plainName(name));
    byName.set(plainName(name), known === undefined || known?.id === id ? partyOf(id) : null);
  };
  for (const party of parties.all()) put(party.name, party.id);
  for (const { partyId, holder, number } of parties.accounts()) {
    if (partyId === '') {
      own.add(plainName(holder));
      accounts.set(plainNumber(number), stranger(holder));
    } else {
      put(holder, partyId);
      accounts.set(plainNumber(number), partyOf(partyId));
    }
  }
  return {
    holder: (number) => accounts.get(plainNumber(number)) ?? null,
    named: (printed) => {
      // Most banks print both: a name with its number is still that name, and that number.
      const { name, number } = namedIn(printed);
      const subject =
        accounts.get(number || plainNumber(printed)) ??
        byName.get(name || plainName(printed)) ??
        here.get(number || plainNumber(printed)) ??
        stranger(printed);
      return {
        subject,
        isOwn:
          own.has(name || plainName(printed)) || (subject.kind === 'counterparty' && own.has(subject.id)),
        isChannel: namedChannel({ counterparty: printed, description: '' }) !== null,
      };
    },
  };
}

const stranger = (name: string): Subject => ({
  kind: 'counterparty',
  id: plainName(name) || name,
  label: name,
});
