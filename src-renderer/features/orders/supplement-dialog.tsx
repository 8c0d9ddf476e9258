/** Makes the order our books lack from a line of the channel: what it says is shown, only a number it does not state is asked for. */
import { Skeleton, TextInput } from '@mantine/core';
import { numberProblem } from '../../../shared/domain/order-entry.ts';
import { useAnswer, useAsk } from '../../api/client.tsx';
import { useKeptFields } from '../../ui/kept-fields.ts';
import { LineCard } from '../../ui/line-card.tsx';
import { ReasonDialog } from '../../ui/reason-dialog.tsx';
import { useWords } from '../../ui/words.ts';
import { useAnswered } from './act-dialog.tsx';
import classes from './order-acts.module.css';

interface SupplementDialogProps {
  readonly lineId: number;
  readonly onClose: () => void;
}

export function SupplementDialog({ lineId, onClose }: SupplementDialogProps) {
  const words = useWords();
  const draft = useAnswer('orders.supplementDraft', { lineId });
  const supplement = useAsk('orders.supplement');
  const answered = useAnswered('supplement', onClose);
  const { fields, isLoaded, type, send } = useKeptFields(`orders.supplement.${lineId.toString()}`, {
    typed: '',
  });
  const { typed } = fields;
  const own = draft.data?.merchantOrderNo ?? '';
  const merchantOrderNo = own === '' ? typed.trim() : own;
  const problem = numberProblem(merchantOrderNo);
  const whyNot = draft.data?.whyNot ?? '';
  if (!isLoaded) return null;
  return (
    <ReasonDialog
      about={`orders supplement ${lineId.toString()}`}
      title={words('orders.supplement')}
      text={words('orders.supplementText')}
      confirm={words('orders.supplement')}
      canConfirm={draft.data !== undefined && whyNot === '' && problem === ''}
      error={supplement.error ?? draft.error}
      isBusy={supplement.isPending}
      onClose={onClose}
      onConfirm={(reason) =>
        supplement.mutate(
          { lineId, merchantOrderNo, reason },
          {
            onSuccess: ({ requestId }) => {
              send();
              answered(requestId);
            },
          },
        )
      }
    >
      {draft.isPending ? <Skeleton height={90} /> : null}
      {draft.data ? <LineCard line={draft.data.line} showsSource /> : null}
      {whyNot === '' ? null : (
        <p className={classes.warn} role="alert">
          {words.or(`error.move_not_allowed.${whyNot}`, words('orders.whyNot.state'))}
        </p>
      )}
      {draft.data && own === '' ? (
        <TextInput
          label={words('orders.supplementNo')}
          description={words('orders.supplementNoHint')}
          withAsterisk
          data-autofocus
          spellCheck={false}
          autoComplete="off"
          value={typed}
          error={typed !== '' && problem !== '' ? words('orders.supplementNoBad') : undefined}
          onChange={(event) => type({ typed: event.currentTarget.value })}
        />
      ) : null}
    </ReasonDialog>
  );
}
