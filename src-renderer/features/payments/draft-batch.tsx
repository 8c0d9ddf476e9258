/** A batch that may still be changed: typed, checked, and handed to a second person. */
import { useMay } from '../../ui/rights.tsx';
import { useBatchActs } from './batch-acts.tsx';
import { BatchFrame, type ShownBatchProps, useStep } from './batch-frame.tsx';
import { CheckPane } from './check-pane.tsx';
import { CompletePane } from './complete-pane.tsx';
import { ConfirmPane } from './confirm-pane.tsx';
import { EditPane } from './edit-pane.tsx';
import { SaveRefused } from './save-note.tsx';
import { useBatchDraft } from './use-batch-draft.ts';

export function DraftBatch({ answer, items, place, onLook }: ShownBatchProps) {
  const { batch } = answer;
  const [step, setStep] = useStep(batch);
  const mayPay = useMay('pay');
  const draft = useBatchDraft(batch, answer.drafts, items);
  // What was changed since the check is unchecked, whatever the last answer says.
  const isAsChecked = draft.standing === 'saved';
  const acts = useBatchActs({
    batch: isAsChecked ? batch : { ...batch, state: 'draft' },
    items,
    count: draft.rows.length,
    settle: draft.flush,
    mayPay,
    onMoved: () => setStep(null),
  });
  return (
    <BatchFrame
      batch={batch}
      step={step}
      onStep={setStep}
      actions={acts.buttons}
      isTyped={step === 'initiate'}
    >
      <SaveRefused draft={draft} />
      {acts.below}
      {step === 'initiate' ? <EditPane batchNo={batch.batchNo} draft={draft} /> : null}
      {step === 'verify' ? <CheckPane batch={batch} items={items} place={place} onLook={onLook} /> : null}
      {step === 'confirm' ? <ConfirmPane answer={answer} /> : null}
      {step === 'complete' ? (
        <CompletePane batch={batch} items={items} place={place} onLook={onLook} />
      ) : null}
    </BatchFrame>
  );
}
