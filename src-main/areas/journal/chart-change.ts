/**
 * Changes of the chart of accounts by two persons. An account with postings keeps its class and the kind of its sub-ledger, one with a balance stays
 * open, and a role is taken over whole: rules never lose the account they post to.
 */
import type { Input, Output } from '../../../shared/contract/calls.ts';
import { Refused } from '../../../shared/contract/errors.ts';
import { chartBody } from '../../../shared/contract/journal-views.ts';
import type { CallInfo } from '../../platform/handlers.ts';
import type { Executor, RequestSubject } from '../../platform/second-person.ts';
import { sha256OfJson } from '../../platform/sha256.ts';
import type { BookDeps } from './deps.ts';
import { type ChartBody, chartProblem, closingProblem } from './rules/chart.ts';

type Change =
  | { readonly what: 'change'; readonly body: ChartBody }
  | { readonly what: 'close'; readonly code: string };

export function changeAccount(
  deps: BookDeps,
  { body, version, reason }: Input<'journal.changeAccount'>,
  info: CallInfo,
): Output<'journal.changeAccount'> {
  // Said over what somebody else said meanwhile.
  if ((deps.chart.find(body.code)?.version ?? 0) !== version)
    throw new Refused('plan_stale', { account: body.code });
  return ask(deps, { what: 'change', body }, reason, info);
}

export const closeAccount = (
  deps: BookDeps,
  { code, reason }: Input<'journal.closeAccount'>,
  info: CallInfo,
): Output<'journal.closeAccount'> => ask(deps, { what: 'close', code }, reason, info);

function ask(deps: BookDeps, change: Change, reason: string, info: CallInfo): { requestId: number | null } {
  const why = problemOf(deps, change);
  if (why !== '') throw new Refused('entry_unfit', { why, account: codeOf(change) });
  const asking = {
    kind: 'chart_change',
    subject: { change: JSON.stringify(change) },
    hash: hashOf(deps, change),
    facts: factsOf(change),
    amount: null,
    currency: '',
    reason,
  } as const;
  const { requestId } = deps.secondPerson.decide(info, asking, () =>
    write(deps, change, info.person, reason, info),
  );
  if (requestId === null) info.changed('journal', 'record');
  return { requestId };
}

export function chartExecutor(deps: BookDeps): Executor {
  return {
    hashNow: (subject) =>
      problemOf(deps, changeOf(subject)) === '' ? hashOf(deps, changeOf(subject)) : null,
    run: (subject, maker, reason, info) => write(deps, changeOf(subject), maker, reason, info),
    after: (info) => {
      deps.chart.forget(); // Also when it was rolled back.
      info.changed('journal', 'approvals', 'record');
    },
  };
}

function problemOf({ chart }: BookDeps, change: Change): string {
  const before = chart.find(codeOf(change));
  const use = chart.use(codeOf(change));
  if (change.what === 'close') return before?.state === 'open' ? closingProblem(before, use) : 'closed';
  const holder = chart
    .all()
    .find((each) => each.role === change.body.role && each.role !== 'none' && each.state === 'open');
  return chartProblem(before, change.body, use, holder ? { ...holder, ...chart.use(holder.code) } : null);
}

function write(
  { chart, record, now }: BookDeps,
  change: Change,
  by: string,
  reason: string,
  info: CallInfo,
): void {
  const said = { at: now(), by, reason };
  const subject = { maker: by, account: codeOf(change), what: change.what, reason };
  record.write(info, { action: 'journal.chart_changed', subject }, () => {
    if (change.what === 'close') {
      const account = chart.find(change.code);
      if (account) chart.append(chartBody.parse(account), 'closed', said);
      return;
    }
    const { role, code } = change.body;
    const holder = chart.all().find((each) => each.role === role && role !== 'none' && each.code !== code);
    if (holder) chart.append({ ...chartBody.parse(holder), role: 'none' }, holder.state, said);
    chart.append(change.body, 'open', said);
  });
}

const codeOf = (change: Change): string => (change.what === 'change' ? change.body.code : change.code);

function changeOf(subject: RequestSubject): Change {
  const change = JSON.parse(String(subject['change'])) as Change; // Written by ask; its body is checked once more.
  return change.what === 'change' ? { ...change, body: chartBody.parse(change.body) } : change;
}

/** Over what is asked for and the versions of all accounts it touches. */
function hashOf({ chart }: BookDeps, change: Change): string {
  const role = change.what === 'change' ? change.body.role : 'none';
  const touched = chart
    .all()
    .filter((each) => each.code === codeOf(change) || (role !== 'none' && each.role === role))
    .map(({ code, version, state }) => [code, version, state]);
  return sha256OfJson([change, touched]);
}

const factsOf = (change: Change) =>
  change.what === 'close'
    ? [{ name: 'account_closed', value: change.code }]
    : [
        { name: 'account_code', value: `${change.body.code} ${change.body.nameZh} / ${change.body.nameEn}` },
        { name: 'account_class', value: change.body.class },
        { name: 'account_role', value: change.body.role },
        { name: 'account_sub_ledger', value: change.body.subLedger },
      ];
