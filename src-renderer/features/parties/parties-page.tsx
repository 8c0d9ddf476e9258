/**
 * Parties and accounts: who money is taken for and paid to, where it lies, what was agreed, who is watched.
 *
 * Address: /parties?tab=…&party=M-…&account=A-…&q=…, so that a payment or a request leads to its party.
 */
import { Button, SegmentedControl } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useAnswer } from '../../api/client.tsx';
import { KeyCap } from '../../ui/key-cap.tsx';
import { useKeys } from '../../ui/keys.ts';
import { PageHead } from '../../ui/page-head.tsx';
import { useMay } from '../../ui/rights.tsx';
import { useWords } from '../../ui/words.ts';
import { AccountDrawer } from './account-drawer.tsx';
import { AccountForm } from './account-form.tsx';
import { AccountGrid } from './account-grid.tsx';
import { HouseView } from './house-view.tsx';
import classes from './parties.module.css';
import { PartyDrawer } from './party-drawer.tsx';
import { PartyForm } from './party-form.tsx';
import { PartyList } from './party-list.tsx';
import { TABS, usePartiesAddress } from './use-parties-address.ts';
import { WatchForm } from './watch-form.tsx';
import { WatchView } from './watch-view.tsx';

const ADD = {
  parties: 'parties.add',
  house: 'parties.bindHouse',
  unverified: null,
  watch: 'parties.watchAdd',
} as const;

export default function PartiesPage() {
  const words = useWords();
  const mayChange = useMay('parties');
  const mayWatch = useMay('watch_list');
  const address = usePartiesAddress();
  const { tab, partyId, accountId } = address;
  const [isAdding, setAdding] = useState(false);
  const waiting = useAnswer('parties.accounts', { of: 'unverified', query: '', offset: 0, limit: 1 });
  const label = (tab === 'watch' ? mayWatch : mayChange) ? ADD[tab] : null;
  const add = label === null ? null : () => setAdding(true);
  useKeys(add && label ? { n: { label: words(label), run: add } } : {});
  const close = () => setAdding(false);
  const count = waiting.data?.total ?? 0;
  return (
    <div className={classes.page}>
      <PageHead
        title={words('parties.title')}
        beside={
          <SegmentedControl
            aria-label={words('parties.tabs')}
            value={tab}
            onChange={(value) => address.go({ tab: TABS.find((each) => each === value) ?? tab })}
            data={TABS.map((value) => ({
              value,
              label: (
                <span>
                  {words(`parties.tab.${value}`)}
                  {value === 'unverified' && count > 0 ? (
                    <span className={classes.tabCount}>{count}</span>
                  ) : null}
                </span>
              ),
            }))}
          />
        }
        actions={
          add && label ? (
            <Button
              leftSection={<IconPlus size={16} aria-hidden />}
              rightSection={<KeyCap name="n" />}
              onClick={add}
            >
              {words(label)}
            </Button>
          ) : null
        }
      />
      {tab === 'parties' ? <PartyList address={address} onAdd={add} /> : null}
      {tab === 'house' ? <HouseView address={address} onAdd={add} /> : null}
      {tab === 'unverified' ? <AccountGrid of="unverified" address={address} onAdd={null} /> : null}
      {tab === 'watch' ? <WatchView onAdd={add} /> : null}
      {/* An account stands in front of its party; closing it goes back there. */}
      {accountId === '' ? (
        <PartyDrawer partyId={partyId} address={address} />
      ) : (
        <AccountDrawer key={accountId} accountId={accountId} address={address} />
      )}
      {isAdding && tab === 'parties' ? (
        <PartyForm
          now={null}
          onClose={(added) => {
            close();
            if (added !== '') address.go({ tab, partyId: added }); // What comes next stands there: its accounts.
          }}
        />
      ) : null}
      {isAdding && tab === 'house' ? (
        <AccountForm of={{ partyId: '', name: '' }} now={null} onClose={close} />
      ) : null}
      {isAdding && tab === 'watch' ? <WatchForm onClose={close} /> : null}
    </div>
  );
}
