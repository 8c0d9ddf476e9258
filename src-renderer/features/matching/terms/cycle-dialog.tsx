/** Changes a settlement cycle: of a channel, or of one account of it. */
import { Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { CycleView } from '../../../../shared/contract/terms.ts';
import { shippedCycle } from '../../../../shared/domain/shipped-terms.ts';
import type { Channel } from '../../../../shared/domain/statement-line.ts';
import { termsOwner } from '../../../../shared/wording/terms-sentence.ts';
import { useWords } from '../../../ui/words.ts';
import { OwnerFields } from './owner-fields.tsx';
import type { Previewed } from './preview.tsx';
import classes from './terms.module.css';
import { TermsDialog } from './terms-dialog.tsx';
import { type CycleFields, cycleFields, readCycle } from './terms-form.ts';

const UNITS = ['business', 'calendar'] as const;

interface CycleDialogProps {
  /** Null: for an account that has none of its own yet. */
  readonly now: CycleView | null;
  readonly onClose: () => void;
}

export function CycleDialog({ now, onClose }: CycleDialogProps) {
  const words = useWords();
  const [owner, setOwner] = useState<{ readonly channel: Channel; readonly account: string }>({
    channel: now?.channel ?? 'wechat',
    account: now?.account ?? '',
  });
  const [fields, setFields] = useState<CycleFields>(() =>
    cycleFields(now?.cycle ?? shippedCycle(owner.channel)),
  );
  const [previewed, setPreviewed] = useState<Previewed | null>(null);
  const { terms: cycle, bad } = readCycle(fields);
  const type = (change: Partial<CycleFields>) => setFields((held) => ({ ...held, ...change }));
  const number = (name: 'days' | 'graceDays' | 'billDays') => (
    <TextInput
      label={words(`terms.${name}`)}
      inputMode="numeric"
      data-autofocus={(now !== null && name === 'days') || undefined}
      value={fields[name]}
      error={bad.has(name) ? words(`terms.bad.${name}`) : undefined}
      onChange={(event) => type({ [name]: event.currentTarget.value })}
    />
  );
  const title = now
    ? words('terms.editOf', { what: `${termsOwner(now, words)} ${words('terms.cycles')}` })
    : words('terms.addAccount');
  return (
    <TermsDialog
      title={title}
      change={cycle && { what: 'cycle', channel: owner.channel, account: owner.account.trim(), cycle }}
      previewed={previewed}
      onPreview={setPreviewed}
      onClose={onClose}
    >
      <div className={classes.fields}>
        {now ? null : <OwnerFields {...owner} takesFocus onChange={setOwner} />}
        {number('days')}
        <Select
          label={words('terms.unit')}
          data={UNITS.map((unit) => ({ value: unit, label: words(`terms.unit.${unit}`) }))}
          value={fields.unit}
          allowDeselect={false}
          onChange={(value) => type({ unit: UNITS.find((each) => each === value) ?? fields.unit })}
        />
        <TextInput
          label={words('terms.cutOff')}
          description={words('terms.cutOffHint')}
          value={fields.cutOff}
          error={bad.has('cutOff') ? words('terms.bad.cutOff') : undefined}
          onChange={(event) => type({ cutOff: event.currentTarget.value })}
        />
        {number('graceDays')}
        {number('billDays')}
      </div>
    </TermsDialog>
  );
}
