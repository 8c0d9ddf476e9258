/**
 * truth.json: which lines truly belong together, and which disagreements were planted.
 *
 * Each line that belongs to a leg is named exactly once in that leg, in a group or in an exception. Unpaid orders, and what the shop pays
 * from its bank account, belong to no leg.
 */
import type { ExceptionKind, Leg } from '../../shared/domain/leg.ts';
import type { BankAccount } from './bank-account.ts';
import type { MovementFault, Told } from './faults.ts';
import type { Place } from './tables.ts';
import { bankPlace } from './write-bank.ts';
import { orderPlace } from './write-orders.ts';
import { fundPlace, tradePlace } from './write-wechat.ts';

export interface TruthFile {
  /** As it lies in the folder. */
  readonly name: string;
  /** Inside a zip: the member's name; the hash and rows are then the member's. */
  readonly member?: string;
  readonly sha256: string;
  /** Rows of data that become lines; 0 for summaries. */
  readonly rows: number;
}

export interface TruthGroup {
  readonly leg: Leg;
  readonly members: readonly Place[];
  /** proposed: nothing but amount, day and sender speak for it. */
  readonly expectation: 'accepted' | 'proposed';
}

export interface TruthException {
  readonly leg: Leg;
  readonly kind: ExceptionKind;
  readonly members: readonly Place[];
  /** Left − right in fen, each signed by its effect on the account (payouts turned: what leaves the channel arrives at the bank). */
  readonly difference: number;
}

export interface Truth {
  readonly seed: number;
  readonly asOf: string;
  readonly files: readonly TruthFile[];
  readonly groups: readonly TruthGroup[];
  readonly exceptions: readonly TruthException[];
}

export function writeTruthLegs(
  told: readonly Told[],
  bank: BankAccount,
  places: ReadonlyMap<string, Place>,
): Pick<Truth, 'groups' | 'exceptions'> {
  const groups: TruthGroup[] = [];
  const exceptions: TruthException[] = [];
  const at = (...keys: string[]): Place[] =>
    keys.flatMap((key) => {
      const place = places.get(key);
      return place ? [place] : [];
    });

  for (const each of told) {
    const { movement, order, trade, fund, fault } = each;
    const sign = movement.kind === 'payment' ? 1 : -1;
    const orderTrade = at(orderPlace(movement.id), tradePlace(movement.id));
    if (isOfOrderTrade(fault)) {
      const isPaid = order?.state === 'paid' || order?.state === 'refunded';
      const left = isPaid ? order.amount : 0;
      const right = trade ? movement.ordered : 0;
      const difference = sign * (left - right);
      exceptions.push({ leg: 'order_trade', kind: fault, members: orderTrade, difference });
    } else {
      groups.push({ leg: 'order_trade', members: orderTrade, expectation: 'accepted' });
    }
    if (!trade) continue;
    const tradeFund = at(
      tradePlace(movement.id),
      fundPlace(`${movement.id}/${movement.kind}`),
      fundPlace(`${movement.id}/${movement.kind === 'payment' ? 'fee' : 'fee_return'}`),
    );
    if (fault === 'missing_in_fund' || fault === 'fee_differs') {
      const left = trade.settled - trade.fee;
      const right = fund ? fund.settled - fund.fee : 0;
      exceptions.push({
        leg: 'trade_fund',
        kind: fault,
        members: tradeFund,
        difference: sign * (left - right),
      });
    } else {
      groups.push({ leg: 'trade_fund', members: tradeFund, expectation: 'accepted' });
    }
  }

  for (const { payout, fate, bankId } of bank.fates) {
    const members = at(fundPlace(payout.id), bankPlace(bankId));
    if (fate === 'arrived' || fate === 'arrived_nameless') {
      const expectation = fate === 'arrived' ? 'accepted' : 'proposed';
      groups.push({ leg: 'fund_bank', members, expectation });
    } else {
      const kind = fate === 'missing' ? 'missing_in_bank' : 'timing';
      exceptions.push({ leg: 'fund_bank', kind, members, difference: -payout.amount });
    }
  }
  const unexplained = new Set(bank.unexplained);
  for (const entry of bank.entries) {
    if (!unexplained.has(entry.id)) continue;
    const members = at(bankPlace(entry.id));
    exceptions.push({ leg: 'fund_bank', kind: 'unexplained_in_bank', members, difference: -entry.amount });
  }
  return { groups, exceptions };
}

const isOfOrderTrade = (
  fault: MovementFault | null,
): fault is Exclude<MovementFault, 'missing_in_fund' | 'fee_differs'> =>
  fault !== null && fault !== 'missing_in_fund' && fault !== 'fee_differs';

/** One group or exception a line: a person can search it, and large demos stay readable. */
export function truthText(truth: Truth): string {
  const list = (items: readonly unknown[]) =>
    items.length === 0 ? '[]' : `[\n${items.map((item) => `  ${JSON.stringify(item)}`).join(',\n')}\n ]`;
  return [
    '{',
    ` "seed": ${truth.seed},`,
    ` "asOf": ${JSON.stringify(truth.asOf)},`,
    ` "files": ${list(truth.files)},`,
    ` "groups": ${list(truth.groups)},`,
    ` "exceptions": ${list(truth.exceptions)}`,
    '}\n',
  ].join('\n');
}
