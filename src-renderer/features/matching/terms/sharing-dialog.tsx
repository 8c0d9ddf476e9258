/** Sets how much of an order may be shared out, and when the rest is set free. */
import { TextInput } from '@mantine/core';
import type { SharingView } from '../../../../shared/contract/terms.ts';
import { termsOwner } from '../../../../shared/wording/terms-sentence.ts';
import { useKeptFields } from '../../../ui/kept-fields.ts';
import { useWords } from '../../../ui/words.ts';
import { draftOf } from './draft-name.ts';
import { OwnerFields } from './owner-fields.tsx';
import { readSharing, sharingFields } from './sharing-draft.ts';
import classes from './terms.module.css';
import { TermsDialog } from './terms-dialog.tsx';

const PROBLEM = { most: 'terms.bad.ratePpm', releaseDays: 'terms.bad.holdDays' } as const;

interface SharingDialogProps {
  /** Null: for an account that has none of its own yet. */
  readonly now: SharingView | null;
  readonly onClose: () => void;
}

export function SharingDialog({ now, onClose }: SharingDialogProps) {
  const words = useWords();
  const { fields, isLoaded, type, send } = useKeptFields(draftOf('sharing', now, now?.at), {
    channel: now?.channel ?? 'wechat',
    account: now?.account ?? '',
    ...(now ? sharingFields(now.sharing) : { most: '', releaseDays: '' }),
  });
  const { sharing, bad } = readSharing(fields);
  const number = (name: keyof typeof PROBLEM) => (
    <TextInput
      label={words(`terms.${name}`)}
      inputMode="decimal"
      autoComplete="off"
      data-autofocus={(now !== null && name === 'most') || undefined}
      value={fields[name]}
      error={bad.has(name) && fields[name] !== '' ? words(PROBLEM[name]) : undefined}
      onChange={(event) => type({ [name]: event.currentTarget.value })}
    />
  );
  if (!isLoaded) return null;
  return (
    <TermsDialog
      title={
        now
          ? words('terms.editOf', { what: `${termsOwner(now, words)} ${words('terms.sharings')}` })
          : words('terms.addSharing')
      }
      change={
        sharing && { what: 'sharing', channel: fields.channel, account: fields.account.trim(), sharing }
      }
      isMatched={false}
      onSent={send}
      onClose={onClose}
    >
      <div className={classes.fields}>
        {now ? null : <OwnerFields {...fields} takesFocus onChange={type} />}
        {number('most')}
        {number('releaseDays')}
      </div>
    </TermsDialog>
  );
}
