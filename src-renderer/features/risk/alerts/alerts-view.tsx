/**
 * Alerts: what the rules found and nobody has decided about. Several are chosen with X and taken into one case, or let go with a reason.
 *
 * The alert shown is in the address (?alert=…); moving in the list while its details are open moves them along.
 */
import { Button, SegmentedControl, Select } from '@mantine/core';
import { useState } from 'react';
import { ALERT_STATES, type AlertView } from '../../../../shared/contract/risk-views.ts';
import type { FilterField } from '../../../../shared/domain/filter.ts';
import { RISK_RULES, TYPOLOGIES } from '../../../../shared/domain/risk.ts';
import { DataGrid, type RowKey } from '../../../ui/data-grid/data-grid.tsx';
import { FilterBox } from '../../../ui/data-grid/filter-box.tsx';
import { useGridSource } from '../../../ui/data-grid/use-grid-source.ts';
import { ErrorNote } from '../../../ui/error-note.tsx';
import { KeyCap } from '../../../ui/key-cap.tsx';
import { useKeys } from '../../../ui/keys.ts';
import { RowsSkeleton } from '../../../ui/page-skeleton.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { useIsWide } from '../../../ui/use-is-wide.ts';
import { useSearch } from '../../../ui/use-search.ts';
import { useWords } from '../../../ui/words.ts';
import { ExportButton } from '../export-dialog.tsx';
import classes from '../risk.module.css';
import { ruleName, typologyName } from '../risk-names.ts';
import { AlertActs, type AlertAsk } from './alert-acts.tsx';
import { alertColumns } from './alert-columns.tsx';
import { AlertDrawer } from './alert-drawer.tsx';
import { mayBeTaken } from './alert-moves.ts';
import { NoAlerts } from './no-alerts.tsx';
import { SweepButton } from './sweep-button.tsx';

const FIELDS: readonly FilterField[] = ['text', 'amount', 'day', 'currency'];
const SHOWS = [...ALERT_STATES, 'all'] as const;
const NONE: ReadonlyMap<RowKey, AlertView> = new Map();

export function AlertsView() {
  const words = useWords();
  const isWide = useIsWide();
  const { said, go } = useSearch();
  const [chosen, setChosen] = useState(NONE);
  const [active, setActive] = useState<AlertView | null>(null);
  const [asked, setAsked] = useState<AlertAsk | null>(null);
  const query = said('q');
  const show = SHOWS.find((each) => each === said('show')) ?? 'new';
  const typology = TYPOLOGIES.find((each) => each === said('typology')) ?? 'all';
  const rule = RISK_RULES.find((each) => each === said('rule')) ?? 'all';
  const shown = said('alert');
  const source = useGridSource('risk.alerts', { query, show, typology, rule });
  const meant = chosen.size > 0 ? [...chosen.values()] : active ? [active] : [];
  const mayTake = meant.length > 0 && meant.every(mayBeTaken);
  const ask = (what: AlertAsk['what'], alerts: readonly AlertView[]) => setAsked({ what, alerts });
  useKeys(
    mayTake
      ? {
          d: { label: words('risk.dismiss'), run: () => ask('dismiss', meant) },
          a: { label: words('risk.addToCase'), run: () => ask('add', meant) },
          c: { label: words('risk.openCase'), run: () => ask('open', meant) }, // Last: where there is room for few keys, the last ones are shown.
        }
      : {},
  );
  const act = (what: AlertAsk['what'], key: string, label: string) => (
    <Button
      size="compact-sm"
      variant={what === 'open' && chosen.size > 0 ? 'filled' : 'default'}
      disabled={!mayTake}
      rightSection={<KeyCap name={key} />}
      onClick={() => ask(what, meant)}
    >
      {label}
    </Button>
  );
  return (
    <>
      <div className={classes.tools}>
        <FilterBox value={query} onChange={(q) => go({ q, alert: '' })} fields={FIELDS} />
        <Select
          aria-label={words('risk.typology')}
          className={classes.pick ?? ''}
          allowDeselect={false}
          value={typology}
          onChange={(value) => go({ typology: value === 'all' ? '' : (value ?? ''), alert: '' })}
          data={[
            { value: 'all', label: words('risk.allTypologies') },
            ...TYPOLOGIES.map((value) => ({ value, label: typologyName(words, value) })),
          ]}
        />
        <Select
          aria-label={words('risk.rule')}
          className={classes.pick ?? ''}
          searchable
          allowDeselect={false}
          value={rule}
          onChange={(value) => go({ rule: value === 'all' ? '' : (value ?? ''), alert: '' })}
          data={[
            { value: 'all', label: words('risk.allRules') },
            ...RISK_RULES.map((value) => ({ value, label: ruleName(words, value) })),
          ]}
        />
        <ExportButton kind="alerts" />
        <SweepButton />
      </div>
      {source.error ? <ErrorNote error={source.error} retry={source.retry} /> : null}
      {source.error && !source.first ? null : (
        <Panel
          className={classes.list}
          title={
            chosen.size > 0
              ? words('grid.selected', { count: chosen.size })
              : words('risk.alertCount', { count: source.total })
          }
          aside={
            <div className={classes.acts}>
              <SegmentedControl
                size="xs"
                aria-label={words('risk.alertStates')}
                value={show}
                onChange={(value) => {
                  setChosen(NONE);
                  go({ show: value === 'new' ? '' : value, alert: '' });
                }}
                data={SHOWS.map((value) => ({ value, label: words(`risk.alertShow.${value}`) }))}
              />
              {act('dismiss', 'd', words('risk.dismiss'))}
              {act('add', 'a', words('risk.addToCase'))}
              {act('open', 'c', words('risk.openCase'))}
            </div>
          }
          isFlush
        >
          {source.first ? (
            <DataGrid
              label={words('risk.alertList')}
              columns={alertColumns(words, isWide)}
              total={source.total}
              fetchPage={source.fetchPage}
              resetKey={source.resetKey}
              version={source.version}
              rowKey={(row) => row.key}
              isMain
              autoFocus
              opensOnClick
              activatesFirst={shown === ''}
              {...(shown === '' ? {} : { currentKey: shown })}
              onOpen={(row) => go({ alert: row.key })}
              onActiveChange={(row) => {
                setActive(row);
                if (row && shown !== '') go({ alert: row.key });
              }}
              selected={chosen}
              onSelectedChange={setChosen}
              empty={
                <NoAlerts
                  show={show}
                  isNarrowed={query !== '' || typology !== 'all' || rule !== 'all'}
                  onClear={() => go({ q: '', typology: '', rule: '' })}
                />
              }
            />
          ) : (
            <RowsSkeleton />
          )}
        </Panel>
      )}
      <AlertDrawer
        alertKey={shown}
        onClose={() => go({ alert: '' })}
        onAsk={(what, alert) => {
          setChosen(NONE); // A button in the drawer is about the one it shows.
          ask(what, [alert]);
        }}
      />
      {asked ? (
        <AlertActs
          ask={asked}
          onClose={() => setAsked(null)}
          onDone={() => {
            setAsked(null);
            setChosen(NONE);
            go({ alert: '' });
          }}
        />
      ) : null}
    </>
  );
}
