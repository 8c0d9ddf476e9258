/** What happens to the difference of a match by hand: it stays open, goes to an account, or the reason explains it. */
import { NativeSelect, Radio } from '@mantine/core';
import type { RemainderChoice } from '../../../shared/contract/shapes.ts';
import {
  REMAINDER_TREATMENTS,
  type RemainderTreatment,
  suggestedAccount,
  WRITE_OFF_ACCOUNTS,
} from '../../../shared/domain/write-off-accounts.ts';
import { useWords } from '../../ui/words.ts';
import classes from './remainder-choice.module.css';

/** Kept open unless a person says otherwise: nothing is forgotten by not choosing. */
export const FIRST_REMAINDER: RemainderChoice = { treatment: 'open', account: null };

interface RemainderFieldsProps {
  readonly difference: number;
  readonly value: RemainderChoice;
  readonly onChange: (value: RemainderChoice) => void;
}

export function RemainderFields({ difference, value, onChange }: RemainderFieldsProps) {
  const words = useWords();
  const usual = suggestedAccount({ kind: 'amount_differs', disposition: 'write_off', difference });
  const choose = (treatment: RemainderTreatment) =>
    onChange({ treatment, account: treatment === 'write_off' ? (value.account ?? usual) : null });
  // Under what it belongs to, and always there, so that nothing moves under the hand.
  const account = (
    <NativeSelect
      size="xs"
      w={200}
      ml={28}
      mt={6}
      aria-label={words('exceptions.account')}
      disabled={value.treatment !== 'write_off'}
      value={value.account ?? usual}
      onChange={(event) => {
        const chosen = WRITE_OFF_ACCOUNTS.find((code) => code === event.currentTarget.value) ?? usual;
        onChange({ treatment: 'write_off', account: chosen });
      }}
      data={WRITE_OFF_ACCOUNTS.map((code) => ({ value: code, label: words(`writeOffAccount.${code}`) }))}
    />
  );
  return (
    <Radio.Group
      label={words('remainder.title')}
      value={value.treatment}
      onChange={(next) => choose(REMAINDER_TREATMENTS.find((each) => each === next) ?? 'open')}
      classNames={{ label: classes.label }}
    >
      <div className={classes.choices}>
        {REMAINDER_TREATMENTS.map((each) => (
          <div key={each}>
            <Radio
              size="xs"
              value={each}
              label={words(`remainder.${each}`)}
              description={words(`remainder.${each}Text`)}
            />
            {each === 'write_off' ? account : null}
          </div>
        ))}
      </div>
    </Radio.Group>
  );
}
