/**
 * The books: what facts ask for, entries, the chart, balances and their proof, periods.
 *
 * Address: /books?tab=…, /books/entry/7; the ledger takes account, sub, currency, from, to, so that a balance leads to its postings.
 */
import { SegmentedControl } from '@mantine/core';
import { useLocation, useSearchParams } from 'react-router-dom';
import { PageHead } from '../../ui/page-head.tsx';
import { useMay } from '../../ui/rights.tsx';
import { useWords } from '../../ui/words.ts';
import { BalancesView } from './balances-view.tsx';
import classes from './books.module.css';
import { ChartView } from './chart-view.tsx';
import { ClientFundsView } from './client-funds-view.tsx';
import { EntriesView } from './entries-view.tsx';
import { EntryPage } from './entry-page.tsx';
import { LedgerView } from './ledger-view.tsx';
import { ManualView } from './manual-view.tsx';
import { PeriodsView } from './periods-view.tsx';
import { PostView } from './post-view.tsx';
import { ProofView } from './proof-view.tsx';
import { StandingLine } from './standing-line.tsx';
import { type Tab, tabsFor } from './tabs.ts';

const VIEWS: Readonly<Record<Tab, () => React.ReactNode>> = {
  post: PostView,
  entries: EntriesView,
  manual: ManualView,
  chart: ChartView,
  balances: BalancesView,
  ledger: LedgerView,
  proof: ProofView,
  client: ClientFundsView,
  periods: PeriodsView,
};

export default function BooksPage() {
  const { pathname } = useLocation();
  const entry = /^\/books\/entry\/(\d{1,15})$/.exec(pathname)?.[1];
  return entry === undefined ? <Views /> : <EntryPage key={entry} id={Number(entry)} />;
}

function Views() {
  const words = useWords();
  const mayPost = useMay('post');
  const [search, setSearch] = useSearchParams();
  const tabs = tabsFor(mayPost);
  const tab = tabs.find((each) => each === search.get('tab')) ?? 'post';
  const View = VIEWS[tab];
  return (
    <div className={classes.page}>
      <PageHead
        title={words('books.title')}
        beside={
          <SegmentedControl
            aria-label={words('books.tabs')}
            value={tab}
            onChange={(value) => setSearch(value === 'post' ? {} : { tab: value }, { replace: true })}
            data={tabs.map((value) => ({ value, label: words(`books.tab.${value}`) }))}
          />
        }
      />
      <StandingLine />
      <View />
    </div>
  );
}
