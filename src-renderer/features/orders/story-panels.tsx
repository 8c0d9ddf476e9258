/** Beside the lines of an order: what waits for a second person, what was said, what was paid for it, and how it is booked. */
import { Skeleton } from '@mantine/core';
import type { ReactNode } from 'react';
import { Link } from 'react-router-dom';
import { ruleName } from '../../../shared/wording/rule-name.ts';
import { useAnswer } from '../../api/client.tsx';
import { Amount } from '../../ui/amount.tsx';
import { Day, OurClock } from '../../ui/day.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { Panel } from '../../ui/panel.tsx';
import { ownerText } from '../../ui/settlement-owner.ts';
import { WaitingList } from '../../ui/waiting-list.tsx';
import { useWords, type Words } from '../../ui/words.ts';
import type { Story } from './order-look.ts';
import classes from './orders-page.module.css';

/** What the engine takes in one question. */
const LINES_ASKED_MAX = 500;

export function WaitingPanel({ story }: { readonly story: Story }) {
  const words = useWords();
  if (story.waiting.length === 0) return null;
  return (
    <Panel title={words('request.waiting')} aside={story.waiting.length.toString()} isFlush>
      <WaitingList requests={story.waiting} />
    </Panel>
  );
}

export function EventsPanel({ story }: { readonly story: Story }) {
  const words = useWords();
  return (
    <Panel title={words('orders.events')} aside={story.events.length.toString()} isFlush>
      {story.events.length === 0 ? <p className={classes.none}>{words('orders.eventsEmpty')}</p> : null}
      {story.events.map((event) => (
        <div key={`${event.at} ${event.event}`} className={classes.event}>
          <span>
            <strong>{words.or(`orders.event.${event.event}`, event.event)}</strong> {event.reason}
            <small>
              {event.facts.map((fact) => factText(words, fact)).join(' · ')}
              {event.evidence.map((id) => (
                <Link key={id} to={`/statements/line/${id.toString()}`}>
                  {words('orders.evidence')} {words('orders.evidenceLine', { id: id.toString() })}
                </Link>
              ))}
            </small>
          </span>
          <Amount minor={event.amount} currency={event.currency} showsCurrency isMuted={event.amount === 0} />
          <small>
            {event.byName} · <OurClock value={event.at} />
          </small>
        </div>
      ))}
    </Panel>
  );
}

function factText(words: Words, { name, value }: { readonly name: string; readonly value: string }): string {
  const said = name.startsWith('status_') ? words.or(`lineStatus.${value}`, value) : value;
  return `${words.or(`orders.eventFact.${name}`, name)} ${said}`;
}

/** Paid out for this order: refunds by instruction, payments to others. */
export function PaymentsPanel({ orderNo }: { readonly orderNo: string }) {
  const words = useWords();
  const found = useAnswer('payments.list', {
    query: JSON.stringify(orderNo),
    batchNo: null,
    offset: 0,
    limit: 50,
  });
  // The filter finds other numbers that hold this one, too.
  const payments = (found.data?.rows ?? []).filter((payment) => payment.merchantOrderNo === orderNo);
  return (
    <Others
      title={words('orders.payments')}
      none={words('orders.paymentsEmpty')}
      answer={found}
      count={payments.length}
    >
      {payments.map((payment) => (
        <Link
          key={`${payment.batchNo} ${payment.place.toString()}`}
          to={`/payments/${payment.batchNo}/${payment.place.toString()}`}
          className={classes.event}
        >
          <span>
            {payment.batchNo} · {payment.payee}
          </span>
          <Amount minor={payment.amount} currency={payment.currency} showsCurrency />
          <small>{words(`payment_state.${payment.state}`)}</small>
        </Link>
      ))}
    </Others>
  );
}

export function JournalPanel({ story }: { readonly story: Story }) {
  const words = useWords();
  const lineIds = [...story.orders, ...story.trades, ...story.funds, ...story.bank].map((line) => line.id);
  const found = useAnswer(
    'journal.ofLines',
    { lineIds: lineIds.slice(0, LINES_ASKED_MAX) },
    { enabled: lineIds.length > 0 },
  );
  const currencyOf = new Map(
    [...story.orders, ...story.trades, ...story.funds, ...story.bank].map((line) => [line.id, line.currency]),
  );
  return (
    <Others
      title={words('orders.journal')}
      none={words('orders.journalEmpty')}
      answer={found}
      count={found.data?.entries.length ?? 0}
    >
      {found.data?.entries.map(({ entry, lineId, amount }) => (
        <Link
          key={`${entry.id.toString()} ${lineId.toString()}`}
          to={`/books/entry/${entry.id.toString()}`}
          className={classes.event}
        >
          <span>
            {entry.number} · {ruleName(words.or(`posting_rule.${entry.rule}`, entry.memo))}
          </span>
          <Amount minor={amount} currency={currencyOf.get(lineId) ?? ''} showsCurrency />
          <small>
            <Day value={entry.day} />
          </small>
        </Link>
      ))}
    </Others>
  );
}

/** The batches its lines are settled in: what a channel owes for it, what a merchant is owed. */
export function SettlementPanel({ story }: { readonly story: Story }) {
  const words = useWords();
  const lineIds = [...story.trades, ...story.funds].map((line) => line.id);
  const found = useAnswer(
    'settlement.ofLines',
    { lineIds: lineIds.slice(0, LINES_ASKED_MAX) },
    { enabled: lineIds.length > 0 },
  );
  return (
    <Others
      title={words('place.settlement')}
      none={words('orders.settlementEmpty')}
      answer={{ ...found, isPending: found.isPending && lineIds.length > 0 }}
      count={found.data?.rows.length ?? 0}
    >
      {found.data?.rows.map(({ batch, amount }) => (
        <Link key={batch.key} to={`/settlement/${batch.key}`} className={classes.event}>
          <span>
            {ownerText(words, batch)} <small>{batch.settlementNo}</small>
          </span>
          <Amount minor={amount} currency={batch.currency} isSigned showsCurrency />
          <small>
            {words(`settlement_state.${batch.state}`)} · <Day value={batch.from} />
          </small>
        </Link>
      ))}
    </Others>
  );
}

interface OthersProps {
  readonly title: string;
  readonly none: string;
  readonly answer: { readonly error: unknown; readonly isPending: boolean; readonly refetch: () => unknown };
  readonly count: number;
  readonly children: ReactNode;
}

/** Of another area: where it fails, the rest of the order's story stands. */
function Others({ title, none, answer, count, children }: OthersProps) {
  return (
    <Panel title={title} aside={count.toString()} isFlush>
      {answer.error ? <ErrorNote error={answer.error} retry={() => void answer.refetch()} /> : null}
      {answer.isPending && !answer.error ? <Skeleton height={36} /> : null}
      {!answer.error && !answer.isPending && count === 0 ? <p className={classes.none}>{none}</p> : null}
      {children}
    </Panel>
  );
}
