/** The mappings of this workspace: what they are for, which version counts, how much was read by them. A row opens to its columns. */
import { Button, Switch } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconColumns, IconFileImport } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { useSearchParams } from 'react-router-dom';
import { MAPPING_TEXT_MAX } from '../../../../shared/contract/mappings.ts';
import { CallError, useAnswer, useAsk } from '../../../api/client.tsx';
import { OurClock } from '../../../ui/day.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { ErrorNote } from '../../../ui/error-note.tsx';
import { KeyCap } from '../../../ui/key-cap.tsx';
import { useKeys } from '../../../ui/keys.ts';
import { RowsSkeleton } from '../../../ui/page-skeleton.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { useMay } from '../../../ui/rights.tsx';
import table from '../../../ui/table.module.css';
import { Tag } from '../../../ui/tag.tsx';
import { useWords } from '../../../ui/words.ts';
import { MappingDrawer } from './mapping-drawer.tsx';
import classes from './mappings-view.module.css';

export function MappingsView() {
  const words = useWords();
  const mayImport = useMay('import');
  const [search, setSearch] = useSearchParams();
  const [includeRetired, setIncludeRetired] = useState(false);
  const [active, setActive] = useState(0);
  const [tooLong, setTooLong] = useState<CallError | null>(null);
  const input = useRef<HTMLInputElement>(null);
  // Retired ones are fetched, too: an address may name one.
  const answer = useAnswer('mappings.list', { includeRetired: true });
  const taking = useAsk('mappings.import');
  const openId = search.get('mapping') ?? '';
  const all = answer.data?.mappings ?? [];
  const shown = all.filter((each) => includeRetired || each.state === 'active' || each.id === openId);
  const opened = all.find((each) => each.id === openId) ?? null;
  const at = opened ? shown.indexOf(opened) : Math.max(0, Math.min(active, shown.length - 1));
  const open = (id: string) =>
    setSearch(id === '' ? { tab: 'mappings' } : { tab: 'mappings', mapping: id }, { replace: true });
  const move = (by: number) => () => {
    const next = Math.max(0, Math.min(shown.length - 1, at + by));
    setActive(next);
    const mapping = shown[next];
    if (opened && mapping) open(mapping.id);
  };
  const choose = () => input.current?.click();
  useKeys({
    ...(mayImport ? { i: { label: words('mapping.import'), run: choose } } : {}),
    ...(shown.length === 0
      ? {}
      : {
          j: { label: words('key.next'), run: move(1) },
          k: { label: words('key.previous'), run: move(-1) },
          ArrowDown: { label: words('key.next'), run: move(1), isQuiet: true },
          ArrowUp: { label: words('key.previous'), run: move(-1), isQuiet: true },
          Enter: { label: words('key.open'), run: () => open(shown[at]?.id ?? '') },
        }),
  });

  const take = async (chosen: File | undefined) => {
    if (!chosen) return;
    taking.reset();
    setTooLong(null);
    if (chosen.size > MAPPING_TEXT_MAX) {
      const facts = { what: 'mapping', limit: MAPPING_TEXT_MAX, file: chosen.name };
      setTooLong(new CallError('too_large', facts, 'mappings.import'));
      return;
    }
    const text = await chosen.text();
    const taken = await taking.mutateAsync({ text }).catch(() => null); // Said below.
    if (taken)
      notifications.show({
        message: words('mapping.imported', { name: taken.name, version: taken.version }),
      });
  };

  return (
    <>
      <ErrorNote error={answer.error} retry={() => void answer.refetch()} />
      <ErrorNote error={tooLong ?? notAMapping(taking.error)} />
      <Panel
        isFlush
        className={classes.panel}
        title={words('mapping.list')}
        aside={
          <div className={classes.actions}>
            <Switch
              size="xs"
              checked={includeRetired}
              onChange={(event) => setIncludeRetired(event.currentTarget.checked)}
              label={words('mapping.showRetired')}
            />
            {mayImport ? (
              <Button
                size="compact-sm"
                variant="default"
                leftSection={<IconFileImport size={14} aria-hidden />}
                rightSection={<KeyCap name="i" />}
                loading={taking.isPending}
                onClick={choose}
              >
                {words('mapping.import')}
              </Button>
            ) : null}
          </div>
        }
      >
        {answer.data === undefined ? (
          answer.error ? null : (
            <RowsSkeleton />
          )
        ) : shown.length === 0 ? (
          <EmptyState
            icon={<IconColumns size={40} stroke={1.2} aria-hidden />}
            title={words('mapping.listEmpty')}
            text={words('mapping.listEmptyText')}
          />
        ) : (
          <table className={table.table}>
            <thead>
              <tr>
                <th>{words('mapping.name')}</th>
                <th>{words('column.sourceKind')}</th>
                <th className={table.right}>{words('mapping.version')}</th>
                <th className={table.right}>{words('mapping.imports')}</th>
                <th>{words('mapping.madeAt')}</th>
                <th>{words('mapping.madeBy')}</th>
                <th>{words('column.state')}</th>
              </tr>
            </thead>
            <tbody>
              {shown.map((each, index) => (
                <tr
                  key={each.id}
                  className={classes.row}
                  data-active={index === at || undefined}
                  onClick={() => {
                    setActive(index);
                    open(each.id);
                  }}
                >
                  <td>
                    <button type="button" className={classes.name}>
                      {each.mapping.name}
                    </button>
                  </td>
                  <td>
                    {words(`channel.${each.mapping.channel}`)} ·{' '}
                    {words(`sourceKind.${each.mapping.sourceKind}`)}
                  </td>
                  <td className={table.right}>{each.version.toLocaleString('en')}</td>
                  <td className={table.right}>{each.imports.toLocaleString('en')}</td>
                  <td>
                    <OurClock value={each.madeAt} />
                  </td>
                  <td>{each.madeBy}</td>
                  <td>
                    <Tag tone={each.state === 'active' ? 'ok' : 'plain'}>
                      {words(`mapping.state.${each.state}`)}
                    </Tag>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </Panel>
      <input
        ref={input}
        type="file"
        accept=".json,application/json"
        hidden
        aria-label={words('mapping.import')}
        onChange={({ currentTarget }) => {
          void take(currentTarget.files?.[0]);
          currentTarget.value = ''; // The same file may be chosen again.
        }}
      />
      <MappingDrawer mapping={opened} onClose={() => open('')} />
    </>
  );
}

/** What the file lacks is in the details; the sentence says what the file is not. */
const notAMapping = (error: CallError | null): CallError | null =>
  error?.kind === 'bad_input'
    ? new CallError(error.kind, { ...error.facts, why: 'not_a_mapping' }, error.call)
    : error;
