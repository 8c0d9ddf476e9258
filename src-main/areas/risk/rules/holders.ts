/**
 * Whose account a statement is of, where nobody wrote it down: two statements that tell of one movement name each other. A says money went to B, the
 * other account says it came from A: that account is B's. Only where every such pair of an account says the same.
 */

import { DIRECTION_IN, DIRECTION_OUT, type LineSet } from '../../statements/rules/line-columns.ts';
import type { Subject } from './finding.ts';
import type { BankWords } from './flows-of.ts';
import { amountOf, momentOf } from './sales-of.ts';

/** Small sums meet by chance. */
const LEAST_MINOR = 100_000;

/** `known` by the set's accounts, null where nobody knows; what is found out fills it up. */
export function holdersTold(
  bank: LineSet,
  { other, others }: Pick<BankWords, 'other' | 'others'>,
  known: readonly (Subject | null)[],
): readonly (Subject | null)[] {
  if (bank.accounts.length < 2 || known.every((each) => each !== null)) return known;
  const outs = new Map<string, number[]>();
  const keyOf = (line: number) =>
    `${bank.currency[line] ?? 0} ${amountOf(bank, line)} ${momentOf(bank, line).day}`;
  for (const line of movements(bank, DIRECTION_OUT)) {
    const of = outs.get(keyOf(line));
    if (of) of.push(line);
    else outs.set(keyOf(line), [line]);
  }
  const votes = known.map(() => new Map<string, Subject>());
  const isMet = new Map<string, number>();
  const ins = movements(bank, DIRECTION_IN).filter((line) => outs.has(keyOf(line)));
  for (const line of ins) isMet.set(keyOf(line), (isMet.get(keyOf(line)) ?? 0) + 1);
  const vote = (account: number, subject: Subject | undefined) => {
    if (subject) votes[account]?.set(`${subject.kind} ${subject.id}`, subject);
  };
  for (const into of ins) {
    const [out, ...more] = outs.get(keyOf(into)) ?? [];
    const [from, to] = [bank.account[out ?? 0] ?? 0, bank.account[into] ?? 0];
    // One of each, or nobody can say which belong together.
    if (out === undefined || more.length > 0 || isMet.get(keyOf(into)) !== 1 || from === to) continue;
    vote(to, others[other[out] ?? -1]?.subject);
    vote(from, others[other[into] ?? -1]?.subject);
  }
  return known.map((holder, account) => {
    const said = [...(votes[account]?.values() ?? [])];
    return holder ?? (said.length === 1 ? (said[0] ?? null) : null);
  });
}

function movements(bank: LineSet, direction: number): number[] {
  const found: number[] = [];
  for (let line = 0; line < bank.count; line += 1)
    if (bank.direction[line] === direction && amountOf(bank, line) >= LEAST_MINOR) found.push(line);
  return found;
}
