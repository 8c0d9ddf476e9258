/** A chart's answer, by the call that the chart needs: risk's own charts are asked for by whoever has that right alone. */
import type { AnalyticsFilter } from '../../../shared/contract/analytics.ts';
import type { Panel } from '../../../shared/domain/analytics/panels.ts';
import { useAnswer } from '../../api/client.tsx';
import { isConfidential, isOpen } from './boards.ts';

export function usePanel(panel: Panel, filter: AnalyticsFilter, enabled: boolean) {
  const isSecret = isConfidential(panel);
  // Hooks are asked in their order, so both stand here; of the one that is not meant nothing is asked.
  const open = useAnswer(
    'analytics.panel',
    { panel: isOpen(panel) ? panel : 'volume', filter },
    { enabled: enabled && !isSecret, keepsPrevious: true },
  );
  const secret = useAnswer(
    'analytics.riskPanel',
    { panel: isSecret ? panel : 'hits', filter },
    { enabled: enabled && isSecret, keepsPrevious: true },
  );
  return isSecret ? secret : open;
}
