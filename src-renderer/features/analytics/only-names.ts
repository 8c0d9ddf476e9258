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

export const accountNames = (words: Words, { accounts }: Choices): readonly Named[] =>
  accounts.map(({ key, channel, sourceKind, account }) => ({
    value: shortKey(key),
    label: `${words(`channel.${channel}`)} ${account || '–'} · ${words(`sourceKind.${sourceKind}`)}`,
  }));

export const merchantNames = (words: Words, { merchants }: Choices): readonly Named[] => [
  { value: HOUSE, label: words('analytics.filters.house') },
  ...merchants.filter(({ id }) => id !== '').map(({ id, name }) => ({ value: id, label: name })),
];

/** A code that no file has any more is still shown: it can be taken away. */
export const nameOf = (named: readonly Named[], value: string): string =>
  named.find((each) => each.value === value)?.label ?? value;

/** All that is filtered by and converted, in words, for paper. */
export function onlyTexts(words: Words, address: BoardAddress, choices: Choices): readonly string[] {
  const { channels, accounts, merchants, currency, convert } = address;
  return [
    ...channels.map((each) => nameOf(channelNames(words, choices), each)),
    ...accounts.map((each) => nameOf(accountNames(words, choices), each)),
    ...merchants.map((each) => nameOf(merchantNames(words, choices), each || HOUSE)),
    ...(currency === '' ? [] : [currency]),
    ...(convert
      ? convert.rates.map(({ from, rate }) => words('analytics.convert.chip', { from, rate, to: convert.to }))
      : []),
  ];
}
