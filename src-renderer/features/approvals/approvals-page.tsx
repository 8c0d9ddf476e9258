/**
 * Maker and checker: what others ask for, what one asked for oneself, what was decided, and the house's limits.
 *
 * Address: /approvals?tab=…&id=…, so that a notice leads to its request.
 */
import { SegmentedControl } from '@mantine/core';
import { useSearchParams } from 'react-router-dom';
import { useAnswer } from '../../api/client.tsx';
import { PageHead } from '../../ui/page-head.tsx';
import { useWords } from '../../ui/words.ts';
import classes from './approvals-page.module.css';
import { Inbox } from './inbox.tsx';
import { PolicyView } from './policy-view.tsx';

const TABS = ['to_decide', 'mine', 'ended', 'all', 'policy'] as const;
type Tab = (typeof TABS)[number];

export default function ApprovalsPage() {
  const words = useWords();
  const [search, setSearch] = useSearchParams();
  const status = useAnswer('workspace.status', {});
  const counts = useAnswer('approvals.counts', {});
  const maySet = status.data?.rights.includes('settings') ?? false;
  const mayDecide = status.data?.rights.includes('approve') ?? false;
  // Who may decide nothing has no list of what to decide.
  const tabs = TABS.filter((each) => (each === 'policy' ? maySet : each !== 'to_decide' || mayDecide));
  const tab: Tab = tabs.find((each) => each === search.get('tab')) ?? tabs[0] ?? 'mine';
  const linkedId = Number(search.get('id') ?? 0) || 0;
  const open = (next: Tab) => setSearch(next === tabs[0] ? {} : { tab: next }, { replace: true });
  const countOf: Readonly<Partial<Record<Tab, number>>> = {
    to_decide: counts.data?.toDecide ?? 0,
    mine: counts.data?.mine ?? 0,
  };
  if (!status.data) return null;
  return (
    <div className={classes.page}>
      <PageHead
        title={words('approvals.title')}
        beside={
          <SegmentedControl
            aria-label={words('approvals.tabs')}
            value={tab}
            onChange={(value) => open(tabs.find((each) => each === value) ?? 'mine')}
            data={tabs.map((value) => ({
              value,
              label: (
                <span>
                  {words(`approvals.tab.${value}`)}
                  {countOf[value] ? <span className={classes.tabCount}>{countOf[value]}</span> : null}
                </span>
              ),
            }))}
          />
        }
      />
      {tab === 'policy' ? (
        <PolicyView />
      ) : (
        <Inbox key={tab} show={tab} linkedId={linkedId} onUnlink={() => open(tab)} />
      )}
    </div>
  );
}
