/**
 * What two persons know of a payment that no file says: an unknown one cleared up, one that a bank without result files shows in its statement, one
 * that came back (退票). With the line that shows it where there is one; only by the moves every payment makes, or to set an end right (set-right.ts).
 */
import type { Input, Output } from '../../../../shared/contract/calls.ts';
import { Refused } from '../../../../shared/contract/errors.ts';
import { maskName } from '../../../../shared/domain/masking/party.ts';
import { formatMinor } from '../../../../shared/domain/money.ts';
import type { CallInfo } from '../../../platform/handlers.ts';
import type { Executor, RequestSubject } from '../../../platform/second-person.ts';
import { sha256OfJson } from '../../../platform/sha256.ts';
import { checkLink } from '../bank-lines/line-links.ts';
import type { PaymentsDeps } from '../deps.ts';
import { leadsTo, maySetRight } from '../rules/item-words.ts';
import type { StoredItem } from '../stored/stored.ts';
import { issueFor } from './issue.ts';
import { paidAgainBy, refuseUnshown } from './set-right.ts';

type Said = Input<'payments.resolve'>['state'];
const OUT: readonly string[] = ['instructed', 'accepted', 'unknown', 'paid'];

export function askResolve(
  deps: PaymentsDeps,
  { itemNo, state, lineId, reason }: Input<'payments.resolve'>,
  info: CallInfo,
): Output<'payments.resolve'> {
  const item = deps.store.item(itemNo);
  if (!item) throw new Refused('not_found', { what: 'payment', id: itemNo });
  const from = deps.store.stateOf(item);
  if (!mayBecome(deps, item, state))
    throw new Refused('move_not_allowed', { what: 'payment', id: itemNo, from, to: state });
  const setsRight = maySetRight(from, state);
  if (setsRight) refuseUnshown(deps, itemNo, lineId);
  const again = setsRight ? paidAgainBy(deps, itemNo) : [];
  if (lineId !== null) checkLink(deps, { itemNo, lineId, role: roleOf(state), setsRight });
  const hash = hashOf(deps, item, state, lineId ?? 0);
  const { requestId } = deps.secondPerson.decide(
    info,
    {
      kind: 'payment_resolve',
      subject: { item: itemNo, state, line: lineId ?? 0 },
      hash,
      facts: [
        { name: 'payment_item', value: itemNo },
        { name: 'payment_payee', value: maskName(item.payee) },
        { name: 'payment_sum', value: `${formatMinor(item.amount, item.currency)} ${item.currency}` },
        { name: 'payment_state_before', value: from },
        { name: 'payment_state', value: state },
        ...(lineId === null ? [] : [{ name: 'payment_evidence', value: evidenceText(deps, lineId) }]),
        ...(again.length === 0 ? [] : [{ name: 'payment_paid_twice', value: again.join(' ') }]),
      ],
      amount: item.amount,
      currency: item.currency,
      reason,
    },
    () => resolve(deps, { item, state, lineId: lineId ?? 0 }, info.person, reason, info),
  );
  if (requestId === null) after(deps, info);
  return { requestId };
}

export function resolveExecutor(deps: PaymentsDeps): Executor {
  const asked = (subject: RequestSubject) => {
    const item = deps.store.item(String(subject['item']));
    const state = ['paid', 'failed', 'returned'].find((each) => each === subject['state']);
    const lineId = Number(subject['line']);
    if (!item || state === undefined || !mayBecome(deps, item, state as Said)) return null; // One of the three.
    return { item, state: state as Said, lineId };
  };
  return {
    hashNow: (subject) => {
      const resolved = asked(subject);
      if (!resolved) return null;
      const { item, state, lineId } = resolved;
      if (!isShown(deps, item, lineId, state)) return null;
      return hashOf(deps, item, state, lineId);
    },
    run: (subject, maker, reason, info) => {
      const resolved = asked(subject);
      if (!resolved) throw new Refused('request_void', {});
      resolve(deps, resolved, maker, reason, info);
    },
    after: (info) => after(deps, info),
  };
}

function resolve(
  deps: PaymentsDeps,
  { item, state, lineId }: { readonly item: StoredItem; readonly state: Said; readonly lineId: number },
  maker: string,
  reason: string,
  info: CallInfo,
): void {
  const said = { at: deps.now(), by: info.person };
  const { itemNo } = item;
  const from = deps.store.stateOf(item);
  const right = maySetRight(from, state) ? { corrects: from } : {};
  const subject = { item: itemNo, state, maker, reason };
  deps.record.write(info, { action: 'payments.resolved', subject }, () => {
    const line = lineId > 0 ? deps.lines.unmasked(lineId) : null;
    deps.store.appendResult({
      itemNo,
      fileId: null,
      fileRow: 0,
      state,
      reasonCode: '',
      reasonText: '',
      happenedAt: line ? line.bookingDate || line.occurredAt : '',
      evidence: { ...(line ? { lineId } : {}), reason, maker, ...right },
      ...said,
    });
    if (line && !deps.store.linksOf(itemNo).some((link) => link.lineId === lineId))
      deps.store.appendLink({ itemNo, lineId, role: roleOf(state), origin: 'person', ...said });
    if (state === 'paid') issueFor(deps, [itemNo], said);
  });
}

function after({ store }: PaymentsDeps, info: CallInfo): void {
  store.forget();
  info.changed('payments', 'funds', 'journal', 'approvals', 'record');
}

/** A payment that failed is shown by the line that gave its money back, as one that came back is. */
const roleOf = (state: Said): 'paid' | 'returned' => (state === 'paid' ? 'paid' : 'returned');

function mayBecome({ store }: PaymentsDeps, item: StoredItem, state: Said): boolean {
  const from = store.stateOf(item);
  return (OUT.includes(from) && leadsTo(from, state)) || maySetRight(from, state);
}

function isShown(deps: PaymentsDeps, item: StoredItem, lineId: number, state: Said): boolean {
  const { itemNo } = item;
  const setsRight = maySetRight(deps.store.stateOf(item), state);
  try {
    if (setsRight) refuseUnshown(deps, itemNo, lineId > 0 ? lineId : null);
    if (lineId > 0) checkLink(deps, { itemNo, lineId, role: roleOf(state), setsRight });
    return true;
  } catch (fault) {
    if (fault instanceof Refused) return false;
    throw fault;
  }
}

const hashOf = (deps: PaymentsDeps, item: StoredItem, state: Said, lineId: number): string =>
  sha256OfJson([
    item.itemNo,
    item.amount,
    item.currency,
    state,
    lineId,
    deps.store.resultsOf(item.itemNo).map((each) => [each.row, each.state]),
    // Whoever agrees saw what may be paid twice by it.
    ...(maySetRight(deps.store.stateOf(item), state) ? paidAgainBy(deps, item.itemNo) : []),
  ]);

/** File and row: whoever agrees looks there. */
function evidenceText({ lines }: PaymentsDeps, lineId: number): string {
  const { file, row, net, currency } = lines.view(lineId);
  return `${file} #${row} ${formatMinor(net, currency)} ${currency}`;
}
