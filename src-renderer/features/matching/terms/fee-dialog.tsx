/** Sets a fee schedule: another first day, other words, another currency are another schedule beside the one before. */
import { Select, TextInput } from '@mantine/core';
import { REFUND_FEES, ROUNDED_PER, ROUNDINGS } from '../../../../shared/domain/settlement-terms.ts';
import { useKeptFields } from '../../../ui/kept-fields.ts';
import { TierFields } from '../../../ui/terms-fields/tier-fields.tsx';
import { useWords } from '../../../ui/words.ts';
import { draftOf } from './draft-name.ts';
import { type FeeField, feeFields, NEW_FEE, readFee } from './fee-draft.ts';
import type { FeeAsked } from './fees-card.tsx';
import { OwnerFields } from './owner-fields.tsx';
import classes from './terms.module.css';
import { TermsDialog } from './terms-dialog.tsx';

/** Left empty they say nothing; the rate and the first day have to be there. */
const PROBLEM = {
  currency: 'terms.bad.currency',
  rate: 'terms.bad.ratePpm',
  fixed: 'terms.bad.amount',
  min: 'terms.bad.amount',
  cap: 'terms.bad.capMinor',
  chargeback: 'terms.bad.amount',
  words: 'terms.bad.words',
  from: 'terms.dateBad',
  to: 'terms.bad.to',
} as const;
const FIGURES = ['currency', 'rate', 'fixed', 'chargeback', 'min', 'cap'] as const;
const TIER_KINDS = ['none', 'marginal', 'whole'] as const;

interface FeeDialogProps {
  readonly asked: FeeAsked;
  readonly title: string;
  readonly onClose: () => void;
}

export function FeeDialog({ asked, title, onClose }: FeeDialogProps) {
  const words = useWords();
  const { as, of } = asked;
  const { from = '', to = '', words: said = [] } = of?.schedule ?? {};
  const { fields, isLoaded, type, send } = useKeptFields(
    draftOf(`fee.${as}`, of, of?.schedule.currency, from, to, asked.at, ...said),
    {
      channel: of?.channel ?? 'wechat',
      account: of?.account ?? '',
      ...(of ? feeFields(of.schedule) : NEW_FEE),
    },
  );
  const { schedule, bad, badTiers } = readFee(fields);
  const text = (name: FeeField) => ({
    label: words(`terms.${name}`),
    autoComplete: 'off',
    value: fields[name],
    // What is still empty is asked for by the button, not in red.
    error: bad.has(name) && fields[name] !== '' ? words(PROBLEM[name]) : undefined,
    onChange: (event: { readonly currentTarget: { readonly value: string } }) =>
      type({ [name]: event.currentTarget.value }),
  });
  if (!isLoaded) return null;
  return (
    <TermsDialog
      title={title}
      change={
        schedule && {
          what: 'fee',
          channel: fields.channel,
          account: fields.account.trim(),
          schedule,
          isEnded: false,
        }
      }
      isMatched
      size={720}
      onSent={send}
      onClose={onClose}
    >
      <div className={classes.fields}>
        {as === 'edit' ? null : <OwnerFields {...fields} onChange={type} />}
        {FIGURES.map((name) => (
          <TextInput key={name} {...text(name)} data-autofocus={name === 'rate' || undefined} />
        ))}
      </div>
      <TierFields fields={fields} kinds={TIER_KINDS} bad={badTiers} type={type} />
      <div className={classes.fields}>
        <Select
          className={classes.wide ?? ''}
          label={words('terms.refunds')}
          data={REFUND_FEES.map((each) => ({ value: each, label: words(`terms.refunds.${each}`) }))}
          value={fields.refunds}
          allowDeselect={false}
          onChange={(value) => type({ refunds: choice(REFUND_FEES, value, fields.refunds) })}
        />
        <Select
          label={words('terms.rounding')}
          data={ROUNDINGS.map((each) => ({ value: each, label: words(`terms.rounding.${each}`) }))}
          value={fields.rounding}
          allowDeselect={false}
          onChange={(value) => type({ rounding: choice(ROUNDINGS, value, fields.rounding) })}
        />
        <TextInput {...text('words')} className={classes.wide ?? ''} />
        <Select
          label={words('terms.roundedPer')}
          data={ROUNDED_PER.map((each) => ({ value: each, label: words(`terms.roundedPer.${each}`) }))}
          value={fields.roundedPer}
          allowDeselect={false}
          onChange={(value) => type({ roundedPer: choice(ROUNDED_PER, value, fields.roundedPer) })}
        />
        <TextInput {...text('from')} placeholder="2026-01-01" />
        <TextInput {...text('to')} placeholder="2026-12-31" />
      </div>
    </TermsDialog>
  );
}

const choice = <T extends string>(of: readonly T[], value: string | null, held: T): T =>
  of.find((each) => each === value) ?? held;
