/** An amount that takes from what is available: what there is and what would be left stand beneath it as it is typed. */
import { TextInput } from '@mantine/core';
import type { FundBalance } from '../../../shared/contract/funds.ts';
import { formatMinorGrouped, fractionDigits } from '../../../shared/domain/money.ts';
import { Amount } from '../../ui/amount.tsx';
import { useWords } from '../../ui/words.ts';
import { readAmount } from './fund-form.ts';
import classes from './funds.module.css';

interface HeldAmountProps {
  readonly text: string;
  readonly onChange: (text: string) => void;
  readonly currency: string;
  /** The hands begin here, where nothing is to be chosen before. */
  readonly isFirst?: boolean;
  /** Undefined until it is known. */
  readonly balance: FundBalance | undefined;
}

export function HeldAmount({ text, onChange, currency, isFirst, balance }: HeldAmountProps) {
  const words = useWords();
  const available = balance?.available ?? null;
  const { minor, problem } = readAmount(text, currency, available);
  return (
    <div>
      <TextInput
        label={`${words('funds.amount')} ${currency}`}
        withAsterisk
        data-autofocus={isFirst || undefined}
        autoComplete="off"
        inputMode="decimal"
        classNames={{ input: classes.amountInput ?? '' }}
        value={text}
        error={
          problem === ''
            ? undefined
            : problem === 'short'
              ? words('funds.bad.short', { available: formatMinorGrouped(available ?? 0, currency) })
              : words('funds.bad.amountDigits', { digits: fractionDigits(currency) })
        }
        onChange={(event) => onChange(event.currentTarget.value)}
      />
      {available === null ? null : (
        <dl className={classes.left} aria-live="polite">
          <dt>{words('funds.availableNow')}</dt>
          <dd>
            <Amount minor={available} currency={currency} />
          </dd>
          <dt>{words('funds.availableAfter')}</dt>
          <dd>
            <Amount minor={minor === null ? null : available - minor} currency={currency} size="strong" />
          </dd>
        </dl>
      )}
    </div>
  );
}
