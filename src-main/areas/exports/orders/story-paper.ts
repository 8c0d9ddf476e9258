/** One order's page on paper, in the order the screen has it: where it stands, its lines by source, what they match, what is wrong, what was said. */
import { chinaClock } from '../../../../shared/domain/china-time.ts';
import { formatMinorGrouped } from '../../../../shared/domain/money.ts';
import { sayOr } from '../../../../shared/wording/catalogue.ts';
import { exceptionKindName } from '../../../../shared/wording/exception-kind.ts';
import { ruleName } from '../../../../shared/wording/rule-name.ts';
import type { Block } from '../../../platform/pdf/paper.ts';
import { tableBlock } from '../tables/files.ts';
import type { Reader } from '../tables/reader.ts';
import type { TableCell, TableColumn } from '../tables/table.ts';
import { lineCells, lineColumns, type OrderStory, STORY_SOURCES } from './story-table.ts';

const clock = (instant: string): string => chinaClock(Date.parse(instant) / 1000);

export function storyBlocks(story: OrderStory, reader: Reader): Block[] {
  const { words } = reader;
  return [
    ...standingBlocks(story, reader),
    ...STORY_SOURCES.flatMap((source) =>
      part(
        words(`orders.column.${source}`),
        lineColumns(reader),
        story[source].map((line) => lineCells(line, reader)),
        words('orders.columnEmpty'),
      ),
    ),
    ...part(
      words('orders.groups'),
      groupColumns(reader),
      groupRows(story, reader),
      words('orders.groupsEmpty'),
    ),
    ...part(
      words('orders.exceptions'),
      exceptionColumns(reader),
      exceptionRows(story, reader),
      words('orders.exceptionsEmpty'),
    ),
    ...part(
      words('orders.events'),
      saidColumns(reader),
      saidRows(story, reader),
      words('orders.eventsEmpty'),
    ),
    ...part(
      words('orders.journal'),
      bookedColumns(reader),
      bookedRows(story, reader),
      words('orders.journalEmpty'),
    ),
  ];
}

function standingBlocks({ standing }: OrderStory, { words }: Reader): Block[] {
  if (!standing) return [];
  const { currency } = standing;
  const cell = (
    label: 'orders.paid' | 'orders.refunded' | 'orders.refundPending' | 'orders.refundable',
    minor: number,
  ) => ({
    label: words(label),
    value: `${formatMinorGrouped(minor, currency)} ${currency}`,
  });
  return [
    ...standing.findings.map((each) => ({
      kind: 'warning' as const,
      text: words(`orders.finding.${each}.text`),
    })),
    {
      kind: 'form',
      rows: [
        [
          {
            label: words('orders.col.state'),
            value: words(`orders.state.${standing.state}`),
            isStrong: true,
          },
          cell('orders.paid', standing.paid),
          cell('orders.refunded', standing.refunded),
          cell('orders.refundPending', standing.refundPending),
          cell('orders.refundable', standing.refundable),
        ],
      ],
    },
  ];
}

/** A part says so where there is nothing of it: left out it would look forgotten. */
const part = (
  heading: string,
  columns: readonly TableColumn[],
  rows: readonly (readonly TableCell[])[],
  none: string,
): Block[] => [
  { kind: 'heading', text: heading },
  rows.length === 0 ? { kind: 'text', text: none } : tableBlock({ columns, rows, totals: [] }),
];

const groupColumns = ({ words }: Reader): readonly TableColumn[] => [
  { code: 'leg', head: words('order_export.leg'), share: 3 },
  { code: 'state', head: words('order_export.standing'), share: 2 },
  { code: 'currency', head: words('orders.entryCurrency'), share: 1.8 },
  { code: 'left', head: words('order_export.left'), share: 2.4, isAmount: true },
  { code: 'right', head: words('order_export.right'), share: 2.4, isAmount: true },
  { code: 'difference', head: words('order_export.difference'), share: 2.4, isAmount: true },
];

const groupRows = ({ groups }: OrderStory, { words }: Reader): readonly (readonly TableCell[])[] =>
  groups.map(({ leg, state, currency, ...sums }) => [
    words(`leg.${leg}`),
    words(`groupState.${state}`),
    currency,
    { amount: sums.leftSum, currency },
    { amount: sums.rightSum, currency },
    { amount: sums.difference, currency },
  ]);

const exceptionColumns = ({ words }: Reader): readonly TableColumn[] => [
  { code: 'kind', head: words('order_export.kind'), share: 4 },
  { code: 'state', head: words('order_export.standing'), share: 2 },
  { code: 'since', head: words('order_export.since'), share: 2 },
  { code: 'currency', head: words('orders.entryCurrency'), share: 1.8 },
  { code: 'difference', head: words('order_export.difference'), share: 2.4, isAmount: true },
];

const exceptionRows = (
  { exceptions }: OrderStory,
  { words, locale }: Reader,
): readonly (readonly TableCell[])[] =>
  exceptions.map((each) => [
    exceptionKindName(locale, each),
    words(`exceptionState.${each.state}`),
    each.since,
    each.currency,
    { amount: each.difference, currency: each.currency },
  ]);

const saidColumns = ({ words }: Reader): readonly TableColumn[] => [
  { code: 'at', head: words('order_export.time'), share: 3.4 },
  { code: 'what', head: words('order_export.kind'), share: 3 },
  { code: 'by', head: words('order_export.by'), share: 2.4 },
  { code: 'reason', head: words('order_export.reason'), share: 5 },
];

/** What was said, and what is asked for and waits. */
const saidRows = (
  { events, waiting }: OrderStory,
  { words, locale }: Reader,
): readonly (readonly TableCell[])[] => [
  ...events.map((each) => [
    clock(each.at),
    sayOr(locale, `orders.event.${each.event}`, each.event),
    each.byName,
    each.reason,
  ]),
  ...waiting.map((each) => [
    clock(each.madeAt),
    `${sayOr(locale, `requestKind.${each.kind}`, each.kind)} · ${words('request.waiting')}`,
    each.madeByName,
    each.reason,
  ]),
];

const bookedColumns = ({ words }: Reader): readonly TableColumn[] => [
  { code: 'entry', head: words('book_report.entry'), share: 3 },
  { code: 'day', head: words('book_report.date'), share: 2 },
  { code: 'rule', head: words('book_report.memo'), share: 5 },
  { code: 'currency', head: words('orders.entryCurrency'), share: 1.8 },
  { code: 'amount', head: words('orders.col.amount'), share: 2.4, isAmount: true },
];

function bookedRows(story: OrderStory, { locale }: Reader): readonly (readonly TableCell[])[] {
  const lines = STORY_SOURCES.flatMap((source) => story[source]);
  const currencies = new Map(lines.map(({ id, currency }) => [id, currency]));
  return story.entries.map(({ entry, lineId, amount }) => {
    const currency = currencies.get(lineId) ?? '';
    const what = ruleName(sayOr(locale, `posting_rule.${entry.rule}`, entry.memo));
    return [entry.number, entry.day, what, currency, { amount, currency }];
  });
}
