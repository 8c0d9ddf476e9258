/**
 * People and keys: who may come in and do what, what opens the ledger, the table of rights, the rules of log-in. Each tab only for who may see
 * it; the engine decides every change by itself.
 *
 * Address: /people?tab=…&person=P-…, so that an approved request leads to its person.
 */
import { Button, SegmentedControl } from '@mantine/core';
import { IconUserPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useSearchParams } from 'react-router-dom';
import { KeyCap } from '../../ui/key-cap.tsx';
import { useKeys } from '../../ui/keys.ts';
import { PageHead } from '../../ui/page-head.tsx';
import { type Rights, useRights } from '../../ui/rights.tsx';
import { useWords } from '../../ui/words.ts';
import { AddPerson } from './add-person.tsx';
import { KeysView } from './keys-view.tsx';
import classes from './people-page.module.css';
import { PeopleView } from './people-view.tsx';
import { RightsView } from './rights-view.tsx';
import { RulesView } from './rules-view.tsx';

const TABS = ['people', 'keys', 'rights', 'rules'] as const;
type Tab = (typeof TABS)[number];

const tabsOf = (rights: Rights): readonly Tab[] =>
  TABS.filter((tab) => {
    if (tab === 'people') return rights.has('people');
    return tab !== 'keys' || rights.has('manage_keys');
  });

export default function PeoplePage() {
  const words = useWords();
  const rights = useRights();
  const [search, setSearch] = useSearchParams();
  const [isAdding, setAdding] = useState(false);
  const tabs = tabsOf(rights);
  const tab = tabs.find((each) => each === search.get('tab')) ?? tabs[0] ?? 'rights';
  const personId = search.get('person') ?? '';
  const go = (next: Tab, person = '') =>
    setSearch({ ...(next === tabs[0] ? {} : { tab: next }), ...(person === '' ? {} : { person }) });
  const mayAdd = tab === 'people' && rights.has('manage_people');
  useKeys(mayAdd ? { a: { label: words('people.add'), run: () => setAdding(true) } } : {});
  return (
    <div className={classes.page}>
      <PageHead
        title={words('people.title')}
        beside={
          <SegmentedControl
            aria-label={words('people.tabs')}
            value={tab}
            onChange={(value) => go(tabs.find((each) => each === value) ?? tab)}
            data={tabs.map((value) => ({ value, label: words(`people.tab.${value}`) }))}
          />
        }
        actions={
          mayAdd ? (
            <Button
              leftSection={<IconUserPlus size={16} aria-hidden />}
              rightSection={<KeyCap name="a" />}
              onClick={() => setAdding(true)}
            >
              {words('people.add')}
            </Button>
          ) : null
        }
      />
      {tab === 'people' ? (
        <PeopleView
          personId={personId}
          onPerson={(id) => go('people', id)}
          onAdd={mayAdd ? () => setAdding(true) : null}
        />
      ) : null}
      {tab === 'keys' ? <KeysView /> : null}
      {tab === 'rights' ? <RightsView /> : null}
      {tab === 'rules' ? <RulesView /> : null}
      {isAdding ? (
        <AddPerson
          onClose={(added) => {
            setAdding(false);
            if (added !== '') go('people', added); // What comes next stands there: a password for the first log-in.
          }}
        />
      ) : null}
    </div>
  );
}
