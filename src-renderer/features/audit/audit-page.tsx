/**
 * The audit: the record with its signals and its proof; what is taken away as evidence; the auditor's samples, tests and papers; how long what is kept.
 *
 * Address: /audit?tab=…; what a tab is asked by stands there too.
 */
import { SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import { useSearchParams } from 'react-router-dom';
import { useAnswer } from '../../api/client.tsx';
import { PageHead } from '../../ui/page-head.tsx';
import { useRights } from '../../ui/rights.tsx';
import { useWords } from '../../ui/words.ts';
import classes from './audit-page.module.css';
import { EvidenceView } from './evidence/evidence-view.tsx';
import { PapersView } from './papers/papers-view.tsx';
import { RecordHead } from './record-head.tsx';
import { RecordView } from './record-view.tsx';
import { RetentionView } from './retention/retention-view.tsx';
import { SamplesView } from './samples/samples-view.tsx';
import { SignalsView } from './signals-view.tsx';
import { type Tab, tabOf, tabsFor } from './tabs.ts';
import { TestsView } from './tests/tests-view.tsx';
import { VerifyTab } from './verify-tab.tsx';
import type { Verified } from './verify-view.tsx';

/** Over these stands the head of the record they are about. */
const OF_RECORD: readonly Tab[] = ['record', 'signals', 'verify'];

export default function AuditPage() {
  const words = useWords();
  const rights = useRights();
  const [search, setSearch] = useSearchParams();
  const tabs = tabsFor(rights);
  const tab = tabOf(search.get('tab'), rights);
  const signals = useAnswer(
    'signals.list',
    { onlyOpen: true, offset: 0, limit: 1 },
    { enabled: rights.has('signals') },
  );
  const open = signals.data?.total ?? 0;
  const [verified, setVerified] = useState<Verified | null>(null);
  return (
    <div className={classes.page}>
      <PageHead
        title={words('audit.title')}
        beside={
          <SegmentedControl
            aria-label={words('audit.tabs')}
            value={tab}
            onChange={(value) => setSearch(value === tabs[0] ? {} : { tab: value }, { replace: true })}
            data={tabs.map((value) => ({
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
      {OF_RECORD.includes(tab) && rights.has('record') ? <RecordHead /> : null}
      {tab === 'record' ? <RecordView /> : null}
      {tab === 'signals' ? <SignalsView /> : null}
      {tab === 'evidence' ? <EvidenceView /> : null}
      {tab === 'verify' ? <VerifyTab verified={verified} onVerified={setVerified} /> : null}
      {tab === 'samples' ? <SamplesView /> : null}
      {tab === 'tests' ? <TestsView /> : null}
      {tab === 'papers' ? <PapersView /> : null}
      {tab === 'retention' ? <RetentionView /> : null}
    </div>
  );
}
