/** What merchants are to be paid out of signed batches: chosen here, made into one batch of payments, which then goes its four steps. */
import { Button } from '@mantine/core';
import { IconCoins } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { Link } from 'react-router-dom';
import type { FilterField } from '../../../shared/domain/filter.ts';
import { Amount } from '../../ui/amount.tsx';
import { type Column, DataGrid, type RowKey } from '../../ui/data-grid/data-grid.tsx';
import { FilterBox } from '../../ui/data-grid/filter-box.tsx';
import { type PagedRow, useGridSource } from '../../ui/data-grid/use-grid-source.ts';
import { Day } from '../../ui/day.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { KeyCap } from '../../ui/key-cap.tsx';
import { useKeys } from '../../ui/keys.ts';
import { NothingFits } from '../../ui/nothing-fits.tsx';
import { RowsSkeleton } from '../../ui/page-skeleton.tsx';
import { Panel } from '../../ui/panel.tsx';
import { shortNumber } from '../../ui/payment-header/house-accounts.ts';
import { useMay } from '../../ui/rights.tsx';
import { Tag } from '../../ui/tag.tsx';
import { useSearch } from '../../ui/use-search.ts';
import { useWords, type Words } from '../../ui/words.ts';
import { ListSums } from './list-sums.tsx';
import { PayDialog } from './pay-dialog.tsx';
import { type Payable, payableSums, whyNotPaid } from './payable-choice.ts';
import classes from './settlement.module.css';

const FIELDS: readonly FilterField[] = ['text', 'amount', 'currency'];
type Row = PagedRow<'settlement.payable'>;
const keyOf = ({ partyId, currency }: Row): string => `${partyId} ${currency}`;

export function PayableView() {
  const words = useWords();
  const mayPay = useMay('pay');
  const { said, go } = useSearch();
  const query = said('q');
  const [chosen, setChosen] = useState<ReadonlyMap<RowKey, Row>>(new Map());
  const [active, setActive] = useState<Row | null>(null);
  const [paying, setPaying] = useState<readonly Payable[] | null>(null);
  const source = useGridSource('settlement.payable', { query });
  const columns = useMemo(() => payableColumns(words), [words]);
  const meant = chosen.size > 0 ? [...chosen.values()] : active ? [active] : [];
  const why = whyNotPaid(meant);
  const pay = { label: words('settlement.payable.pay'), run: () => setPaying(meant) };
  useKeys(mayPay && why === null ? { p: pay } : {});
  return (
    <>
      <div className={classes.tools}>
        <FilterBox value={query} onChange={(q) => go({ q })} fields={FIELDS} />
      </div>
      <p className={classes.muted}>{words('settlement.payable.text')}</p>
      {source.error ? <ErrorNote error={source.error} retry={source.retry} /> : null}
      {source.error && !source.first ? null : (
        <Panel
          className={classes.list}
          title={words('settlement.payable.merchants', { count: source.total })}
          isFlush
        >
          {source.first ? (
            <DataGrid
              label={words('settlement.payable.list')}
              columns={columns}
              total={source.total}
              fetchPage={source.fetchPage}
              resetKey={source.resetKey}
              version={source.version}
              rowKey={keyOf}
              isMain
              autoFocus
              activatesFirst
              onActiveChange={setActive}
              {...(mayPay ? { selected: chosen, onSelectedChange: setChosen } : {})}
              empty={
                query === '' ? (
                  <EmptyState
                    icon={<IconCoins size={36} stroke={1.2} aria-hidden />}
                    title={words('settlement.payable.empty')}
                    text={words('settlement.payable.emptyText')}
                    action={
                      <Button component={Link} to="/settlement?tab=merchant" variant="default">
                        {words('settlement.tab.merchant')}
                      </Button>
                    }
                  />
                ) : (
                  <NothingFits onClear={() => go({ q: '' })} />
                )
              }
            />
          ) : (
            <RowsSkeleton />
          )}
        </Panel>
      )}
      <footer className={classes.foot}>
        <ListSums found={[]} chosen={payableSums(meant)} />
        <span className={classes.spread} />
        {mayPay ? (
          <div className={classes.acts}>
            {why === null || why === 'none' ? null : (
              <span className={classes.warned}>{words(`settlement.payable.${why}`)}</span>
            )}
            <Button disabled={why !== null} onClick={pay.run} rightSection={<KeyCap name="p" />}>
              {pay.label}
            </Button>
          </div>
        ) : null}
      </footer>
      {paying ? <PayDialog chosen={paying} onClose={() => setPaying(null)} /> : null}
    </>
  );
}

function payableColumns(words: Words): readonly Column<Row>[] {
  return [
    {
      id: 'party',
      header: words('settlement.col.merchant'),
      width: 226,
      grow: 0.6,
      render: ({ partyId, partyName }) => (
        <span title={partyId}>
          {partyName} {partyId}
        </span>
      ),
    },
    {
      id: 'batches',
      header: words('settlement.payable.batches'),
      width: 76,
      align: 'right',
      render: ({ keys }) => keys.length.toLocaleString('en'),
    },
    {
      id: 'oldest',
      header: words('settlement.payable.oldest'),
      width: 110,
      render: ({ oldestDay }) => <Day value={oldestDay} />,
    },
    {
      id: 'account',
      header: words('settlement.payable.account'),
      width: 276,
      grow: 0.6,
      render: ({ accountId, accountName }) =>
        accountId === '' ? (
          <span className={classes.muted}>{words('settlement.payable.noAccount')}</span>
        ) : (
          <span title={accountName}>{shortNumber(accountName)}</span>
        ),
    },
    {
      id: 'whyNot',
      header: words('settlement.col.state'),
      width: 136,
      grow: 0.3,
      render: ({ whyNot }) => {
        const text =
          whyNot === '' ? words('settlement.payable.ready') : words.or(`payable.${whyNot}`, whyNot);
        return (
          <Tag tone={whyNot === '' ? 'ok' : 'warn'} title={text}>
            {text}
          </Tag>
        );
      },
    },
    {
      id: 'amount',
      header: words('settlement.col.amount'),
      width: 160,
      align: 'right',
      render: ({ amount, currency }) => (
        <strong>
          <Amount minor={amount} currency={currency} showsCurrency />
        </strong>
      ),
    },
  ];
}
