/**
 * Nobody at the window for as long as the log-in rules say: it locks itself, and says so a minute before. Whatever key, pointer or wheel is
 * moved counts; what the screens do by themselves does not.
 */
import { Button } from '@mantine/core';
import { IconLock } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { ask } from '../api/client.tsx';
import { useRunningTasks } from '../api/tasks.ts';
import { sayWhenLeft } from '../ui/parting-word.ts';
import { useWords } from '../ui/words.ts';
import classes from './app.module.css';
import { secondsLeft } from './idle-time.ts';

const ACTIVITY = ['keydown', 'pointerdown', 'pointermove', 'wheel', 'click'] as const;
const TICK_MS = 1000;
/** The engine is told at most this often that somebody is here. */
const TOLD_EVERY_MS = 60_000;

export function IdleLock({ minutes, onLock }: { readonly minutes: number; readonly onLock: () => void }) {
  const words = useWords();
  const [left, setLeft] = useState<number | null>(null);
  const isWorking = useRunningTasks().length > 0;
  const now = useRef({ onLock, isWorking, words });
  useEffect(() => {
    now.current = { onLock, isWorking, words };
  });
  useEffect(() => {
    if (minutes <= 0) return;
    let last = Date.now();
    let told = last;
    let isOver = false;
    /** A machine that slept finds its time over at the first touch, before the touch counts. */
    const check = () => {
      if (now.current.isWorking) last = Date.now(); // A long task is somebody, to the engine as well.
      const rest = secondsLeft(Date.now() - last, minutes);
      setLeft(rest);
      if (rest !== 0 || isOver) return isOver;
      isOver = true;
      sayWhenLeft(now.current.words('idle.locked'));
      now.current.onLock();
      return true;
    };
    const touch = () => {
      if (check()) return;
      last = Date.now();
      setLeft(null);
      if (last - told < TOLD_EVERY_MS) return;
      told = last;
      void ask('session.alive', {}).catch(() => undefined); // A session that ended shows the door by itself.
    };
    const ticking = setInterval(check, TICK_MS);
    for (const name of ACTIVITY) window.addEventListener(name, touch, { capture: true, passive: true });
    return () => {
      clearInterval(ticking);
      for (const name of ACTIVITY) window.removeEventListener(name, touch, { capture: true });
    };
  }, [minutes]);
  if (left === null || left === 0) return null;
  return (
    <div className={classes.idle}>
      <IconLock size={18} aria-hidden className={classes.idleIcon} />
      {/* Read out once; the seconds are for the eye. */}
      <div role="alert">
        <strong aria-live="off">{words('idle.soon', { seconds: left })}</strong>
        <p>{words('idle.text')}</p>
      </div>
      <Button size="compact-sm">{words('idle.stay')}</Button>
    </div>
  );
}
