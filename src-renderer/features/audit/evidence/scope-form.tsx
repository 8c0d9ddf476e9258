/** What a pack is of: days, channels, accounts, parties, and what comes with it. Every choice is answered at once beside it. */
import { Button, Checkbox, MultiSelect, SegmentedControl } from '@mantine/core';
import type { Output } from '../../../../shared/contract/calls.ts';
import { DayField } from '../../../ui/day-field.tsx';
import { KeyCap } from '../../../ui/key-cap.tsx';
import { localToday } from '../../../ui/local-today.ts';
import { Panel } from '../../../ui/panel.tsx';
import { useMay } from '../../../ui/rights.tsx';
import { useWords } from '../../../ui/words.ts';
import classes from '../parts.module.css';
import { accountChoices, PERIODS, periodNamed, periodOf, type ScopeFields } from './scope.ts';

interface ScopeFormProps {
  readonly fields: ScopeFields;
  readonly choices: Pick<Output<'evidence.plan'>, 'channels' | 'accounts' | 'parties'> | undefined;
  readonly canBuild: boolean;
  readonly onChange: (change: Partial<ScopeFields>) => void;
  readonly onBuild: () => void;
}

const EXTRAS = ['originals', 'workbooks', 'revealed'] as const;
/** Originals are not masked either. */
const MASKED: readonly (typeof EXTRAS)[number][] = ['workbooks'];
/** The contract's limits. */
const ACCOUNTS_MAX = 200;
const PARTIES_MAX = 500;

export function ScopeForm({ fields, choices, canBuild, onChange, onBuild }: ScopeFormProps) {
  const words = useWords();
  const mayReveal = useMay('reveal');
  const extras = mayReveal ? EXTRAS : MASKED;
  return (
    <Panel title={words('packScreen.scope')}>
      <div className={classes.form}>
        <SegmentedControl
          fullWidth
          size="xs"
          aria-label={words('packScreen.period')}
          value={periodNamed(fields, localToday()) ?? ''}
          onChange={(value) => {
            const name = PERIODS.find((each) => each === value);
            if (name) onChange(periodOf(name, localToday()));
          }}
          data={PERIODS.map((value) => ({ value, label: words(`packScreen.period.${value}`) }))}
        />
        <div className={classes.fields}>
          <DayField
            label={words('packScreen.from')}
            value={fields.from}
            onChange={(from) => onChange({ from })}
          />
          <DayField label={words('packScreen.to')} value={fields.to} onChange={(to) => onChange({ to })} />
        </div>
        <MultiSelect
          label={words('packScreen.channels')}
          placeholder={fields.channels.length === 0 ? words('packScreen.all') : ''}
          clearable
          value={[...fields.channels]}
          onChange={(channels) => onChange({ channels })}
          data={(choices?.channels ?? []).map((value) => ({ value, label: words(`channel.${value}`) }))}
        />
        <MultiSelect
          label={words('packScreen.accounts')}
          placeholder={fields.accounts.length === 0 ? words('packScreen.all') : ''}
          clearable
          searchable
          maxValues={ACCOUNTS_MAX}
          value={[...fields.accounts]}
          onChange={(accounts) => onChange({ accounts })}
          data={accountChoices(words, choices?.accounts ?? [])}
        />
        <MultiSelect
          label={words('packScreen.parties')}
          placeholder={fields.parties.length === 0 ? words('packScreen.all') : ''}
          clearable
          searchable
          maxValues={PARTIES_MAX}
          value={[...fields.parties]}
          onChange={(parties) => onChange({ parties })}
          data={(choices?.parties ?? []).map(({ id, name }) => ({ value: id, label: name }))}
        />
        {extras.map((name) => (
          <Checkbox
            key={name}
            label={words(`packScreen.with.${name}`)}
            description={words(`packScreen.with.${name}.text`)}
            checked={fields[name]}
            onChange={(event) => onChange({ [name]: event.currentTarget.checked })}
          />
        ))}
        <div className={classes.acts}>
          <Button disabled={!canBuild} rightSection={<KeyCap name="b" />} onClick={onBuild}>
            {words('packScreen.build')}
          </Button>
        </div>
      </div>
    </Panel>
  );
}
