/** One large value beside the list: how it comes to its sum, what of its report nothing here says, and the lines it is made of. */
import { Button } from '@mantine/core';
import type { LargeValueView } from '../../../../shared/contract/risk-views.ts';
import { useAnswer } from '../../../api/client.tsx';
import { Amount } from '../../../ui/amount.tsx';
import { Day } from '../../../ui/day.tsx';
import { Drawer } from '../../../ui/drawer.tsx';
import { ErrorNote } from '../../../ui/error-note.tsx';
import { Facts } from '../../../ui/facts.tsx';
import { KeyCap } from '../../../ui/key-cap.tsx';
import { RowsSkeleton } from '../../../ui/page-skeleton.tsx';
import { Tag } from '../../../ui/tag.tsx';
import { useWords } from '../../../ui/words.ts';
import { Evidence } from '../evidence.tsx';
import { largeTone } from '../looks.ts';
import classes from '../risk.module.css';
import { subjectText } from '../risk-names.ts';
import type { LargeAsk } from './large-dialogs.tsx';

const WIDTH = 600;

interface LargeDrawerProps {
  /** '' while none is shown. */
  readonly rowKey: string;
  readonly onClose: () => void;
  readonly onAsk: (what: LargeAsk['what'], row: LargeValueView) => void;
}

export function LargeDrawer({ rowKey, onClose, onAsk }: LargeDrawerProps) {
  const words = useWords();
  const answer = useAnswer('risk.largeValueLines', { key: rowKey }, { enabled: rowKey !== '' });
  const row = answer.data?.row ?? null;
  return (
    <Drawer
      isOpen={rowKey !== ''}
      onClose={onClose}
      width={WIDTH}
      title={row ? `${subjectText(words, row.customer)} · ${row.day}` : words('risk.tab.large')}
      actions={
        row?.state === 'due' ? (
          <>
            <Button
              variant="default"
              rightSection={<KeyCap name="n" />}
              onClick={() => onAsk('not_reportable', row)}
            >
              {words('risk.notReportable')}
            </Button>
            <Button rightSection={<KeyCap name="f" />} onClick={() => onAsk('filed', row)}>
              {words('risk.noteFiled')}
            </Button>
          </>
        ) : null
      }
    >
      {answer.error ? <ErrorNote error={answer.error} retry={() => void answer.refetch()} /> : null}
      {answer.data ? (
        <div className={classes.drawer}>
          <LargeFacts row={answer.data.row} />
          <section className={classes.part}>
            <h3>{words('risk.evidence.title')}</h3>
            <Evidence evidence={answer.data.evidence} />
          </section>
        </div>
      ) : answer.isLoading ? (
        <RowsSkeleton />
      ) : null}
    </Drawer>
  );
}

function LargeFacts({ row }: { readonly row: LargeValueView }) {
  const words = useWords();
  return (
    <>
      <dl className={classes.sums}>
        <div>
          <dt>{words('risk.col.sum')}</dt>
          <dd>
            <Amount minor={row.sum} currency={row.currency} size="key" showsCurrency />
          </dd>
        </div>
        <div>
          <dt>{words('risk.fromThreshold')}</dt>
          <dd>
            <Amount minor={row.threshold} currency={row.currency} size="strong" showsCurrency />
          </dd>
        </div>
      </dl>
      {row.isIncomplete ? <p className={classes.warned}>{words('risk.incomplete')}</p> : null}
      <Facts
        facts={[
          {
            name: words('risk.col.state'),
            value: (
              <Tag tone={largeTone(row)}>
                {words(row.state === 'due' && row.isLate ? 'risk.largeLate' : `risk.largeState.${row.state}`)}
              </Tag>
            ),
          },
          { name: words('risk.rule'), value: `${row.code} ${words.or(`large_value.${row.rule}`, row.rule)}` },
          { name: words('risk.col.direction'), value: words(`risk.direction.${row.direction}`) },
          { name: words('risk.personKind'), value: words(`risk.person.${row.person}`) },
          {
            name: words('risk.channels'),
            value: row.channels.map((channel) => words(`channel.${channel}`)).join(' · '),
          },
          { name: words('risk.col.deadline'), value: <Day value={row.deadline} /> },
          { name: words('risk.reference'), value: row.reference, isCode: true },
          { name: words('matching.reason'), value: row.reason },
          {
            name: words('risk.missing'),
            value: row.missing.map((field) => words.or(`large_value_field.${field}`, field)).join(' · '),
          },
        ]}
      />
    </>
  );
}
