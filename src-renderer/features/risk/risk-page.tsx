/**
 * Risk control, the compliance officer's alone: alerts, cases, large values, held payments, and the rules that find them.
 *
 * Address: /risk?tab=…, and /risk/case/NUMBER for one case.
 */
import { Button, SegmentedControl } from '@mantine/core';
import { Link, useLocation, useSearchParams } from 'react-router-dom';
import { PageHead } from '../../ui/page-head.tsx';
import { useWords } from '../../ui/words.ts';
import { AlertsView } from './alerts/alerts-view.tsx';
import { BookView } from './book/book-view.tsx';
import { CasePage } from './cases/case-page.tsx';
import { CasesView } from './cases/cases-view.tsx';
import { HeldView } from './held/held-view.tsx';
import { LargeView } from './large/large-view.tsx';
import classes from './risk.module.css';
import { caseInAddress, TABS, type Tab, tabOf } from './tabs.ts';
import { WorkStrip } from './work-strip.tsx';

const VIEWS: Readonly<Record<Tab, () => React.ReactNode>> = {
  alerts: AlertsView,
  cases: CasesView,
  large: LargeView,
  held: HeldView,
  book: BookView,
};

export default function RiskPage() {
  const { pathname } = useLocation();
  const caseNo = caseInAddress(pathname);
  return caseNo === null ? <Views /> : <CasePage key={caseNo} caseNo={caseNo} />;
}

function Views() {
  const words = useWords();
  const [search, setSearch] = useSearchParams();
  const tab = tabOf(search.get('tab'));
  const View = VIEWS[tab];
  return (
    <div className={classes.page}>
      <PageHead
        title={words('risk.title')}
        actions={
          <Button component={Link} to="/parties?tab=watch" variant="subtle">
            {words('risk.watchList')}
          </Button>
        }
        beside={
          <SegmentedControl
            aria-label={words('risk.tabs')}
            value={tab}
            onChange={(value) => setSearch(value === 'alerts' ? {} : { tab: value }, { replace: true })}
            data={TABS.map((value) => ({ value, label: words(`risk.tab.${value}`) }))}
          />
        }
      />
      <WorkStrip />
      <View key={tab} />
    </div>
  );
}
