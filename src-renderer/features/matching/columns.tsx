/** Columns of the lists of groups and of open lines. Where there is little room, what the details beside the list say is left out. */
import { useMemo } from 'react';
import type { GroupView, LineView } from '../../../shared/contract/shapes.ts';
import type { Leg, Side } from '../../../shared/domain/leg.ts';
import { Amount } from '../../ui/amount.tsx';
import type { Column } from '../../ui/data-grid/data-grid.tsx';
import { Day, Instant } from '../../ui/day.tsx';
import { DifferenceFigure } from '../../ui/difference.tsx';
import { LineAmount } from '../../ui/line-amount.tsx';
import { lineReference, lineText } from '../../ui/line-text.ts';
import { legAmount } from '../../ui/review/leg-sum.ts';
import { GROUP_TONES } from '../../ui/review/tones.ts';
import { Tag } from '../../ui/tag.tsx';
import { useIsWide } from '../../ui/use-is-wide.ts';
import { useWords } from '../../ui/words.ts';
import { useRuleName } from './rules/use-rule-name.ts';

export function useGroupColumns(leg: Leg, showsState: boolean): readonly Column<GroupView>[] {
  const words = useWords();
  const isWide = useIsWide();
  const nameOf = useRuleName();
  return useMemo(() => {
    const columns: (Column<GroupView> | false)[] = [
      {
        id: 'day',
        header: words('matching.col.day'),
        width: isWide ? 110 : 66,
        render: (group) => (isWide ? <Day value={group.day} /> : group.day.slice(5)),
      },
      {
        id: 'reference',
        header: words('matching.col.reference'),
        width: 150,
        grow: 1.2,
        render: (group) => <span title={group.reference}>{group.reference || group.title}</span>,
      },
      isWide && {
        id: 'title',
        header: words('matching.col.title'),
        width: 110,
        grow: 1,
        render: (group) => <span title={group.title}>{group.title}</span>,
      },
      isWide && {
        id: 'shape',
        header: words('matching.col.shape'),
        width: 66,
        render: (group) => words('matching.shape', { left: group.leftCount, right: group.rightCount }),
      },
      showsState &&
        isWide && {
          id: 'state',
          header: words('matching.col.state'),
          width: 86,
          render: (group) => <Tag tone={GROUP_TONES[group.state]}>{words(`groupState.${group.state}`)}</Tag>,
        },
      {
        id: 'left',
        header: words(`leg.${leg}.left`),
        width: 108,
        align: 'right',
        render: (group) => <Amount minor={group.leftSum} currency={group.currency} />,
      },
      {
        id: 'right',
        header: words(`leg.${leg}.right`),
        width: 108,
        align: 'right',
        render: (group) => <Amount minor={group.rightSum} currency={group.currency} />,
      },
      {
        id: 'difference',
        header: words('matching.col.difference'),
        width: 92,
        align: 'right',
        render: (group) => <DifferenceFigure difference={group.difference} currency={group.currency} />,
      },
      isWide &&
        !showsState && {
          id: 'rule',
          header: words('matching.col.rule'),
          width: 130,
          render: (group) => nameOf(group.rule),
        },
    ];
    return columns.filter((column) => column !== false);
  }, [words, nameOf, leg, showsState, isWide]);
}

export function useLineColumns(leg: Leg, side: Side, isHalf: boolean): readonly Column<LineView>[] {
  const words = useWords();
  const isWide = useIsWide();
  return useMemo(() => {
    const columns: (Column<LineView> | false)[] = [
      {
        id: 'time',
        header: words('matching.col.time'),
        width: isWide ? 176 : 66,
        render: (line) => {
          const time = line.occurredAt || line.bookingDate;
          return isWide ? <Instant value={time} /> : <span title={time}>{time.slice(5, 10)}</span>;
        },
      },
      {
        id: 'reference',
        header: words('matching.col.reference'),
        width: 172,
        grow: 1,
        render: (line) => <span title={lineReference(line)}>{lineReference(line)}</span>,
      },
      {
        id: 'text',
        header: words('matching.col.title'),
        width: 72,
        grow: 1.6,
        render: (line) => <span title={lineText(line)}>{lineText(line)}</span>,
      },
      (isWide || !isHalf) && {
        id: 'kind',
        header: words('matching.col.kind'),
        width: 74,
        render: (line) => words(`lineKind.${line.kind}`),
      },
      {
        id: 'amount',
        header: words('matching.col.amount'),
        width: 134,
        align: 'right',
        render: (line) => <LineAmount line={line} counted={legAmount(leg, side, line)} />,
      },
    ];
    return columns.filter((column) => column !== false);
  }, [words, leg, side, isWide, isHalf]);
}
