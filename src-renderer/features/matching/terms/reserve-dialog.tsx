/** Sets a reserve: another first day is a word beside the one before, and what is held by then stays as it is. */
import type { ReserveView } from '../../../../shared/contract/terms.ts';
import { termsOwner } from '../../../../shared/wording/terms-sentence.ts';
import { useKeptFields } from '../../../ui/kept-fields.ts';
import { NO_RESERVE, readReserve, reserveFields } from '../../../ui/terms-fields/reserve-draft.ts';
import { ReserveFields } from '../../../ui/terms-fields/reserve-fields.tsx';
import { useWords } from '../../../ui/words.ts';
import { draftOf } from './draft-name.ts';
import { OwnerFields } from './owner-fields.tsx';
import classes from './terms.module.css';
import { TermsDialog } from './terms-dialog.tsx';

const KINDS = ['rolling', 'fixed'] as const;

interface ReserveDialogProps {
  /** Null: a new one. */
  readonly now: ReserveView | null;
  readonly onClose: () => void;
}

export function ReserveDialog({ now, onClose }: ReserveDialogProps) {
  const words = useWords();
  const { fields, isLoaded, type, send } = useKeptFields(
    draftOf('reserve', now, now?.reserve.from, now?.at),
    {
      channel: now?.channel ?? 'wechat',
      account: now?.account ?? '',
      ...(now ? reserveFields(now.reserve) : { ...NO_RESERVE, reserveKind: 'rolling' as const }),
    },
  );
  const { reserve, bad } = readReserve(fields);
  if (!isLoaded) return null;
  return (
    <TermsDialog
      title={
        now
          ? words('terms.editOf', { what: `${termsOwner(now, words)} ${words('terms.reserves')}` })
          : words('terms.addReserve')
      }
      change={
        reserve && { what: 'reserve', channel: fields.channel, account: fields.account.trim(), reserve }
      }
      isMatched={false}
      size={640}
      onSent={send}
      onClose={onClose}
    >
      {now ? null : (
        <div className={classes.fields}>
          <OwnerFields {...fields} takesFocus onChange={type} />
        </div>
      )}
      <ReserveFields fields={fields} kinds={KINDS} bad={bad} type={type} />
      <p className={classes.text}>{words('terms.inYuan')}</p>
    </TermsDialog>
  );
}
