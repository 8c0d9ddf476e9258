/**
 * Flows between bank accounts and other parties, out of the columns of bank lines and what was read of their texts. Fees and interest are between an
 * account and its bank, and what channels settled is told by their bills: neither is a flow.
 */
import { LINE_KINDS, LINE_STATUSES } from '../../../../shared/domain/statement-line.ts';
import { DIRECTION_IN, DIRECTION_OUT, type LineSet, NO_DAY } from '../../statements/rules/line-columns.ts';
import type { Subject } from './finding.ts';
import { grouped } from './grouped.ts';
import { amountOf, momentOf } from './sales-of.ts';
import { type Flows, MONEY_IN, MONEY_OUT, type SubjectOf } from './scene.ts';

export interface OtherParty {
  readonly subject: Subject;
  readonly isOwn: boolean;
  /** A payment channel: what it pays is settlement. */
  readonly isChannel: boolean;
}

/** What the texts of the lines say, by place in the set. */
export interface BankWords {
  /** Into `others`; -1 where no other party is named. */
  readonly other: Int32Array;
  readonly others: readonly OtherParty[];
  /** Hash of what it was for, odd where the text has a figure in it; 0 where nothing is said. */
  readonly purpose: Uint32Array;
  /** Whose account it is, by the set's accounts. */
  readonly holders: readonly Subject[];
  /** Settlement that was matched with its channel. */
  readonly isSettled: (lineId: number) => boolean;
  /** A payment of ours. */
  readonly isOurs: (lineId: number) => boolean;
}

const LEFT_OUT = new Set(
  (['fee', 'fee_return', 'interest'] as const).map((each) => LINE_KINDS.indexOf(each)),
);
const STANDS = new Set((['none', 'success'] as const).map((each) => LINE_STATUSES.indexOf(each)));

export function flowsOf(bank: LineSet, words: BankWords): Flows {
  const { count: most } = bank;
  const { subjects, subjectAt } = subjectsOf(bank, words);
  const line = new Uint32Array(most);
  const role = new Uint8Array(most);
  const subject = new Uint32Array(most);
  const at = new Float64Array(most);
  const isTimed = new Uint8Array(most);
  const day = new Int32Array(most);
  const amount = new Float64Array(most);
  const holder = new Uint32Array(most);
  const isOurs = new Uint8Array(most);
  const purpose = new Uint32Array(most);
  let count = 0;
  for (let from = 0; from < most; from += 1) {
    if (!isFlow(bank, words, from)) continue;
    const moment = momentOf(bank, from);
    const id = bank.lineId[from] ?? 0;
    if (moment.day === NO_DAY || words.isSettled(id)) continue;
    line[count] = id;
    role[count] = bank.direction[from] === DIRECTION_IN ? MONEY_IN : MONEY_OUT;
    subject[count] = subjectAt(from);
    at[count] = moment.at;
    isTimed[count] = moment.isTimed ? 1 : 0;
    day[count] = moment.day;
    amount[count] = amountOf(bank, from);
    holder[count] = bank.account[from] ?? 0;
    isOurs[count] = words.isOurs(id) ? 1 : 0;
    purpose[count] = words.purpose[from] ?? 0;
    count += 1;
  }
  return {
    ...{ count, line, role, subject, subjects, at, isTimed, day, amount, holder, isOurs, purpose },
    holders: words.holders,
    ...grouped(count, subjects.length, subject, at),
  };
}

function isFlow({ kind, direction, status }: LineSet, { other, others }: BankWords, line: number): boolean {
  const of = others[other[line] ?? -1];
  return (
    of !== undefined &&
    !of.isChannel &&
    (direction[line] === DIRECTION_IN || direction[line] === DIRECTION_OUT) &&
    STANDS.has(status[line] ?? 0) &&
    !LEFT_OUT.has(kind[line] ?? 0)
  );
}

/** Every other party and currency, in the order of their names; several ways of writing one name are one. */
function subjectsOf(
  bank: LineSet,
  words: BankWords,
): { readonly subjects: readonly SubjectOf[]; readonly subjectAt: (line: number) => number } {
  const currencies = bank.currencies.length;
  const placeOf = (line: number) => (words.other[line] ?? 0) * currencies + (bank.currency[line] ?? 0);
  const keys = new Map<string, SubjectOf>();
  const keyAt = new Map<number, string>();
  const seen = new Uint8Array(words.others.length * currencies);
  for (let line = 0; line < bank.count; line += 1) {
    const of = words.others[words.other[line] ?? -1];
    if (!of || seen[placeOf(line)] === 1 || !isFlow(bank, words, line)) continue;
    seen[placeOf(line)] = 1;
    const currency = bank.currencies[bank.currency[line] ?? 0] ?? '';
    const key = `${of.subject.kind} ${of.subject.id} ${currency}`;
    keyAt.set(placeOf(line), key);
    const known = keys.get(key);
    if (!known || of.subject.label < known.subject.label)
      keys.set(key, { subject: of.subject, isOwn: of.isOwn, currency });
  }
  const sorted = [...keys].toSorted(([a], [b]) => (a < b ? -1 : 1));
  const places = new Map(sorted.map(([key], place) => [key, place]));
  const at = new Uint32Array(seen.length);
  for (const [place, key] of keyAt) at[place] = places.get(key) ?? 0;
  return {
    subjects: sorted.map(([, subject]) => subject),
    subjectAt: (line) => at[placeOf(line)] ?? 0,
  };
}
