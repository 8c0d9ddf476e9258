/** How a layout writes its cells and its file: units, days, words, encoding, separator, total, currencies, how many payments. */
import { Select, TextInput } from '@mantine/core';
import { AMOUNT_UNITS, DAY_FORMS, ENCODINGS, SEPARATORS } from '../../../../shared/domain/bank-layout.ts';
import type { LayoutSetting } from '../../../../shared/domain/layout-change.ts';
import { layoutValue } from '../../../../shared/wording/layout-sentence.ts';
import { useWords } from '../../../ui/words.ts';
import classes from './layout.module.css';
import type { LayoutFields, ReadLayout } from './layout-form.ts';

interface LayoutSettingsProps {
  readonly fields: LayoutFields;
  readonly read: ReadLayout;
  readonly onChange: (fields: LayoutFields) => void;
}

export function LayoutSettings({ fields, read, onChange }: LayoutSettingsProps) {
  const words = useWords();
  const choice = <T extends string>(
    name: LayoutSetting & keyof LayoutFields,
    values: readonly T[],
    value: T,
    take: (value: T) => Partial<LayoutFields>,
  ) => (
    <Select
      size="xs"
      label={words(`layoutSetting.${name}`)}
      data={values.map((each) => ({ value: each, label: layoutValue(name, each, words) }))}
      value={value}
      allowDeselect={false}
      onChange={(chosen) => onChange({ ...fields, ...take(values.find((each) => each === chosen) ?? value) })}
    />
  );
  const text = (
    name: 'name' | 'firm' | 'person' | 'currencies' | 'itemsMax',
    label: string,
    maxLength: number,
  ) => (
    <TextInput
      size="xs"
      label={label}
      maxLength={maxLength}
      error={read.bad.has(name) && fields[name] !== ''}
      value={fields[name]}
      onChange={(event) => onChange({ ...fields, [name]: event.currentTarget.value })}
    />
  );
  return (
    <div className={classes.settings}>
      {text('name', words('payments.layoutName'), 60)}
      {choice('amountIn', AMOUNT_UNITS, fields.amountIn, (amountIn) => ({ amountIn }))}
      {choice('dayForm', DAY_FORMS, fields.dayForm, (dayForm) => ({ dayForm }))}
      {text('firm', words('layoutSetting.organisationFirm'), 20)}
      {text('person', words('layoutSetting.organisationPerson'), 20)}
      {choice('encoding', ENCODINGS, fields.encoding, (encoding) => ({ encoding }))}
      {choice('separator', SEPARATORS, fields.separator, (separator) => ({ separator }))}
      {choice('hasTotal', ['true', 'false'], fields.hasTotal ? 'true' : 'false', (value) => ({
        hasTotal: value === 'true',
      }))}
      {text('currencies', words('layoutSetting.currencies'), 80)}
      {text('itemsMax', words('layoutSetting.itemsMax'), 5)}
    </div>
  );
}
