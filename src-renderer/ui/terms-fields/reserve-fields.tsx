/** What is held back of each day's sales: of which kind, how much, for how long, from when on. */
import { Select, TextInput } from '@mantine/core';
import { useWords } from '../words.ts';
import type { ReserveFields as Fields, ReadReserve } from './reserve-draft.ts';
import classes from './terms-fields.module.css';

type Kind = Fields['reserveKind'];
const PROBLEM = {
  reserveRate: 'terms.bad.reserveRate',
  reserveFixed: 'terms.bad.reserveFixed',
  reserveCap: 'terms.bad.reserveFixed',
  holdDays: 'terms.bad.holdDays',
  reserveFrom: 'terms.dateBad',
} as const;
type Name = keyof typeof PROBLEM;

interface ReserveFieldsProps {
  readonly fields: Fields;
  /** With `none` where it may be left out. */
  readonly kinds: readonly Kind[];
  readonly bad: ReadReserve['bad'];
  readonly fromHint?: string;
  readonly type: (change: Partial<Fields>) => void;
}

export function ReserveFields({ fields, kinds, bad, fromHint, type }: ReserveFieldsProps) {
  const words = useWords();
  const text = (name: Name) => ({
    label: words(`terms.${name}`),
    autoComplete: 'off',
    value: fields[name],
    error: bad.has(name) && fields[name] !== '' ? words(PROBLEM[name]) : undefined,
    onChange: (event: { readonly currentTarget: { readonly value: string } }) =>
      type({ [name]: event.currentTarget.value }),
  });
  const kind = fields.reserveKind;
  return (
    <div className={classes.grid}>
      <Select
        label={words('terms.reserveKind')}
        data={kinds.map((each) => ({ value: each, label: words(`terms.reserveKind.${each}`) }))}
        value={kind}
        allowDeselect={false}
        onChange={(value) => type({ reserveKind: kinds.find((each) => each === value) ?? kind })}
      />
      {kind === 'none' ? null : (
        <>
          {kind === 'fixed' ? <TextInput {...text('reserveFixed')} inputMode="decimal" /> : null}
          <TextInput {...text('reserveRate')} inputMode="decimal" />
          <TextInput {...text('reserveCap')} inputMode="decimal" />
          <TextInput {...text('holdDays')} inputMode="numeric" />
          <TextInput {...text('reserveFrom')} placeholder={fromHint ?? '2026-01-01'} />
        </>
      )}
    </div>
  );
}
