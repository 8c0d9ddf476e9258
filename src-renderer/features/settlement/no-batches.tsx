/** Why a list of batches is empty: nothing fits, nothing waits, or nothing is here yet; with the one thing to do. */
import { Button } from '@mantine/core';
import { IconReportMoney } from '@tabler/icons-react';
import { Link } from 'react-router-dom';
import type { SettlementSide } from '../../../shared/domain/settlement.ts';
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

export function NoBatches({ side, isNarrowed, isAll, onClear, onShowAll }: NoBatchesProps) {
  const words = useWords();
  if (isNarrowed) return <NothingFits onClear={onClear} />;
  const icon = <IconReportMoney size={36} stroke={1.2} aria-hidden />;
  if (!isAll)
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
