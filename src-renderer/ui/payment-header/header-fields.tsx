/** The header of a batch: what it is for, from which account, as which file, on which day. What one choice settles another follows. */
import { Select, TextInput } from '@mantine/core';
import { BATCH_PURPOSES } from '../../../shared/domain/payment.ts';
import { useAnswer } from '../../api/client.tsx';
import { ErrorNote } from '../error-note.tsx';
import { useWords } from '../words.ts';
import { formatChoices } from './format-choice.ts';
import { fitted, type HeaderFields, purposeOf, readHeader } from './header-form.ts';
import { accountName, useHouseAccounts } from './house-accounts.ts';
import classes from './payment-header.module.css';

interface HeaderFieldsProps {
  readonly fields: HeaderFields;
  readonly onChange: (fields: HeaderFields) => void;
  /** The first field takes the focus as the form opens. */
  readonly takesFocus?: boolean;
  /** What it is for is settled where it is made: nothing to choose. */
  readonly hasPurpose?: boolean;
}

export function BatchHeaderFields({ fields, onChange, takesFocus, hasPurpose = true }: HeaderFieldsProps) {
  const words = useWords();
  const house = useHouseAccounts();
  const { bad } = readHeader(fields);
  const from = house.accounts.find(({ id }) => id === fields.fromAccountId) ?? null;
  const layouts = useAnswer('payments.layouts', {});
  const formats = formatChoices(words, layouts.data?.layouts ?? [], {
    ...fields,
    channel: from?.channel ?? null,
  });
  const change = (part: Partial<HeaderFields>) => {
    const next = { ...fields, ...part };
    onChange(fitted(next, house.accounts.find(({ id }) => id === next.fromAccountId) ?? null));
  };
  return (
    <div className={hasPurpose ? classes.header : `${classes.header} ${classes.settled}`}>
      {hasPurpose ? (
        <Select
          label={words('payments.purpose')}
          data={BATCH_PURPOSES.map((value) => ({ value, label: words(`payment_purpose.${value}`) }))}
          value={fields.purpose}
          allowDeselect={false}
          onChange={(value) => change({ purpose: purposeOf(value) })}
        />
      ) : null}
      <Select
        label={words(fields.purpose === 'collection' ? 'payments.to' : 'payments.from')}
        placeholder={words(
          house.data && house.accounts.length === 0 ? 'payments.noHouseAccount' : 'payments.chooseAccount',
        )}
        data={house.accounts.map((account) => ({
          value: account.id,
          label: `${accountName(account)} · ${account.currency}`,
        }))}
        value={fields.fromAccountId || null}
        searchable
        allowDeselect={false}
        data-autofocus={takesFocus || undefined}
        onChange={(value) => change({ fromAccountId: value ?? '' })}
      />
      <Select
        label={words('payments.format')}
        data={formats}
        value={fields.format}
        allowDeselect={false}
        onChange={(value) =>
          change({ format: formats.find((each) => each.value === value)?.value ?? fields.format })
        }
      />
      <TextInput
        label={words('payments.day')}
        placeholder="2026-11-30"
        inputMode="numeric"
        value={fields.executionDay}
        error={fields.executionDay !== '' && bad.has('executionDay') ? words('payments.dayBad') : undefined}
        onChange={(event) => change({ executionDay: event.currentTarget.value })}
      />
      <TextInput
        label={words('payments.note')}
        value={fields.note}
        maxLength={500}
        onChange={(event) => change({ note: event.currentTarget.value })}
      />
      {house.error ? <ErrorNote error={house.error} retry={() => void house.refetch()} /> : null}
    </div>
  );
}
