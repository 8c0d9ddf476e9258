/** Groups that persons made, and those they confirmed of what an amount alone had proposed, as examples for the offers of rules. */
import type { Leg, Side } from '../../../../shared/domain/leg.ts';
import { CHANNELS } from '../../../../shared/domain/statement-line.ts';
import type { Example, ExampleLine } from '../../matching/rules/offers/example.ts';
import { signedAmount } from '../../matching/rules/work/leg-amount.ts';
import type { LineStore } from '../../statements/line-store.ts';
import { NO_DAY } from '../../statements/rules/line-columns.ts';
import type { LegView } from '../leg-view.ts';
import type { Standing } from '../standing.ts';
import type { PersonGroup } from '../store.ts';

/** The newest so many of either sort: habits show in them, and an offer must come quickly. */
const EXAMPLES_MAX = 200;
/** Lines of one group looked at, and of all; a total of more is a rule's work in any case. */
const LINES_MAX = 500;
const LINES_MAX_OF_ALL = 5000;
/** Of an example, a side: enough to see what is alike. */
const LINES_SHOWN = 10;

/** The lines of a person's group, as a screen shows them. */
export function linesOfGroup(standing: Standing, lines: LineStore, key: string) {
  const group = standing.persons().find(({ id }) => key === `p${id}`);
  return {
    left: group?.left.slice(0, LINES_SHOWN).map((id) => lines.view(id)) ?? [],
    right: group?.right.slice(0, LINES_SHOWN).map((id) => lines.view(id)) ?? [],
  };
}

export function examplesOf(standing: Standing, lines: LineStore): Example[] {
  return newest(standing).flatMap((group) => {
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

/** Matches by hand first, then what was confirmed, the newest first, as far as the lines go. */
function newest(standing: Standing): PersonGroup[] {
  const here = new Set<Leg>(standing.legs());
  const sizeOf = (group: PersonGroup) => group.left.length + group.right.length;
  const fit = standing.persons().filter((group) => here.has(group.leg) && sizeOf(group) <= LINES_MAX);
  const of = (origin: PersonGroup['origin']) =>
    fit
      .filter((group) => group.origin === origin)
      .slice(-EXAMPLES_MAX)
      .toReversed();
  let left = LINES_MAX_OF_ALL;
  return [...of('manual'), ...of('proposal')].filter((group) => {
    left -= sizeOf(group);
    return left >= 0;
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
