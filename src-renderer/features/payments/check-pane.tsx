/** What the checks found, payment by payment: what stops the batch first, then what a second person will be told of. */
import { IconShieldCheck } from '@tabler/icons-react';
import { useState } from 'react';
import type { BatchView, PaymentView } from '../../../shared/contract/payment-views.ts';
import type { CheckOutcome } from '../../../shared/domain/payment.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Panel } from '../../ui/panel.tsx';
import { useWords } from '../../ui/words.ts';
import { isChecked, OUTCOME_ORDER, worstFirst } from './batch-steps.ts';
import { Chips } from './chips.tsx';
import { ItemsGrid } from './items-grid.tsx';
import classes from './payments.module.css';

interface CheckPaneProps {
  readonly batch: BatchView;
  readonly items: readonly PaymentView[];
  readonly place: number;
  readonly onLook: (place: number) => void;
}

export function CheckPane({ batch, items, place, onLook }: CheckPaneProps) {
  const words = useWords();
  const [chosen, setChosen] = useState<CheckOutcome | null>(null);
  if (!isChecked(batch))
    return (
      <Panel className={classes.list ?? ''}>
        <EmptyState
          icon={<IconShieldCheck size={36} stroke={1.2} />}
          title={words('payments.notVerified')}
          text={words('payments.notVerifiedText')}
        />
      </Panel>
    );
  const shown = worstFirst(items).filter(({ outcome }) => chosen === null || outcome === chosen);
  return (
    <Panel
      className={classes.list ?? ''}
      isFlush
      title={words(batch.checks.stop > 0 ? 'payments.stopsText' : 'payments.passesText', {
        count: batch.checks.stop,
      })}
      aside={
        <Chips
          label={words('payments.col.outcome')}
          all={items.length}
          chips={OUTCOME_ORDER.filter((outcome) => batch.checks[outcome] > 0).map((outcome) => ({
            value: outcome,
            name: words(`check_outcome.${outcome}`),
            count: batch.checks[outcome],
          }))}
          chosen={chosen}
          onChoose={setChosen}
        />
      }
    >
      <ItemsGrid items={shown} where="checked" choice={chosen ?? ''} place={place} onLook={onLook} />
    </Panel>
  );
}
