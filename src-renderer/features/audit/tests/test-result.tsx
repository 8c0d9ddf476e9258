/** What a test found: how many of how many, why that may say little, digits as bars where it counts digits, and the hits one by one. */
import { Button } from '@mantine/core';
import { IconCircleCheck } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import type { Output } from '../../../../shared/contract/calls.ts';
import { hitSentence } from '../../../../shared/wording/audit-hit.ts';
import { ask } from '../../../api/client.tsx';
import { newName } from '../../../api/tasks.ts';
import { Amount } from '../../../ui/amount.tsx';
import { type Column, DataGrid } from '../../../ui/data-grid/data-grid.tsx';
import { Day } from '../../../ui/day.tsx';
import { Drawer } from '../../../ui/drawer.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { Facts } from '../../../ui/facts.tsx';
import { KeyCap } from '../../../ui/key-cap.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { useWords, type Words } from '../../../ui/words.ts';
import classes from '../parts.module.css';
import { BenfordPanel } from './benford-panel.tsx';
import type { Question } from './test-form.ts';

type Answer = Output<'audit.runTest'>;
type Hit = Answer['hits']['rows'][number];

interface TestResultProps {
  readonly question: Question;
  readonly answer: Answer;
  readonly runKey: string;
  readonly onPaper: () => void;
}

export function TestResult({ question, answer, runKey, onPaper }: TestResultProps) {
  const words = useWords();
  const { test } = question;
  const columns = useMemo(() => hitColumns(words, test), [words, test]);
  const [active, setActive] = useState<Hit | null>(null);
  const [isOpen, setOpen] = useState(false);
  const { benford, hits, caveats, tested } = answer;
  return (
    <>
      <footer className={classes.foot}>
        <dl className={classes.figures}>
          <div>
            <dt>{words('testScreen.tested')}</dt>
            <dd>{tested.toLocaleString('en')}</dd>
          </div>
          <div>
            <dt>{words('testScreen.hits')}</dt>
            <dd>{hits.total.toLocaleString('en')}</dd>
          </div>
        </dl>
        <span className={classes.spread} />
        <Button variant="default" onClick={onPaper} rightSection={<KeyCap name="p" />}>
          {words('testScreen.paper')}
        </Button>
      </footer>
      {caveats.length > 0 ? (
        <Panel title={words('testScreen.caveats')}>
          <ul className={classes.notes}>
            {caveats.map((caveat) => (
              <li key={caveat}>{words.or(`audit_caveat.${caveat}`, caveat)}</li>
            ))}
          </ul>
        </Panel>
      ) : null}
      {benford ? <BenfordPanel benford={benford} /> : null}
      {benford && hits.total === 0 ? null : (
        <Panel className={classes.list} title={words('testScreen.hitCount', { count: hits.total })} isFlush>
          <DataGrid
            label={words('testScreen.hitList')}
            columns={columns}
            total={hits.total}
            fetchPage={async (offset, limit) =>
              offset === 0
                ? hits
                : (await ask('audit.runTest', { ...question, offset, limit, taskId: newName() })).hits
            }
            resetKey={runKey}
            rowKey={(row) => `${row.ref} ${row.amount ?? ''} ${row.text}`}
            isMain
            activatesFirst
            opensOnClick
            onOpen={(row) => {
              setActive(row);
              setOpen(true);
            }}
            onActiveChange={setActive}
            empty={
              <EmptyState
                icon={<IconCircleCheck size={32} stroke={1.2} aria-hidden />}
                title={words('testScreen.noHits')}
                text={words('testScreen.noHitsText', { count: tested })}
              />
            }
          />
        </Panel>
      )}
      <Drawer
        isOpen={isOpen && active !== null}
        onClose={() => setOpen(false)}
        title={words('testScreen.hit')}
      >
        {active ? (
          <Facts
            facts={[
              { name: words(`audit_test.${test}`), value: hitSentence(test, active.facts, words) },
              { name: words('sampleScreen.col.text'), value: active.text },
              { name: words('sampleScreen.col.ref'), value: active.ref, isCode: true },
              {
                name: words('sampleScreen.col.day'),
                value: active.day === '' ? '' : <Day value={active.day} />,
              },
              {
                name: words('testScreen.col.amount'),
                value: <Amount minor={active.amount} currency={active.currency} showsCurrency />,
              },
            ]}
          />
        ) : null}
      </Drawer>
    </>
  );
}

const hitColumns = (words: Words, test: Question['test']): readonly Column<Hit>[] => [
  { id: 'day', header: words('sampleScreen.col.day'), width: 108, render: ({ day }) => <Day value={day} /> },
  {
    id: 'text',
    header: words('sampleScreen.col.text'),
    width: 178,
    grow: 1,
    render: ({ text, ref }) => <span title={`${text} · ${ref}`}>{text || ref}</span>,
  },
  {
    id: 'why',
    header: words('testScreen.col.why'),
    width: 220,
    grow: 2,
    render: (hit) => {
      const why = hitSentence(test, hit.facts, words);
      return <span title={why}>{why}</span>;
    },
  },
  {
    id: 'amount',
    header: words('testScreen.col.amount'),
    width: 132,
    align: 'right',
    render: ({ amount, currency }) => <Amount minor={amount} currency={currency} showsCurrency />,
  },
];
