/** The approvals' part of the contract: the inbox, the decisions, and the house's limits. */
import type { PolicyRule, RequestView } from '../../../shared/contract/approvals.ts';
import type { Input, Output } from '../../../shared/contract/calls.ts';
import { Refused } from '../../../shared/contract/errors.ts';
import type { CallInfo, HandlersOf } from '../../platform/handlers.ts';
import type { Executor } from '../../platform/second-person.ts';
import { sha256Of } from '../../platform/sha256.ts';
import { EXPIRES_AFTER_DAYS, type Requests, type RequestsDeps } from './requests.ts';
import { isLooser, policyProblem, wholePolicy } from './rules/policy.ts';
import { KINDS } from './rules/request-kinds.ts';
import { appendPolicy, approvalsOf, endOf, readPolicy, type StoredRequest } from './store.ts';

type ApprovalsCall =
  | 'approvals.list'
  | 'approvals.get'
  | 'approvals.counts'
  | 'approvals.approve'
  | 'approvals.reject'
  | 'approvals.withdraw'
  | 'approvals.policy'
  | 'approvals.setPolicy';

type ApprovalsDeps = Omit<RequestsDeps, 'executorOf'> & { readonly requests: Requests };

export function approvalsCalls(deps: ApprovalsDeps): HandlersOf<ApprovalsCall> {
  const { requests, people, ledger } = deps;
  /** Her own, those whose kind she may decide, all for who reads the record. */
  const maySee = (request: StoredRequest, person: string): boolean => {
    const rights = people.rightsOf(person);
    return request.madeBy === person || rights.has(KINDS[request.kind].right) || rights.has('record');
  };
  const view = (request: StoredRequest, person: string): RequestView => {
    const state = requests.state(request);
    const end = endOf(request);
    const whyNot = requests.whyNot(request, person);
    const { id, kind, hash, facts, amount, currency, reason, madeBy, madeAt, expiresAt, needed } = request;
    return {
      id,
      kind,
      state,
      hash,
      facts: facts.map((fact) =>
        fact.name === 'person' ? { name: fact.name, value: people.nameOf(fact.value) } : { ...fact },
      ),
      amount,
      currency,
      reason,
      madeBy,
      madeByName: people.nameOf(madeBy),
      madeAt,
      expiresAt,
      needed,
      approvals: approvalsOf(request).map(({ by, at, note }) => ({ by, name: people.nameOf(by), at, note })),
      ended: end ? { by: end.by, name: people.nameOf(end.by), at: end.at, reason: end.note } : null,
      mayDecide: whyNot === '',
      whyNot,
      mayWithdraw: madeBy === person && (state === 'waiting' || state === 'approved'),
    };
  };
  const get = (id: number, info: CallInfo): StoredRequest => {
    const request = requests.get(id);
    if (!maySee(request, info.person)) throw new Refused('not_found', { what: 'request', id });
    return request;
  };
  const isOpen = (request: StoredRequest) => isStillOpen(requests, request);
  const isShown = (request: StoredRequest, show: Input<'approvals.list'>['show'], person: string) => {
    if (show === 'to_decide') return requests.whyNot(request, person) === '';
    if (show === 'mine') return request.madeBy === person && isOpen(request);
    if (show === 'waiting') return isOpen(request);
    return show === 'all' || !isOpen(request);
  };

  return {
    'approvals.list': (input, info) => {
      const shown = requests
        .all()
        .filter((request) => maySee(request, info.person) && isShown(request, input.show, info.person));
      const page = shown.slice(input.offset, input.offset + input.limit);
      return { total: shown.length, rows: page.map((request) => view(request, info.person)) };
    },
    'approvals.get': async (input, info) => {
      const request = get(input.id, info);
      return {
        ...view(request, info.person),
        isCurrent: !isOpen(request) || (await requests.isCurrent(request)),
      };
    },
    'approvals.counts': (_, info) => {
      const { toDecide, mine } = waitingFor(requests, info.person);
      return { toDecide, mine };
    },
    'approvals.approve': async (input, info) => {
      get(input.id, info);
      return { state: await requests.approve(input.id, input.hash, input.note, info) };
    },
    'approvals.reject': (input, info) => {
      get(input.id, info);
      requests.reject(input.id, input.reason, info);
      return {};
    },
    'approvals.withdraw': (input, info) => {
      get(input.id, info);
      requests.withdraw(input.id, input.reason, info);
      return {};
    },
    'approvals.policy': () => ({
      rules: wholePolicy(readPolicy(ledger)).map(({ kind, steps }) => ({
        kind,
        steps,
        approversMin: KINDS[kind].approversMin,
        hasAmount: KINDS[kind].hasAmount,
        isOpenToSolePerson: KINDS[kind].isOpenToSolePerson,
      })),
      expiresAfterDays: EXPIRES_AFTER_DAYS,
    }),
    'approvals.setPolicy': (input, info) => {
      const problem = policyProblem(input.rules);
      if (problem) throw new Refused('bad_input', { at: problem.kind, expected: problem.why });
      // What is not named stays as it is.
      const whole = wholePolicy([...input.rules, ...readPolicy(ledger)]);
      const rules = JSON.stringify(whole);
      const subject = { rules, before: sha256Of(currentPolicy(deps)) };
      const { requestId } = requests.decide(
        info,
        {
          kind: 'approval_policy',
          subject,
          hash: policyHash(subject),
          facts: [{ name: 'rules', value: rules }],
          amount: null,
          currency: '',
          reason: input.reason,
        },
        () => setPolicy(deps, whole, info.person, input.reason, info),
      );
      if (requestId === null) info.changed('approvals', 'record', 'signals');
      return { requestId };
    },
  };
}

const isStillOpen = (requests: Requests, request: StoredRequest): boolean =>
  ['waiting', 'approved'].includes(requests.state(request));

/** What waits for her, what of hers waits, and how much waits in all and since when. */
export function waitingFor(requests: Requests, person: string): Output<'home.state'>['approvals'] {
  const all = requests.all();
  const waiting = all.filter((request) => requests.state(request) === 'waiting');
  return {
    toDecide: waiting.filter((request) => requests.whyNot(request, person) === '').length,
    mine: all.filter((request) => request.madeBy === person && isStillOpen(requests, request)).length,
    waiting: waiting.length,
    oldestAt: waiting.reduce((first, { madeAt }) => (first === '' || madeAt < first ? madeAt : first), ''),
  };
}

const currentPolicy = (deps: Pick<ApprovalsDeps, 'ledger'>): string =>
  JSON.stringify(wholePolicy(readPolicy(deps.ledger)));
const policyHash = (subject: { rules: string; before: string }): string =>
  sha256Of(`policy ${subject.before} ${subject.rules}`);

function setPolicy(
  deps: Pick<ApprovalsDeps, 'ledger' | 'record' | 'now'>,
  rules: readonly PolicyRule[],
  by: string,
  reason: string,
  info: CallInfo,
): void {
  const isLoosened = isLooser(rules, wholePolicy(readPolicy(deps.ledger)));
  const happening = {
    action: 'approvals.policy_changed',
    subject: { loosened: isLoosened ? 1 : 0, maker: by },
  };
  deps.record.write(info, happening, () => appendPolicy(deps.ledger, rules, { at: deps.now(), by }, reason));
}

/** Carries out a change of the limits, unless they were changed since it was asked for. */
export function policyExecutor(deps: Pick<ApprovalsDeps, 'ledger' | 'record' | 'now'>): Executor {
  return {
    hashNow: (subject) =>
      policyHash({ rules: String(subject['rules']), before: sha256Of(currentPolicy(deps)) }),
    run: (subject, maker, reason, info) =>
      setPolicy(deps, JSON.parse(String(subject['rules'])), maker, reason, info), // Our own JSON.
  };
}
