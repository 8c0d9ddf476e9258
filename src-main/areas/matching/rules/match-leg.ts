/**
 * Matches one leg: lines of two sides in, groups and exceptions out. Every line ends on exactly one pile: a group, an exception,
 * outside, or taken by a person before.
 */
import { assertNever } from '../../../../shared/result.ts';
import { matchFundBank } from './fund-bank.ts';
import { matchLeftRight } from './left-right.ts';
import type { LegInput, LegOutcome } from './leg-match.ts';
import { LegWork } from './leg-work.ts';
import { matchOrderBank } from './order-bank.ts';
import { matchOrderTrade } from './order-trade.ts';
import { matchTradeBank } from './trade-bank.ts';
import { matchTradeFund } from './trade-fund.ts';

export function matchLeg(input: LegInput): LegOutcome {
  const work = new LegWork(input);
  switch (input.leg) {
    case 'order_trade':
      matchOrderTrade(work);
      break;
    case 'trade_fund':
      matchTradeFund(work);
      break;
    case 'fund_bank':
      matchFundBank(work);
      break;
    case 'trade_bank':
      matchTradeBank(work);
      break;
    case 'order_bank':
      matchOrderBank(work);
      break;
    case 'left_right':
      matchLeftRight(work);
      break;
    default:
      assertNever(input.leg);
  }
  return work.finish();
}
