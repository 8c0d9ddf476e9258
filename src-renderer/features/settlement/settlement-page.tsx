/**
 * Settlement: batches of channels and merchants to be signed, which days are complete, fees against schedules, what is under way, what is to be paid.
 *
 * Address: /settlement?tab=…, and /settlement/KEY for one batch.
 */
import { SegmentedControl } from '@mantine/core';
import { useLocation, useSearchParams } from 'react-router-dom';
import { PageHead } from '../../ui/page-head.tsx';
import { useMay } from '../../ui/rights.tsx';
import { useWords } from '../../ui/words.ts';
import { AgedView } from './aged-view.tsx';
import { keyInAddress } from './batch-address.ts';
import { BatchPage } from './batch-page.tsx';
import { DaysView } from './days-view.tsx';
import { ListView } from './list-view.tsx';
import { PayableView } from './payable-view.tsx';
import classes from './settlement.module.css';
import { TABS, type Tab, tabOf } from './tabs.ts';
import { TransitView } from './transit-view.tsx';
import { VariancesView } from './variances-view.tsx';

const VIEWS: Readonly<Record<Tab, () => React.ReactNode>> = {
  channel: () => <ListView key="channel" side="channel" />,
  merchant: () => <ListView key="merchant" side="merchant" />,
  days: DaysView,
  variances: VariancesView,
  transit: TransitView,
  payable: PayableView,
  aged: AgedView,
};

export default function SettlementPage() {
  const { pathname } = useLocation();
  const key = keyInAddress(pathname);
  return key === null ? <Views /> : <BatchPage key={key} batchKey={key} />;
}

function Views() {
  const words = useWords();
  const maySettle = useMay('settle');
  const [search, setSearch] = useSearchParams();
  const tab = tabOf(search.get('tab'));
  const View = VIEWS[tab];
  return (
    <div className={classes.page}>
      <PageHead
        title={words('settlement.title')}
        beside={
          <SegmentedControl
            aria-label={words('settlement.tabs')}
            value={tab}
            onChange={(value) => setSearch(value === 'channel' ? {} : { tab: value }, { replace: true })}
            data={TABS.map((value) => ({ value, label: words(`settlement.tab.${value}`) }))}
          />
        }
      />
      {maySettle ? null : <p className={classes.muted}>{words('settlement.readOnly')}</p>}
      <View />
    </div>
  );
}
