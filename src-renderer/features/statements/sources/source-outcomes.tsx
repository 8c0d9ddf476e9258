/** What became of each bill that was asked for lately: brought, here already, not there, not made yet, failed and why, in the channel's own words. */
import type { BillOutcome } from '../../../../shared/contract/sources.ts';
import { Day, OurClock } from '../../../ui/day.tsx';
import table from '../../../ui/table.module.css';
import { Tag, type Tone } from '../../../ui/tag.tsx';
import { useWords } from '../../../ui/words.ts';
import classes from './source-list.module.css';

const TONES: Readonly<Record<BillOutcome['outcome'], Tone>> = {
  file: 'ok',
  already_here: 'plain',
  no_bill: 'plain',
  not_yet: 'warn',
  failed: 'bad',
};

export function SourceOutcomes({
  title,
  outcomes,
}: {
  readonly title: string;
  readonly outcomes: readonly BillOutcome[];
}) {
  const words = useWords();
  if (outcomes.length === 0) return <p className={classes.text}>{words('sources.never')}</p>;
  return (
    <table className={table.table} aria-label={title}>
      <thead>
        <tr>
          <th>{words('sources.day')}</th>
          <th>{words('sources.bill')}</th>
          <th>{words('sources.outcome')}</th>
          <th>{words('sources.said')}</th>
          <th>{words('sources.askedAt')}</th>
        </tr>
      </thead>
      <tbody>
        {outcomes.map((each) => (
          <tr key={[each.type, each.day, each.file, each.at].join(' ')}>
            <td>
              <Day value={each.day} />
            </td>
            <td>{each.file || words(`billType.${each.type}`)}</td>
            <td>
              <Tag tone={TONES[each.outcome]}>{words(`fetchOutcome.${each.outcome}`)}</Tag>
            </td>
            <td className={classes.said}>
              {each.fault === '' ? null : <span>{words(`fetchFault.${each.fault}`)}</span>}
              {each.code === '' ? null : <code>{each.code}</code>}
              {each.message === '' ? null : <span data-code>{each.message}</span>}
              {each.bytes > 0 ? words('sources.size', { count: each.bytes }) : null}
            </td>
            <td>
              <OurClock value={each.at} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
