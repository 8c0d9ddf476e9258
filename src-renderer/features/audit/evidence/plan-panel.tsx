/** What a pack of this scope holds and on what it stands, what it leaves out and why, and its totals; before any of it is made. */
import { SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import type { Output } from '../../../../shared/contract/calls.ts';
import { Amount } from '../../../ui/amount.tsx';
import { ownTime } from '../../../ui/own-time.ts';
import { Panel } from '../../../ui/panel.tsx';
import { sizeText } from '../../../ui/size-text.ts';
import table from '../../../ui/table.module.css';
import { useWords } from '../../../ui/words.ts';
import classes from '../parts.module.css';
import { exclusionText, totalRows } from './scope.ts';

type Plan = Output<'evidence.plan'>;
const ROOT_SHOWN = 16;
const SHOWS = ['files', 'exclusions', 'totals'] as const;
const count = (value: number): string => value.toLocaleString('en');

export function PlanPanel({ plan, isBehind }: { readonly plan: Plan; readonly isBehind: boolean }) {
  const words = useWords();
  const [show, setShow] = useState<(typeof SHOWS)[number]>('files');
  const { head, files, exclusions } = plan;
  const totals = totalRows(plan.totals);
  const counts = { files: files.length, exclusions: exclusions.length, totals: totals.length };
  return (
    <>
      <Panel title={words('packScreen.head')}>
        <dl className={classes.figures}>
          <div>
            <dt>{words('packScreen.headSize')}</dt>
            <dd>{count(head.size)}</dd>
          </div>
          <div>
            <dt>{words('packScreen.headAt')}</dt>
            <dd>{head.at === '' ? '–' : ownTime(head.at)}</dd>
          </div>
          <div>
            <dt>{words('audit.root')}</dt>
            <dd data-code title={head.root}>
              {head.root === '' ? '–' : `${head.root.slice(0, ROOT_SHOWN)}…`}
            </dd>
          </div>
          <div>
            <dt>{words('packScreen.bytes')}</dt>
            <dd>{sizeText(plan.bytes)}</dd>
          </div>
        </dl>
        <p className={classes.muted}>{words('packScreen.headText')}</p>
      </Panel>
      <Panel
        className={classes.list}
        title={
          <SegmentedControl
            size="xs"
            aria-label={words('packScreen.show')}
            value={show}
            onChange={(value) => setShow(SHOWS.find((each) => each === value) ?? show)}
            data={SHOWS.map((value) => ({
              value,
              label: words(`packScreen.show.${value}`, { count: counts[value] }),
            }))}
          />
        }
        isFlush
      >
        <div aria-busy={isBehind}>
          {show === 'files' ? <FileTable files={files} /> : null}
          {show === 'exclusions' ? <ExclusionTable exclusions={exclusions} /> : null}
          {show === 'totals' ? <TotalTable totals={totals} /> : null}
        </div>
      </Panel>
    </>
  );
}

function ExclusionTable({ exclusions }: Pick<Plan, 'exclusions'>) {
  const words = useWords();
  return (
    <table className={table.table} aria-label={words('packScreen.exclusions')}>
      <thead>
        <tr>
          <th>{words('packScreen.col.what')}</th>
          <th>{words('packScreen.col.why')}</th>
          <th className={table.right}>{words('packScreen.col.count')}</th>
        </tr>
      </thead>
      <tbody>
        {exclusions.map((each) => (
          <tr key={`${each.what} ${each.why}`}>
            <td>{exclusionText(words, each.what)}</td>
            <td className={classes.whole}>{words.or(`exclusion.${each.why}`, each.why)}</td>
            <td className={table.right}>
              {each.count === null ? words('packScreen.notSaid') : count(each.count)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function FileTable({ files }: Pick<Plan, 'files'>) {
  const words = useWords();
  return (
    <table className={table.table} aria-label={words('packScreen.fileTable')}>
      <thead>
        <tr>
          <th>{words('packScreen.col.file')}</th>
          <th className={table.right}>{words('packScreen.col.records')}</th>
          <th className={table.right}>{words('packScreen.col.leftOut')}</th>
        </tr>
      </thead>
      <tbody>
        {files.map(({ name, records, leftOut }) => (
          <tr key={name}>
            <td data-code>{name}</td>
            <td className={table.right}>{count(records)}</td>
            <td className={table.right}>{leftOut === 0 ? '–' : count(leftOut)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function TotalTable({ totals }: { readonly totals: ReturnType<typeof totalRows> }) {
  const words = useWords();
  return (
    <>
      <table className={table.table} aria-label={words('packScreen.totals')}>
        <thead>
          <tr>
            <th>{words('packScreen.col.table')}</th>
            <th>{words('packScreen.col.column')}</th>
            <th>{words('packScreen.col.currency')}</th>
            <th className={table.right}>{words('packScreen.col.total')}</th>
          </tr>
        </thead>
        <tbody>
          {totals.map((row) => (
            <tr key={row.key}>
              <td data-code>{row.table}</td>
              <td data-code>{row.name}</td>
              <td>{row.currency}</td>
              <td className={table.right}>
                <Amount minor={row.amount} currency={row.currency} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className={`${classes.muted} ${classes.quiet}`}>{words('packScreen.tieOut')}</p>
    </>
  );
}
