/**
 * One payment being typed, above the list it goes to: Enter adds it and the hands are back at the payee. A row taken from the list to be changed
 * goes back to its place. What was begun is kept through Esc, other screens and a crash.
 */
import { Button, TextInput } from '@mantine/core';
import { type ClipboardEvent, type Ref, useEffect, useImperativeHandle, useRef, useState } from 'react';
import { Amount } from '../../ui/amount.tsx';
import { KeyCap } from '../../ui/key-cap.tsx';
import { useWords } from '../../ui/words.ts';
import { type FormRow, isUntouched, type RowFields, readRow, twins } from './batch-form.ts';
import { PayeePicker } from './payee-picker.tsx';
import classes from './payments.module.css';

export interface EntryHandle {
  readonly focus: () => void;
  readonly hasText: () => boolean;
}
interface EntryBarProps {
  readonly fields: RowFields;
  readonly onChange: (fields: RowFields) => void;
  readonly currency: string;
  readonly rows: readonly FormRow[];
  /** Place of the row that is being changed, from 1; 0 when a new one is typed. */
  readonly place: number;
  readonly onDone: (row: FormRow) => void;
  readonly onLeave: () => void;
  readonly onPaste: (text: string) => void;
  readonly handle: Ref<EntryHandle>;
}

export function EntryBar(props: EntryBarProps) {
  const { fields, onChange, currency, place } = props;
  const words = useWords();
  const payee = useRef<HTMLInputElement>(null);
  const amount = useRef<HTMLInputElement>(null);
  const [isTried, setTried] = useState(false);
  const { row, problems } = readRow(fields, currency);
  const isPicked = useRef(false);
  const payeeId = fields.account?.id ?? '';
  // Whoever has just picked a payee goes on to the amount; a row that came from the list does not take the focus there.
  // biome-ignore lint/correctness/useExhaustiveDependencies: another payee is another pick.
  useEffect(() => {
    if (isPicked.current) amount.current?.focus();
    isPicked.current = false;
  }, [payeeId]);
  useImperativeHandle(
    props.handle,
    () => ({ focus: () => payee.current?.focus(), hasText: () => !isUntouched(fields) }),
    [fields],
  );
  const said = (...names: typeof problems) => {
    const found = problems.find((name) => names.includes(name));
    // While the field is empty and nothing was tried, an empty field is no fault.
    return found && (isTried || found === 'finer' || found === 'currency')
      ? words(`payments.row.${found}`)
      : undefined;
  };
  const done = () => {
    setTried(true);
    if (!row) return;
    setTried(false);
    props.onDone(row);
    payee.current?.focus();
  };
  const change = (part: Partial<RowFields>) => onChange({ ...fields, ...part });
  const same = row ? twins(props.rows, row.draft) - (place > 0 ? 1 : 0) : 0;
  return (
    <form
      className={classes.entry}
      aria-label={words('payments.entry')}
      onPaste={(event: ClipboardEvent) => {
        const text = event.clipboardData.getData('text/plain');
        if (!/[\t\n]./.test(text.trim())) return; // One cell is text like any other.
        event.preventDefault();
        props.onPaste(text);
      }}
      onSubmit={(event) => {
        event.preventDefault();
        done();
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.nativeEvent.isComposing) return;
        if (event.target instanceof HTMLElement) {
          if (event.target.getAttribute('aria-expanded') === 'true') return;
          event.target.blur();
        }
        if (place > 0) props.onLeave();
      }}
    >
      <PayeePicker
        input={payee}
        account={fields.account}
        error={said('payee', 'currency')}
        onChange={(account) => {
          isPicked.current = account !== null;
          change({ account });
        }}
      />
      <TextInput
        ref={amount}
        className={classes.amountField ?? ''}
        label={words('payments.amountIn', { currency })}
        inputMode="decimal"
        value={fields.amount}
        error={said('amount', 'finer', 'zero')}
        onChange={(event) => change({ amount: event.currentTarget.value })}
      />
      <TextInput
        label={words('payments.remark')}
        value={fields.remark}
        maxLength={140}
        error={said('remark')}
        onChange={(event) => change({ remark: event.currentTarget.value })}
      />
      <TextInput
        label={words('payments.orderNo')}
        value={fields.merchantOrderNo}
        maxLength={64}
        error={said('order')}
        onChange={(event) => change({ merchantOrderNo: event.currentTarget.value })}
      />
      <div className={classes.entryActs}>
        {place > 0 ? (
          <Button variant="default" onClick={props.onLeave}>
            {words('action.cancel')}
          </Button>
        ) : null}
        <Button type="submit" rightSection={<KeyCap name="Enter" />}>
          {place > 0 ? words('payments.change', { place }) : words('payments.add')}
        </Button>
      </div>
      {same > 0 && row ? (
        <p className={classes.twin} role="status">
          {words('payments.twin', { count: same })}{' '}
          <Amount minor={row.draft.amount} currency={currency} showsCurrency />
        </p>
      ) : null}
    </form>
  );
}
