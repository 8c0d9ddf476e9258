/** One batch with its four steps; the payment looked at and the step shown are in the address, so that a link or the way back shows them again. */
import { useLocation, useNavigate } from 'react-router-dom';
import { useAnswer } from '../../api/client.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { PageHead } from '../../ui/page-head.tsx';
import { PageSkeleton } from '../../ui/page-skeleton.tsx';
import { useMay } from '../../ui/rights.tsx';
import { useWords } from '../../ui/words.ts';
import { BackLink } from './batch-frame.tsx';
import { isBeingTyped } from './batch-steps.ts';
import { DraftBatch } from './draft-batch.tsx';
import { PaymentDrawer } from './payment-drawer.tsx';
import classes from './payments.module.css';
import { SentBatch } from './sent-batch.tsx';
import { useBatchItems } from './use-batch-items.ts';

interface BatchPageProps {
  readonly batchNo: string;
  /** Place of the payment looked at; 0 when none is. */
  readonly place: number;
}

export function BatchPage({ batchNo, place }: BatchPageProps) {
  const words = useWords();
  const navigate = useNavigate();
  const { search } = useLocation();
  const mayPay = useMay('pay');
  const found = useAnswer('payments.batch', { batchNo });
  const items = useBatchItems(batchNo);
  const error = found.error ?? items.error;
  if (error && !(found.data && items.data))
    return (
      <div className={classes.page}>
        <PageHead title={words('payments.batchTitle', { batch: batchNo })} beside={<BackLink />} />
        <ErrorNote
          error={error}
          retry={() => {
            void found.refetch();
            void items.refetch();
          }}
        />
      </div>
    );
  if (!found.data || !items.data) return <PageSkeleton />;
  const look = (next: number) =>
    void navigate(
      { pathname: next > 0 ? `/payments/${batchNo}/${next}` : `/payments/${batchNo}`, search },
      { replace: true },
    );
  const Shown = isBeingTyped(found.data.batch) && mayPay ? DraftBatch : SentBatch;
  return (
    <div className={classes.page}>
      <Shown answer={found.data} items={items.data} place={place} onLook={look} />
      <PaymentDrawer batch={found.data.batch} place={place} onClose={() => look(0)} />
    </div>
  );
}
