/** Verifies a pack, whoever's it is, and that its record goes on from an earlier one; what was found stands check by check. */
import { Button } from '@mantine/core';
import { IconFileZip, IconShieldSearch } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import type { PackVerdict } from '../../../../shared/contract/evidence.ts';
import { putFile, useTask } from '../../../api/client.tsx';
import { OurClock } from '../../../ui/day.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { ErrorNote } from '../../../ui/error-note.tsx';
import { KeyCap } from '../../../ui/key-cap.tsx';
import { useKeys } from '../../../ui/keys.ts';
import { Panel } from '../../../ui/panel.tsx';
import { ProgressNote } from '../../../ui/progress-note.tsx';
import { useWords } from '../../../ui/words.ts';
import verify from '../audit-page.module.css';
import classes from '../parts.module.css';
import { PackResult } from './pack-result.tsx';
import own from './verify.module.css';

interface Found {
  readonly verdict: PackVerdict;
  readonly file: string;
  readonly earlier: string;
  readonly at: string;
}
const WHICH = ['file', 'earlier'] as const;
type Which = (typeof WHICH)[number];

export function PackView() {
  const words = useWords();
  const task = useTask();
  const [files, setFiles] = useState<Readonly<Record<Which, File | null>>>({ file: null, earlier: null });
  const [found, setFound] = useState<Found | null>(null);
  const [fault, setFault] = useState<unknown>(null);
  const [isHanding, setHanding] = useState(false);
  const inputs = { file: useRef<HTMLInputElement>(null), earlier: useRef<HTMLInputElement>(null) };
  const isBusy = task.isRunning || isHanding;
  const run = async () => {
    const { file, earlier } = files;
    if (!file || isBusy) return;
    setFault(null);
    setFound(null);
    setHanding(true);
    try {
      // A token is good once: both are handed over anew each time.
      const tokens = { file: await putFile(file), earlier: earlier ? await putFile(earlier) : null };
      setHanding(false);
      const verdict = await task.run('evidence.verify', tokens);
      if (verdict)
        setFound({ verdict, file: file.name, earlier: earlier?.name ?? '', at: new Date().toISOString() });
    } catch (refused) {
      setFault(refused);
    } finally {
      setHanding(false);
    }
  };
  const choose = (which: Which) => () => inputs[which].current?.click();
  useKeys({
    f: { label: words('verifyPack.choose.file'), run: choose('file') },
    ...(files.file ? { v: { label: words('verifyPack.run'), run: () => void run() } } : {}),
  });
  return (
    <div className={verify.verify}>
      <Panel title={words('verifyPack.title')}>
        <div className={verify.ask}>
          <p>{words('verifyPack.text')}</p>
          {WHICH.map((which) => (
            <div key={which} className={own.chooser}>
              <input
                ref={inputs[which]}
                type="file"
                accept=".zip,application/zip"
                hidden
                aria-label={words(`verifyPack.choose.${which}`)}
                onChange={(event) => {
                  const file = event.currentTarget.files?.[0] ?? null;
                  if (file) setFiles((held) => ({ ...held, [which]: file }));
                  event.currentTarget.value = ''; // The same file may be chosen again, changed.
                }}
              />
              <Button
                variant="default"
                leftSection={<IconFileZip size={16} aria-hidden />}
                {...(which === 'file' ? { rightSection: <KeyCap name="f" /> } : {})}
                onClick={choose(which)}
              >
                {words(`verifyPack.choose.${which}`)}
              </Button>
              <span data-code>{files[which]?.name ?? ''}</span>
              {which === 'earlier' && files.earlier ? (
                <Button
                  size="compact-sm"
                  variant="subtle"
                  onClick={() => setFiles((held) => ({ ...held, earlier: null }))}
                >
                  {words('verifyPack.without')}
                </Button>
              ) : null}
            </div>
          ))}
          <p className={classes.muted}>{words('verifyPack.outside')}</p>
          {task.isRunning ? (
            <ProgressNote call="evidence.verify" progress={task.progress} onCancel={task.cancel} />
          ) : null}
          <ErrorNote error={task.error ?? fault} retry={() => void run()} />
          <div>
            <Button
              disabled={!files.file || task.isRunning}
              loading={isHanding}
              rightSection={<KeyCap name="v" />}
              onClick={() => void run()}
            >
              {words('verifyPack.run')}
            </Button>
          </div>
        </div>
      </Panel>
      <Panel
        className={verify.result}
        title={found ? <span data-code>{found.file}</span> : words('audit.tab.verify')}
        aside={
          found ? (
            <span className={classes.muted}>
              {words('verify.at')} <OurClock value={found.at} />
            </span>
          ) : null
        }
      >
        {found ? (
          <PackResult verdict={found.verdict} earlier={found.earlier} />
        ) : (
          <EmptyState
            icon={<IconShieldSearch size={36} stroke={1.2} aria-hidden />}
            title={words('verifyPack.none')}
            text={words('verifyPack.noneText')}
          />
        )}
      </Panel>
    </div>
  );
}
