/** Conversion by rates that she states: never by ours. What was typed stays while the dialog is closed and opened again. */
import { Button, Modal, Select, TextInput } from '@mantine/core';
import { IconCoins } from '@tabler/icons-react';
import { useState } from 'react';
import { type BoardAddress, isRate } from '../../../shared/contract/analytics-address.ts';
import { useDraft } from '../../ui/drafts.ts';
import { useWords } from '../../ui/words.ts';
import frame from './analytics.module.css';
import type { FilterProps } from './filter-bar.tsx';
import classes from './filters.module.css';

export function ConvertButton({ address, choices, onChange }: FilterProps) {
  const words = useWords();
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button
        variant={address.convert ? 'light' : 'default'}
        leftSection={<IconCoins size={15} aria-hidden />}
        onClick={() => setOpen(true)}
      >
        {words('analytics.convert')}
        {address.convert ? ` ${address.convert.to}` : ''}
      </Button>
      {isOpen ? (
        <ConvertDialog
          convert={address.convert}
          currencies={choices.currencies}
          onClose={() => setOpen(false)}
          onTake={(convert) => {
            setOpen(false);
            onChange({ convert });
          }}
        />
      ) : null}
    </>
  );
}

interface ConvertDialogProps {
  readonly convert: BoardAddress['convert'];
  readonly currencies: readonly string[];
  readonly onTake: (convert: BoardAddress['convert']) => void;
  readonly onClose: () => void;
}

function ConvertDialog(props: ConvertDialogProps) {
  const words = useWords();
  const { convert, currencies, onClose } = props;
  const [to, setTo] = useState(
    convert?.to ?? (currencies.includes('CNY') ? 'CNY' : (currencies[0] ?? 'CNY')),
  );
  return (
    <Modal
      opened
      onClose={onClose}
      title={words('analytics.convert.title')}
      closeButtonProps={{ 'aria-label': words('action.close') }}
    >
      <div className={frame.form}>
        <Select
          label={words('analytics.convert.to')}
          allowDeselect={false}
          value={to}
          onChange={(value) => setTo(value ?? to)}
          data={[...new Set([...currencies, to, 'CNY'])].toSorted()}
        />
        <Rates key={to} to={to} {...props} />
      </div>
    </Modal>
  );
}

/** Of one currency to convert into: another is another draft. */
function Rates({ to, convert, currencies, onTake, onClose }: ConvertDialogProps & { readonly to: string }) {
  const words = useWords();
  const others = currencies.filter((each) => each !== to);
  const stated = convert?.to === to ? convert.rates.map(({ from, rate }) => [from, rate] as const) : [];
  const draft = useDraft(`analytics rates ${to}`, JSON.stringify(Object.fromEntries(stated)));
  const typed: Readonly<Record<string, string>> = JSON.parse(draft.text); // Our own text, written below.
  const rates = others.flatMap((from) => {
    const rate = (typed[from] ?? '').trim();
    return rate === '' ? [] : [{ from, rate }];
  });
  const isGood = rates.length > 0 && rates.every(({ rate }) => isRate(rate));
  return (
    <form
      className={frame.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (!isGood) return;
        draft.send();
        onTake({ to, rates });
      }}
    >
      <p className={frame.hint}>
        {words(others.length === 0 ? 'analytics.convert.only' : 'analytics.convert.text')}
      </p>
      {others.map((from, at) => {
        const text = typed[from] ?? '';
        return (
          <TextInput
            key={from}
            data-autofocus={at === 0 || undefined}
            label={words('analytics.convert.rate', { from })}
            rightSection={<span className={classes.rateUnit}>{to}</span>}
            rightSectionWidth={48}
            inputMode="decimal"
            autoComplete="off"
            value={text}
            error={text.trim() !== '' && !isRate(text.trim()) ? words('analytics.convert.bad') : undefined}
            onChange={(event) =>
              draft.change(JSON.stringify({ ...typed, [from]: event.currentTarget.value }))
            }
          />
        );
      })}
      <footer className={frame.dialogActs}>
        {convert ? (
          <Button variant="subtle" onClick={() => onTake(null)}>
            {words('analytics.convert.stop')}
          </Button>
        ) : null}
        <span className={frame.spread} />
        <Button variant="default" onClick={onClose}>
          {words('action.cancel')}
        </Button>
        <Button type="submit" disabled={!isGood}>
          {words('analytics.convert.take')}
        </Button>
      </footer>
    </form>
  );
}
