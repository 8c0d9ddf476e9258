/** How a row says what moved: in one column or two, by sign or by word, before or after the fee. Only what the chosen columns make sense of. */
import { Checkbox } from '@mantine/core';
import { AMOUNT_SIGNS, BALANCE_SENSES, FEE_SIGNS } from '../../../../shared/domain/column-mapping.ts';
import { useWords } from '../../../ui/words.ts';
import classes from './field.module.css';
import { ListField } from './list-field.tsx';
import { AMOUNT_FORMS, withForm } from './mapping-edit.ts';
import { type FieldProps, PlusField } from './question-fields.tsx';
import { isAsked } from './seen-file.ts';

export function AmountFields({ edit, file, onChange }: FieldProps) {
  const words = useWords();
  const { places } = edit;
  const hasFee = places.fee !== undefined || places.gross !== undefined || places.net !== undefined;
  return (
    <section className={classes.section}>
      <h3>{words('mapping.amounts')}</h3>
      <ListField
        label={words('mapping.form')}
        value={edit.form}
        choices={AMOUNT_FORMS.map((value) => ({ value, label: words(`mapping.form.${value}`) }))}
        onChange={(form) => onChange(withForm(edit, form))}
      />
      {edit.form === 'signed' && !isAsked(file, 'amount_sign') ? (
        <PlusField edit={edit} file={file} onChange={onChange} />
      ) : null}
      {edit.form !== 'signed' ? (
        <ListField
          label={words('mapping.outSign')}
          value={edit.outSign}
          choices={AMOUNT_SIGNS.map((value) => ({ value, label: words(`mapping.outSign.${value}`) }))}
          onChange={(outSign) => onChange({ ...edit, outSign })}
        />
      ) : null}
      {hasFee ? (
        <div className={classes.two}>
          <ListField
            label={words('mapping.amountIs')}
            value={edit.amountIs}
            choices={(['net', 'gross'] as const).map((value) => ({
              value,
              label: words(`mapping.amountIs.${value}`),
            }))}
            onChange={(amountIs) => onChange({ ...edit, amountIs })}
          />
          <ListField
            label={words('mapping.feeSign')}
            value={edit.feeSign}
            choices={FEE_SIGNS.map((value) => ({ value, label: words(`mapping.feeSign.${value}`) }))}
            onChange={(feeSign) => onChange({ ...edit, feeSign })}
          />
        </div>
      ) : null}
      {places.balance !== undefined ? (
        <>
          <ListField
            label={words('mapping.balanceIs')}
            value={edit.balanceIs}
            choices={BALANCE_SENSES.map((value) => ({ value, label: words(`mapping.balanceIs.${value}`) }))}
            onChange={(balanceIs) => onChange({ ...edit, balanceIs })}
          />
          <Checkbox
            size="xs"
            label={words('mapping.balanceChain')}
            description={words('mapping.balanceChainText')}
            checked={edit.hasBalanceChain}
            onChange={({ currentTarget }) => onChange({ ...edit, hasBalanceChain: currentTarget.checked })}
          />
        </>
      ) : null}
    </section>
  );
}
