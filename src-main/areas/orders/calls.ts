/**
 * The orders' part of the contract: our books as a list with where each order stands, one order's whole story, entering new ones, and what is
 * asked for about those that are there.
 */
import type { CallName } from '../../../shared/contract/calls.ts';
import { Refused } from '../../../shared/contract/errors.ts';
import { chinaInstant } from '../../../shared/domain/china-time.ts';
import { parseInstant } from '../../../shared/domain/dates.ts';
import { maskLine } from '../../../shared/domain/masking/line.ts';
import { numberProblem } from '../../../shared/domain/order-entry.ts';
import type { HandlersOf } from '../../platform/handlers.ts';
import type { Standing } from '../review/standing.ts';
import { askChange, type ChangeDeps } from './changes/ask.ts';
import { supplementProblem } from './changes/draft.ts';
import { checkEntry, enterOrders } from './enter.ts';
import { OrderList } from './list.ts';
import { isOpenTo } from './rules/order-state.ts';
import { storyOf } from './story.ts';

export interface OrdersDeps extends ChangeDeps {
  readonly standing: Standing;
  /** Whose id stands behind a fact. */
  readonly nameOf: (person: string) => string;
}

type OrdersCall = Exclude<Extract<CallName, `orders.${string}`>, 'orders.export'>;

export function ordersCalls(deps: OrdersDeps): HandlersOf<OrdersCall> {
  const { lines, standing, book, events } = deps;
  const list = new OrderList(lines, standing, book);
  return {
    'orders.list': (input) => list.page(input),
    'orders.story': ({ merchantOrderNo }) => storyOf(deps, merchantOrderNo),
    'orders.checkEntry': ({ rows }) => ({ problems: checkEntry(book, rows) }),
    'orders.enter': (input, info) => enterOrders(deps, input, info),
    'orders.cancel': ({ merchantOrderNo, reason }, info) =>
      askChange(deps, { kind: 'order_cancel', order: merchantOrderNo }, reason, info),
    'orders.refund': async ({ merchantOrderNo, amount, currency, reason }, info) => {
      // Pressed twice is asked once.
      const same = deps
        .waiting()
        .find(
          (each) =>
            each.kind === 'order_refund' &&
            each.madeBy === info.person &&
            each.subject['order'] === merchantOrderNo &&
            each.amount === amount &&
            each.currency === currency &&
            each.reason === reason,
        );
      if (same) return { requestId: same.id, refundNo: String(same.subject['refundNo']) };
      const refundNo = nextRefundNo(deps, merchantOrderNo);
      const at = chinaInstant(parseInstant(deps.now()) ?? 0);
      const change = {
        kind: 'order_refund',
        order: merchantOrderNo,
        refundNo,
        amount,
        currency,
        at,
      } as const;
      return { ...(await askChange(deps, change, reason, info)), refundNo };
    },
    'orders.supplementDraft': ({ lineId }) => {
      const line = lines.unmasked(lineId);
      const { merchantOrderNo } = line;
      const whyNot = supplementProblem(deps, lineId, merchantOrderNo === '' ? null : merchantOrderNo);
      return { line: maskLine(line), merchantOrderNo, whyNot };
    },
    'orders.supplement': ({ lineId, merchantOrderNo, reason }, info) => {
      const own = lines.unmasked(lineId).merchantOrderNo;
      if (own !== '' && own !== merchantOrderNo)
        throw new Refused('move_not_allowed', { why: 'no_evidence' });
      if (numberProblem(merchantOrderNo) !== '')
        throw new Refused('bad_input', { at: 'merchantOrderNo', expected: numberProblem(merchantOrderNo) });
      return askChange(
        deps,
        { kind: 'order_supplement', order: merchantOrderNo, line: lineId },
        reason,
        info,
      );
    },
    'orders.fix': ({ lineId, status, amount, evidence, reason }, info) =>
      askChange(
        deps,
        { kind: 'order_status', line: lineId, status, amount: amount ?? 0, evidence: [...new Set(evidence)] },
        reason,
        info,
      ),
    'orders.dispute': ({ merchantOrderNo, isOpen, reason }, info) => {
      const found = book.find(merchantOrderNo);
      if (!found.standing) throw new Refused('move_not_allowed', { why: 'not_in_orders' });
      const act = isOpen ? 'dispute' : 'settle';
      if (!isOpenTo(act, found.standing.state)) throw new Refused('move_not_allowed', { why: 'state' });
      const event = isOpen ? 'dispute_opened' : 'dispute_settled';
      const { paid, currency } = found.standing;
      try {
        deps.record.write(
          info,
          { action: `orders.${event}`, subject: { order: merchantOrderNo, reason } },
          () =>
            events.append({
              merchantOrderNo,
              event,
              amount: paid,
              currency,
              reason,
              facts: {},
              evidence: [],
              at: deps.now(),
              by: info.person,
            }),
        );
      } finally {
        events.forget();
      }
      info.changed('orders', 'record');
      return {};
    },
  };
}

/** Our number of a refund: the order's with the next free number behind it, asked-for ones counted. */
function nextRefundNo({ book, waiting }: ChangeDeps, merchantOrderNo: string): string {
  const taken = new Set([
    ...book.find(merchantOrderNo).orders.map((line) => line.refundNo),
    ...waiting().map((each) => String(each.subject['refundNo'] ?? '')),
  ]);
  for (let place = 1; ; place += 1) {
    const number = `${merchantOrderNo}-R${place}`;
    if (!taken.has(number)) return number;
  }
}
