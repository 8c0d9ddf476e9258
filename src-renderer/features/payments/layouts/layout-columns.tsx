/** The columns of a layout as they are typed: heading, what it holds, how long, whether it must be filled. Alt with an arrow moves one, and the hands stay in it. */
import { ActionIcon, Checkbox, Select, TextInput } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconX } from '@tabler/icons-react';
import { type KeyboardEvent, useEffect, useRef } from 'react';
import { LAYOUT_FIELDS, LAYOUT_TEXT_MAX } from '../../../../shared/domain/bank-layout.ts';
import table from '../../../ui/table.module.css';
import { useWords } from '../../../ui/words.ts';
import classes from './layout.module.css';
import { changedColumn, type LayoutFields, moved, type ReadLayout, withoutColumn } from './layout-form.ts';

interface LayoutColumnsProps {
  readonly fields: LayoutFields;
  readonly read: ReadLayout;
  readonly onChange: (fields: LayoutFields) => void;
}

export function LayoutColumns({ fields, read, onChange }: LayoutColumnsProps) {
  const words = useWords();
  const body = useRef<HTMLTableSectionElement>(null);
  const follows = useRef<number | null>(null);
  useEffect(() => {
    // A row that is moved in the page loses the focus: the hands stay in the column they move.
    if (follows.current !== null)
      body.current?.querySelector<HTMLInputElement>(`[data-column="${follows.current}"]`)?.focus();
    follows.current = null;
  });
  const move = (key: number, by: -1 | 1) => {
    follows.current = key;
    onChange(moved(fields, key, by));
  };
  const moveByKey = (key: number) => (event: KeyboardEvent) => {
    if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
    event.preventDefault();
    move(key, event.key === 'ArrowUp' ? -1 : 1);
  };
  return (
    <table className={`${table.table} ${classes.columns}`} aria-label={words('payments.layoutColumns')}>
      <thead>
        <tr>
          <th className={table.right}>#</th>
          <th>{words('payments.layoutHeading')}</th>
          <th>{words('payments.layoutField')}</th>
          <th>{words('payments.layoutFixed')}</th>
          <th className={table.right}>{words('payments.layoutMax')}</th>
          <th>{words('payments.layoutRequired')}</th>
          <th aria-label={words('payments.layoutEdit')} />
        </tr>
      </thead>
      <tbody ref={body}>
        {fields.columns.map((column, at) => {
          const { key } = column;
          const place = at + 1;
          const of = words('payments.layoutColumn', { place });
          const label = (name: Parameters<typeof words>[0]) => `${of} ${words(name)}`;
          const fault = read.faults.find((each) => each.place === place);
          const change = (part: Parameters<typeof changedColumn>[2]) =>
            onChange(changedColumn(fields, key, part));
          return (
            <tr key={key} onKeyDown={moveByKey(key)} data-active={fault ? true : undefined}>
              <td className={table.right}>{place}</td>
              <td data-code>
                <TextInput
                  size="xs"
                  data-column={key}
                  aria-label={label('payments.layoutHeading')}
                  title={fault ? words(`error.layout_unfit.${fault.fault}`, { place }) : column.heading}
                  error={fault !== undefined}
                  maxLength={LAYOUT_TEXT_MAX}
                  value={column.heading}
                  onChange={(event) => change({ heading: event.currentTarget.value })}
                />
              </td>
              <td>
                <Select
                  size="xs"
                  searchable
                  allowDeselect={false}
                  aria-label={label('payments.layoutField')}
                  data={LAYOUT_FIELDS.map((value) => ({ value, label: words(`layoutField.${value}`) }))}
                  value={column.field}
                  onChange={(value) =>
                    change({ field: LAYOUT_FIELDS.find((each) => each === value) ?? column.field })
                  }
                />
              </td>
              <td data-code>
                <TextInput
                  size="xs"
                  aria-label={label('payments.layoutFixed')}
                  disabled={column.field !== 'fixed'}
                  maxLength={LAYOUT_TEXT_MAX}
                  value={column.field === 'fixed' ? column.text : ''}
                  onChange={(event) => change({ text: event.currentTarget.value })}
                />
              </td>
              <td className={classes.max}>
                <TextInput
                  size="xs"
                  inputMode="numeric"
                  aria-label={label('payments.layoutMax')}
                  error={read.bad.has(`max:${place}`)}
                  value={column.max}
                  onChange={(event) => change({ max: event.currentTarget.value })}
                />
              </td>
              <td>
                <Checkbox
                  aria-label={label('payments.layoutRequired')}
                  disabled={column.field === 'blank'}
                  checked={column.isRequired}
                  onChange={(event) => change({ isRequired: event.currentTarget.checked })}
                />
              </td>
              <td className={classes.acts}>
                <ActionIcon
                  variant="subtle"
                  disabled={at === 0}
                  aria-label={words('payments.layoutUp', { place })}
                  onClick={() => move(key, -1)}
                >
                  <IconArrowUp size={14} aria-hidden />
                </ActionIcon>
                <ActionIcon
                  variant="subtle"
                  disabled={place === fields.columns.length}
                  aria-label={words('payments.layoutDown', { place })}
                  onClick={() => move(key, 1)}
                >
                  <IconArrowDown size={14} aria-hidden />
                </ActionIcon>
                <ActionIcon
                  variant="subtle"
                  aria-label={words('payments.layoutRemove', { place })}
                  onClick={() => onChange(withoutColumn(fields, key))}
                >
                  <IconX size={14} aria-hidden />
                </ActionIcon>
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
