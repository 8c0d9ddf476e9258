/** Lines of banks and channels that are this payment or its return, and those that may be: a person says so, the machine only where the number agrees. */
import { Button } from '@mantine/core';
import { useState } from 'react';
import type { Output } from '../../../shared/contract/calls.ts';
import { useAnswer, useAsk } from '../../api/client.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { LineCard } from '../../ui/line-card.tsx';
import { ReasonDialog } from '../../ui/reason-dialog.tsx';
import { useMay } from '../../ui/rights.tsx';
import { sayDone } from '../../ui/said.ts';
import { Tag } from '../../ui/tag.tsx';
import { useWords } from '../../ui/words.ts';
import classes from './payments.module.css';

type Detail = Output<'payments.get'>;
type Linked = Detail['lines'][number];
type Offer = Output<'payments.lineOffers'>['offers'][number];
type Asked = { readonly offer: Offer } | { readonly linked: Linked };

export function PaymentLines({ detail }: { readonly detail: Detail }) {
  const words = useWords();
  const mayPay = useMay('pay');
  const { payment, lines } = detail;
  const isOut = payment.itemNo !== '' && payment.state !== 'draft' && payment.state !== 'cancelled';
  const offers = useAnswer('payments.lineOffers', { itemNo: payment.itemNo }, { enabled: isOut });
  const [asked, setAsked] = useState<Asked | null>(null);
  if (!isOut) return null;
  const open = (offers.data?.offers ?? []).filter(
    ({ line }) => !lines.some((linked) => linked.line.id === line.id),
  );
  return (
    <section>
      <h3>{words('payments.lines')}</h3>
      {lines.length === 0 ? <p className={classes.muted}>{words('payments.noLines')}</p> : null}
      {lines.map((linked) => (
        <div key={linked.linkId} className={classes.line}>
          <LineCard line={linked.line} showsSource />
          <div className={classes.lineFoot}>
            <Tag tone={linked.role === 'returned' ? 'bad' : 'ok'}>{words(`lineRole.${linked.role}`)}</Tag>
            <small>{words(`lineOrigin.${linked.origin}`)}</small>
            {mayPay ? (
              <Button size="compact-xs" variant="default" onClick={() => setAsked({ linked })}>
                {words('payments.unlink')}
              </Button>
            ) : null}
          </div>
        </div>
      ))}
      {offers.error ? <ErrorNote error={offers.error} retry={() => void offers.refetch()} /> : null}
      {open.length === 0 ? null : <h4>{words('payments.offers')}</h4>}
      {open.map((offer) => (
        <div key={`${offer.line.id} ${offer.role}`} className={classes.line} data-offer>
          <LineCard line={offer.line} showsSource />
          <div className={classes.lineFoot}>
            <Tag tone="plain">{words(`lineRole.${offer.role}`)}</Tag>
            <small>{words.or(`payment_offer.${offer.why}`, offer.why)}</small>
            {mayPay ? (
              <Button size="compact-xs" variant="default" onClick={() => setAsked({ offer })}>
                {words('payments.link')}
              </Button>
            ) : null}
          </div>
        </div>
      ))}
      {asked ? <LinkDialog itemNo={payment.itemNo} asked={asked} onClose={() => setAsked(null)} /> : null}
    </section>
  );
}

interface LinkDialogProps {
  readonly itemNo: string;
  readonly asked: Asked;
  readonly onClose: () => void;
}

function LinkDialog({ itemNo, asked, onClose }: LinkDialogProps) {
  const words = useWords();
  const link = useAsk('payments.linkLine');
  const unlink = useAsk('payments.unlinkLine');
  const done = (message: string) => () => {
    onClose();
    sayDone(message);
  };
  const isNew = 'offer' in asked;
  const line = isNew ? asked.offer.line : asked.linked.line;
  return (
    <ReasonDialog
      about={`payments.line ${itemNo} ${line.id}`}
      title={words(isNew ? 'payments.linkTitle' : 'payments.unlinkTitle')}
      confirm={words(isNew ? 'payments.link' : 'payments.unlink')}
      isOptional={isNew}
      error={link.error ?? unlink.error}
      isBusy={link.isPending || unlink.isPending}
      onClose={onClose}
      onConfirm={(reason) => {
        if (isNew)
          link.mutate(
            { itemNo, lineId: line.id, role: asked.offer.role, reason },
            { onSuccess: done(words('payments.linked')) },
          );
        else
          unlink.mutate(
            { linkId: asked.linked.linkId, reason },
            { onSuccess: done(words('payments.unlinked')) },
          );
      }}
    >
      <LineCard line={line} showsSource />
    </ReasonDialog>
  );
}
