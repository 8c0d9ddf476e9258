/**
 * What the books lack and what they have too much of: what facts ask for, held against what stands posted by rules.
 *
 * An entry stays as long as each of its members is asked for with the very amount, on the same accounts; else it is reversed whole and what is still
 * asked for of it is posted anew. Nothing is posted twice, whatever order facts came in.
 */
import type { Members } from './units.ts';

export interface Account {
  readonly account: string;
  readonly sub: string;
}

/** One entry of two sides, as facts ask for it. */
export interface Asked {
  readonly source: string;
  readonly rule: string;
  /** Of the facts. */
  readonly day: string;
  readonly currency: string;
  readonly debit: Account;
  readonly credit: Account;
  readonly members: Members;
}

/** An entry by a rule that stands; its members are read when they are looked at. */
export interface PostedEntry extends Omit<Asked, 'members'> {
  readonly id: number;
  readonly members: () => Members;
}

export interface Difference<Posted extends PostedEntry> {
  readonly reverse: readonly Posted[];
  readonly add: readonly Asked[];
}

export function differenceOf<Posted extends PostedEntry>(
  asked: readonly Asked[],
  posted: Iterable<Posted>,
): Difference<Posted> {
  const byKey = new Map(
    asked.map((each) => [keyOf(each), { each, isPosted: new Uint8Array(each.members.amounts.length) }]),
  );
  const reverse: Posted[] = [];
  for (const entry of posted) {
    const found = byKey.get(keyOf(entry));
    if (!found || !covers(found.each.members, entry.members(), found.isPosted)) reverse.push(entry);
  }
  const add = [...byKey.values()].flatMap(({ each, isPosted }): Asked[] => {
    if (!isPosted.includes(1)) return [each];
    return isPosted.includes(0) ? [{ ...each, members: remaining(each.members, isPosted) }] : [];
  });
  return { reverse, add };
}

const keyOf = ({ day, rule, source, currency, debit, credit }: Omit<Asked, 'members'>): string =>
  `${day}|${rule}|${source}|${currency}|${debit.account}|${debit.sub}|${credit.account}|${credit.sub}`;

/** Whether all that is posted is asked for and was not found posted before; then it is marked. Both are in ascending order. */
function covers(asked: Members, posted: Members, isPosted: Uint8Array): boolean {
  const places = new Uint32Array(posted.amounts.length);
  let at = 0;
  for (let member = 0; member < places.length; member += 1) {
    while (at < isPosted.length && isBefore(asked, at, posted, member)) at += 1;
    const isSame =
      at < isPosted.length &&
      asked.lines[at] === posted.lines[member] &&
      asked.keys[at] === posted.keys[member] &&
      asked.amounts[at] === posted.amounts[member] &&
      isPosted[at] === 0;
    if (!isSame) return false;
    places[member] = at;
    at += 1;
  }
  for (const place of places) isPosted[place] = 1;
  return places.length > 0;
}

function isBefore(asked: Members, at: number, posted: Members, member: number): boolean {
  const [key, other] = [asked.keys[at], posted.keys[member]];
  if (key !== undefined || other !== undefined) return (key ?? '') < (other ?? '');
  return (asked.lines[at] ?? 0) < (posted.lines[member] ?? 0);
}

function remaining({ lines, keys, amounts }: Members, isPosted: Uint8Array): Members {
  const isLeft = (_: unknown, at: number) => isPosted[at] === 0;
  return { lines: lines.filter(isLeft), keys: keys.filter(isLeft), amounts: amounts.filter(isLeft) };
}
