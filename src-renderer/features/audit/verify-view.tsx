/** Verification: everything computed anew at the press of a button, against a checkpoint from outside where there is one. */
import { Button, Textarea } from '@mantine/core';
import { IconShieldSearch } from '@tabler/icons-react';
import { useState } from 'react';
import type { Verification } from '../../../shared/contract/record.ts';
import { useTask } from '../../api/client.tsx';
import { OurClock } from '../../ui/day.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { KeyCap } from '../../ui/key-cap.tsx';
import { useKeys } from '../../ui/keys.ts';
import { Panel } from '../../ui/panel.tsx';
import { ProgressNote } from '../../ui/progress-note.tsx';
import { VerificationResult } from '../../ui/verification/verification-result.tsx';
import { useWords } from '../../ui/words.ts';
import classes from './audit-page.module.css';

/** The contract's limit. */
const ANCHOR_LENGTH_MAX = 16_384;

export interface Verified {
  readonly verification: Verification;
  readonly at: string;
  readonly hadAnchor: boolean;
}

interface VerifyViewProps {
  /** Kept by the page, so that a look at the record does not lose it. */
  readonly verified: Verified | null;
  readonly onVerified: (verified: Verified) => void;
}

export function VerifyView({ verified, onVerified }: VerifyViewProps) {
  const words = useWords();
  const task = useTask();
  const [anchor, setAnchor] = useState('');
  const run = async () => {
    if (task.isRunning) return;
    const wanted = anchor.trim() === '' ? '' : `${anchor.trim()}\n`;
    const verification = await task.run('record.verify', { anchor: wanted });
    if (verification) onVerified({ verification, at: new Date().toISOString(), hadAnchor: wanted !== '' });
  };
  useKeys({ v: { label: words('verify.run'), run: () => void run() } });
  return (
    <div className={classes.verify}>
      <Panel title={words('verify.title')}>
        <div className={classes.ask}>
          <p>{words('verify.text')}</p>
          <Textarea
            label={words('verify.anchor')}
            description={words('verify.anchorText')}
            value={anchor}
            onChange={(event) => setAnchor(event.currentTarget.value)}
            maxLength={ANCHOR_LENGTH_MAX}
            autosize
            minRows={3}
            maxRows={10}
            spellCheck={false}
            classNames={{ input: classes.anchor ?? '' }}
          />
          {task.isRunning ? (
            <ProgressNote call="record.verify" progress={task.progress} onCancel={task.cancel} />
          ) : null}
          <ErrorNote error={task.error} retry={() => void run()} />
          <div>
            <Button disabled={task.isRunning} rightSection={<KeyCap name="v" />} onClick={() => void run()}>
              {words('verify.run')}
            </Button>
          </div>
        </div>
      </Panel>
      <Panel
        className={classes.result}
        title={words('audit.tab.verify')}
        aside={
          verified ? (
            <span className={classes.muted}>
              {words('verify.at')} <OurClock value={verified.at} />
            </span>
          ) : null
        }
      >
        {verified ? (
          <VerificationResult
            verification={verified.verification}
            {...(verified.verification.holds && verified.hadAnchor
              ? { text: `${words('verify.holdsText')} ${words('verify.holdsAnchor')}` }
              : {})}
          />
        ) : (
          <EmptyState
            icon={<IconShieldSearch size={36} stroke={1.2} aria-hidden />}
            title={words('verify.none')}
            text={words('verify.noneText')}
          />
        )}
      </Panel>
    </div>
  );
}
