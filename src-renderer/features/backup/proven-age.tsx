/** The one figure that counts: how old the last backup is that was restored and held. */
import { useAnswer } from '../../api/client.tsx';
import { ageText, PROVED_FOR_DAYS, STANDING_TONES, standingOf } from '../../ui/backup-standing.ts';
import { OurClock } from '../../ui/day.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { Facts } from '../../ui/facts.tsx';
import { RowsSkeleton } from '../../ui/page-skeleton.tsx';
import { Panel } from '../../ui/panel.tsx';
import { Tag } from '../../ui/tag.tsx';
import { useMinute } from '../../ui/use-minute.ts';
import { useWords } from '../../ui/words.ts';
import classes from './backup-page.module.css';

export function ProvenAge({ folder }: { readonly folder: string }) {
  const words = useWords();
  const state = useAnswer('backup.state', {});
  const now = useMinute();
  if (state.error) return <ErrorNote error={state.error} retry={() => void state.refetch()} />;
  if (!state.data)
    return (
      <Panel title={words('backup.lastProven')}>
        <RowsSkeleton />
      </Panel>
    );
  const standing = standingOf(state.data, now);
  const { provenAt, lastAt } = state.data;
  return (
    <Panel
      title={words('backup.lastProven')}
      aside={<Tag tone={STANDING_TONES[standing]}>{words(`backup.standing.${standing}`)}</Tag>}
    >
      <div className={classes.age}>
        <strong data-tone={STANDING_TONES[standing]}>
          {provenAt === '' ? words('backup.never') : ageText(words, provenAt, now)}
        </strong>
        <p>{words(`backup.standing.${standing}.text`, { count: PROVED_FOR_DAYS })}</p>
        <Facts
          facts={[
            {
              name: words('backup.col.provenAt'),
              value: provenAt === '' ? '' : <OurClock value={provenAt} />,
            },
            { name: words('backup.lastMade'), value: lastAt === '' ? '' : <OurClock value={lastAt} /> },
            { name: words('backup.folder'), value: folder, isCode: true },
          ]}
        />
      </div>
    </Panel>
  );
}
