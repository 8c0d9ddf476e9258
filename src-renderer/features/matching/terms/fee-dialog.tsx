/** Sets a fee schedule: another first day is another version beside the one before. */
import { Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { FeeView } from '../../../../shared/contract/terms.ts';
import { REFUND_FEES, ROUNDINGS } from '../../../../shared/domain/settlement-terms.ts';
import type { Channel } from '../../../../shared/domain/statement-line.ts';
import { termsOwner } from '../../../../shared/wording/terms-sentence.ts';
import { useWords } from '../../../ui/words.ts';
import { OwnerFields } from './owner-fields.tsx';
import type { Previewed } from './preview.tsx';
import classes from './terms.module.css';
import { TermsDialog } from './terms-dialog.tsx';
import { type FeeFields, feeFields, NEW_FEE, readFee } from './terms-form.ts';

const TEXTS = ['currency', 'rate', 'fixed', 'min', 'cap', 'from'] as const;
/** Left empty they say nothing; the rate and the first day have to be there. */
const PROBLEM = {
  currency: 'terms.bad.currency',
  rate: 'terms.bad.ratePpm',
  fixed: 'terms.bad.amount',
  min: 'terms.bad.amount',
  cap: 'terms.bad.capMinor',
  from: 'terms.dateBad',
} as const;

interface FeeDialogProps {
  /** Null: a new one. */
  readonly now: FeeView | null;
  readonly onClose: () => void;
}

export function FeeDialog({ now, onClose }: FeeDialogProps) {
  const words = useWords();
  const [owner, setOwner] = useState<{ readonly channel: Channel; readonly account: string }>({
    channel: now?.channel ?? 'wechat',
    account: now?.account ?? '',
  });
  const [fields, setFields] = useState<FeeFields>(() => (now ? feeFields(now.schedule) : NEW_FEE));
  const [previewed, setPreviewed] = useState<Previewed | null>(null);
  const { terms: schedule, bad } = readFee(fields);
  const type = (change: Partial<FeeFields>) => setFields((held) => ({ ...held, ...change }));
  const choice = <T extends string>(of: readonly T[], value: string | null, held: T): T =>
    of.find((each) => each === value) ?? held;
  const title = now
    ? words('terms.editOf', { what: `${termsOwner(now, words)} ${words('terms.fees')}` })
    : words('terms.addFee');
  return (
    <TermsDialog
      title={title}
      change={
        schedule && {
          what: 'fee',
          channel: owner.channel,
          account: owner.account.trim(),
          schedule,
          isEnded: false,
        }
      }
      previewed={previewed}
      onPreview={setPreviewed}
      onClose={onClose}
    >
      <div className={classes.fields}>
        {now ? null : <OwnerFields {...owner} onChange={setOwner} />}
        {TEXTS.map((name) => (
          <TextInput
            key={name}
            data-autofocus={name === 'rate' || undefined}
            label={words(`terms.${name}`)}
            placeholder={name === 'from' ? '2026-01-01' : ''}
            value={fields[name]}
            // What is still empty is asked for by the button, not in red.
            error={bad.has(name) && fields[name] !== '' ? words(PROBLEM[name]) : undefined}
            onChange={(event) => type({ [name]: event.currentTarget.value })}
          />
        ))}
        <Select
          label={words('terms.rounding')}
          data={ROUNDINGS.map((each) => ({ value: each, label: words(`terms.rounding.${each}`) }))}
          value={fields.rounding}
          allowDeselect={false}
          onChange={(value) => type({ rounding: choice(ROUNDINGS, value, fields.rounding) })}
        />
        <Select
          label={words('terms.refunds')}
          data={REFUND_FEES.map((each) => ({ value: each, label: words(`terms.refunds.${each}`) }))}
          value={fields.refunds}
          allowDeselect={false}
          onChange={(value) => type({ refunds: choice(REFUND_FEES, value, fields.refunds) })}
        />
      </div>
    </TermsDialog>
  );
}
