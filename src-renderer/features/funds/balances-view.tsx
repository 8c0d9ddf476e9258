/** What every party holds with us: the balance by the books, what of it is held, and last and strongest what may leave. */
import { Button } from '@mantine/core';
import { IconWallet } from '@tabler/icons-react';
import { useMemo } from 'react';
import type { FundBalance } from '../../../shared/contract/funds.ts';
import { Amount } from '../../ui/amount.tsx';
import type { Column } from '../../ui/data-grid/data-grid.tsx';
import { useGridSource } from '../../ui/data-grid/use-grid-source.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { KeyCap } from '../../ui/key-cap.tsx';
import { useWords } from '../../ui/words.ts';
import { FundGrid } from './fund-grid.tsx';
import classes from './funds.module.css';

interface BalancesViewProps {
  readonly query: string;
  readonly onQuery: (query: string) => void;
  readonly currentKey: string;
  readonly onActive: (balance: FundBalance | null) => void;
  readonly onOpen: (balance: FundBalance) => void;
  /** Null for who may not. */
  readonly onTopUp: (() => void) | null;
}

export const balanceKey = ({ partyId, currency }: FundBalance): string => `${partyId} ${currency}`;

export function BalancesView(props: BalancesViewProps) {
  const { query, onQuery, currentKey, onActive, onOpen, onTopUp } = props;
  const words = useWords();
  const source = useGridSource('funds.balances', { query });
  const columns = useBalanceColumns();
  return (
    <FundGrid
      label={words('funds.balances')}
      source={source}
      columns={columns}
      query={query}
      onQuery={onQuery}
      keyOf={balanceKey}
      currentKey={currentKey}
      onActive={onActive}
      onOpen={onOpen}
      empty={
        <EmptyState
          icon={<IconWallet size={36} stroke={1.2} aria-hidden />}
          title={words('funds.empty')}
          text={words('funds.emptyText')}
          action={
            onTopUp ? (
              <Button variant="default" onClick={onTopUp} rightSection={<KeyCap name="n" />}>
                {words('funds.topUp')}
              </Button>
            ) : null
          }
        />
      }
    />
  );
}

function useBalanceColumns(): readonly Column<FundBalance>[] {
  const words = useWords();
  return useMemo(() => {
    const amount = (name: 'balance' | 'frozen' | 'inTransit' | 'available'): Column<FundBalance> => ({
      id: name,
      header: words(`funds.col.${name}`),
      width: 130,
      align: 'right',
      render: (row) => (
        <span data-last={name === 'available' || undefined} className={classes.figure}>
          <Amount
            minor={row[name]}
            currency={row.currency}
            isMuted={row[name] === 0 && name !== 'available'}
          />
        </span>
      ),
    });
    return [
      {
        id: 'party',
        header: words('funds.col.party'),
        width: 170,
        grow: 1,
        render: (row) => row.partyName || row.partyId,
      },
      { id: 'id', header: words('funds.col.partyId'), width: 118, render: (row) => row.partyId },
      {
        id: 'kind',
        header: words('funds.col.kind'),
        width: 90,
        render: (row) => words.or(`partyKind.${row.partyKind}`, row.partyKind),
      },
      { id: 'currency', header: words('funds.col.currency'), width: 70, render: (row) => row.currency },
      amount('balance'),
      amount('frozen'),
      amount('inTransit'),
      amount('available'),
    ];
  }, [words]);
}
