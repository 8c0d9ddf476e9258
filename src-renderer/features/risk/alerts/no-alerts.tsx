/** No alert: what the place is for, and whether a filter hides some. */
import { IconRadar2 } from '@tabler/icons-react';
import type { AlertView } from '../../../../shared/contract/risk-views.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { NothingFits } from '../../../ui/nothing-fits.tsx';
import { useWords } from '../../../ui/words.ts';

interface NoAlertsProps {
  readonly show: AlertView['state'] | 'all';
  readonly isNarrowed: boolean;
  readonly onClear: () => void;
}

export function NoAlerts({ show, isNarrowed, onClear }: NoAlertsProps) {
  const words = useWords();
  if (isNarrowed) return <NothingFits onClear={onClear} />;
  return (
    <EmptyState
      icon={<IconRadar2 size={36} stroke={1.2} aria-hidden />}
      title={words(`risk.noAlerts.${show}`)}
      text={words('risk.noAlertsText')}
    />
  );
}
