/** Requests and what persons said about them: facts only. Where a request stands follows from its facts and the time. */
import type { PolicyRule, RequestKind, RequestState } from '../../../shared/contract/approvals.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import type { RequestSubject } from '../../platform/second-person.ts';

export interface Decision {
  readonly action: 'approve' | 'reject' | 'withdraw' | 'expire' | 'void' | 'carry_out';
  readonly hash: string;
  readonly by: string;
  readonly at: string;
  readonly note: string;
}

export interface StoredRequest {
  readonly id: number;
  readonly kind: RequestKind;
  readonly subject: RequestSubject;
  readonly hash: string;
  readonly facts: readonly { readonly name: string; readonly value: string }[];
  readonly amount: number | null;
  readonly currency: string;
  readonly reason: string;
  readonly madeBy: string;
  readonly madeAt: string;
  readonly expiresAt: string;
  readonly needed: number;
  readonly decisions: readonly Decision[];
}

export type NewRequest = Omit<StoredRequest, 'id' | 'decisions'>;

export function appendRequest(ledger: Ledger, request: NewRequest): number {
  return ledger.append(
    ledger.query.insertInto('request').values({
      kind: request.kind,
      subject: JSON.stringify(request.subject),
      hash: request.hash,
      facts: JSON.stringify(request.facts),
      amount: request.amount,
      currency: request.currency,
      reason: request.reason,
      made_by: request.madeBy,
      made_at: request.madeAt,
      expires_at: request.expiresAt,
      needed: request.needed,
    }),
  );
}

export function appendDecision(ledger: Ledger, requestId: number, decision: Decision): void {
  ledger.append(
    ledger.query.insertInto('request_decision').values({
      request_id: requestId,
      action: decision.action,
      hash: decision.hash,
      by: decision.by,
      at: decision.at,
      note: decision.note,
    }),
  );
}

/** Newest first. */
export function readRequests(ledger: Ledger): StoredRequest[] {
  const decisions = new Map<number, Decision[]>();
  for (const row of ledger.all(ledger.query.selectFrom('request_decision').selectAll().orderBy('row'))) {
    const { hash, by, at, note } = row;
    const action = row.action as Decision['action']; // A CHECK of the table.
    decisions.set(row.request_id, [...(decisions.get(row.request_id) ?? []), { action, hash, by, at, note }]);
  }
  return ledger.all(ledger.query.selectFrom('request').selectAll().orderBy('id', 'desc')).map((row) => ({
    id: row.id,
    kind: row.kind as RequestKind, // Written by appendRequest.
    subject: JSON.parse(row.subject),
    hash: row.hash,
    facts: JSON.parse(row.facts),
    amount: row.amount,
    currency: row.currency,
    reason: row.reason,
    madeBy: row.made_by,
    madeAt: row.made_at,
    expiresAt: row.expires_at,
    needed: row.needed,
    decisions: decisions.get(row.id) ?? [],
  }));
}

const ENDS: Readonly<Partial<Record<Decision['action'], RequestState>>> = {
  reject: 'rejected',
  withdraw: 'withdrawn',
  expire: 'expired',
  void: 'void',
  carry_out: 'done',
};

export const approvalsOf = (request: StoredRequest): Decision[] =>
  request.decisions.filter((decision) => decision.action === 'approve');

/** The decision that ended it, if one did. */
export const endOf = (request: StoredRequest): Decision | null =>
  request.decisions.find((decision) => decision.action !== 'approve') ?? null;

export function stateOf(request: StoredRequest, now: string): RequestState {
  const end = endOf(request);
  if (end) return ENDS[end.action] ?? 'void';
  if (Date.parse(now) > Date.parse(request.expiresAt)) return 'expired';
  return approvalsOf(request).length >= request.needed ? 'approved' : 'waiting';
}

export function readPolicy(ledger: Ledger): PolicyRule[] {
  const row = ledger.first(
    ledger.query.selectFrom('approval_policy').select('rules').orderBy('row', 'desc').limit(1),
  );
  return row ? (JSON.parse(row.rules) as PolicyRule[]) : []; // Our own JSON, written below.
}

export function appendPolicy(
  ledger: Ledger,
  rules: readonly PolicyRule[],
  by: { readonly at: string; readonly by: string },
  reason: string,
): void {
  ledger.append(
    ledger.query.insertInto('approval_policy').values({ rules: JSON.stringify(rules), reason, ...by }),
  );
}
