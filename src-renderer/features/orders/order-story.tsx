/** The story of one order: a column for each source, a row for each day, every fact with its file and row, and what was made of them. */
import { Skeleton } from '@mantine/core';
import { IconChevronLeft } from '@tabler/icons-react';
import { Link, useNavigate } from 'react-router-dom';
import type { Output } from '../../../shared/contract/calls.ts';
import { exceptionKindName } from '../../../shared/wording/exception-kind.ts';
import { useAnswer } from '../../api/client.tsx';
import { Amount } from '../../ui/amount.tsx';
import { Day } from '../../ui/day.tsx';
import { DifferenceFigure } from '../../ui/difference.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { useKeys } from '../../ui/keys.ts';
import { LineCard } from '../../ui/line-card.tsx';
import { Panel } from '../../ui/panel.tsx';
import { Age } from '../../ui/review/exception-age.tsx';
import { EXCEPTION_TONES, GROUP_TONES } from '../../ui/review/tones.ts';
import { Tag } from '../../ui/tag.tsx';
import { useWords } from '../../ui/words.ts';
import { OrdersExport } from './export-menu.tsx';
import classes from './orders-page.module.css';
import { STORY_COLUMNS, storyDays } from './story-days.ts';
import { StoryHead } from './story-head.tsx';
import { EventsPanel, JournalPanel, PaymentsPanel, SettlementPanel, WaitingPanel } from './story-panels.tsx';

type Story = Output<'orders.story'>;

export function OrderStory({ orderNo }: { readonly orderNo: string }) {
  const words = useWords();
  const navigate = useNavigate();
  const found = useAnswer('orders.story', { merchantOrderNo: orderNo });
  useKeys({ Escape: { label: words('orders.back'), run: () => void navigate('/orders') } });
  return (
    <div className={classes.story}>
      <div className={classes.head}>
        <Link to="/orders" className={classes.back} aria-label={words('orders.back')}>
          <IconChevronLeft size={18} aria-hidden />
        </Link>
        <h1>
          {words('orders.story')} <span className={classes.number}>{orderNo}</span>
        </h1>
        {found.data ? <OrdersExport what={{ merchantOrderNo: orderNo }} /> : null}
      </div>
      {found.error ? <ErrorNote error={found.error} retry={() => void found.refetch()} /> : null}
      {found.isPending ? <Skeleton height={260} /> : null}
      {found.data ? <StoryBody story={found.data} orderNo={orderNo} /> : null}
    </div>
  );
}

function StoryBody({ story, orderNo }: { readonly story: Story; readonly orderNo: string }) {
  const words = useWords();
  const days = storyDays(story);
  if (days.length === 0)
    return (
      <EmptyState title={words('orders.storyEmpty')} text={words('orders.storyEmptyText', { orderNo })} />
    );
  return (
    <>
      {story.standing ? <StoryHead orderNo={orderNo} story={story} standing={story.standing} /> : null}
      <WaitingPanel story={story} />
      <section className={classes.board} aria-label={words('orders.story')}>
        <div className={classes.corner} />
        {STORY_COLUMNS.map((column) => (
          <h2 key={column} className={classes.source}>
            {words(`orders.column.${column}`)}
            <span>{words('list.rows', { count: story[column].length })}</span>
          </h2>
        ))}
        {days.map(({ day, cells }) => (
          <div key={day} className={classes.dayRow}>
            <div className={classes.day}>{day === '' ? words('orders.noDay') : <Day value={day} />}</div>
            {STORY_COLUMNS.map((column) => (
              <div key={column} className={classes.cell}>
                {cells[column].map((line) => (
                  <LineCard key={line.id} line={line} />
                ))}
              </div>
            ))}
          </div>
        ))}
        <div className={classes.corner} />
        {STORY_COLUMNS.map((column) => (
          <div key={column} className={classes.nothing}>
            {story[column].length === 0 ? words('orders.columnEmpty') : null}
          </div>
        ))}
      </section>
      <div className={classes.outcome}>
        <Panel title={words('orders.groups')} aside={story.groups.length.toString()} isFlush>
          {story.groups.length === 0 ? <p className={classes.none}>{words('orders.groupsEmpty')}</p> : null}
          {story.groups.map((group) => (
            <Link
              key={group.key}
              to={`/matching/${group.leg}?${new URLSearchParams({ key: group.key, tab: group.state === 'proposed' ? 'proposals' : 'accepted' })}`}
              className={classes.item}
            >
              <span>{words(`leg.${group.leg}`)}</span>
              <Tag tone={GROUP_TONES[group.state]}>{words(`groupState.${group.state}`)}</Tag>
              <Amount minor={group.leftSum} currency={group.currency} showsCurrency />
              <Amount minor={group.rightSum} currency={group.currency} showsCurrency />
              <DifferenceFigure difference={group.difference} currency={group.currency} />
            </Link>
          ))}
        </Panel>
        <Panel title={words('orders.exceptions')} aside={story.exceptions.length.toString()} isFlush>
          {story.exceptions.length === 0 ? (
            <p className={classes.none}>{words('orders.exceptionsEmpty')}</p>
          ) : null}
          {story.exceptions.map((exception) => (
            <Link
              key={exception.key}
              to={`/exceptions?${new URLSearchParams({ key: exception.key, state: exception.state })}`}
              className={classes.item}
            >
              <span>{exceptionKindName(words.locale, exception)}</span>
              <Tag tone={EXCEPTION_TONES[exception.state]}>{words(`exceptionState.${exception.state}`)}</Tag>
              <Age row={exception} />
              <span />
              <Amount minor={exception.difference} currency={exception.currency} isSigned showsCurrency />
            </Link>
          ))}
        </Panel>
        <EventsPanel story={story} />
        <PaymentsPanel orderNo={orderNo} />
        <SettlementPanel story={story} />
        <JournalPanel story={story} />
      </div>
    </>
  );
}
