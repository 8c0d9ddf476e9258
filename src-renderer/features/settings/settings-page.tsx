/** Settings: language, appearance, density; each is saved as it is chosen. And what this installation is. */
import { Button, SegmentedControl } from '@mantine/core';
import type { ReactNode } from 'react';
import { Link } from 'react-router-dom';
import type { Input } from '../../../shared/contract/calls.ts';
import { LOCALES } from '../../../shared/wording/catalogue.ts';
import { invalidate, useAnswer, useAsk } from '../../api/client.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { Facts } from '../../ui/facts.tsx';
import { PageHead } from '../../ui/page-head.tsx';
import { PageSkeleton } from '../../ui/page-skeleton.tsx';
import { Panel } from '../../ui/panel.tsx';
import { useRights } from '../../ui/rights.tsx';
import { useWords } from '../../ui/words.ts';
import classes from './settings-page.module.css';

const THEMES = ['auto', 'light', 'dark', 'contrast'] as const;
const DENSITIES = ['normal', 'compact'] as const;

export default function SettingsPage() {
  const words = useWords();
  const settings = useAnswer('settings.get', {});
  const status = useAnswer('workspace.status', {});
  const rights = useRights();
  const save = useAsk('settings.set');
  const set = (change: Input<'settings.set'>) =>
    save.mutate(change, { onSuccess: () => void invalidate('settings.get') });
  return (
    <div className={classes.page}>
      <PageHead title={words('settings.title')} />
      <ErrorNote error={settings.error} retry={() => void settings.refetch()} />
      <ErrorNote error={save.error} />
      {settings.isPending ? <PageSkeleton /> : null}
      {settings.data ? (
        <Panel title={words('settings.look')}>
          <div className={classes.rows}>
            <Row name={words('settings.locale')}>
              <SegmentedControl
                value={settings.data.locale}
                onChange={(value) => {
                  const locale = LOCALES.find((each) => each === value);
                  if (locale) set({ locale });
                }}
                data={LOCALES.map((value) => ({
                  value,
                  label: <span lang={value}>{words(`settings.locale.${value}`)}</span>,
                }))}
              />
            </Row>
            <Row name={words('settings.theme')} text={words('settings.themeText')}>
              <SegmentedControl
                value={settings.data.theme}
                onChange={(value) => {
                  const theme = THEMES.find((each) => each === value);
                  if (theme) set({ theme });
                }}
                data={THEMES.map((value) => ({ value, label: words(`settings.theme.${value}`) }))}
              />
            </Row>
            <Row name={words('settings.density')}>
              <SegmentedControl
                value={settings.data.density}
                onChange={(value) => {
                  const density = DENSITIES.find((each) => each === value);
                  if (density) set({ density });
                }}
                data={DENSITIES.map((value) => ({ value, label: words(`settings.density.${value}`) }))}
              />
            </Row>
          </div>
        </Panel>
      ) : null}
      {status.data ? (
        <Panel title={words('settings.workspace')}>
          <Facts
            facts={[
              { name: words('settings.workspaceName'), value: status.data.name },
              { name: words('app.person'), value: status.data.person },
              { name: words('settings.home'), value: status.data.home, isCode: true },
              { name: words('settings.version'), value: status.data.version },
            ]}
          />
        </Panel>
      ) : null}
      {rights.has('people') || rights.has('manage_keys') ? (
        <Panel title={words('settings.rules')}>
          <Row text={words('settings.rulesText')}>
            <Button component={Link} to="/people?tab=rules" variant="default">
              {words('settings.rulesGo')}
            </Button>
          </Row>
        </Panel>
      ) : null}
    </div>
  );
}

function Row({
  name,
  text,
  children,
}: {
  readonly name?: string;
  readonly text?: string;
  readonly children: ReactNode;
}) {
  return (
    <div className={classes.row}>
      <div>
        {name ? <strong>{name}</strong> : null}
        {text ? <p>{text}</p> : null}
      </div>
      {children}
    </div>
  );
}
