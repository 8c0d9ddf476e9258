/** Legal holds: what is kept beyond its time, by whom and why. One is put on at once; taking one off asks a second person. */
import { Button } from '@mantine/core';
import { useState } from 'react';
import type { Output } from '../../../../shared/contract/calls.ts';
import { useAnswer, useAsk } from '../../../api/client.tsx';
import { sayAsked } from '../../../ui/asked-notice.tsx';
import { DayRange, OurClock } from '../../../ui/day.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { ErrorNote } from '../../../ui/error-note.tsx';
import { KeyCap } from '../../../ui/key-cap.tsx';
import { useKeys } from '../../../ui/keys.ts';
import { Panel } from '../../../ui/panel.tsx';
import { ReasonDialog } from '../../../ui/reason-dialog.tsx';
import { useMay } from '../../../ui/rights.tsx';
import { sayDone } from '../../../ui/said.ts';
import table from '../../../ui/table.module.css';
import { Tag } from '../../../ui/tag.tsx';
import { useWords } from '../../../ui/words.ts';
import classes from '../parts.module.css';
import { HoldDialog } from './hold-dialog.tsx';

type Hold = Output<'retention.holds'>['holds'][number];

export function HoldsPanel() {
  const words = useWords();
  const mayRetain = useMay('retain');
  const answer = useAnswer('retention.holds', {});
  const [isAdding, setAdding] = useState(false);
  const [ending, setEnding] = useState<Hold | null>(null);
  const endHold = useAsk('retention.endHold');
  const add = () => setAdding(true);
  useKeys(mayRetain ? { n: { label: words('holds.add'), run: add } } : {});
  const holds = answer.data?.holds ?? [];
  return (
    <Panel
      title={words('holds.title')}
      aside={
        mayRetain ? (
          <Button size="compact-sm" variant="default" onClick={add} rightSection={<KeyCap name="n" />}>
            {words('holds.add')}
          </Button>
        ) : null
      }
      isFlush
    >
      {answer.error ? <ErrorNote error={answer.error} retry={() => void answer.refetch()} /> : null}
      {answer.data && holds.length === 0 ? (
        <EmptyState title={words('holds.empty')} text={words('holds.emptyText')} />
      ) : null}
      {holds.length > 0 ? (
        <table className={table.table} aria-label={words('holds.title')}>
          <thead>
            <tr>
              <th>{words('sampleScreen.col.state')}</th>
              <th>{words('retentionScreen.col.class')}</th>
              <th>{words('holds.col.days')}</th>
              <th>{words('holds.col.party')}</th>
              <th>{words('holds.col.reason')}</th>
              <th>{words('handed.col.by')}</th>
              <th>{words('handed.col.at')}</th>
              {mayRetain ? <th aria-label={words('holds.end')} /> : null}
            </tr>
          </thead>
          <tbody>
            {holds.map((hold) => (
              <tr key={hold.id}>
                <td>
                  <Tag tone={hold.isActive ? 'accent' : 'plain'}>
                    {words(hold.isActive ? 'holds.active' : 'holds.ended')}
                  </Tag>
                </td>
                <td>{words(`record_class.${hold.recordClass}`)}</td>
                <td>
                  {hold.from === '' && hold.to === '' ? (
                    words('holds.allDays')
                  ) : (
                    <DayRange from={hold.from || '…'} to={hold.to || '…'} />
                  )}
                </td>
                <td>{hold.party === '' ? words('packScreen.all') : hold.partyName || hold.party}</td>
                <td className={classes.whole}>{hold.reason}</td>
                <td>{hold.byName || words('request.erasedName')}</td>
                <td>
                  <OurClock value={hold.at} />
                </td>
                {mayRetain ? (
                  <td className={table.right}>
                    {hold.isEndAsked ? (
                      <span className={classes.muted}>{words('holds.endAsked')}</span>
                    ) : hold.isActive ? (
                      <Button size="compact-xs" variant="default" onClick={() => setEnding(hold)}>
                        {words('holds.end')}
                      </Button>
                    ) : null}
                  </td>
                ) : null}
              </tr>
            ))}
          </tbody>
        </table>
      ) : null}
      {isAdding ? <HoldDialog onClose={() => setAdding(false)} /> : null}
      {ending ? (
        <ReasonDialog
          about={`end hold ${ending.id}`}
          title={words('holds.end')}
          text={words('holds.endText')}
          confirm={words('holds.end')}
          error={endHold.error}
          isBusy={endHold.isPending}
          onClose={() => setEnding(null)}
          onConfirm={(reason) =>
            endHold.mutate(
              { id: ending.id, reason },
              {
                onSuccess: ({ requestId }) => {
                  setEnding(null);
                  if (requestId !== null) sayAsked(words, requestId);
                  else sayDone(words('holds.endDone'));
                },
              },
            )
          }
        />
      ) : null}
    </Panel>
  );
}
