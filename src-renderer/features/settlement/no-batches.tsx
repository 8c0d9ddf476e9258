/** Why a list of batches is empty: nothing fits, nothing waits, or nothing is here yet; with the one thing to do. */
import { Button } from '@mantine/core';
import { IconReportMoney } from '@tabler/icons-react';
import { Link } from 'react-router-dom';
import type { SettlementSide } from '../../../shared/domain/settlement.ts';
import { useAnswer } from '../../api/client.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { NothingFits } from '../../ui/nothing-fits.tsx';
import { useWords } from '../../ui/words.ts';

interface NoBatchesProps {
  readonly side: SettlementSide;
  readonly isNarrowed: boolean;
  readonly isAll: boolean;
  readonly onClear: () => void;
  readonly onShowAll: () => void;
}

const ANY = { query: '', show: 'all', from: '', to: '', offset: 0, limit: 1 } as const;

export function NoBatches({ side, isNarrowed, isAll, onClear, onShowAll }: NoBatchesProps) {
  const words = useWords();
  // Where there is none at all, nothing was signed: what the place is for is said instead.
  const all = useAnswer('settlement.list', { ...ANY, side }, { enabled: !isNarrowed && !isAll });
  if (isNarrowed) return <NothingFits onClear={onClear} />;
  const icon = <IconReportMoney size={36} stroke={1.2} aria-hidden />;
  if (!isAll && all.data === undefined && !all.error) return null;
  if (!isAll && all.data?.total !== 0)
    return (
      <EmptyState
        icon={icon}
        title={words('settlement.nothingToSign')}
        text={words('settlement.nothingToSignText')}
        action={
          <Button variant="default" onClick={onShowAll}>
            {words('settlement.showAll')}
          </Button>
        }
      />
    );
  return (
    <EmptyState
      icon={icon}
      title={words(`settlement.empty.${side}`)}
      text={words(`settlement.emptyText.${side}`)}
      action={
        <Button component={Link} to={side === 'channel' ? '/statements' : '/parties'} variant="default">
          {words(side === 'channel' ? 'settlement.goStatements' : 'settlement.goParties')}
        </Button>
      }
    />
  );
}
