/** What a person knows of a payment that no file says: with a line of a bank as evidence where there is one, and by a second person's yes. */
import { Input, Radio, SegmentedControl } from '@mantine/core';
import type { PaymentView } from '../../../shared/contract/payment-views.ts';
import { useAnswer, useAsk } from '../../api/client.tsx';
import { Amount } from '../../ui/amount.tsx';
import { sayAsked } from '../../ui/asked-notice.tsx';
import { useKeptFields } from '../../ui/kept-fields.ts';
import { LineCard } from '../../ui/line-card.tsx';
import { ReasonDialog } from '../../ui/reason-dialog.tsx';
import { sayDone } from '../../ui/said.ts';
import { Tag } from '../../ui/tag.tsx';
import { useWords } from '../../ui/words.ts';
import { type EvidenceLine, evidenceOf, ITEM_TONES, resolvable, setsRight } from './batch-steps.ts';
import classes from './payments.module.css';

const NO_LINE = 'none';

export function ResolveDialog({
  payment,
  linked,
  onClose,
}: {
  readonly payment: PaymentView;
  /** Lines of banks that are this payment or its return already. */
  readonly linked: readonly EvidenceLine[];
  readonly onClose: () => void;
}) {
  const words = useWords();
  const resolve = useAsk('payments.resolve');
  const offers = useAnswer('payments.lineOffers', { itemNo: payment.itemNo });
  const states = resolvable(payment.state);
  // Nothing is chosen for whoever has to know it.
  const { fields, isLoaded, type, send } = useKeptFields(`payments.resolve.${payment.itemNo}`, {
    state: '',
    chosen: '',
  });
  const state = states.find((each) => each === fields.state) ?? null;
  const lines = evidenceOf(state, [...linked, ...(offers.data?.offers ?? [])]);
  // What is linked is the evidence at hand; a line that shows another end than the one that is said is none.
  const first = state === null ? undefined : evidenceOf(state, linked)[0];
  const wanted = fields.chosen || (first ? String(first.line.id) : NO_LINE);
  const line = lines.some((each) => String(each.line.id) === wanted) ? wanted : NO_LINE;
  const lacksLine = line === NO_LINE && setsRight(payment.state, state);
  if (!isLoaded) return null;
  return (
    <ReasonDialog
      about={`payments.resolve ${payment.itemNo}`}
      title={words('payments.resolveTitle', { payee: payment.payee })}
      text={words('payments.resolveText')}
      confirm={words('payments.askSecond')}
      size={640}
      error={resolve.error}
      isBusy={resolve.isPending}
      onClose={onClose}
      canConfirm={state !== null && !lacksLine}
      onConfirm={(reason) => {
        if (state === null) return;
        resolve.mutate(
          { itemNo: payment.itemNo, state, lineId: line === NO_LINE ? null : Number(line), reason },
          {
            onSuccess: ({ requestId }) => {
              send();
              onClose();
              if (requestId === null) sayDone(words('payments.resolved'));
              else sayAsked(words, requestId);
            },
          },
        );
      }}
    >
      <div className={classes.sums}>
        <span>
          <small>{payment.number}</small>
          <Amount minor={payment.amount} currency={payment.currency} showsCurrency size="key" />
        </span>
        <span>
          <small>{words('request.fact.payment_state_before')}</small>
          <span>
            <Tag tone={ITEM_TONES[payment.state]}>{words(`payment_state.${payment.state}`)}</Tag>
          </span>
        </span>
      </div>
      <Input.Wrapper component="div" label={words('request.fact.payment_state')} withAsterisk>
        <SegmentedControl
          fullWidth
          aria-label={words('request.fact.payment_state')}
          value={state ?? ''}
          onChange={(value) => type({ state: value })}
          data={states.map((value) => ({ value, label: words(`payment_state.${value}`) }))}
        />
      </Input.Wrapper>
      <Radio.Group
        label={words('payments.evidence')}
        error={lacksLine ? words('error.move_not_allowed.line_needed', { id: payment.itemNo }) : null}
        value={line}
        onChange={(value) => type({ chosen: value })}
      >
        <div className={classes.evidence}>
          <Radio value={NO_LINE} label={words('payments.noEvidence')} />
          {lines.map((offer) => (
            <Radio
              key={offer.line.id}
              value={String(offer.line.id)}
              classNames={{ body: classes.evidenceRow ?? '', labelWrapper: classes.evidenceLine ?? '' }}
              label={<LineCard line={offer.line} showsSource />}
            />
          ))}
        </div>
      </Radio.Group>
    </ReasonDialog>
  );
}
