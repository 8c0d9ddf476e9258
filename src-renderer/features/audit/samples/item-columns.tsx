/** Columns of a sample's items: what was drawn and why, booked against audited, and what working it out again gave. */
import type { SampleItem } from '../../../../shared/contract/audit-tools.ts';
import { Amount } from '../../../ui/amount.tsx';
import type { Column } from '../../../ui/data-grid/data-grid.tsx';
import { Day } from '../../../ui/day.tsx';
import { DifferenceFigure } from '../../../ui/difference.tsx';
import { Tag } from '../../../ui/tag.tsx';
import type { Words } from '../../../ui/words.ts';
import { AgainTags } from './again-tags.tsx';
import { misstatementOf, RESULT_TONES } from './sample-standing.ts';

export const whyText = (words: Words, { why, stratum }: Pick<SampleItem, 'why' | 'stratum'>): string =>
  words(`sample_why.${why}`, { stratum: stratum + 1 });

/** `isWide`: there is room for what each item is, whole. */
export const itemColumns = (
  words: Words,
  currency: string,
  isWide: boolean,
): readonly Column<SampleItem>[] => [
  {
    id: 'place',
    header: words('sampleScreen.col.place'),
    width: 44,
    align: 'right',
    render: ({ place }) => place + 1,
  },
  {
    id: 'why',
    header: words('sampleScreen.col.why'),
    width: 70,
    render: (row) => <span title={words(`sample_why.${row.why}.text`)}>{whyText(words, row)}</span>,
  },
  { id: 'day', header: words('sampleScreen.col.day'), width: 108, render: ({ day }) => <Day value={day} /> },
  {
    id: 'text',
    header: words('sampleScreen.col.text'),
    width: isWide ? 200 : 88,
    grow: 1,
    render: ({ text, ref }) => <span title={`${text} · ${ref}`}>{text || ref}</span>,
  },
  {
    id: 'booked',
    header: words('sampleScreen.col.booked'),
    width: 116,
    align: 'right',
    render: ({ booked }) => <Amount minor={booked} currency={currency} />,
  },
  {
    id: 'result',
    header: words('sampleScreen.col.result'),
    width: 90,
    render: ({ result }) => <Tag tone={RESULT_TONES[result]}>{words(`item_result.${result}`)}</Tag>,
  },
  {
    id: 'difference',
    header: words('sampleScreen.col.difference'),
    width: 108,
    align: 'right',
    render: (row) => {
      const difference = misstatementOf(row);
      return difference === null ? '–' : <DifferenceFigure difference={difference} currency={currency} />;
    },
  },
  {
    id: 'again',
    header: words('sampleScreen.col.again'),
    width: isWide ? 160 : 56,
    render: ({ again }) => (again ? <AgainTags again={again} isShort={!isWide} /> : '–'),
  },
];
