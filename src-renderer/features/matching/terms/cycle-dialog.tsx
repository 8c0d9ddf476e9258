/** Changes a settlement cycle: of a channel, or of one account of it. */
import { TextInput } from '@mantine/core';
import type { CycleView } from '../../../../shared/contract/terms.ts';
import type { OfAccount } from '../../../../shared/domain/settlement-terms.ts';
import { shippedCycle } from '../../../../shared/domain/shipped-terms.ts';
import { termsOwner } from '../../../../shared/wording/terms-sentence.ts';
import { useKeptFields } from '../../../ui/kept-fields.ts';
import { cycleFields, readCycle } from '../../../ui/terms-fields/cycle-draft.ts';
import { PayFields } from '../../../ui/terms-fields/pay-fields.tsx';
import { useWords } from '../../../ui/words.ts';
import { draftOf } from './draft-name.ts';
import { OwnerFields } from './owner-fields.tsx';
import classes from './terms.module.css';
import { TermsDialog } from './terms-dialog.tsx';

interface CycleDialogProps {
  /** Null: for an account that has none of its own yet. */
  readonly now: CycleView | null;
  readonly onClose: () => void;
}

const NEW: OfAccount & { readonly cycle: CycleView['cycle'] } = {
  channel: 'wechat',
  account: '',
  cycle: shippedCycle('wechat'),
};

export function CycleDialog({ now, onClose }: CycleDialogProps) {
  const words = useWords();
  const { channel, account, cycle: first } = now ?? NEW;
  const { fields, isLoaded, type, send } = useKeptFields(draftOf('cycle', now, now?.at), {
    channel,
    account,
    ...cycleFields(first),
  });
  const { cycle, bad } = readCycle(fields);
  const number = (name: 'graceDays' | 'billDays') => (
    <TextInput
      label={words(`terms.${name}`)}
      inputMode="numeric"
      value={fields[name]}
      error={bad.has(name) ? words(`terms.bad.${name}`) : undefined}
      onChange={(event) => type({ [name]: event.currentTarget.value })}
    />
  );
  const title = now
    ? words('terms.editOf', { what: `${termsOwner(now, words)} ${words('terms.cycles')}` })
    : words('terms.addAccount');
  if (!isLoaded) return null;
  return (
    <TermsDialog
      title={title}
      change={cycle && { what: 'cycle', channel: fields.channel, account: fields.account.trim(), cycle }}
      isMatched
      size={640}
      onSent={send}
      onClose={onClose}
    >
      <div className={classes.fields}>
        {now ? null : <OwnerFields {...fields} takesFocus onChange={type} />}
        <PayFields fields={fields} bad={bad} takesFocus={now !== null} type={type} />
        {number('graceDays')}
        {number('billDays')}
      </div>
      <p className={classes.text}>{words('terms.inYuan')}</p>
    </TermsDialog>
  );
}
