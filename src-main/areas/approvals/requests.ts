/**
 * Maker and checker (经办/复核), the one mechanism: files requests, takes decisions, and has them carried out in the transaction of the last
 * approval. Below every shell: nobody decides on her own request, whatever role she has.
 */
import type { RequestKind, RequestState } from '../../../shared/contract/approvals.ts';
import { Refused } from '../../../shared/contract/errors.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import type { CallInfo } from '../../platform/handlers.ts';
import type { Asking, Executor, SecondPerson, Ticket, Tickets } from '../../platform/second-person.ts';
import type { Record as AuditRecord } from '../../record/record.ts';
import type { People } from '../access/people.ts';
import { approversNeeded, wholePolicy } from './rules/policy.ts';
import { KINDS } from './rules/request-kinds.ts';
import {
  appendDecision,
  appendRequest,
  approvalsOf,
  type Decision,
  readPolicy,
  readRequests,
  type StoredRequest,
  stateOf,
} from './store.ts';

/** A request nobody decides goes stale: what it is about has moved on. */
export const EXPIRES_AFTER_DAYS = 14;
const DAY_MS = 24 * 60 * 60 * 1000;

export interface RequestsDeps {
  readonly ledger: Ledger;
  readonly record: AuditRecord;
  readonly people: People;
  readonly now: () => string;
  /** Asked for late: the areas that carry things out are wired after this one. */
  readonly executorOf: (kind: RequestKind) => Executor;
}

export class Requests implements SecondPerson, Tickets {
  readonly #deps: RequestsDeps;

  constructor(deps: RequestsDeps) {
    this.#deps = deps;
  }

  decide<T>(info: CallInfo, asking: Asking, work: () => T) {
    const { record, people, ledger, now } = this.#deps;
    const { kind, hash } = asking;
    const rules = KINDS[kind];
    const policy = wholePolicy(readPolicy(ledger));
    const { also, currency } = asking;
    const needed = Math.max(
      approversNeeded(policy, asking),
      also ? approversNeeded(policy, { ...also, currency }) : 0,
    );
    if (needed === 0) return { requestId: null, result: work() } as const;
    if (rules.isOpenToSolePerson && people.holders(rules.right, [info.person]).length === 0) {
      const happening = { action: 'approvals.unchecked', subject: { kind, hash } };
      return { requestId: null, result: record.write(info, happening, work) } as const;
    }
    const same = this.all().find(
      (request) =>
        request.kind === kind &&
        request.hash === hash &&
        request.madeBy === info.person &&
        ['waiting', 'approved'].includes(this.state(request)),
    );
    if (same) return { requestId: same.id, result: null } as const; // Asked twice is asked once.
    const madeAt = now();
    const requestId = record.write(
      info,
      (id: number) => ({ action: 'approvals.requested', subject: { request: id, kind, hash } }),
      () =>
        appendRequest(ledger, {
          ...asking,
          madeBy: info.person,
          madeAt,
          expiresAt: new Date(Date.parse(madeAt) + EXPIRES_AFTER_DAYS * DAY_MS).toISOString(),
          needed,
        }),
    );
    info.changed('approvals', 'record');
    return { requestId, result: null } as const;
  }

  all(): StoredRequest[] {
    return readRequests(this.#deps.ledger);
  }

  get(id: number): StoredRequest {
    const found = this.all().find((request) => request.id === id);
    if (!found) throw new Refused('not_found', { what: 'request', id });
    return found;
  }

  state(request: StoredRequest): RequestState {
    return stateOf(request, this.#deps.now());
  }

  /** Why a person may not decide on it; '' when she may. */
  whyNot(request: StoredRequest, person: string): '' | 'own' | 'no_right' | 'already' | 'ended' {
    if (this.state(request) !== 'waiting') return 'ended';
    if (isOwn(request, person)) return 'own';
    if (!this.#deps.people.rightsOf(person).has(KINDS[request.kind].right)) return 'no_right';
    return approvalsOf(request).some((each) => each.by === person) ? 'already' : '';
  }

  /** Whether what was asked for still is what it was; a file is read again where it has to be. */
  async isCurrent(request: StoredRequest): Promise<boolean> {
    await this.#deps.executorOf(request.kind).prepare?.(request.subject);
    return this.#isSame(request);
  }

  #isSame(request: StoredRequest): boolean {
    return this.#deps.executorOf(request.kind).hashNow(request.subject) === request.hash;
  }

  async approve(id: number, hash: string, note: string, info: CallInfo): Promise<RequestState> {
    const { record } = this.#deps;
    const request = this.#mayDecide(id, info);
    const executor = this.#deps.executorOf(request.kind);
    if (hash !== request.hash) throw new Refused('request_void', { request: id });
    await executor.prepare?.(request.subject);
    const current = this.#mayDecide(id, info); // Preparing took time: it may have been decided meanwhile.
    const subject = { request: id, kind: request.kind, hash };
    if (executor.hashNow(request.subject) !== request.hash) {
      this.#end(request, 'void', 'approvals.voided', '', info);
      throw new Refused('request_void', { request: id });
    }
    const isEnough = approvalsOf(current).length + 1 >= current.needed;
    const isCarriedOut = isEnough && KINDS[request.kind].carriedOut === 'at_once';
    try {
      record.write(info, { action: 'approvals.approved', subject }, () => {
        this.#append(id, info, { action: 'approve', hash, note });
        if (!isCarriedOut) return;
        const carried = { action: 'approvals.carried_out', subject: { ...subject, maker: request.madeBy } };
        record.write(info, carried, () => {
          executor.run(request.subject, request.madeBy, request.reason, info);
          this.#append(id, info, { action: 'carry_out', hash, note: '' });
        });
      });
    } finally {
      if (isCarriedOut) executor.after?.(info); // Also when it was rolled back: nothing half-read stays.
    }
    info.changed('approvals', 'record', 'signals');
    return this.state(this.get(id));
  }

  reject(id: number, reason: string, info: CallInfo): void {
    const request = this.#mayDecide(id, info);
    this.#end(request, 'reject', 'approvals.rejected', reason, info);
  }

  withdraw(id: number, reason: string, info: CallInfo): void {
    const request = this.get(id);
    if (request.madeBy !== info.person) throw new Refused('no_right', { request: id });
    if (!['waiting', 'approved'].includes(this.state(request)))
      throw new Refused('request_ended', { request: id });
    this.#end(request, 'withdraw', 'approvals.withdrawn', reason, info);
  }

  open(kind: RequestKind, info: CallInfo): StoredRequest[] {
    return this.all().filter(
      (request) =>
        request.kind === kind &&
        request.madeBy === info.person &&
        this.state(request) === 'approved' &&
        this.#isSame(request),
    );
  }

  use(ticket: Ticket, info: CallInfo): void {
    const request = this.get(ticket.id);
    if (this.state(request) !== 'approved') throw new Refused('request_ended', { request: ticket.id });
    this.#append(request.id, info, { action: 'carry_out', hash: request.hash, note: '' });
  }

  #mayDecide(id: number, info: CallInfo): StoredRequest {
    const request = this.get(id);
    const whyNot = this.whyNot(request, info.person);
    if (whyNot === 'own') throw new Refused('same_person', { request: id });
    if (whyNot === 'no_right') throw new Refused('no_right', { request: id });
    if (whyNot !== '') throw new Refused('request_ended', { request: id, why: whyNot });
    return request;
  }

  #end(
    request: StoredRequest,
    action: Decision['action'],
    name: string,
    reason: string,
    info: CallInfo,
  ): void {
    const subject = { request: request.id, kind: request.kind, hash: request.hash };
    this.#deps.record.write(info, { action: name, subject }, () => {
      this.#append(request.id, info, { action, hash: request.hash, note: reason });
      this.#deps.executorOf(request.kind).ended?.(request.subject);
    });
    info.changed('approvals', 'record');
  }

  #append(id: number, info: CallInfo, decision: Pick<Decision, 'action' | 'hash' | 'note'>): void {
    appendDecision(this.#deps.ledger, id, { ...decision, by: info.person, at: this.#deps.now() });
  }
}

/** Hers is what she asked for, and what she made and somebody else asked for. */
function isOwn({ madeBy, subject }: StoredRequest, person: string): boolean {
  const { hands } = subject;
  return madeBy === person || (Array.isArray(hands) && hands.includes(person));
}
