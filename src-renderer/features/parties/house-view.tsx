/** The accounts of the house, and those of its statements that nobody bound yet: each is bound with one key, its number as the statements have it. */
import { Button } from '@mantine/core';
import { useState } from 'react';
import type { Output } from '../../../shared/contract/calls.ts';
import { useAnswer } from '../../api/client.tsx';
import { Day } from '../../ui/day.tsx';
import { KeyCap } from '../../ui/key-cap.tsx';
import { useKeys } from '../../ui/keys.ts';
import { Panel } from '../../ui/panel.tsx';
import { useMay } from '../../ui/rights.tsx';
import table from '../../ui/table.module.css';
import { useWords } from '../../ui/words.ts';
import { AccountForm } from './account-form.tsx';
import { AccountGrid } from './account-grid.tsx';
import classes from './parties.module.css';
import type { PartiesAddress } from './use-parties-address.ts';

export type Discovered = Output<'parties.discovered'>['accounts'][number];
/** More of them would push the list out of sight; the next come up as these are bound. */
const SHOWN_MAX = 5;

interface HouseViewProps {
  readonly address: PartiesAddress;
  readonly onAdd: (() => void) | null;
}

export function HouseView({ address, onAdd }: HouseViewProps) {
  const words = useWords();
  const mayBind = useMay('parties');
  const discovered = useAnswer('parties.discovered', {});
  const [bound, setBound] = useState<Discovered | null>(null);
  const found = (discovered.data?.accounts ?? []).slice(0, SHOWN_MAX);
  const [first] = found;
  useKeys(
    mayBind && first && !bound
      ? { b: { label: words('parties.bindFound'), run: () => setBound(first) } }
      : {},
  );
  return (
    <>
      {found.length === 0 ? null : (
        <Panel
          isFlush
          className={classes.found}
          title={words('parties.discovered')}
          aside={words('list.rows', { count: discovered.data?.accounts.length ?? 0 })}
        >
          <p className={classes.lead}>{words('parties.discoveredText')}</p>
          <table className={table.table} aria-label={words('parties.discovered')}>
            <thead>
              <tr>
                <th>{words('parties.channel')}</th>
                <th>{words('parties.col.number')}</th>
                <th>{words('parties.col.currency')}</th>
                <th className={table.right}>{words('parties.col.lines')}</th>
                <th>{words('parties.col.lastDay')}</th>
                <th />
              </tr>
            </thead>
            <tbody>
              {found.map((each, at) => (
                <tr key={each.key}>
                  <td>{words(`channel.${each.channel}`)}</td>
                  <td>{each.number}</td>
                  <td>{each.currency}</td>
                  <td className={table.right}>{each.lines.toLocaleString('en')}</td>
                  <td>
                    <Day value={each.lastDay} />
                  </td>
                  <td className={table.right}>
                    {mayBind ? (
                      <Button
                        size="compact-sm"
                        variant="default"
                        aria-label={words('parties.bindFoundOf', { number: each.number })}
                        rightSection={at === 0 ? <KeyCap name="b" /> : null}
                        onClick={() => setBound(each)}
                      >
                        {words('parties.bindFound')}
                      </Button>
                    ) : null}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </Panel>
      )}
      <AccountGrid of="house" address={address} onAdd={onAdd} />
      {bound ? (
        <AccountForm
          of={{ partyId: '', name: '' }}
          now={null}
          discovered={bound}
          onClose={() => setBound(null)}
        />
      ) : null}
    </>
  );
}
