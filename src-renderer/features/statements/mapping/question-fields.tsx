/** What a table itself may leave open: which part of a date is the day, which sign is the decimal one, what a plus means, in what money. */
import { Autocomplete } from '@mantine/core';
import { DATE_ORDERS, DECIMAL_SIGNS } from '../../../../shared/domain/column-mapping.ts';
import { DIRECTIONS } from '../../../../shared/domain/statement-line.ts';
import { useWords } from '../../../ui/words.ts';
import { ChoiceField } from './choice-field.tsx';
import classes from './field.module.css';
import type { MappingEdit } from './mapping-edit.ts';
import { dateReading, decimalReading, tellingDate } from './readings.ts';
import { cellsAt, isAsked, type SeenFile } from './seen-file.ts';

export interface FieldProps {
  readonly edit: MappingEdit;
  readonly file: SeenFile;
  readonly onChange: (edit: MappingEdit) => void;
}

export function DateOrderField({ edit, file, onChange }: FieldProps) {
  const words = useWords();
  const cell = tellingDate(cellsAt(file, edit.places.date, 'date_order'));
  const choices = DATE_ORDERS.map((value) => {
    const read = dateReading(cell, value, words.locale);
    return {
      value,
      label: words(`mapping.dateOrder.${value}`),
      reading: read === '' ? '' : words('mapping.reads', { cell, read }),
    };
  });
  // An order in which the example is no date at all is only offered where it was chosen, or no example is at hand.
  const possible = choices.filter(({ value, reading }) => reading !== '' || value === edit.dateOrder);
  return (
    <ChoiceField
      label={words('mapping.dateOrder')}
      value={edit.dateOrder}
      choices={possible.some(({ reading }) => reading !== '') ? possible : choices}
      isAsked={isAsked(file, 'date_order')}
      onChange={(dateOrder) => onChange({ ...edit, dateOrder })}
    />
  );
}

export function DecimalField({ edit, file, onChange }: FieldProps) {
  const words = useWords();
  const { places } = edit;
  const asked = isAsked(file, 'decimal_sign');
  const cells = asked
    ? cellsAt(file, undefined, 'decimal_sign')
    : cellsAt(file, places.amount ?? places.in ?? places.out);
  const cell = cells.find((each) => /[.,]/.test(each)) ?? '';
  return (
    <ChoiceField
      label={words('mapping.decimal')}
      value={edit.decimal}
      choices={DECIMAL_SIGNS.map((value) => {
        const read = decimalReading(cell, value);
        return {
          value,
          label: words(value === '.' ? 'mapping.decimal.point' : 'mapping.decimal.comma'),
          reading:
            cell === ''
              ? ''
              : read === ''
                ? words('mapping.readsNot', { cell })
                : words('mapping.reads', { cell, read }),
        };
      })}
      isAsked={asked}
      onChange={(decimal) => onChange({ ...edit, decimal })}
    />
  );
}

export function PlusField({ edit, file, onChange }: FieldProps) {
  const words = useWords();
  const cells = cellsAt(file, edit.places.amount, 'amount_sign');
  const cell = cells.find((each) => !/[-−(]/.test(each)) ?? '';
  return (
    <ChoiceField
      label={words('mapping.plus')}
      value={edit.positive}
      choices={DIRECTIONS.map((value) => ({
        value,
        label: words(`mapping.plus.${value}`),
        reading:
          cell === '' ? '' : words('mapping.reads', { cell, read: words(`mapping.plus.reads.${value}`) }),
      }))}
      isAsked={isAsked(file, 'amount_sign')}
      onChange={(positive) => onChange({ ...edit, positive })}
    />
  );
}

const CURRENCIES = [
  'CNY',
  'HKD',
  'TWD',
  'EUR',
  'USD',
  'GBP',
  'JPY',
  'CHF',
  'SGD',
  'AUD',
  'CAD',
  'BRL',
  'MXN',
];

export function CurrencyField({ edit, file, onChange }: FieldProps) {
  const words = useWords();
  const place = edit.places.currency;
  const isOpen = place === undefined && !/^[A-Z]{3}$/.test(edit.currency);
  return (
    <div className={isOpen ? classes.open : isAsked(file, 'currency') ? classes.said : undefined}>
      <Autocomplete
        size="xs"
        label={words('column.currency')}
        description={
          place !== undefined
            ? words('mapping.fromColumn', { column: file.header[place] || `#${place + 1}` })
            : isOpen
              ? words('mapping.currencyText')
              : undefined
        }
        descriptionProps={{ className: classes.why }}
        data={CURRENCIES}
        limit={CURRENCIES.length}
        maxLength={3}
        value={edit.currency}
        onChange={(typed) => onChange({ ...edit, currency: typed.trim().toUpperCase() })}
      />
    </div>
  );
}
