/** Groups that persons made, and those they confirmed of what an amount alone had proposed, as examples for the offers of rules. */
import type { Leg, Side } from '../../../shared/domain/leg.ts';
import { CHANNELS } from '../../../shared/domain/statement-line.ts';
import { signedAmount } from '../matching/rules/leg-amount.ts';
import type { Example, ExampleLine } from '../matching/rules/offers/example.ts';
import type { LineStore } from '../statements/line-store.ts';
import { NO_DAY } from '../statements/rules/line-columns.ts';
import type { LegView } from './leg-view.ts';
import type { Standing } from './standing.ts';

/** The newest so many: habits show in them, and an offer must come quickly. */
const EXAMPLES_MAX = 500;
/** Lines of one group looked at; a total of more is a rule's work in any case. */
const LINES_MAX = 500;

/** The lines of a person's group, as a screen shows them. */
export function linesOfGroup(standing: Standing, lines: LineStore, key: string) {
  const group = standing.persons().find(({ id }) => key === `p${id}`);
  return {
    left: group?.left.map((id) => lines.view(id)) ?? [],
    right: group?.right.map((id) => lines.view(id)) ?? [],
  };
}

export function examplesOf(standing: Standing, lines: LineStore): Example[] {
  const here = new Set<Leg>(standing.legs());
  return standing
    .persons()
    .filter((group) => here.has(group.leg) && group.left.length + group.right.length <= LINES_MAX)
    .slice(-EXAMPLES_MAX)
    .flatMap((group) => {
      const view = standing.view(group.leg);
      const isHere = view.persons().some(({ id }) => id === group.id);
      if (!isHere) return [];
      const of = (side: Side, ids: readonly number[]) => ids.map((id) => lineOf(view, lines, side, id));
      const left = of('left', group.left);
      const right = of('right', group.right);
      // Of two files with opposite senses, what one pays is what the other receives.
      const isTurned = group.leg === 'left_right' && (left[0]?.amount ?? 0) * (right[0]?.amount ?? 0) < 0;
      return [
        {
          key: `p${group.id}`,
          leg: group.leg,
          currency: group.currency,
          isByHand: group.origin === 'manual',
          left,
          right: isTurned ? right.map((line) => ({ ...line, amount: -line.amount })) : right,
        },
      ];
    });
}

function lineOf(view: LegView, lines: LineStore, side: Side, id: number): ExampleLine {
  const set = view.set(side);
  const position = view.positionOf(side, id);
  const day = set.day[position] ?? NO_DAY;
  const text = lines.parsed(id);
  return {
    day: day === NO_DAY ? null : day,
    amount: signedAmount(view.leg, side, set, position),
    channel: CHANNELS[set.channel[position] ?? 0] ?? 'none',
    account: set.accounts[set.account[position] ?? 0] ?? '',
    counterparty: text.counterparty,
    description: text.description,
    numbers: {
      order_no: text.merchantOrderNo,
      refund_no: text.refundNo,
      transaction_id: text.channelTransactionId,
      related_id: text.relatedTransactionId,
      batch_no: text.batchNo,
      bank_reference: text.bankReference,
    },
  };
}
