/**
 * Signing batches, by two persons; holding and returning them, by one, for nothing moves by it. What is signed is what was looked at: its hash is made
 * again when it is asked for and inside the transaction of the last approval, and a fact that changed meanwhile voids the request.
 */
import type { Input, Output } from '../../../../shared/contract/calls.ts';
import { Refused } from '../../../../shared/contract/errors.ts';
import { chinaDay } from '../../../../shared/domain/china-time.ts';
import { minor } from '../../../../shared/domain/money.ts';
import { netOf } from '../../../../shared/domain/settlement.ts';
import type { CallInfo } from '../../../platform/handlers.ts';
import type { Executor, RequestSubject } from '../../../platform/second-person.ts';
import { sha256OfJson } from '../../../platform/sha256.ts';
import type { SettlementDeps } from '../deps.ts';
import { withoutLines } from '../rules/correction.ts';
import type { StandingBatch } from '../settlement-book.ts';
import { appendDecisions, type Decision, type NewDecision } from './decision-store.ts';
import { linesOf } from './lines-of.ts';
import { look } from './look.ts';
import { signFacts } from './request-facts.ts';
import { waitingRequests } from './views.ts';

type Asked = Input<'settlement.decide'>;

export function decideSettlements(
  deps: SettlementDeps,
  input: Asked,
  info: CallInfo,
): Output<'settlement.decide'> {
  const batches = input.batches.map((each) => lookedAt(deps, each));
  if (new Set(input.batches.map(({ key }) => key)).size < batches.length)
    throw new Refused('bad_input', { at: 'batches', expected: 'distinct' });
  const { decision, reason } = input;
  if (decision !== 'approve') {
    if (input.without.length > 0) throw new Refused('bad_input', { at: 'without', expected: 'nothing' });
    write(deps, { batches, decision: WORDS[decision], maker: info.person, reason }, info);
    info.changed('settlement', 'record');
    return { requestId: null, decided: batches.length };
  }
  const signing = batches.map((each) => toSign(deps, each, input.without, batches.length));
  const subject = { ...subjectOf(input), warned: warningsOf(deps, signing) };
  refuseAsked(deps, input);
  const [first] = signing;
  const currency = first?.batch.of.currency ?? '';
  if (signing.some(({ batch }) => batch.of.currency !== currency))
    throw new Refused('move_not_allowed', { why: 'settlement_currencies' });
  const amount = minor(signing.reduce((sum, { batch }) => sum + Math.abs(batch.net), 0));
  const asking = {
    kind: 'settlement_sign',
    subject,
    hash: hashOf(deps, signing, input.without),
    facts: signFacts(deps, signing, input.without.length),
    amount,
    currency,
    reason,
  } as const;
  const { requestId } = deps.secondPerson.decide(info, asking, () =>
    write(deps, { batches: signing, decision: 'approved', maker: info.person, reason }, info),
  );
  info.changed('settlement', 'approvals', 'record');
  return { requestId, decided: requestId === null ? signing.length : 0 };
}

export function signExecutor(deps: SettlementDeps): Executor {
  const signingOf = (subject: RequestSubject): readonly StandingBatch[] => {
    const keys = textsOf(subject, 'keys');
    const without = numbersOf(subject, 'without');
    return keys.map((key) => toSign(deps, standingOf(deps, key), without, keys.length));
  };
  return {
    hashNow: (subject) => {
      try {
        const signing = signingOf(subject);
        // What warns by now and did not when it was asked for, nobody who agrees was shown.
        const shown = new Set(textsOf(subject, 'warned'));
        if (warningsOf(deps, signing).some((each) => !shown.has(each))) return null;
        return hashOf(deps, signing, numbersOf(subject, 'without'));
      } catch (fault) {
        if (fault instanceof Refused) return null; // Signed meanwhile, gone, or stopped by a check.
        throw fault;
      }
    },
    run: (subject, maker, reason, info) =>
      write(deps, { batches: signingOf(subject), decision: 'approved', maker, reason }, info),
    after: (info) => info.changed('settlement', 'approvals', 'record'),
  };
}

const WORDS = { hold: 'held', return: 'returned' } as const;

/** What the checks warn of, batch by batch in the order they are asked for. */
const warningsOf = (deps: SettlementDeps, signing: readonly StandingBatch[]): readonly string[] =>
  signing.flatMap((each, at) =>
    look(deps, each).checks.flatMap(({ name, outcome }) => (outcome === 'warn' ? [`${at} ${name}`] : [])),
  );

const subjectOf = ({ batches, without }: Asked): RequestSubject => ({
  keys: batches.map(({ key }) => key),
  hashes: batches.map(({ hash }) => hash),
  without,
});
const textsOf = (subject: RequestSubject, name: string): string[] => [subject[name] ?? []].flat().map(String);
const numbersOf = (subject: RequestSubject, name: string): number[] =>
  [subject[name] ?? []].flat().map(Number);

/** One that nobody signed. */
function standingOf({ book }: SettlementDeps, key: string): StandingBatch {
  const found = book.find(key);
  if (!found) throw new Refused('not_found', { what: 'settlement' });
  if (found.signed) {
    const { settlementNo: settlement } = found.signed;
    throw new Refused('already_decided', { why: 'settlement_signed', settlement });
  }
  return found;
}

/** As it was looked at: another hash is another batch. */
function lookedAt(deps: SettlementDeps, { key, hash }: Asked['batches'][number]): StandingBatch {
  const found = standingOf(deps, key);
  if (look(deps, found).hash !== hash) throw new Refused('move_not_allowed', { why: 'settlement_changed' });
  return found;
}

/** Without the lines that are left to a later one; refused where a check stops what is left of it. */
function toSign(
  deps: SettlementDeps,
  standing: StandingBatch,
  without: readonly number[],
  count: number,
): StandingBatch {
  const left = partOf(deps, standing, without, count);
  const stops = look(deps, left).checks.filter(({ outcome }) => outcome === 'stop').length;
  if (stops > 0) throw new Refused('move_not_allowed', { why: 'settlement_stopped', count: stops });
  return left;
}

function partOf(
  { fees }: SettlementDeps,
  standing: StandingBatch,
  without: readonly number[],
  count: number,
): StandingBatch {
  if (without.length === 0) return standing;
  const { batch } = standing;
  const ids = new Set(linesOf(batch));
  const isOfIt = without.every((id) => ids.has(id));
  // Of several, nobody could say which the lines are left out of; of all its lines nothing would be signed.
  if (count !== 1 || !isOfIt || new Set(without).size >= ids.size)
    throw new Refused('bad_input', { at: 'without', expected: 'some_lines_of_one_batch' });
  const { figures, members } = withoutLines(batch, new Set(without));
  const { side, correction } = batch.of;
  // Lines left out take their difference of fees with them, to their correction.
  const feeVariance = side === 'channel' && correction === 0 ? fees.varianceOf(members) : batch.feeVariance;
  return {
    ...standing,
    batch: { ...batch, figures, members, feeVariance, net: netOf(figures, batch.opening) },
  };
}

/** The same asked twice is asked once; asked for otherwise, that request comes first. */
function refuseAsked(deps: SettlementDeps, asked: Asked): void {
  const waiting = waitingRequests(deps);
  const subject = JSON.stringify(subjectOf(asked));
  for (const { key } of asked.batches) {
    const id = waiting.get(key);
    const request = deps.waiting().find((each) => each.id === id);
    const { warned: _, ...same } = request?.subject ?? {};
    if (request && JSON.stringify(same) !== subject)
      throw new Refused('already_decided', { why: 'settlement_asked', request: request.id });
  }
}

/** Over what is signed, what is left out, and what was said of it before: a batch that was held meanwhile is not signed by an older request. */
const hashOf = (
  deps: SettlementDeps,
  signing: readonly StandingBatch[],
  without: readonly number[],
): string =>
  sha256OfJson([
    signing.map((each) => [each.batch.key, look(deps, each).hash, each.decided?.version ?? 0]),
    without.toSorted((a, b) => a - b),
  ]);

const ACTIONS = {
  approved: 'settlement.signed',
  held: 'settlement.held',
  returned: 'settlement.returned',
} as const;

interface Writing {
  readonly batches: readonly StandingBatch[];
  readonly decision: Decision['decision'];
  readonly maker: string;
  readonly reason: string;
}

/** All of them or none. */
function write(deps: SettlementDeps, { batches, decision, maker, reason }: Writing, info: CallInfo): void {
  const { ledger, record, book, now } = deps;
  const at = now();
  const made = batches.map((each) => decisionOf(deps, each, book.find(each.batch.key), { decision, reason }));
  record.write(
    info,
    (written: ReturnType<typeof appendDecisions>) => ({
      action: ACTIONS[decision],
      subject: { maker, count: made.length, reason, ...numbersSaid(written) },
    }),
    () => appendDecisions(ledger, made, { at, by: maker, day: chinaDay(at) }),
  );
}

/** They follow one another. */
function numbersSaid(written: ReturnType<typeof appendDecisions>): Readonly<Record<string, string>> {
  const [first, last] = [written[0]?.settlementNo ?? '', written.at(-1)?.settlementNo ?? ''];
  if (first === '') return {};
  return { settlement: first === last ? first : `${first}–${last}` };
}

function decisionOf(
  deps: SettlementDeps,
  part: StandingBatch,
  whole: StandingBatch | null,
  { decision, reason }: Pick<Writing, 'decision' | 'reason'>,
): NewDecision {
  const { batch } = part;
  const { checks, hash } = look(deps, part);
  const kept = new Set(whole && whole !== part ? linesOf(batch) : []);
  const without = whole && whole !== part ? [...linesOf(whole.batch)].filter((id) => !kept.has(id)) : [];
  return {
    ...{ key: batch.key, decision, owner: batch.owner, from: batch.from, to: batch.to, net: batch.net, hash },
    body: {
      ...{ of: batch.of, dueDay: batch.dueDay, channelBatchNo: batch.channelBatchNo },
      ...{ opening: batch.opening, figures: batch.figures, feeVariance: batch.feeVariance },
      batchNet: batch.batch?.net ?? null,
      fundNet: batch.fund?.net ?? null,
      bankNet: batch.bank?.net ?? null,
      ...{ payoutLineIds: batch.payoutLineIds, checks, without },
      ...(batch.apart ? { apart: batch.apart } : {}),
      adjustmentIds: batch.adjustmentIds ?? [],
    },
    members: batch.members,
    reason,
  };
}
