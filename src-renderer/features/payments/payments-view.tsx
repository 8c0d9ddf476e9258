/** Every payment of every batch, found by any of its numbers; one opens in its batch. */
import { IconCash, IconReceipt } from '@tabler/icons-react';
import { useState } from 'react';
import { useNavigate, useSearchParams } from 'react-router-dom';
import type { FilterField } from '../../../shared/domain/filter.ts';
import { DataGrid } from '../../ui/data-grid/data-grid.tsx';
import { FilterBox } from '../../ui/data-grid/filter-box.tsx';
import { useGridSource } from '../../ui/data-grid/use-grid-source.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { useKeys } from '../../ui/keys.ts';
import { NothingFits } from '../../ui/nothing-fits.tsx';
import { RowsSkeleton } from '../../ui/page-skeleton.tsx';
import { Panel } from '../../ui/panel.tsx';
import { useWords } from '../../ui/words.ts';
import { KeyButton } from './key-button.tsx';
import { usePaymentColumns } from './payment-columns.tsx';
import classes from './payments.module.css';
import { VerifyReceiptDialog } from './verify-receipt-dialog.tsx';

const FIELDS: readonly FilterField[] = ['reference', 'amount', 'day', 'account', 'currency', 'text'];

export function PaymentsView() {
  const words = useWords();
  const navigate = useNavigate();
  const [search] = useSearchParams();
  const query = search.get('q') ?? '';
  const source = useGridSource('payments.list', { query, batchNo: null });
  const columns = usePaymentColumns('everywhere');
  const [verifies, setVerifies] = useState(false);
  useKeys({ c: { label: words('payments.verifyReceipt'), run: () => setVerifies(true) } });
  const setQuery = (q: string) =>
    void navigate(
      {
        pathname: '/payments',
        search: new URLSearchParams({ tab: 'items', ...(q === '' ? {} : { q }) }).toString(),
      },
      { replace: true },
    );
  return (
    <>
      <div className={classes.tools}>
        <FilterBox value={query} onChange={setQuery} fields={FIELDS} />
        <KeyButton keyName="c" Icon={IconReceipt} variant="default" onClick={() => setVerifies(true)}>
          {words('payments.verifyReceipt')}
        </KeyButton>
      </div>
      {source.error ? <ErrorNote error={source.error} retry={source.retry} /> : null}
      {source.error && !source.first ? null : (
        <Panel
          className={classes.list ?? ''}
          title={words('payments.itemCount', { count: source.total })}
          isFlush
        >
          {source.first ? (
            <DataGrid
              label={words('payments.items')}
              columns={columns}
              total={source.total}
              fetchPage={source.fetchPage}
              resetKey={source.resetKey}
              version={source.version}
              rowKey={(row) => `${row.batchNo} ${row.place}`}
              isMain
              activatesFirst
              opensOnClick
              onOpen={(row) => void navigate(`/payments/${row.batchNo}/${row.place}`)}
              empty={
                query === '' ? (
                  <EmptyState
                    icon={<IconCash size={36} stroke={1.2} />}
                    title={words('payments.noItems')}
                    text={words('payments.noItemsText')}
                  />
                ) : (
                  <NothingFits onClear={() => setQuery('')} />
                )
              }
            />
          ) : (
            <RowsSkeleton />
          )}
        </Panel>
      )}
      {verifies ? <VerifyReceiptDialog onClose={() => setVerifies(false)} /> : null}
    </>
  );
}
