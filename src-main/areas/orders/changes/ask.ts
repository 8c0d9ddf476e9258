/**
 * Asks for a change of an order, and carries it out: at once where nobody else has to agree, else in the transaction of the last approval. The
 * file it becomes is sealed before, its lines and the order's event are written together or not at all.
 */
import type { RequestKind } from '../../../../shared/contract/approvals.ts';
import { Refused } from '../../../../shared/contract/errors.ts';
import { formatMinor } from '../../../../shared/domain/money.ts';
import { assert } from '../../../../shared/result.ts';
import type { CallInfo } from '../../../platform/handlers.ts';
import type { Executor, RequestSubject, SecondPerson } from '../../../platform/second-person.ts';
import { sha256OfJson } from '../../../platform/sha256.ts';
import { refreshLines, type StatementsDeps } from '../../statements/deps.ts';
import { commitDeskFile, type DeskFile, type DeskFileDeps, makeDeskFile, standsWhole } from '../desk-file.ts';
import type { OrderEventStore } from '../event-store.ts';
import type { OrderBook } from '../order-book.ts';
import { draftOf } from './draft.ts';
import type { Change, Draft } from './drafted.ts';
import { changeOf, type OrderKind, subjectOf } from './subject.ts';

/** A request about an order that waits. */
export interface WaitingRequest {
  readonly id: number;
  readonly kind: RequestKind;
  readonly subject: RequestSubject;
  readonly amount: number | null;
  readonly currency: string;
  readonly reason: string;
  readonly madeBy: string;
  readonly madeAt: string;
}

export interface ChangeDeps extends DeskFileDeps, Pick<StatementsDeps, 'shelf' | 'linesChanged'> {
  readonly book: OrderBook;
  readonly events: OrderEventStore;
  readonly secondPerson: SecondPerson;
  readonly waiting: () => readonly WaitingRequest[];
}

export async function askChange(
  deps: ChangeDeps,
  given: Change,
  reason: string,
  info: CallInfo,
): Promise<{ readonly requestId: number | null }> {
  const change = changeOf(given.kind, subjectOf(given)); // As it will be read again.
  const drafted = draftOf(deps, change, askedBefore(deps, change));
  if (drafted.whyNot !== '') throw new Refused('move_not_allowed', { why: drafted.whyNot });
  const desk = await makeDeskFile(deps, drafted.rows);
  // What is there already overrules it, or part of it is there: told now, not when somebody approves.
  if (!standsWhole(desk, drafted.ends)) throw new Refused('move_not_allowed', { why: 'earlier_word' });
  const asking = {
    kind: change.kind,
    subject: subjectOf(change),
    hash: hashOf(change, drafted),
    facts: factsOf(deps, change, drafted),
    amount: change.kind === 'order_cancel' ? null : drafted.amount,
    currency: drafted.currency,
    reason,
  };
  const { requestId } = deps.secondPerson.decide(info, asking, () =>
    carryOut(deps, { drafted, desk, maker: info.person, reason }, info),
  );
  if (requestId === null) after(deps, info);
  return { requestId };
}

export function orderExecutor(deps: ChangeDeps, kind: OrderKind): Executor {
  const ready = new Map<string, DeskFile>();
  const draft = (subject: RequestSubject): Draft | null => {
    const drafted = draftOf(deps, changeOf(kind, subject));
    return drafted.whyNot === '' ? drafted : null;
  };
  return {
    hashNow: (subject) => {
      const drafted = draft(subject);
      const desk = ready.get(JSON.stringify(subject));
      if (!drafted || (desk && !standsWhole(desk, drafted.ends))) return null;
      return hashOf(changeOf(kind, subject), drafted);
    },
    // Its rows are worked out from the order as it stands, read back and sealed, each time somebody looks.
    prepare: async (subject) => {
      const drafted = draft(subject);
      const key = JSON.stringify(subject);
      if (drafted) ready.set(key, await makeDeskFile(deps, drafted.rows));
      else ready.delete(key);
    },
    run: (subject, maker, reason, info) => {
      const drafted = draft(subject);
      const desk = ready.get(JSON.stringify(subject));
      assert(drafted !== null && desk !== undefined, 'what is carried out was compared a moment ago');
      carryOut(deps, { drafted, desk, maker, reason }, info);
    },
    ended: (subject) => void ready.delete(JSON.stringify(subject)),
    after: (info) => {
      ready.clear();
      after(deps, info);
    },
  };
}

interface Carried {
  readonly drafted: Draft;
  readonly desk: DeskFile;
  readonly maker: string;
  readonly reason: string;
}

function carryOut(deps: ChangeDeps, { drafted, desk, maker, reason }: Carried, info: CallInfo): void {
  const { order, event, amount, currency, facts, evidence } = drafted;
  const subject = { order, maker, amount, currency, reason };
  deps.record.write(info, { action: `orders.${event}`, subject }, () => {
    commitDeskFile(deps, desk, maker, info);
    deps.events.append({
      merchantOrderNo: order,
      event,
      amount,
      currency,
      reason,
      facts: { ...facts, file: desk.name },
      evidence,
      at: deps.now(),
      by: maker,
    });
  });
}

/** Caches and screens, also when it was rolled back. */
export function after(deps: ChangeDeps, info: CallInfo): void {
  deps.events.forget();
  refreshLines(deps, info);
}

/** Refunds of the same order somebody asked for and nobody has decided: together they stay within what was paid. */
function askedBefore(deps: ChangeDeps, change: Change): number {
  return change.kind === 'order_refund' ? refundsAsked(deps, change.order) : 0;
}
export const refundsAsked = (deps: Pick<ChangeDeps, 'waiting'>, order: string): number =>
  deps
    .waiting()
    .filter((each) => each.kind === 'order_refund' && each.subject['order'] === order)
    .reduce((sum, each) => sum + (each.amount ?? 0), 0);

/** Over what is asked for and what it rests on. */
const hashOf = (change: Change, { basis }: Draft): string => sha256OfJson([change, basis]);

function factsOf(
  deps: ChangeDeps,
  change: Change,
  { order, facts, amount, currency, evidence, rows }: Draft,
) {
  return [
    { name: 'order_no', value: order },
    ...(change.kind === 'order_cancel' || change.kind === 'order_refund'
      ? []
      : [{ name: 'order_status', value: rows[0]?.status ?? '' }]),
    ...(facts['refund_no'] === undefined ? [] : [{ name: 'refund_no', value: facts['refund_no'] }]),
    ...(facts['status_before'] === undefined
      ? []
      : [{ name: 'order_status_before', value: facts['status_before'] }]),
    { name: 'order_amount', value: `${formatMinor(amount, currency)} ${currency}` },
    ...evidence.map((id) => {
      const line = deps.lines.view(id);
      const sum = `${formatMinor(line.gross ?? line.net, line.currency)} ${line.currency}`;
      return {
        name: 'evidence_lines',
        value: `${line.file}:${line.row} ${line.occurredAt || line.bookingDate} ${sum}`,
      };
    }),
  ];
}
