/** Where the order stands, what came in and went back, what is wrong with it, and what may be asked of it. */
import { Button } from '@mantine/core';
import { useState } from 'react';
import type { OrderAct } from '../../../shared/domain/order.ts';
import { Amount } from '../../ui/amount.tsx';
import { KeyCap } from '../../ui/key-cap.tsx';
import { useKeys } from '../../ui/keys.ts';
import { useMay } from '../../ui/rights.tsx';
import { Tag } from '../../ui/tag.tsx';
import { useWords } from '../../ui/words.ts';
import { RefundDialog, SimpleActDialog } from './act-dialog.tsx';
import { FixDialog } from './fix-dialog.tsx';
import { batchNumbers, ORDER_TONES, type Story, type StoryStanding } from './order-look.ts';
import classes from './orders-page.module.css';

const KEYS: Readonly<Record<OrderAct, string>> = {
  cancel: 'c',
  refund: 'r',
  fix: 'f',
  dispute: 'd',
  settle: 'd',
};

interface StoryHeadProps {
  readonly orderNo: string;
  readonly story: Story;
  readonly standing: StoryStanding;
}

export function StoryHead({ orderNo, story, standing }: StoryHeadProps) {
  const words = useWords();
  const mayAct = useMay('orders');
  const [open, setOpen] = useState<OrderAct | null>(null);
  // What the state does not allow is not offered; the two ends of a dispute stand for one another.
  const acts = mayAct ? standing.acts.filter(({ whyNot }) => whyNot !== 'state') : [];
  useKeys(
    Object.fromEntries(
      acts
        .filter(({ whyNot }) => whyNot === '')
        .map(({ act }) => [KEYS[act], { label: words(`orders.act.${act}`), run: () => setOpen(act) }]),
    ),
  );
  const { currency } = standing;
  const figures = [
    ['orders.paid', standing.paid],
    ['orders.refunded', standing.refunded],
    ['orders.refundPending', standing.refundPending],
    ['orders.refundable', standing.refundable],
  ] as const;
  const batches = batchNumbers(story);
  const dialog = { orderNo, standing, onClose: () => setOpen(null) };
  return (
    <section className={classes.standing} aria-label={words('orders.col.state')}>
      <Tag tone={ORDER_TONES[standing.state]}>{words(`orders.state.${standing.state}`)}</Tag>
      <dl className={classes.figures}>
        {figures.map(([name, minor]) => (
          <div key={name}>
            <dt>{words(name)}</dt>
            <dd>
              <Amount minor={minor} currency={currency} size="strong" showsCurrency isMuted={minor === 0} />
            </dd>
          </div>
        ))}
      </dl>
      {batches.length === 0 ? null : (
        <span className={classes.batches}>{words('orders.batches', { numbers: batches.join(' · ') })}</span>
      )}
      <div className={classes.acts}>
        {acts.map(({ act, whyNot }) => (
          <Button
            key={act}
            variant="default"
            disabled={whyNot !== ''}
            title={whyNot === 'nothing_left' ? words('orders.whyNot.nothing_left') : undefined}
            rightSection={<KeyCap name={KEYS[act]} />}
            onClick={() => setOpen(act)}
          >
            {words(`orders.act.${act}`)}
          </Button>
        ))}
      </div>
      {standing.findings.map((finding) => (
        <p key={finding} className={classes.finding}>
          <Tag tone="bad">{words(`orders.finding.${finding}`)}</Tag> {words(`orders.finding.${finding}.text`)}
        </p>
      ))}
      {open === 'refund' ? <RefundDialog {...dialog} /> : null}
      {open === 'fix' ? <FixDialog orderNo={orderNo} story={story} onClose={dialog.onClose} /> : null}
      {open === 'cancel' || open === 'dispute' || open === 'settle' ? (
        <SimpleActDialog act={open} {...dialog} />
      ) : null}
    </section>
  );
}
