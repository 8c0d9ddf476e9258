/**
 * Which imports make the two sides of a leg. PayPal, Stripe, Adyen and their like have one file that says both what was traded and what moved: it
 * stands on the trade side of our orders as well as on the fund side of the bank.
 */
import { LEG_SOURCES, LEGS, type Leg, type Side } from '../../../shared/domain/leg.ts';
import { CHANNELS, type Channel, type SourceKind } from '../../../shared/domain/statement-line.ts';
import type { LineStore } from '../statements/line-store.ts';
import type { LineSet } from '../statements/rules/line-columns.ts';
import type { StoredImport } from '../statements/store.ts';
import { BANK_LEGS, type BankSharing } from './rules/legs/bank-sharing.ts';

const BANK = CHANNELS.indexOf('bank');

/** Two sets of imports compared with each other (leg left_right). */
export interface Pair {
  readonly left: readonly number[];
  readonly right: readonly number[];
}

/** Channels whose one file stands for trade bill and fund bill. */
const ONE_FILE: readonly Channel[] = ['paypal', 'stripe', 'adyen'];

/** What a person's own wallet says is no merchant's fund bill: his purchases are missing in no trade bill. Its payouts do reach the bank. */
const WALLETS = ['wechat_personal', 'alipay_personal', 'alipay_web', 'jd_wallet', 'meituan_wallet'];

export const isWallet = ({ view }: { readonly view: Pick<StoredImport['view'], 'adapter'> }): boolean =>
  WALLETS.includes(view.adapter);

const isOneFile = ({ view }: StoredImport): boolean =>
  view.sourceKind === 'fund_bill' && ONE_FILE.includes(view.channel);

/** Channels with a fund bill of a merchant on hand; where there is one, the batches of its trade bill are no nearer story of the bank. */
const channelsWithFundBill = (lines: LineStore): ReadonlySet<Channel> =>
  new Set(
    lines
      .active()
      .filter(({ view }) => view.sourceKind === 'fund_bill' && !WALLETS.includes(view.adapter))
      .map(({ view }) => view.channel),
  );

/** Is the import on this side of the leg? Pairs are said by the person who compares them. */
function isOnSide(lines: LineStore, leg: Leg, side: Side): (imported: StoredImport) => boolean {
  const kind = LEG_SOURCES[leg][side === 'left' ? 0 : 1];
  const funded = leg === 'trade_bank' && side === 'left' ? channelsWithFundBill(lines) : null;
  return (imported) => {
    const { view } = imported;
    if (leg === 'trade_fund' && side === 'right' && WALLETS.includes(view.adapter)) return false;
    if (funded?.has(view.channel)) return false;
    return view.sourceKind === kind || (leg === 'order_trade' && side === 'right' && isOneFile(imported));
  };
}

/** The active imports of a side, in the store's order. */
export function importsOfSide(lines: LineStore, leg: Leg, side: Side, pair: Pair | null): StoredImport[] {
  const isOn = isOnSide(lines, leg, side);
  return lines.active().filter((each) => (pair ? pair[side].includes(each.id) : isOn(each)));
}

export function sideOf(lines: LineStore, leg: Leg, side: Side, pair: Pair | null): LineSet {
  const kind = LEG_SOURCES[leg][side === 'left' ? 0 : 1];
  if (pair || kind === null) return lines.set('all', pair?.[side] ?? []);
  const imports = importsOfSide(lines, leg, side, null);
  // The plain set of a kind is shared by all legs that stand on it.
  const ofKind = lines.active().filter((each) => each.view.sourceKind === kind);
  return imports.length === ofKind.length && imports.every((each) => each.view.sourceKind === kind)
    ? lines.set(kind)
    : lines.set(
        'all',
        imports.map((each) => each.id),
      );
}

/** Legs the files on hand make: both sides are there, and no nearer story is. */
export function legsOf(lines: LineStore): Leg[] {
  const has = (kind: SourceKind) => lines.active().some((each) => each.view.sourceKind === kind);
  return LEGS.filter((leg) => {
    if (leg === 'left_right') return false;
    const isThere = (side: Side) => lines.active().some(isOnSide(lines, leg, side));
    if (!isThere('left') || !isThere('right')) return false;
    // Beside channels' files the bank is asked for orders only where some were paid straight into it.
    if (leg === 'order_bank')
      return (!has('trade_bill') && !has('fund_bill')) || lines.set('orders').channel.includes(BANK);
    return true;
  });
}

export function bankSharing(lines: LineStore): BankSharing {
  const channels = (leg: Leg) =>
    [
      ...new Set(importsOfSide(lines, leg, 'left', null).map((each) => CHANNELS.indexOf(each.view.channel))),
    ].toSorted((a, b) => a - b);
  return {
    legs: legsOf(lines).filter((leg) => BANK_LEGS.includes(leg)),
    fundChannels: channels('fund_bank'),
    tradeChannels: channels('trade_bank'),
  };
}
