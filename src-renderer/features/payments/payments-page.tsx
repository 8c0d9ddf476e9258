/**
 * Payments by file: the list of batches and of single payments, the limits, and under /payments/… a new batch, one batch, or results coming in.
 */
import { SegmentedControl } from '@mantine/core';
import { IconFileImport, IconPlus } from '@tabler/icons-react';
import { useLocation, useNavigate, useSearchParams } from 'react-router-dom';
import { batchNo } from '../../../shared/contract/payment-views.ts';
import { useKeys } from '../../ui/keys.ts';
import { PageHead } from '../../ui/page-head.tsx';
import { useMay } from '../../ui/rights.tsx';
import { useWords } from '../../ui/words.ts';
import { BatchPage } from './batch-page.tsx';
import { BatchesView } from './batches-view.tsx';
import { KeyButton } from './key-button.tsx';
import { LayoutPage } from './layouts/layout-page.tsx';
import { LayoutsView } from './layouts/layouts-view.tsx';
import { LimitsView } from './limits-view.tsx';
import { NewBatchPage } from './new-batch-page.tsx';
import classes from './payments.module.css';
import { PaymentsView } from './payments-view.tsx';
import { ResultsPage } from './results-page.tsx';

const TABS = ['batches', 'items', 'layouts', 'limits'] as const;

export default function PaymentsPage() {
  const { pathname } = useLocation();
  const [, , first = '', second = ''] = pathname.split('/');
  if (first === 'new') return <NewBatchPage />;
  if (first === 'results') return <ResultsPage />;
  if (first === 'layouts') return <LayoutPage key={second} id={second} />;
  if (batchNo.safeParse(first).success)
    return <BatchPage key={first} batchNo={first} place={/^\d{1,5}$/.test(second) ? Number(second) : 0} />;
  return <Lists />;
}

function Lists() {
  const words = useWords();
  const navigate = useNavigate();
  const mayPay = useMay('pay');
  const [search] = useSearchParams();
  const tab = TABS.find((each) => each === search.get('tab')) ?? 'batches';
  const begin = () => void navigate('/payments/new');
  const takeResults = () => void navigate('/payments/results');
  useKeys(
    mayPay
      ? {
          r: { label: words('payments.results'), run: takeResults },
          n: { label: words('payments.new'), run: begin },
        }
      : {},
  );
  return (
    <div className={classes.page}>
      <PageHead
        title={words('payments.title')}
        beside={
          <SegmentedControl
            aria-label={words('payments.tabs')}
            value={tab}
            onChange={(value) => void navigate(value === 'batches' ? '/payments' : `/payments?tab=${value}`)}
            data={TABS.map((value) => ({ value, label: words(`payments.tab.${value}`) }))}
          />
        }
        actions={
          mayPay ? (
            <>
              <KeyButton keyName="r" Icon={IconFileImport} variant="default" onClick={takeResults}>
                {words('payments.results')}
              </KeyButton>
              <KeyButton keyName="n" Icon={IconPlus} onClick={begin}>
                {words('payments.new')}
              </KeyButton>
            </>
          ) : null
        }
      />
      {tab === 'batches' ? <BatchesView onNew={mayPay ? begin : null} /> : null}
      {tab === 'items' ? <PaymentsView /> : null}
      {tab === 'layouts' ? <LayoutsView /> : null}
      {tab === 'limits' ? <LimitsView /> : null}
    </div>
  );
}
