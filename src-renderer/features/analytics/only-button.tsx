/** Only some channels, accounts, merchants, or one currency: chosen from what the files have. */
import { Button, MultiSelect, Popover, Select } from '@mantine/core';
import { IconFilter } from '@tabler/icons-react';
import { useState } from 'react';
import type { Channel } from '../../../shared/domain/statement-line.ts';
import { KeyCap } from '../../ui/key-cap.tsx';
import { useKeys } from '../../ui/keys.ts';
import { useWords } from '../../ui/words.ts';
import type { FilterProps } from './filter-bar.tsx';
import classes from './filters.module.css';
import { accountsToChoose, channelNames, HOUSE, merchantNames, type Named } from './only-names.ts';

/** Of thousands of merchants so many are drawn; typing finds the others. */
const SHOWN_MAX = 100;
const CHOSEN_MAX = 50;

export function OnlyButton({ address, choices, onChange }: FilterProps) {
  const words = useWords();
  const [isOpen, setOpen] = useState(false);
  useKeys({ '/': { label: words('analytics.keys.filter'), run: () => setOpen(true) } });
  const { channels, accounts, merchants, currency } = address;
  const count = channels.length + accounts.length + merchants.length + (currency === '' ? 0 : 1);
  const many = (
    name: 'channels' | 'accounts' | 'merchants',
    data: readonly Named[],
    value: readonly string[],
  ) => ({
    label: words(`analytics.filters.${name}`),
    data: [...data],
    value: [...value],
    placeholder: value.length === 0 ? words('analytics.filters.everything') : '',
    searchable: true,
    clearable: true,
    limit: SHOWN_MAX,
    maxValues: CHOSEN_MAX,
    // The other fields stay in sight until this one is asked to open.
    openOnFocus: false,
    comboboxProps: { withinPortal: false },
    nothingFoundMessage: words('filter.nothing'),
  });
  return (
    <Popover
      opened={isOpen}
      onChange={setOpen}
      position="bottom-start"
      width={360}
      withinPortal
      trapFocus
      returnFocus
    >
      <Popover.Target>
        <Button
          variant={count === 0 ? 'default' : 'light'}
          aria-haspopup="dialog"
          aria-expanded={isOpen}
          leftSection={<IconFilter size={15} aria-hidden />}
          rightSection={<KeyCap name="/" />}
          onClick={() => setOpen(!isOpen)}
        >
          {words('analytics.filters')}
          {count === 0 ? '' : ` ${count}`}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={words('analytics.filters.title')}>
        <div className={classes.only}>
          <MultiSelect
            {...many('channels', channelNames(words, choices), channels)}
            data-autofocus
            onChange={(chosen) =>
              onChange({
                channels: choices.channels.filter((each): each is Channel => chosen.includes(each)),
              })
            }
          />
          <MultiSelect
            {...many('accounts', accountsToChoose(words, choices, accounts), accounts)}
            onChange={(chosen) => onChange({ accounts: chosen })}
          />
          <MultiSelect
            {...many(
              'merchants',
              merchantNames(words, choices),
              merchants.map((id) => id || HOUSE),
            )}
            onChange={(chosen) => onChange({ merchants: chosen.map((id) => (id === HOUSE ? '' : id)) })}
          />
          <Select
            label={words('analytics.filters.currency')}
            value={currency}
            allowDeselect={false}
            comboboxProps={{ withinPortal: false }}
            onChange={(value) => onChange({ currency: value ?? '' })}
            data={[
              { value: '', label: words('analytics.filters.everything') },
              ...choices.currencies.map((value) => ({ value, label: value })),
            ]}
          />
          <Button
            variant="subtle"
            disabled={count === 0}
            onClick={() => onChange({ channels: [], accounts: [], merchants: [], currency: '' })}
          >
            {words('analytics.filters.clear')}
          </Button>
        </div>
      </Popover.Dropdown>
    </Popover>
  );
}
