/** One backup: what it is, what its last drill in this window said, and what can be done with it. */
import { Button } from '@mantine/core';
import { IconDownload, IconShieldSearch } from '@tabler/icons-react';
import type { Output } from '../../../shared/contract/calls.ts';
import type { BackupView } from '../../../shared/contract/record.ts';
import { OurClock } from '../../ui/day.tsx';
import { Drawer } from '../../ui/drawer.tsx';
import { Facts } from '../../ui/facts.tsx';
import { KeyCap } from '../../ui/key-cap.tsx';
import { sizeText } from '../../ui/size-text.ts';
import { VerificationResult } from '../../ui/verification/verification-result.tsx';
import { useWords } from '../../ui/words.ts';
import classes from './backup-page.module.css';

export type Drilled = Output<'backup.drill'>;

interface BackupDrawerProps {
  /** null keeps it closed. */
  readonly backup: BackupView | null;
  readonly drilled: Drilled | null;
  readonly isBusy: boolean;
  readonly onDrill: () => void;
  readonly onDownload: () => void;
  readonly onRestore: () => void;
  readonly onClose: () => void;
}

export function BackupDrawer(props: BackupDrawerProps) {
  const words = useWords();
  const { backup, drilled, isBusy } = props;
  return (
    <Drawer
      isOpen={backup !== null}
      onClose={props.onClose}
      width={560}
      title={backup?.fileName ?? words('backup.title')}
      actions={
        backup?.isPresent ? (
          <>
            <Button variant="default" color="red" disabled={isBusy} onClick={props.onRestore}>
              {words('backup.restore')}
            </Button>
            <Button
              variant="default"
              disabled={isBusy}
              leftSection={<IconDownload size={16} aria-hidden />}
              rightSection={<KeyCap name="s" />}
              onClick={props.onDownload}
            >
              {words('backup.download')}
            </Button>
            <Button
              disabled={isBusy}
              leftSection={<IconShieldSearch size={16} aria-hidden />}
              rightSection={<KeyCap name="d" />}
              onClick={props.onDrill}
            >
              {words('backup.drill')}
            </Button>
          </>
        ) : null
      }
    >
      {backup ? (
        <div className={classes.parts}>
          {backup.isPresent ? null : <p className={classes.bad}>{words('backup.absentText')}</p>}
          <Facts
            facts={[
              { name: words('backup.col.at'), value: <OurClock value={backup.at} /> },
              { name: words('backup.col.kind'), value: words(`backup.kind.${backup.kind}`) },
              { name: words('backup.col.size'), value: backup.size.toLocaleString('en') },
              { name: words('backup.col.bytes'), value: sizeText(backup.bytes) },
              {
                name: words('backup.col.proof'),
                value: words(`backup.drill.${backup.drill}`),
              },
              {
                name: words('backup.col.provenAt'),
                value: backup.provenAt === '' ? '' : <OurClock value={backup.provenAt} />,
              },
            ]}
          />
          {drilled ? (
            <>
              <VerificationResult
                verification={drilled.verification}
                title={words(drilled.verification.holds ? 'backup.drillHolds' : 'backup.drillFails')}
              />
              <section>
                <h3>{words('backup.drillTotals')}</h3>
                <Facts
                  facts={drilled.totals.map(({ name, value }) => ({
                    name: words.or(`backup.total.${name}`, name),
                    value,
                  }))}
                />
              </section>
            </>
          ) : (
            <p className={classes.muted}>{words('backup.drillText')}</p>
          )}
        </div>
      ) : null}
    </Drawer>
  );
}
