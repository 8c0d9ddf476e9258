/** What is filtered by, as people call it: channels, accounts (masked), merchants. Pure. */
import type { BoardAddress } from '../../../shared/contract/analytics-address.ts';
import { CHANNELS } from '../../../shared/domain/statement-line.ts';
import type { Words } from '../../ui/words.ts';
import { type Choices, shortKey } from './asked-filter.ts';

export interface Named {
  readonly value: string;
  readonly label: string;
}
/** In a field of choices, the house's own has to have a name that is a text. */
export const HOUSE = 'house';

export const channelNames = (words: Words, { channels }: Choices): readonly Named[] =>
  CHANNELS.filter((channel) => channels.includes(channel)).map((value) => ({
    value,
    label: words(`channel.${value}`),
  }));

export const accountNames = (words: Words, { accounts }: Pick<Choices, 'accounts'>): readonly Named[] =>
  accounts.map(({ key, channel, sourceKind, account }) => ({
    value: shortKey(key),
    // A merchant number is one account in its trade bills and its fund bills: naming one of them would promise less than is chosen.
    label:
      isNumbered(channel) && account !== ''
        ? `${words(`channel.${channel}`)} ${account}`
        : `${words(`channel.${channel}`)} ${account || '–'} · ${words(`sourceKind.${sourceKind}`)}`,
  }));

const isNumbered = (channel: Choices['channels'][number]): boolean =>
  channel !== 'bank' && channel !== 'none';

/**
 * What the field of accounts offers: each number once, whichever of its files is meant; files that print none are of the channel's own number, and
 * orders are of no account. What is chosen already stays, or it could not be taken back there.
 */
export function accountsToChoose(
  words: Words,
  { accounts }: Choices,
  chosen: readonly string[],
): readonly Named[] {
  const isChosen = ({ key }: Choices['accounts'][number]) => chosen.includes(shortKey(key));
  const numbered = new Set(accounts.flatMap(({ channel, account }) => (account === '' ? [] : [channel])));
  const taken = new Set<string>();
  const offered = accounts
    .filter(
      (each) =>
        each.account !== '' ||
        isChosen(each) ||
        (each.sourceKind !== 'orders' && !numbered.has(each.channel)),
    )
    .toSorted((one, other) => Number(isChosen(other)) - Number(isChosen(one)))
    .filter(({ channel, account, key }) => {
      const name = isNumbered(channel) && account !== '' ? `${channel}|${account}` : key;
      const isNew = !taken.has(name) || chosen.includes(shortKey(key));
      taken.add(name);
      return isNew;
    });
  return accountNames(words, { accounts: accounts.filter((each) => offered.includes(each)) });
}

export const merchantNames = (words: Words, { merchants }: Choices): readonly Named[] => [
  { value: HOUSE, label: words('analytics.filters.house') },
  ...merchants.filter(({ id }) => id !== '').map(({ id, name }) => ({ value: id, label: name })),
];

/** A code that no file has any more is still shown: it can be taken away. */
const nameOf = (named: readonly Named[], value: string): string =>
  named.find((each) => each.value === value)?.label ?? value;

interface Chosen {
  readonly key: string;
  readonly label: string;
  /** What is asked once it is taken back. */
  readonly without: Partial<BoardAddress>;
}

/** All that is filtered by and converted, in words, each with what takes it back: on the screen as on paper. */
export function chosenOf(words: Words, address: BoardAddress, choices: Choices): readonly Chosen[] {
  const { channels, accounts, merchants, currency, convert } = address;
  const less = <T>(all: readonly T[], one: T) => all.filter((each) => each !== one);
  return [
    ...channels.map((each) => ({
      key: `channel ${each}`,
      label: nameOf(channelNames(words, choices), each),
      without: { channels: less(channels, each) },
    })),
    ...accounts.map((each) => ({
      key: `account ${each}`,
      label: nameOf(accountNames(words, choices), each),
      without: { accounts: less(accounts, each) },
    })),
    ...merchants.map((each) => ({
      key: `merchant ${each}`,
      label: nameOf(merchantNames(words, choices), each || HOUSE),
      without: { merchants: less(merchants, each) },
    })),
    ...(currency === '' ? [] : [{ key: 'currency', label: currency, without: { currency: '' } }]),
    ...(convert === null ? [] : ratesOf(words, convert)),
  ];
}

const ratesOf = (words: Words, { to, rates }: NonNullable<BoardAddress['convert']>): readonly Chosen[] =>
  rates.map(({ from, rate }) => {
    const others = rates.filter((each) => each.from !== from);
    return {
      key: `rate ${from}`,
      label: words('analytics.convert.chip', { from, rate, to }),
      without: { convert: others.length === 0 ? null : { to, rates: others } },
    };
  });
