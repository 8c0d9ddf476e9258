/** What is asked of an order, with its reason: done at once or filed for a second person, and it says which. */
import { TextInput } from '@mantine/core';
import { formatMinorGrouped } from '../../../shared/domain/money.ts';
import type { OrderAct } from '../../../shared/domain/order.ts';
import { invalidate, useAsk } from '../../api/client.tsx';
import { sayAsked } from '../../ui/asked-notice.tsx';
import { useKeptFields } from '../../ui/kept-fields.ts';
import { ReasonDialog } from '../../ui/reason-dialog.tsx';
import { sayDone } from '../../ui/said.ts';
import { useWords } from '../../ui/words.ts';
import { readAmount } from './fix-form.ts';
import classes from './order-acts.module.css';
import type { StoryStanding } from './order-look.ts';

interface ActDialogProps {
  readonly orderNo: string;
  readonly standing: StoryStanding;
  readonly onClose: () => void;
}
type SimpleAct = Exclude<OrderAct, 'fix' | 'refund'>;

/** A filed request shows on the order's page; the list hears of what was done by itself. */
export function useAnswered(act: OrderAct | 'supplement', onClose: () => void) {
  const words = useWords();
  return (requestId: number | null, facts: { readonly refundNo?: string } = {}) => {
    onClose();
    if (requestId !== null) sayAsked(words, requestId);
    else sayDone(words(`orders.done.${act}`, facts));
    void invalidate('orders.story');
  };
}

export function SimpleActDialog({ act, orderNo, onClose }: ActDialogProps & { readonly act: SimpleAct }) {
  const words = useWords();
  const cancel = useAsk('orders.cancel');
  const dispute = useAsk('orders.dispute');
  const answered = useAnswered(act, onClose);
  const { error, isPending } = act === 'cancel' ? cancel : dispute;
  return (
    <ReasonDialog
      about={`orders ${act} ${orderNo}`}
      title={`${words(`orders.act.${act}`)} ${orderNo}`}
      text={words(`orders.actText.${act}`)}
      confirm={words(`orders.act.${act}`)}
      {...(act === 'cancel' ? { dismiss: words('action.back') } : {})}
      error={error}
      isBusy={isPending}
      onClose={onClose}
      onConfirm={(reason) => {
        if (act === 'cancel')
          cancel.mutate(
            { merchantOrderNo: orderNo, reason },
            { onSuccess: ({ requestId }) => answered(requestId) },
          );
        else
          dispute.mutate(
            { merchantOrderNo: orderNo, isOpen: act === 'dispute', reason },
            { onSuccess: () => answered(null) },
          );
      }}
    />
  );
}

export function RefundDialog({ orderNo, standing, onClose }: ActDialogProps) {
  const words = useWords();
  const refund = useAsk('orders.refund');
  const answered = useAnswered('refund', onClose);
  const { fields, isLoaded, type, send } = useKeptFields(`orders.refund.${orderNo}`, { amount: '' });
  const { currency, refundable } = standing;
  const { minor, isBad } = readAmount(fields.amount, currency);
  const isAbove = minor !== null && minor > refundable;
  if (!isLoaded) return null;
  return (
    <ReasonDialog
      about={`orders refund ${orderNo}`}
      title={`${words('orders.act.refund')} ${orderNo}`}
      text={words('orders.actText.refund')}
      confirm={words('orders.act.refund')}
      canConfirm={minor !== null && !isAbove}
      error={refund.error}
      isBusy={refund.isPending}
      onClose={onClose}
      onConfirm={(reason) => {
        if (minor === null) return;
        refund.mutate(
          { merchantOrderNo: orderNo, amount: minor, currency, reason },
          {
            onSuccess: ({ requestId, refundNo }) => {
              send();
              answered(requestId, { refundNo });
            },
          },
        );
      }}
    >
      <TextInput
        label={words('orders.refundAmount', {
          max: `${formatMinorGrouped(refundable, currency)} ${currency}`,
        })}
        withAsterisk
        data-autofocus
        classNames={{ input: classes.amount ?? '' }}
        inputMode="decimal"
        autoComplete="off"
        value={fields.amount}
        error={
          isBad ? words('orders.refundAmountBad') : isAbove ? words('orders.refundAmountAbove') : undefined
        }
        onChange={(event) => type({ amount: event.currentTarget.value })}
      />
    </ReasonDialog>
  );
}
