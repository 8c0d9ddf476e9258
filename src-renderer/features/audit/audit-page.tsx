/**
 * The audit trail: its head, the record event by event, intrusion signals, and the proof that nothing of it was changed.
 *
 * Address: /audit?tab=…; the record's own filters stand there too.
 */
import { SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import { useSearchParams } from 'react-router-dom';
import { useAnswer } from '../../api/client.tsx';
import { PageHead } from '../../ui/page-head.tsx';
import { useWords } from '../../ui/words.ts';
import classes from './audit-page.module.css';
import { RecordHead } from './record-head.tsx';
import { RecordView } from './record-view.tsx';
import { SignalsView } from './signals-view.tsx';
import { type Verified, VerifyView } from './verify-view.tsx';

const TABS = ['record', 'signals', 'verify'] as const;

export default function AuditPage() {
  const words = useWords();
  const [search, setSearch] = useSearchParams();
  const tab = TABS.find((each) => each === search.get('tab')) ?? 'record';
  const open = useAnswer('signals.list', { onlyOpen: true, offset: 0, limit: 1 }).data?.total ?? 0;
  const [verified, setVerified] = useState<Verified | null>(null);
  return (
    <div className={classes.page}>
      <PageHead
        title={words('audit.title')}
        beside={
          <SegmentedControl
            aria-label={words('audit.tabs')}
            value={tab}
            onChange={(value) => setSearch(value === 'record' ? {} : { tab: value }, { replace: true })}
            data={TABS.map((value) => ({
              value,
              label: (
                <span>
                  {words(`audit.tab.${value}`)}
                  {value === 'signals' && open > 0 ? <span className={classes.tabCount}>{open}</span> : null}
                </span>
              ),
            }))}
          />
        }
      />
      <RecordHead />
      {tab === 'record' ? <RecordView /> : null}
      {tab === 'signals' ? <SignalsView /> : null}
      {tab === 'verify' ? <VerifyView verified={verified} onVerified={setVerified} /> : null}
    </div>
  );
}
