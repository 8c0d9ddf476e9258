/**
 * The facts that move money, gathered for the rules: lines of bills and statements as they stand, and whose sales they are.
 *
 * Read only, and in no order that depends on when a file came in.
 */
import { parseDay } from '../../../shared/domain/dates.ts';
import { type Channel, LINE_KINDS } from '../../../shared/domain/statement-line.ts';
import { isWallet } from '../matching/sides.ts';
import type { PartyStore } from '../parties/store.ts';
import type { LineStore } from '../statements/line-store.ts';
import type { StoredImport } from '../statements/store.ts';
import {
  accountOf,
  type BookedFile,
  type House,
  placeOf,
  type Sale,
  type Story,
} from './rules/file-lines.ts';
import { fileOwners } from './rules/file-owners.ts';
import { houseSub } from './rules/house-sub.ts';
import { saleDays } from './rules/sale-days.ts';

export interface Stories {
  readonly trade: Story;
  readonly fund: Story;
  readonly bank: Story;
}

/** `hasAgreements`: whose a refund is asks for the day of its sale. */
export function readStories(lines: LineStore, hasAgreements = false): Stories {
  const { wallets, owners, alone } = readChoice(lines);
  const story = (name: Story['name'], kind: 'trade_bill' | 'fund_bill' | 'bank'): Story => {
    const set = lines.set(kind);
    const files = lines.importsOfSet(set).map(({ id, view, balances }) => ({
      id,
      channel: kind === 'bank' ? ('bank' as const) : view.channel,
      lastDay: view.periodTo,
      within: statedDays(balances),
    }));
    return {
      name,
      set,
      files,
      alone,
      wallets,
      owners,
      saleDays: hasAgreements && name !== 'bank' ? saleDays(set) : null,
    };
  };
  return {
    trade: story('trade', 'trade_bill'),
    fund: story('fund', 'fund_bill'),
    bank: story('bank', 'bank'),
  };
}

/** Which fund bills say what was sold, for having no trade bill beside them, which are persons' wallets, and whose the unnamed ones are. */
export function readChoice(lines: LineStore): Pick<Story, 'alone' | 'wallets' | 'owners'> {
  const unnamed = readUnnamed(lines);
  return { ...unnamed, alone: readAlone(lines, unnamed) };
}

/**
 * Fund bills that are the only file of their account: wallets', those of channels without trade bills, and those that end before the first trade bill
 * of their merchant. A house that begins to fetch trade bills keeps the sales of the months before where they are.
 */
function readAlone(lines: LineStore, unnamed: Pick<Story, 'wallets' | 'owners'>): ReadonlySet<number> {
  const { named, clearingOf } = readNames(lines);
  const firstDays = new Map<string, string>();
  for (const { view } of importsOf(lines, 'trade_bill'))
    for (const key of [view.channel, ...view.accounts.map((account) => `${view.channel}|${account}`)]) {
      const known = firstDays.get(key);
      if (known === undefined || view.periodFrom < known) firstDays.set(key, view.periodFrom);
    }
  const isAlone = ({ id, view }: StoredImport): boolean => {
    if (unnamed.wallets.has(id) || !firstDays.has(view.channel)) return true;
    return view.accounts.every((printed) => {
      const account = clearingOf(view.channel, named(view.channel, accountOf(unnamed, id, printed)));
      const first = firstDays.get(`${view.channel}|${account}`) ?? firstDays.get(view.channel) ?? '';
      return view.periodTo !== '' && view.periodTo < first;
    });
  };
  return new Set(importsOf(lines, 'fund_bill').flatMap((each) => (isAlone(each) ? [each.id] : [])));
}

/** Whose fund bills are that name no account: persons' wallets, and which of several merchants'. */
function readUnnamed(lines: LineStore): Pick<Story, 'wallets' | 'owners'> {
  const funds = importsOf(lines, 'fund_bill');
  const wallets = new Set(funds.filter(isWallet).map(({ id }) => id));
  const merchants = merchantsOf(lines);
  const unnamed = funds.flatMap(({ id, view: { channel, accounts }, balances }) => {
    const isAsked = (merchants.get(channel)?.length ?? 0) > 1 && accounts.every((each) => each === '');
    return isAsked && !wallets.has(id) ? [{ id, channel, balances }] : [];
  });
  if (unnamed.length === 0) return { wallets, owners: new Map() };
  const side = (kind: 'fund_bill' | 'trade_bill') => {
    const set = lines.set(kind);
    const files = lines.importsOfSet(set).map(({ id, view }) => ({ id, channel: view.channel }));
    return { set, files };
  };
  return { wallets, owners: fileOwners(unnamed, side('fund_bill'), side('trade_bill')) };
}

function statedDays(balances: StoredImport['balances']): BookedFile['within'] {
  const days = new Map<string, { from: number; to: number }>();
  for (const { account, from, to } of balances) {
    const [first, last] = [parseDay(from), parseDay(to)];
    if (first === null || last === null) continue;
    const known = days.get(account);
    days.set(account, { from: Math.min(first, known?.from ?? first), to: Math.max(last, known?.to ?? last) });
  }
  return days;
}

export const importsOf = (lines: LineStore, kind: StoredImport['view']['sourceKind']): StoredImport[] =>
  lines.active().filter(({ view }) => view.sourceKind === kind);

const OWN_SALE: Sale = { place: placeOf('sales', ''), agreement: null };
const CHARGEBACK = LINE_KINDS.indexOf('chargeback');

/** Names of sub-ledgers of the accounts that files name, as the merchant numbers on hand make them out. */
interface HouseNames extends Pick<House, 'sub' | 'clearingSub'> {
  /** The account itself, by the number it is known by, and the merchant's it clears with. */
  readonly named: (channel: Channel, account: string) => string;
  readonly clearingOf: (channel: Channel, account: string) => string;
}

/** The numbers that trade bills name, by channel. */
function merchantsOf(lines: LineStore): ReadonlyMap<Channel, readonly string[]> {
  const merchants = new Map<Channel, string[]>();
  for (const { view } of importsOf(lines, 'trade_bill')) {
    const known = merchants.get(view.channel) ?? [];
    merchants.set(
      view.channel,
      [...new Set([...known, ...view.accounts.filter((each) => each !== '')])].toSorted(),
    );
  }
  return merchants;
}

export function readNames(lines: LineStore): HouseNames {
  const merchants = merchantsOf(lines);
  const knownOf = (channel: Channel) => merchants.get(channel) ?? [];
  /** Some fund bills name no account: where the channel has one merchant number it is that one. */
  const named = (channel: Channel, account: string) => {
    const [first, ...others] = knownOf(channel);
    return account === '' && first !== undefined && others.length === 0 ? first : account;
  };
  /** A channel may number its fund accounts otherwise than its merchants (2088…0156): they clear with the merchant whose number they begin with. */
  const clearingOf = (channel: Channel, account: string) => {
    const known = knownOf(channel);
    if (known.includes(account)) return account;
    return (
      known.find((each) => account.startsWith(each)) ?? (known.length === 1 ? known[0] : null) ?? account
    );
  };
  return {
    named,
    clearingOf,
    sub: (channel, account) => houseSub(channel, named(channel, account)),
    clearingSub: (channel, account) => houseSub(channel, clearingOf(channel, named(channel, account))),
  };
}

export function readHouse(lines: LineStore, parties: PartyStore, { trade }: Stories): House {
  const { named, sub, clearingSub } = readNames(lines);
  const sales = new Map<string, Sale>();
  const saleOf = (channel: Channel, account: string, day: string): Sale => {
    const key = `${channel}|${account}|${day}`;
    const known = sales.get(key) ?? readSale(parties, channel, named(channel, account), day);
    sales.set(key, known);
    return known;
  };
  const tradeChargebacks = new Set<Channel>();
  for (let position = 0; position < trade.set.count; position += 1)
    if (trade.set.kind[position] === CHARGEBACK)
      tradeChargebacks.add(trade.files[trade.set.fileRank[position] ?? 0]?.channel ?? 'none');
  return { sub, clearingSub, saleOf, tradeChargebacks };
}

function readSale(parties: PartyStore, channel: Channel, account: string, day: string): Sale {
  const party = parties.partyOfChannelAccount(channel, account);
  const agreement = party ? parties.agreementFor({ partyId: party.id, channel, day }) : null;
  if (!party || !agreement) return OWN_SALE;
  return {
    place: agreement.mode === 'agent' ? placeOf('merchant_payable', party.id) : OWN_SALE.place,
    agreement: agreement.mode === 'own' && agreement.splits.length === 0 ? null : agreement,
  };
}

/** The sub-ledger that lines of a file are booked on. */
const subOfFile = (lines: LineStore) => {
  const { sub, clearingSub } = readNames(lines);
  const unnamed = readUnnamed(lines);
  return ({ id, view }: StoredImport, account: string): string => {
    if (view.sourceKind === 'bank') return sub('bank', account);
    if (view.sourceKind === 'trade_bill') return clearingSub(view.channel, account);
    return sub(view.channel, accountOf(unnamed, id, account));
  };
};

/** Sub-ledgers of accounts of ours, as files and the house name them: what an entry by hand may post to. */
export function houseSubs(lines: LineStore, parties: PartyStore): ReadonlySet<string> {
  const subOf = subOfFile(lines);
  const ofFiles = lines
    .active()
    .filter(({ view }) => view.sourceKind !== 'orders')
    .flatMap((each) => each.view.accounts.map((account) => subOf(each, account)));
  const bound = parties.houseAccounts().map(({ channel, number }) => houseSub(channel, number));
  return new Set([...ofFiles, ...bound]);
}
