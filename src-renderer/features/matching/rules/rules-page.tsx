/**
 * What the matching goes by: its rules, how well each has done, and the terms of channels.
 *
 * Address: /rules?tab=…&rule=…, so that a group leads to its rule.
 */
import { SegmentedControl } from '@mantine/core';
import { useSearchParams } from 'react-router-dom';
import { PageHead } from '../../../ui/page-head.tsx';
import { useWords } from '../../../ui/words.ts';
import { RULE_TABS } from './rule-tabs.ts';
import classes from './rules-page.module.css';

export default function RulesPage() {
  const words = useWords();
  const [search, setSearch] = useSearchParams();
  const first = RULE_TABS[0];
  const tab = RULE_TABS.find(({ id }) => id === search.get('tab')) ?? first;
  if (!tab) return null;
  return (
    <div className={classes.page}>
      <PageHead
        title={words('rules.title')}
        beside={
          <SegmentedControl
            aria-label={words('rules.tabs')}
            value={tab.id}
            onChange={(id) => setSearch(id === first?.id ? {} : { tab: id }, { replace: true })}
            data={RULE_TABS.map(({ id, label }) => ({ value: id, label: words(label) }))}
          />
        }
      />
      <tab.View />
    </div>
  );
}
