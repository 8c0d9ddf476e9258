/** The frame around an open workspace: bars, rail, the view, and the keys that work everywhere. */
import { notifications } from '@mantine/notifications';
import { openSpotlight } from '@mantine/spotlight';
import { Suspense, useRef, useState } from 'react';
import { useLocation, useNavigate } from 'react-router-dom';
import type { Output } from '../../shared/contract/calls.ts';
import { ask, forgetAnswers, invalidate, useAnswer } from '../api/client.tsx';
import { DropAnywhere } from '../features/statements/drop-anywhere.tsx';
import { forgetDrafts } from '../ui/drafts.ts';
import { useKeys } from '../ui/keys.ts';
import { PageSkeleton } from '../ui/page-skeleton.tsx';
import { useWords } from '../ui/words.ts';
import classes from './app.module.css';
import { BottomBar } from './bottom-bar.tsx';
import { CommandPalette } from './command-palette.tsx';
import { ErrorBoundary } from './error-boundary.tsx';
import { KeySheet } from './key-sheet.tsx';
import { PLACES } from './places.ts';
import { Rail } from './rail.tsx';
import { Views } from './routes.tsx';
import { TopBar } from './top-bar.tsx';

export function Frame({ status }: { readonly status: Output<'workspace.status'> }) {
  const words = useWords();
  const navigate = useNavigate();
  const { pathname } = useLocation();
  const summary = useAnswer('today.summary', {}).data;
  const [isSheetOpen, setSheetOpen] = useState(false);
  const main = useRef<HTMLElement>(null);

  const lock = async () => {
    await ask('workspace.lock', {});
    void navigate('/today');
    await invalidate('workspace.status');
    forgetDrafts();
    forgetAnswers(); // Nothing of a locked ledger stays in the page, not even a notice that names a file.
    notifications.clean();
  };
  useKeys(
    {
      'mod+k': { label: words('key.palette'), run: () => openSpotlight() },
      'mod+l': { label: words('key.lock'), run: () => void lock() },
      '?': { label: words('key.help'), run: () => setSheetOpen(true) },
      ...Object.fromEntries(
        PLACES.map((place) => [
          `g ${place.key}`,
          {
            label: words('key.goTo', { place: words(place.label) }),
            run: () => void navigate(place.path),
          },
        ]),
      ),
    },
    { isGlobal: true },
  );

  return (
    <div className={classes.frame}>
      {/* A button, not a link: the address belongs to the router. */}
      <button type="button" className={classes.skip} onClick={() => main.current?.focus()}>
        {words('app.skipToContent')}
      </button>
      <TopBar status={status} summary={summary} onLock={() => void lock()} />
      <Rail summary={summary} />
      <main ref={main} className={classes.main} tabIndex={-1}>
        <ErrorBoundary key={pathname.split('/')[1]}>
          <Suspense fallback={<PageSkeleton />}>
            <Views />
          </Suspense>
        </ErrorBoundary>
      </main>
      <BottomBar summary={summary} onAllKeys={() => setSheetOpen(true)} />
      <CommandPalette onLock={() => void lock()} />
      <KeySheet isOpen={isSheetOpen} onClose={() => setSheetOpen(false)} />
      <DropAnywhere />
    </div>
  );
}
