/** How many days, of which kind, from which hour on, from which amount on, and what a day off does: the part of a cycle that merchants and channels share. */
import { Select, TextInput } from '@mantine/core';
import { ROLLS } from '../../../shared/domain/settlement-terms.ts';
import { useWords } from '../words.ts';
import type { PayFields as Fields, ReadCycle } from './cycle-draft.ts';

const UNITS = ['business', 'calendar'] as const;
const PROBLEM = {
  days: 'terms.bad.days',
  cutOff: 'terms.bad.cutOff',
  minimum: 'terms.bad.minimum',
} as const;

interface PayFieldsProps {
  readonly fields: Fields;
  readonly bad: ReadCycle['bad'];
  readonly takesFocus?: boolean;
  readonly type: (change: Partial<Fields>) => void;
}

export function PayFields({ fields, bad, takesFocus, type }: PayFieldsProps) {
  const words = useWords();
  const text = (name: keyof typeof PROBLEM) => ({
    label: words(`terms.${name}`),
    autoComplete: 'off',
    value: fields[name],
    error: bad.has(name) ? words(PROBLEM[name]) : undefined,
    onChange: (event: { readonly currentTarget: { readonly value: string } }) =>
      type({ [name]: event.currentTarget.value }),
  });
  return (
    <>
      <TextInput {...text('days')} inputMode="numeric" data-autofocus={takesFocus || undefined} />
      <Select
        label={words('terms.unit')}
        data={UNITS.map((unit) => ({ value: unit, label: words(`terms.unit.${unit}`) }))}
        value={fields.unit}
        allowDeselect={false}
        onChange={(value) => type({ unit: UNITS.find((each) => each === value) ?? fields.unit })}
      />
      <TextInput {...text('cutOff')} placeholder="24:00" />
      <TextInput {...text('minimum')} inputMode="decimal" />
      <Select
        label={words('terms.roll')}
        data={ROLLS.map((roll) => ({ value: roll, label: words(`terms.roll.${roll}`) }))}
        value={fields.roll}
        allowDeselect={false}
        onChange={(value) => type({ roll: ROLLS.find((each) => each === value) ?? fields.roll })}
      />
    </>
  );
}
