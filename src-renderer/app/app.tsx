/** The whole app: how it looks (settings), and which of two worlds it shows, the door or the open workspace. */
import { MantineProvider } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { Notifications } from '@mantine/notifications';
import { useEffect, useMemo, useState } from 'react';
import { HashRouter } from 'react-router-dom';
import type { Output } from '../../shared/contract/calls.ts';
import { useAnswer } from '../api/client.tsx';
import { NewcomerPage } from '../features/account/newcomer-page.tsx';
import { WorkspacePage } from '../features/workspace/workspace-page.tsx';
import { styleNonce } from '../theme/style-nonce.ts';
import { themeIn } from '../theme/theme.ts';
import { ErrorNote } from '../ui/error-note.tsx';
import { RightsProvider } from '../ui/rights.tsx';
import { useWords } from '../ui/words.ts';
import classes from './app.module.css';
import { ErrorBoundary } from './error-boundary.tsx';
import { Frame } from './frame.tsx';
import { IdleLock } from './idle-lock.tsx';
import { setLanguage } from './language.ts';
import { lockWindow, useLeaving } from './leave.ts';
import { ProveAgain } from './prove-again.tsx';

export function App() {
  const settings = useAnswer('settings.get', {});
  const scheme = useLook(settings.data);
  const words = useWords();
  return (
    <MantineProvider
      theme={useMemo(() => themeIn(words), [words])}
      forceColorScheme={scheme}
      getStyleNonce={styleNonce}
    >
      <Notifications
        position="top-center"
        autoClose={3000}
        transitionDuration={120}
        containerWidth={380}
        limit={3}
      />
      <ErrorBoundary>
        {/* A change of address is drawn at once: in a transition the view before lives on for a while, and what it hears late (a list that
            comes anew) would write its own address over the one a person has gone to. */}
        <HashRouter useTransitions={false}>
          <Door />
        </HashRouter>
      </ErrorBoundary>
    </MantineProvider>
  );
}

function Door() {
  const status = useAnswer('workspace.status', {});
  const [isHeld, setHeld] = useState(false);
  const isInside = status.data?.state === 'open' && !status.error && !isHeld;
  useLeaving(isInside);
  if (status.isPending) return null; // One answer from the engine away; a spinner would only flash.
  if (status.error)
    return (
      <main className={classes.centre}>
        <ErrorNote error={status.error} retry={() => void status.refetch()} />
      </main>
    );
  if (!isInside)
    return <WorkspacePage status={status.data} refresh={() => void status.refetch()} hold={setHeld} />;
  const lock = () => void lockWindow();
  return (
    <>
      {/* With a password for one log-in nothing is asked of the engine but to set another. */}
      {status.data.owes === 'password' ? (
        <NewcomerPage status={status.data} onLock={lock} />
      ) : (
        <RightsProvider rights={status.data.rights}>
          <Frame status={status.data} onLock={lock} />
          <ProveAgain isDemo={status.data.isDemo} />
        </RightsProvider>
      )}
      <IdleLock minutes={status.data.idleMinutes} onLock={lock} />
    </>
  );
}

/** Applies language, contrast and density to the document; answers the colour scheme. */
function useLook(settings: Output<'settings.get'> | undefined): 'light' | 'dark' {
  const prefersDark = useMediaQuery('(prefers-color-scheme: dark)', false, {
    getInitialValueInEffect: false,
  });
  const prefersContrast = useMediaQuery('(prefers-contrast: more)', false, {
    getInitialValueInEffect: false,
  });
  const chosen = settings?.theme ?? 'auto';
  const isContrast = chosen === 'contrast' || prefersContrast;
  const density = settings?.density ?? 'normal';
  const locale = settings?.locale;
  useEffect(() => {
    if (locale) setLanguage(locale);
  }, [locale]);
  useEffect(() => {
    document.documentElement.dataset['density'] = density;
    document.documentElement.dataset['contrast'] = isContrast ? 'more' : 'normal';
  }, [density, isContrast]);
  if (chosen === 'light' || chosen === 'dark') return chosen;
  return prefersDark ? 'dark' : 'light';
}
