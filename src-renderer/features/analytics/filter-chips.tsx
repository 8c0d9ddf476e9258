/** What is left out and what is converted, said where it can be taken back; nothing there when nothing is. */
import { IconX } from '@tabler/icons-react';
import { useWords } from '../../ui/words.ts';
import classes from './analytics.module.css';
import type { FilterProps } from './filter-bar.tsx';
import { accountNames, channelNames, HOUSE, merchantNames, nameOf } from './only-names.ts';

interface Chip {
  readonly key: string;
  readonly label: string;
  readonly drop: () => void;
}

export function FilterChips({ address, choices, onChange }: FilterProps) {
  const words = useWords();
  const { channels, accounts, merchants, currency, convert } = address;
  const less = <T,>(all: readonly T[], one: T) => all.filter((each) => each !== one);
  const chips: readonly Chip[] = [
    ...channels.map((each) => ({
      key: `channel ${each}`,
      label: nameOf(channelNames(words, choices), each),
      drop: () => onChange({ channels: less(channels, each) }),
    })),
    ...accounts.map((each) => ({
      key: `account ${each}`,
      label: nameOf(accountNames(words, choices), each),
      drop: () => onChange({ accounts: less(accounts, each) }),
    })),
    ...merchants.map((each) => ({
      key: `merchant ${each}`,
      label: nameOf(merchantNames(words, choices), each || HOUSE),
      drop: () => onChange({ merchants: less(merchants, each) }),
    })),
    ...(currency === ''
      ? []
      : [{ key: 'currency', label: currency, drop: () => onChange({ currency: '' }) }]),
    ...(convert
      ? convert.rates.map(({ from, rate }) => {
          const rates = convert.rates.filter((each) => each.from !== from);
          return {
            key: `rate ${from}`,
            label: words('analytics.convert.chip', { from, rate, to: convert.to }),
            drop: () => onChange({ convert: rates.length === 0 ? null : { to: convert.to, rates } }),
          };
        })
      : []),
  ];
  if (chips.length === 0) return null;
  return (
    <ul className={classes.chips}>
      {chips.map(({ key, label, drop }) => (
        <li key={key} className={classes.chip}>
          <span data-code>{label}</span>
          <button type="button" aria-label={words('analytics.filters.drop', { name: label })} onClick={drop}>
            <IconX size={12} aria-hidden />
          </button>
        </li>
      ))}
    </ul>
  );
}
