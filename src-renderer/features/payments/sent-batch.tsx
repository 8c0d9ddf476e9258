/** A batch that is changed no longer, or not by this person: what it holds, what its checks said, who agreed, what became of it. */
import { Panel } from '../../ui/panel.tsx';
import { useMay } from '../../ui/rights.tsx';
import { useWords } from '../../ui/words.ts';
import { useBatchActs } from './batch-acts.tsx';
import { BatchFrame, type ShownBatchProps, useStep } from './batch-frame.tsx';
import { CheckPane } from './check-pane.tsx';
import { CompletePane } from './complete-pane.tsx';
import { ConfirmPane } from './confirm-pane.tsx';
import { ItemsGrid } from './items-grid.tsx';
import classes from './payments.module.css';

export function SentBatch({ answer, items, place, onLook }: ShownBatchProps) {
  const words = useWords();
  const { batch } = answer;
  const [step, setStep] = useStep(batch);
  const acts = useBatchActs({
    batch,
    items,
    count: batch.count,
    settle: () => Promise.resolve(batch.version),
    mayPay: useMay('pay'),
    onMoved: () => setStep(null),
  });
  return (
    <BatchFrame batch={batch} step={step} onStep={setStep} actions={acts.buttons} isTyped={false}>
      {acts.below}
      {step === 'initiate' ? (
        <Panel
          className={classes.list ?? ''}
          isFlush
          title={words('payments.itemCount', { count: items.length })}
        >
          <ItemsGrid items={items} where="typed" place={place} onLook={onLook} />
        </Panel>
      ) : null}
      {step === 'verify' ? <CheckPane batch={batch} items={items} place={place} onLook={onLook} /> : null}
      {step === 'confirm' ? <ConfirmPane answer={answer} /> : null}
      {step === 'complete' ? (
        <CompletePane batch={batch} items={items} place={place} onLook={onLook} />
      ) : null}
    </BatchFrame>
  );
}
