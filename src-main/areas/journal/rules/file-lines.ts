/**
 * What one line of a bill or statement does to the books: which account it moves, by how much, and what stands against it.
 *
 * Asked for every line when units are made, and for single ones when something explains them later: a match, a payment, a top-up. Both get the same
 * answer, so that what explains a line takes back exactly what the line itself had put there.
 */
import { formatDay } from '../../../../shared/domain/dates.ts';
import { type Channel, LINE_KINDS } from '../../../../shared/domain/statement-line.ts';
import type { StoredAgreement } from '../../parties/rules/agreement-days.ts';
import { DIRECTION_IN, DIRECTION_NONE, type LineSet, NO_DAY } from '../../statements/rules/line-columns.ts';
import { SHIPPED_CHART } from './chart.ts';
import {
  BANK_RULES,
  FUND_RULES,
  type LineRule,
  ONE_FILE_RULES,
  TRADE_RULES,
  WALLET_PURCHASE,
} from './posting-rules.ts';
import type { Place } from './units.ts';

/** An import, as far as its lines' rules need it. */
export interface BookedFile {
  readonly id: number;
  readonly channel: Channel;
  /** Of lines that print no day. */
  readonly lastDay: string;
  /** By account as printed: the days its statement speaks of, where it states a balance (days since 1970). */
  readonly within: ReadonlyMap<string, { readonly from: number; readonly to: number }>;
}

export interface Story {
  readonly name: 'trade' | 'fund' | 'bank';
  readonly set: LineSet;
  /** By the set's fileRank. */
  readonly files: readonly BookedFile[];
  /** Of fund bills: those without a trade bill beside them, and persons' wallets. */
  readonly alone: ReadonlySet<number>;
  readonly wallets: ReadonlySet<number>;
  /** Of files that name no account, the merchant's each is (file-owners.ts). */
  readonly owners: ReadonlyMap<number, string>;
  /** By position, of refunds (sale-days.ts); null where no agreement asks for it. */
  readonly saleDays: Int32Array | null;
}

/** Whose a sale is. */
export interface Sale {
  readonly place: Place;
  /** Null where nothing is shared. */
  readonly agreement: StoredAgreement | null;
}

/** What the rules have to know besides the lines. */
export interface House {
  /** Sub-ledgers of an account a file names, as what it holds and as what it clears. */
  readonly sub: (channel: Channel, account: string) => string;
  readonly clearingSub: (channel: Channel, account: string) => string;
  readonly saleOf: (channel: Channel, account: string, day: string) => Sale;
  /** Channels whose trade bills say chargebacks: their fund bills say them once more. */
  readonly tradeChargebacks: ReadonlySet<Channel>;
}

export interface BookedLine {
  readonly file: BookedFile;
  readonly rule: string;
  readonly day: string;
  readonly currency: string;
  /** The account the file is of. */
  readonly main: Place;
  readonly counter: Place;
  /** Set where it is a sale, or gives or takes one back. */
  readonly sale: Sale | null;
  /** What the main account gains; less the fee that stands beside it. */
  readonly signed: number;
  /** Charged by the channel on the line itself; with a minus when given back. */
  readonly fee: number;
}

const SUB_LEDGER = new Map(SHIPPED_CHART.map(({ role, subLedger }) => [role, subLedger]));
/** A role's place for an account of the house. */
export const placeOf = (role: Place['role'], sub: string): Place => ({
  role,
  sub: SUB_LEDGER.get(role) === 'none' ? '' : sub,
});

/** A statement books on its own days: what it prints may be the day from which money counts (起息日), before or behind them. */
export function bookedDay({ within }: Pick<BookedFile, 'within'>, printed: string, day: number): number {
  const days = within.get(printed);
  return days ? Math.min(days.to, Math.max(days.from, day)) : day;
}

/** A person's wallet without a number is not the merchant's account of the same channel. */
export const accountOf = (
  { wallets, owners }: Pick<Story, 'wallets' | 'owners'>,
  fileId: number,
  printed: string,
): string => (printed !== '' ? printed : wallets.has(fileId) ? 'wallet' : (owners.get(fileId) ?? ''));

export const saleDayOf = ({ saleDays }: Story, position: number): number => saleDays?.[position] ?? NO_DAY;

/** The account of the house that a line is of. */
export function mainOf(story: Story, position: number, house: House): Place {
  const { name, set, files } = story;
  const file = files[set.fileRank[position] ?? 0];
  const channel = file?.channel ?? 'none';
  const account = accountOf(story, file?.id ?? 0, set.accounts[set.account[position] ?? 0] ?? '');
  if (name === 'trade') return { role: 'channel_clearing', sub: house.clearingSub(channel, account) };
  return { role: name === 'fund' ? 'channel_balance' : 'bank', sub: house.sub(channel, account) };
}

const CHARGEBACK_OF_TRADE: LineRule = { rule: 'fund_chargeback', counter: 'channel_clearing' };

/** Null where no money moved; a reason where the line cannot be booked. */
export function bookedLine(story: Story, position: number, house: House): BookedLine | 'no_day' | null {
  const { set, files, name } = story;
  const direction = set.direction[position] ?? DIRECTION_NONE;
  const file = files[set.fileRank[position] ?? 0];
  if (direction === DIRECTION_NONE || !file) return null;
  const dayNumber = set.day[position] ?? NO_DAY;
  const net = set.net[position] ?? 0;
  const moved = direction === DIRECTION_IN ? net : -net;
  const printed = set.accounts[set.account[position] ?? 0] ?? '';
  const day = dayNumber === NO_DAY ? file.lastDay : formatDay(bookedDay(file, printed, dayNumber));
  if (day === '') return 'no_day';
  const account = accountOf(story, file.id, printed);
  const { channel } = file;
  const main = mainOf(story, position, house);
  const { rule, counter: role } = ruleOf(story, position, file, house);
  const stated = set.fee[position] ?? Number.NaN;
  const hasFee = (name === 'trade' || story.alone.has(file.id)) && !Number.isNaN(stated);
  const fee = hasFee ? stated : 0;
  const soldOn = saleDayOf(story, position);
  const isOfSale = role === 'sale' || role === 'chargeback_loss';
  const whose = isOfSale ? house.saleOf(channel, account, soldOn === NO_DAY ? day : formatDay(soldOn)) : null;
  // A chargeback is a loss of whose the sale was: the merchant's where it was hers, else ours.
  const isBorneAsSold = whose !== null && (role === 'sale' || whose.agreement?.mode === 'agent');
  return {
    file,
    rule,
    day,
    currency: set.currencies[set.currency[position] ?? 0] ?? '',
    main,
    counter: isBorneAsSold
      ? whose.place
      : placeOf(
          role === 'sale' ? 'sales' : role,
          role === 'channel_clearing' ? house.clearingSub(channel, account) : main.sub,
        ),
    // Beside a trade bill, shares are what the trade bill says.
    sale: name === 'trade' || story.alone.has(file.id) ? whose : null,
    signed: moved + fee,
    fee,
  };
}

/** Fund lines beside trade bills that stand against something else than what was traded. */
export function besideTrades({ set, files, alone }: Story): number[] {
  const lines: number[] = [];
  for (let position = 0; position < set.count; position += 1) {
    const kind = LINE_KINDS[set.kind[position] ?? 0] ?? 'other';
    if (FUND_RULES[kind].counter === 'channel_clearing') continue;
    if (alone.has(files[set.fileRank[position] ?? 0]?.id ?? 0)) continue;
    lines.push(set.lineId[position] ?? 0);
  }
  return lines;
}

function ruleOf(
  { name, set, alone, wallets }: Story,
  position: number,
  file: BookedFile,
  house: House,
): LineRule {
  const kind = LINE_KINDS[set.kind[position] ?? 0] ?? 'other';
  if (name === 'trade') return TRADE_RULES[kind];
  if (name === 'bank') return BANK_RULES[kind];
  if (!alone.has(file.id))
    return kind === 'chargeback' && house.tradeChargebacks.has(file.channel)
      ? CHARGEBACK_OF_TRADE
      : FUND_RULES[kind];
  const isIn = set.direction[position] === DIRECTION_IN;
  const isPurchase = wallets.has(file.id) && ((kind === 'payment' && !isIn) || (kind === 'refund' && isIn));
  return isPurchase ? WALLET_PURCHASE : ONE_FILE_RULES[kind];
}
