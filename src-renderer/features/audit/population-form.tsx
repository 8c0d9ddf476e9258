/** The fields that choose a population; accounts and currencies are those that it has. */
import { Select } from '@mantine/core';
import type { Output } from '../../../shared/contract/calls.ts';
import { POPULATIONS } from '../../../shared/domain/audit-sample.ts';
import { CHANNELS } from '../../../shared/domain/statement-line.ts';
import { DayField } from '../../ui/day-field.tsx';
import { useWords } from '../../ui/words.ts';
import classes from './parts.module.css';
import { hasChannels, type PopulationFields, populationOf } from './population.ts';

interface PopulationFormProps {
  readonly fields: PopulationFields;
  readonly choices: Pick<Output<'audit.population'>, 'currencies' | 'accounts'> | undefined;
  readonly onChange: (change: Partial<PopulationFields>) => void;
}

const NAMED = CHANNELS.filter((channel) => channel !== 'none');

export function PopulationForm({ fields, choices, onChange }: PopulationFormProps) {
  const words = useWords();
  const scope = populationOf(fields);
  const currencies = new Set([scope.currency, ...(choices?.currencies ?? [])]);
  // An account that two files name is one choice.
  const accounts = new Map((choices?.accounts ?? []).map(({ account, shown }) => [account, shown]));
  if (scope.account !== '' && !accounts.has(scope.account)) accounts.set(scope.account, scope.account);
  return (
    <div className={classes.fields}>
      <Select
        className={classes.across ?? ''}
        label={words('populationForm.title')}
        allowDeselect={false}
        value={scope.population}
        onChange={(population) => onChange({ population: population ?? '', account: '' })}
        data={POPULATIONS.map((value) => ({ value, label: words(`population.${value}`) }))}
      />
      <DayField
        label={words('packScreen.from')}
        value={fields.from}
        onChange={(from) => onChange({ from })}
      />
      <DayField label={words('packScreen.to')} value={fields.to} onChange={(to) => onChange({ to })} />
      <Select
        label={words('populationForm.channel')}
        allowDeselect={false}
        disabled={!hasChannels(scope.population)}
        value={scope.channel}
        onChange={(channel) => onChange({ channel: channel ?? '', account: '' })}
        data={[
          { value: '', label: words('packScreen.all') },
          ...NAMED.map((value) => ({ value, label: words(`channel.${value}`) })),
        ]}
      />
      <Select
        label={words('populationForm.currency')}
        allowDeselect={false}
        value={scope.currency}
        onChange={(currency) => onChange({ currency: currency ?? '' })}
        data={[...currencies]}
      />
      <Select
        className={classes.across ?? ''}
        label={words('populationForm.account')}
        placeholder={words('packScreen.all')}
        clearable
        searchable
        disabled={accounts.size === 0}
        value={scope.account === '' ? null : scope.account}
        onChange={(account) => onChange({ account: account ?? '' })}
        data={[...accounts].map(([value, label]) => ({ value, label }))}
      />
    </div>
  );
}
