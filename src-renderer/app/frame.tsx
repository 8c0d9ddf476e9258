/** The frame around an open workspace: bars, rail, the view, and the keys that work everywhere. */
import { openSpotlight } from '@mantine/spotlight';
import { Suspense, useRef, useState } from 'react';
import { useLocation, useNavigate } from 'react-router-dom';
import type { Output } from '../../shared/contract/calls.ts';
import { useAnswer } from '../api/client.tsx';
import { SeriousBanner } from '../features/audit/serious-banner.tsx';
import { DropAnywhere } from '../features/statements/drop-anywhere.tsx';
import { useKeys } from '../ui/keys.ts';
import { PageSkeleton } from '../ui/page-skeleton.tsx';
import { useRights } from '../ui/rights.tsx';
import { useWords } from '../ui/words.ts';
import classes from './app.module.css';
import { BottomBar } from './bottom-bar.tsx';
import { CommandPalette } from './command-palette.tsx';
import { ErrorBoundary } from './error-boundary.tsx';
import { KeySheet } from './key-sheet.tsx';
import { isOpenTo, PLACES } from './places.ts';
import { Rail } from './rail.tsx';
import { Views } from './routes.tsx';
import { TopBar } from './top-bar.tsx';

interface FrameProps {
  readonly status: Output<'workspace.status'>;
  readonly onLock: () => void;
}

export function Frame({ status, onLock }: FrameProps) {
  const words = useWords();
  const navigate = useNavigate();
  const { pathname } = useLocation();
  const rights = useRights();
  const summary = useAnswer('today.summary', {}, { enabled: rights.has('summary') }).data;
  const [isSheetOpen, setSheetOpen] = useState(false);
  const main = useRef<HTMLElement>(null);

  useKeys(
    {
      'mod+k': { label: words('key.palette'), run: () => openSpotlight() },
      'mod+l': { label: words('key.lock'), run: onLock },
      '?': { label: words('key.help'), run: () => setSheetOpen(true) },
      ...Object.fromEntries(
        PLACES.filter((place) => isOpenTo(place, rights)).map((place) => [
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
      <TopBar status={status} summary={summary} onLock={onLock} />
      <Rail summary={summary} />
      <div className={classes.middle}>
        <SeriousBanner />
        <main ref={main} className={classes.main} tabIndex={-1}>
          <ErrorBoundary key={pathname.split('/')[1]}>
            <Suspense fallback={<PageSkeleton />}>
              <Views />
            </Suspense>
          </ErrorBoundary>
        </main>
      </div>
      <BottomBar summary={summary} onAllKeys={() => setSheetOpen(true)} />
      <CommandPalette onLock={onLock} />
      <KeySheet isOpen={isSheetOpen} onClose={() => setSheetOpen(false)} />
      <DropAnywhere isOpen={rights.has('import')} />
    </div>
  );
}
