/** What stands beside the money: requests that wait for a second person, and how old the last backup is that was proved. */
import { ageText, STANDING_TONES, standingOf } from '../../ui/backup-standing.ts';
import { INBOX_RIGHTS, useRights } from '../../ui/rights.tsx';
import { Tag } from '../../ui/tag.tsx';
import { useMinute } from '../../ui/use-minute.ts';
import { useWords } from '../../ui/words.ts';
import { FigureTile } from './figure-tile.tsx';
import type { HomeState } from './home-view.ts';

/** Hers to decide where she decides; else what waits in all, for a manager to see that nothing stands still. */
export function ApprovalsFigure({ approvals }: { readonly approvals: HomeState['approvals'] }) {
  const words = useWords();
  const rights = useRights();
  const now = useMinute();
  const { toDecide, mine, waiting, oldestAt } = approvals;
  const decides = rights.has('approve');
  // Whoever asks or decides has the inbox; who only looks at figures has no way there.
  const to = INBOX_RIGHTS.some((right) => rights.has(right)) ? '/approvals' : '';
  return (
    <FigureTile
      label={words('home.approvals')}
      to={to}
      value={words(decides ? 'home.approvals.toDecide' : 'home.approvals.waiting', {
        count: decides ? toDecide : waiting,
      })}
      notes={
        waiting === 0
          ? [words('home.approvals.none')]
          : [
              ...(decides && waiting > toDecide ? [words('home.approvals.inAll', { count: waiting })] : []),
              ...(mine > 0 ? [words('home.approvals.mine', { count: mine })] : []),
              words('home.approvals.oldest', { age: ageText(words, oldestAt, now) }),
            ]
      }
    />
  );
}

export function BackupFigure({ backup }: { readonly backup: HomeState['backup'] }) {
  const words = useWords();
  const now = useMinute();
  const standing = standingOf(backup, now);
  const age = ageText(words, backup.provenAt, now);
  return (
    <FigureTile
      label={words('home.backup')}
      to={useRights().has('backup') ? '/backup' : ''}
      value={age || '–'}
      notes={[
        <Tag key="standing" tone={STANDING_TONES[standing]}>
          {words(`backup.standing.${standing}`)}
        </Tag>,
      ]}
    />
  );
}
