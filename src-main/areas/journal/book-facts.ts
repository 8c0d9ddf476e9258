/**
 * The facts that move money, gathered for the rules: lines of bills and statements as they stand, whose sales they are, what each account held first.
 *
 * Read only, and in no order that depends on when a file came in.
 */
import { formatDay, parseDay } from '../../../shared/domain/dates.ts';
import { type Channel, LINE_KINDS } from '../../../shared/domain/statement-line.ts';
import { isWallet } from '../matching/sides.ts';
import type { PartyStore } from '../parties/store.ts';
import type { LineStore } from '../statements/line-store.ts';
import { DIRECTION_IN, DIRECTION_NONE, NO_DAY } from '../statements/rules/line-columns.ts';
import type { StoredImport } from '../statements/store.ts';
import {
  accountOf,
  type BookedFile,
  bookedDay,
  type House,
  placeOf,
  type Sale,
  type Story,
} from './rules/file-lines.ts';
import { fileOwners } from './rules/file-owners.ts';
import { houseSub } from './rules/house-sub.ts';
import type { MovedBefore, StatedBalance } from './rules/opening-units.ts';
import { saleDays } from './rules/sale-days.ts';

interface Stories {
  readonly trade: Story;
  readonly fund: Story;
  readonly bank: Story;
}

/** `hasAgreements`: whose a refund is asks for the day of its sale. */
export function readStories(lines: LineStore, hasAgreements = false): Stories {
  const traded = new Set(importsOf(lines, 'trade_bill').map(({ view }) => view.channel));
  const funds = importsOf(lines, 'fund_bill');
  const { wallets, owners } = readUnnamed(lines);
  const alone = new Set(
    funds.filter((each) => isWallet(each) || !traded.has(each.view.channel)).map(({ id }) => id),
  );
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

const importsOf = (lines: LineStore, kind: StoredImport['view']['sourceKind']): StoredImport[] =>
  lines.active().filter(({ view }) => view.sourceKind === kind);

const OWN_SALE: Sale = { place: placeOf('sales', ''), agreement: null };
const CHARGEBACK = LINE_KINDS.indexOf('chargeback');

/** Names of sub-ledgers of the accounts that files name, as the merchant numbers on hand make them out. */
interface HouseNames extends Pick<House, 'sub' | 'clearingSub'> {
  /** The account itself, by the number it is known by. */
  readonly named: (channel: Channel, account: string) => string;
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

/** Balances that files of accounts state: what each opens with, else what it closes with, which is what the day after opens with. */
export function statedBalances(lines: LineStore, { fund, bank }: Stories, house: House): StatedBalance[] {
  return [fund, bank].flatMap((story) =>
    importsOf(lines, story.name === 'fund' ? 'fund_bill' : 'bank').flatMap(({ id, view, balances }) =>
      balances.flatMap((balance): StatedBalance[] => {
        const { account, currency, opening, closing } = balance;
        const first = balance.from || view.periodFrom;
        const last = parseDay(balance.to || view.periodTo);
        const channel = story.name === 'bank' ? 'bank' : view.channel;
        const sub = house.sub(channel, accountOf(story, id, account));
        const of = { place: placeOf(roleOf(story), sub), currency };
        if (currency === '') return [];
        if (opening !== null && first !== '')
          return [{ ...of, from: first, opening, closing, bookedOn: first }];
        if (opening !== null || closing === null || last === null) return [];
        const bookedOn = first || formatDay(last);
        return [{ ...of, from: formatDay(last + 1), opening: closing, closing: null, bookedOn }];
      }),
    ),
  );
}

const roleOf = ({ name }: Story) => (name === 'bank' ? ('bank' as const) : ('channel_balance' as const));

/** Goes over a story's lines only where one of the account is older than its first stated balance. */
export function movedBefore({ fund, bank }: Stories, house: House): MovedBefore {
  const firstDays = new Map<string, number>();
  const each = (story: Story, visit: (key: string, day: number, signed: number) => void) => {
    const { set, files } = story;
    const subs = new Map<number, string>();
    for (let position = 0; position < set.count; position += 1) {
      const file = files[set.fileRank[position] ?? 0];
      const direction = set.direction[position] ?? DIRECTION_NONE;
      const day = set.day[position] ?? NO_DAY;
      if (!file || direction === DIRECTION_NONE || day === NO_DAY) continue;
      const place = (set.fileRank[position] ?? 0) * (set.accounts.length + 1) + (set.account[position] ?? 0);
      const printed = set.accounts[set.account[position] ?? 0] ?? '';
      const sub = subs.get(place) ?? house.sub(file.channel, accountOf(story, file.id, printed));
      subs.set(place, sub);
      const net = set.net[position] ?? 0;
      const currency = set.currencies[set.currency[position] ?? 0] ?? '';
      const on = bookedDay(file, printed, day);
      visit(`${roleOf(story)}|${sub}|${currency}`, on, direction === DIRECTION_IN ? net : -net);
    }
  };
  for (const story of [fund, bank])
    each(story, (key, day) => {
      if (day < (firstDays.get(key) ?? Number.POSITIVE_INFINITY)) firstDays.set(key, day);
    });
  return (place, currency, day) => {
    const key = `${place.role}|${place.sub}|${currency}`;
    if ((firstDays.get(key) ?? day) >= day) return 0;
    let sum = 0;
    each(place.role === 'bank' ? bank : fund, (of, at, signed) => {
      if (of === key && at < day) sum += signed;
    });
    return sum;
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
