/**
 * What became of the payments: what somebody has to look into first. Failed and returned ones are paid again as a new draft; an unknown one is not,
 * and the row says why.
 */
import { IconFileExport, IconRepeat } from '@tabler/icons-react';
import { useState } from 'react';
import { useNavigate } from 'react-router-dom';
import type { BatchView, PaymentView } from '../../../shared/contract/payment-views.ts';
import type { ItemState } from '../../../shared/domain/payment.ts';
import { useAsk } from '../../api/client.tsx';
import { Amount } from '../../ui/amount.tsx';
import type { RowKey } from '../../ui/data-grid/data-grid.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { useKeys } from '../../ui/keys.ts';
import { Panel } from '../../ui/panel.tsx';
import { useMay } from '../../ui/rights.tsx';
import { sayDone } from '../../ui/said.ts';
import { useWords } from '../../ui/words.ts';
import { retriable, troubleFirst } from './batch-steps.ts';
import { Chips } from './chips.tsx';
import { ItemsGrid } from './items-grid.tsx';
import { KeyButton } from './key-button.tsx';
import classes from './payments.module.css';

interface CompletePaneProps {
  readonly batch: BatchView;
  readonly items: readonly PaymentView[];
  readonly place: number;
  readonly onLook: (place: number) => void;
}

export function CompletePane({ batch, items, place, onLook }: CompletePaneProps) {
  const words = useWords();
  const isOut = batch.state === 'instructed' || batch.state === 'completed';
  if (!isOut)
    return (
      <Panel className={classes.list ?? ''}>
        <EmptyState
          icon={<IconFileExport size={36} stroke={1.2} />}
          title={words(batch.state === 'approved' ? 'payments.readyToGo' : 'payments.notOut')}
          text={words(batch.state === 'approved' ? 'payments.readyToGoText' : 'payments.notOutText')}
        />
      </Panel>
    );
  return <Results batch={batch} items={items} place={place} onLook={onLook} />;
}

function Results({ batch, items, place, onLook }: CompletePaneProps) {
  const words = useWords();
  const navigate = useNavigate();
  const mayPay = useMay('pay');
  const retry = useAsk('payments.retry');
  const [chosen, setChosen] = useState<ItemState | null>(null);
  const [selected, setSelected] = useState<ReadonlyMap<RowKey, PaymentView>>(new Map());
  const shown = troubleFirst(items).filter(({ state }) => chosen === null || state === chosen);
  // What is chosen is what is meant; of what cannot be paid again the rest is taken, and the button counts it.
  const targets = retriable(selected.size > 0 ? [...selected.values()] : items);
  const unknown = items.filter(({ state }) => state === 'unknown').length;
  const shownBack = items.filter(({ lineShows }) => lineShows === 'returned').length;
  const shownPaid = items.filter(({ lineShows }) => lineShows === 'paid').length;
  const run = () => {
    if (targets.length === 0 || retry.isPending) return;
    retry.mutate(
      { itemNos: targets.slice(0, RETRY_MAX).map(({ itemNo }) => itemNo) },
      {
        onSuccess: ({ batchNo }) => {
          sayDone(words('payments.retryMade', { batch: batchNo }));
          void navigate(`/payments/${batchNo}`);
        },
      },
    );
  };
  useKeys(mayPay && targets.length > 0 ? { t: { label: words('payments.retry'), run } } : {});
  return (
    <>
      {retry.error ? <ErrorNote error={retry.error} /> : null}
      <Panel
        className={classes.list ?? ''}
        isFlush
        title={
          <Chips
            label={words('payments.col.result')}
            all={items.length}
            chips={batch.items.map(({ state, count }) => ({
              value: state,
              name: words(`payment_state.${state}`),
              count,
            }))}
            chosen={chosen}
            onChoose={setChosen}
          />
        }
        aside={
          <div className={classes.aside}>
            {selected.size > 0 ? <span>{words('grid.selected', { count: selected.size })}</span> : null}
            <Sum batch={batch} chosen={chosen} />
            {mayPay && targets.length > 0 ? (
              <KeyButton
                keyName="t"
                Icon={IconRepeat}
                variant="default"
                isBusy={retry.isPending}
                onClick={run}
              >
                {words('payments.retryCount', { count: targets.length })}
              </KeyButton>
            ) : null}
          </div>
        }
      >
        <div className={classes.editor}>
          {unknown > 0 ? (
            <p className={classes.warn}>{words('payments.unknownText', { count: unknown })}</p>
          ) : null}
          {shownBack > 0 ? (
            <p className={classes.warn}>{words('payments.linesShowReturned', { count: shownBack })}</p>
          ) : null}
          {shownPaid > 0 ? (
            <p className={classes.warn}>{words('payments.linesShowPaid', { count: shownPaid })}</p>
          ) : null}
          <ItemsGrid
            items={shown}
            where="sent"
            choice={chosen ?? ''}
            place={place}
            onLook={onLook}
            {...(mayPay ? { selected, onSelectedChange: setSelected } : {})}
          />
        </div>
      </Panel>
    </>
  );
}

/** As many as one call takes. */
const RETRY_MAX = 1000;

function Sum({ batch, chosen }: { readonly batch: BatchView; readonly chosen: ItemState | null }) {
  const sum = chosen === null ? batch.sum : (batch.items.find(({ state }) => state === chosen)?.sum ?? 0);
  return <Amount minor={sum} currency={batch.currency} showsCurrency size="strong" />;
}
