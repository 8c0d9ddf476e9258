/** The parties: what each is, whether it may be paid, how many accounts it has, by what it is booked. */
import { Button, Checkbox, Select } from '@mantine/core';
import { IconAlertTriangle, IconBuildingStore } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import type { PartyView } from '../../../shared/contract/parties.ts';
import { PARTY_KINDS } from '../../../shared/domain/party.ts';
import { type Column, DataGrid } from '../../ui/data-grid/data-grid.tsx';
import { FilterBox } from '../../ui/data-grid/filter-box.tsx';
import { useFollowMark } from '../../ui/data-grid/follow-mark.ts';
import { useGridSource } from '../../ui/data-grid/use-grid-source.ts';
import { OurClock } from '../../ui/day.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { NothingFits } from '../../ui/nothing-fits.tsx';
import { RowsSkeleton } from '../../ui/page-skeleton.tsx';
import { Panel } from '../../ui/panel.tsx';
import { Tag } from '../../ui/tag.tsx';
import { useWords } from '../../ui/words.ts';
import classes from './parties.module.css';
import { STATE_TONES } from './tones.ts';
import type { PartiesAddress } from './use-parties-address.ts';

const KINDS = ['all', ...PARTY_KINDS] as const;

interface PartyListProps {
  readonly address: PartiesAddress;
  readonly onAdd: (() => void) | null;
}

export function PartyList({ address, onAdd }: PartyListProps) {
  const words = useWords();
  const { query, partyId } = address;
  const [kind, setKind] = useState<(typeof KINDS)[number]>('all');
  const [isClosedShown, showClosed] = useState(false);
  const source = useGridSource('parties.list', { query, kind, isClosedShown });
  const columns = usePartyColumns();
  // An account in front of its party stays where it is.
  const followMark = useFollowMark<PartyView>(
    address.accountId === '' ? partyId : '',
    ({ id }) => id,
    ({ id }) => address.go({ partyId: id, query }),
  );
  const isAll = query === '' && kind === 'all';
  const clear = () => {
    setKind('all');
    address.go({ partyId });
  };
  return (
    <>
      <div className={classes.filters}>
        <Select
          aria-label={words('parties.kind')}
          className={classes.kind}
          data={KINDS.map((value) => ({
            value,
            label: value === 'all' ? words('parties.allKinds') : words(`partyKind.${value}`),
          }))}
          value={kind}
          allowDeselect={false}
          onChange={(value) => setKind(KINDS.find((each) => each === value) ?? 'all')}
        />
        <FilterBox
          value={query}
          onChange={(next) => address.go({ partyId, query: next })}
          fields={['text', 'account', 'channel', 'currency']}
        />
        <Checkbox
          className={classes.closed}
          label={words('parties.showClosed')}
          checked={isClosedShown}
          onChange={(event) => showClosed(event.currentTarget.checked)}
        />
      </div>
      {source.error ? <ErrorNote error={source.error} retry={source.retry} /> : null}
      {source.error && !source.first ? null : (
        <Panel className={classes.list ?? ''} title={words('list.rows', { count: source.total })} isFlush>
          {source.first ? (
            <DataGrid
              label={words('parties.list')}
              columns={columns}
              total={source.total}
              fetchPage={source.fetchPage}
              resetKey={source.resetKey}
              version={source.version}
              rowKey={(party) => party.id}
              isMain
              activatesFirst
              opensOnClick
              onOpen={(party) => address.go({ partyId: party.id, query })}
              onActiveChange={followMark}
              {...(partyId === '' ? {} : { currentKey: partyId })}
              empty={
                isAll ? (
                  <EmptyState
                    icon={<IconBuildingStore size={36} stroke={1.2} aria-hidden />}
                    title={words('parties.empty')}
                    text={words('parties.emptyText')}
                    action={
                      onAdd ? (
                        <Button variant="default" onClick={onAdd}>
                          {words('parties.add')}
                        </Button>
                      ) : null
                    }
                  />
                ) : (
                  <NothingFits onClear={clear} />
                )
              }
            />
          ) : (
            <RowsSkeleton />
          )}
        </Panel>
      )}
    </>
  );
}

function usePartyColumns(): readonly Column<PartyView>[] {
  const words = useWords();
  return useMemo(
    () => [
      {
        id: 'name',
        header: words('parties.col.name'),
        width: 190,
        grow: 1,
        render: ({ name }) => <span title={name}>{name}</span>,
      },
      {
        id: 'kind',
        header: words('parties.col.kind'),
        width: 118,
        render: ({ kind }) => words(`partyKind.${kind}`),
      },
      {
        id: 'state',
        header: words('parties.col.state'),
        width: 100,
        render: ({ state }) => <Tag tone={STATE_TONES[state]}>{words(`partyState.${state}`)}</Tag>,
      },
      {
        id: 'identity',
        header: words('parties.col.identity'),
        width: 190,
        render: ({ identityNo, identityProblem }) =>
          identityProblem === '' ? (
            identityNo || '–'
          ) : (
            <span
              className={classes.warn}
              title={words.or(`account_form.${identityProblem}`, identityProblem)}
            >
              <IconAlertTriangle size={13} aria-hidden /> {identityNo || words('account_form.missing')}
            </span>
          ),
      },
      {
        id: 'accounts',
        header: words('parties.col.accounts'),
        width: 92,
        align: 'right',
        render: ({ accounts }) => accounts,
      },
      {
        id: 'mode',
        header: words('parties.col.mode'),
        width: 124,
        render: ({ mode }) => (mode === '' ? '–' : words.or(`operatingMode.${mode}`, mode)),
      },
      {
        id: 'changed',
        header: words('parties.col.changed'),
        width: 150,
        render: ({ at }) => <OurClock value={at} />,
      },
    ],
    [words],
  );
}
