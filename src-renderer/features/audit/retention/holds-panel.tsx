/** Legal holds: what is kept beyond its time, by whom and why. One is put on at once; taking one off asks a second person. */
import { Button, Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { Output } from '../../../../shared/contract/calls.ts';
import { RECORD_CLASSES } from '../../../../shared/contract/retention.ts';
import { useAnswer, useAsk } from '../../../api/client.tsx';
import { sayAsked } from '../../../ui/asked-notice.tsx';
import { DayRange, OurClock } from '../../../ui/day.tsx';
import { DayField } from '../../../ui/day-field.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { ErrorNote } from '../../../ui/error-note.tsx';
import { useKeptFields } from '../../../ui/kept-fields.ts';
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
import { classOf } from './due-choice.ts';

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
                    {hold.isActive ? (
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

function HoldDialog({ onClose }: { readonly onClose: () => void }) {
  const words = useWords();
  const hold = useAsk('retention.hold');
  const { fields, isLoaded, type, send } = useKeptFields('audit.hold', {
    recordClass: 'all',
    from: '',
    to: '',
    party: '',
  });
  if (!isLoaded) return null;
  const isBackwards = fields.from !== '' && fields.to !== '' && fields.from > fields.to;
  return (
    <ReasonDialog
      about="legal hold"
      title={words('holds.add')}
      text={words('holds.addText')}
      label={words('holds.col.reason')}
      confirm={words('holds.add')}
      canConfirm={!isBackwards}
      error={hold.error}
      isBusy={hold.isPending}
      onClose={onClose}
      onConfirm={(reason) =>
        hold.mutate(
          {
            recordClass: classOf(fields.recordClass),
            from: fields.from,
            to: fields.to,
            party: fields.party.trim(),
            reason,
          },
          {
            onSuccess: () => {
              send();
              onClose();
              sayDone(words('holds.added'));
            },
          },
        )
      }
    >
      <div className={classes.fields}>
        <Select
          data-autofocus
          label={words('retentionScreen.col.class')}
          allowDeselect={false}
          value={classOf(fields.recordClass)}
          onChange={(recordClass) => type({ recordClass: recordClass ?? 'all' })}
          data={['all' as const, ...RECORD_CLASSES].map((value) => ({
            value,
            label: words(`record_class.${value}`),
          }))}
        />
        <TextInput
          label={words('holds.col.party')}
          placeholder={words('packScreen.all')}
          autoComplete="off"
          maxLength={PARTY_LENGTH_MAX}
          value={fields.party}
          onChange={(event) => type({ party: event.currentTarget.value })}
        />
        <DayField label={words('packScreen.from')} value={fields.from} onChange={(from) => type({ from })} />
        <DayField label={words('packScreen.to')} value={fields.to} onChange={(to) => type({ to })} />
      </div>
      {isBackwards ? <p className={classes.warned}>{words('papers.backwards')}</p> : null}
    </ReasonDialog>
  );
}

/** The contract's limit. */
const PARTY_LENGTH_MAX = 40;
