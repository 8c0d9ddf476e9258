/** What waits for a second person about this party or account: said where it is looked at, before somebody asks for the same thing again. */
import { useAnswer } from '../../api/client.tsx';
import { WaitingList } from '../../ui/waiting-list.tsx';
import { useWords } from '../../ui/words.ts';
import classes from './parties.module.css';

export function WaitingAbout({ of }: { readonly of: string }) {
  const words = useWords();
  const requests = useAnswer('parties.waiting', { of }).data?.requests ?? [];
  if (requests.length === 0) return null;
  return (
    <section aria-label={words('request.waiting')}>
      <h3>{words('request.waiting')}</h3>
      <div className={classes.waiting}>
        <WaitingList requests={requests} />
      </div>
    </section>
  );
}
