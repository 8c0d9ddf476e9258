/**
 * For whoever logged in with a password for one log-in, or whose password has had its time: a password of her own, or the lock. Nothing else is
 * asked of the engine until then.
 */
import type { Output } from '../../../shared/contract/calls.ts';
import { invalidate } from '../../api/client.tsx';
import { useWords } from '../../ui/words.ts';
import classes from './account-page.module.css';
import { PasswordForm } from './password-form.tsx';

interface NewcomerPageProps {
  readonly status: Output<'workspace.status'>;
  readonly onLock: () => void;
}

export function NewcomerPage({ status, onLock }: NewcomerPageProps) {
  const words = useWords();
  return (
    <main className={classes.newcomer}>
      <section className={classes.card}>
        <small>{status.name}</small>
        <h1>{words('newcomer.title')}</h1>
        <p>{words('newcomer.text', { name: status.person })}</p>
        <PasswordForm
          currentLabel={words('newcomer.current')}
          confirm={words('newcomer.set')}
          onChanged={() => void invalidate('workspace.status')}
          other={{ label: words('app.lock'), run: onLock }}
        />
      </section>
    </main>
  );
}
