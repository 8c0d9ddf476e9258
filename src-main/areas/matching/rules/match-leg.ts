/**
 * Matches one leg: lines of two sides in, groups and exceptions out. The leg's rules run in their order over what is still open; every line ends
 * on exactly one pile: a group, an exception, outside, or taken by a person before.
 */
import type { Leg } from '../../../../shared/domain/leg.ts';
import type { Pass } from '../../../../shared/domain/match-rule.ts';
import type { LegInput, LegOutcome } from './leg-match.ts';
import { playFundBank } from './legs/fund-bank.ts';
import { playLeftRight } from './legs/left-right.ts';
import { playOrderBank } from './legs/order-bank.ts';
import { playOrderTrade } from './legs/order-trade.ts';
import { playTradeBank } from './legs/trade-bank.ts';
import { playTradeFund } from './legs/trade-fund.ts';
import { amountWindow } from './passes/amount-window.ts';
import { groupTotal } from './passes/group-total.ts';
import { keyVariant } from './passes/key-variant.ts';
import { scored } from './passes/scored.ts';
import { subset } from './passes/subset.ts';
import { type Items, isItemOpen, type LegPlay, type RuleAt } from './work/items.ts';
import { LegWork } from './work/leg-work.ts';

const PLAYS: Readonly<Record<Leg, (work: LegWork) => LegPlay>> = {
  order_trade: playOrderTrade,
  trade_fund: playTradeFund,
  fund_bank: playFundBank,
  trade_bank: playTradeBank,
  order_bank: playOrderBank,
  left_right: playLeftRight,
};

type WeakPass = (work: LegWork, rule: RuleAt, items: Items, play: LegPlay) => void;

const WEAK_PASSES: Readonly<Partial<Record<Pass, WeakPass>>> = {
  amount_window: amountWindow,
  key_variant: keyVariant,
  group_total: groupTotal,
  subset,
  scored,
};

/** Passes that are content with amounts that are near, or with sums of many: exact facts are told before them. */
const LOOSE: readonly Pass[] = ['subset', 'scored'];

export function matchLeg(input: LegInput): LegOutcome {
  const work = new LegWork(input);
  const play = PLAYS[input.leg](work);
  runRules(work, play);
  work.settleDoubts();
  play.finish();
  return work.finish();
}

/** Apart, so that a million items are let go before what stays open is told. */
function runRules(work: LegWork, play: LegPlay): void {
  const items = openItems(work, play);
  let isLoose = false;
  for (const rule of work.input.rules) {
    if (!isLoose && LOOSE.includes(rule.rule.pass)) {
      isLoose = true;
      play.beforeLoose?.();
    }
    if (rule.rule.pass === 'key') play.keyed(rule);
    else WEAK_PASSES[rule.rule.pass]?.(work, rule, items(), play);
  }
}

/** Items are made once, for the first pass that asks; the next ones get those of them that are still open. A million open lines are not uncommon. */
function openItems(work: LegWork, play: LegPlay): () => Items {
  let items: Items | null = null;
  return () => {
    items = items
      ? {
          left: items.left.filter((item) => isItemOpen(work, 'left', item)),
          right: items.right.filter((item) => isItemOpen(work, 'right', item)),
        }
      : play.items();
    return items;
  };
}
