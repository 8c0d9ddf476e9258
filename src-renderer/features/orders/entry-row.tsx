/** One order being typed: its fields, and what is wrong with each as soon as there is something in it. */
import { ActionIcon, Select, TextInput } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { ENTRY_STATUSES, type EntryProblem } from '../../../shared/domain/order-entry.ts';
import { CHANNELS } from '../../../shared/domain/statement-line.ts';
import { useWords } from '../../ui/words.ts';
import { type EntryField, type EntryFields, isBlankEntry, problemKey } from './entry-form.ts';
import classes from './entry-page.module.css';

interface EntryRowProps {
  readonly place: number;
  readonly fields: EntryFields;
  readonly problems: ReadonlyMap<string, EntryProblem['problem']>;
  /** Saving was tried: what is missing is said too. */
  readonly isTried: boolean;
  readonly onChange: (fields: EntryFields) => void;
  /** Null for the only row. */
  readonly onRemove: (() => void) | null;
}

export function EntryRow({ place, fields, problems, isTried, onChange, onRemove }: EntryRowProps) {
  const words = useWords();
  const row = { row: place + 1 };
  const errorOf = (field: EntryField) => {
    const problem = isBlankEntry(fields) ? undefined : problems.get(problemKey(place, field));
    // What has not been typed yet is no mistake until somebody wants to save it.
    if (problem === undefined || (problem === 'missing' && !isTried)) return undefined;
    return words.or(`orders.entryProblem.${problem}.${field}`, words(`orders.entryProblem.${problem}`));
  };
  const text = (field: Exclude<EntryField, 'channel' | 'status'>, label: string, hint?: string) => (
    <TextInput
      label={label}
      size="xs"
      value={fields[field]}
      error={errorOf(field)}
      placeholder={hint}
      spellCheck={false}
      autoComplete="off"
      classNames={field === 'amount' ? { input: classes.amount ?? '' } : {}}
      onChange={(event) => onChange({ ...fields, [field]: event.currentTarget.value })}
    />
  );
  return (
    <fieldset className={classes.row}>
      <legend>{words('orders.entryRow', row)}</legend>
      {text('merchantOrderNo', words('orders.entryNo'))}
      <Select
        label={words('orders.entryChannel')}
        size="xs"
        allowDeselect={false}
        data={CHANNELS.map((channel) => ({ value: channel, label: words(`channel.${channel}`) }))}
        value={fields.channel}
        onChange={(channel) => onChange({ ...fields, channel: channel ?? fields.channel })}
      />
      {text('time', words('orders.entryTime'), words('orders.entryTimeHint'))}
      {text('amount', words('orders.entryAmount'))}
      {text('currency', words('orders.entryCurrency'))}
      <Select
        label={words('orders.entryStatus')}
        size="xs"
        allowDeselect={false}
        data={ENTRY_STATUSES.map((status) => ({
          value: status,
          label: words(`orders.entryStatus.${status}`),
        }))}
        value={fields.status}
        onChange={(status) => onChange({ ...fields, status: status ?? fields.status })}
      />
      {text('customer', words('orders.entryCustomer'))}
      {text('product', words('orders.entryProduct'))}
      <ActionIcon
        variant="subtle"
        color="gray"
        className={classes.remove ?? ''}
        data-none={onRemove === null || undefined}
        disabled={onRemove === null}
        aria-label={words('orders.entryRemove', row)}
        onClick={() => onRemove?.()}
      >
        <IconX size={14} aria-hidden />
      </ActionIcon>
    </fieldset>
  );
}
