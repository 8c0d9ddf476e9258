/** Accounts in a list: of the house, or those that wait to be verified. What holds a payment back stands in its row. */
import { Button } from '@mantine/core';
import { IconAlertTriangle, IconCreditCard } from '@tabler/icons-react';
import { useMemo } from 'react';
import type { AccountView } from '../../../shared/contract/parties.ts';
import { type Column, DataGrid } from '../../ui/data-grid/data-grid.tsx';
import { FilterBox } from '../../ui/data-grid/filter-box.tsx';
import { useFollowMark } from '../../ui/data-grid/follow-mark.ts';
import { useGridSource } from '../../ui/data-grid/use-grid-source.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { NothingFits } from '../../ui/nothing-fits.tsx';
import { RowsSkeleton } from '../../ui/page-skeleton.tsx';
import { Panel } from '../../ui/panel.tsx';
import { Tag } from '../../ui/tag.tsx';
import { useWords } from '../../ui/words.ts';
import { CoolOff } from './cool-off.tsx';
import classes from './parties.module.css';
import { VERIFICATION_TONES } from './tones.ts';
import type { PartiesAddress } from './use-parties-address.ts';

interface AccountGridProps {
  readonly of: 'house' | 'unverified';
  readonly address: PartiesAddress;
  readonly onAdd: (() => void) | null;
}

export function AccountGrid({ of, address, onAdd }: AccountGridProps) {
  const words = useWords();
  const { query, accountId, tab } = address;
  const source = useGridSource('parties.accounts', { query, of });
  const columns = useAccountColumns(of);
  const followMark = useFollowMark<AccountView>(
    accountId,
    ({ id }) => id,
    ({ id }) => address.go({ tab, accountId: id, query }),
  );
  return (
    <>
      <div className={classes.filters}>
        <FilterBox
          value={query}
          onChange={(next) => address.go({ tab, accountId, query: next })}
          fields={['text', 'account', 'channel', 'currency']}
        />
      </div>
      {source.error ? <ErrorNote error={source.error} retry={source.retry} /> : null}
      {source.error && !source.first ? null : (
        <Panel className={classes.list ?? ''} title={words('list.rows', { count: source.total })} isFlush>
          {source.first ? (
            <DataGrid
              label={words(`parties.${of}List`)}
              columns={columns}
              total={source.total}
              fetchPage={source.fetchPage}
              resetKey={source.resetKey}
              version={source.version}
              rowKey={(account) => account.id}
              isMain
              activatesFirst
              opensOnClick
              onOpen={(account) => address.go({ tab, accountId: account.id, query })}
              onActiveChange={followMark}
              {...(accountId === '' ? {} : { currentKey: accountId })}
              empty={
                query === '' ? (
                  <EmptyState
                    icon={<IconCreditCard size={36} stroke={1.2} aria-hidden />}
                    title={words(`parties.${of}Empty`)}
                    text={words(`parties.${of}EmptyText`)}
                    action={
                      onAdd ? (
                        <Button variant="default" onClick={onAdd}>
                          {words('parties.bindHouse')}
                        </Button>
                      ) : null
                    }
                  />
                ) : (
                  <NothingFits onClear={() => address.go({ tab, accountId })} />
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

function useAccountColumns(of: AccountGridProps['of']): readonly Column<AccountView>[] {
  const words = useWords();
  return useMemo(() => {
    const column = (
      id: 'owner' | 'holder' | 'number' | 'bank' | 'currency' | 'purpose' | 'verification' | 'coolsOff',
      width: number,
      render: Column<AccountView>['render'],
      grow = 0,
    ): Column<AccountView> => ({ id, header: words(`parties.col.${id}`), width, grow, render });
    const owner = column(
      'owner',
      120,
      ({ partyName }) => <span title={partyName}>{partyName || words('parties.house')}</span>,
      1,
    );
    const coolsOff = column('coolsOff', 120, ({ coolsOffAt }) =>
      coolsOffAt === '' ? '–' : <CoolOff until={coolsOffAt} isBrief />,
    );
    return [
      ...(of === 'unverified' ? [owner] : []),
      column('holder', 120, ({ holder }) => <span title={holder}>{holder || '–'}</span>, 1),
      column('number', 206, ({ number, formProblem }) =>
        formProblem === '' ? (
          number
        ) : (
          <span className={classes.warn} title={words.or(`account_form.${formProblem}`, formProblem)}>
            <IconAlertTriangle size={13} aria-hidden /> {number}
          </span>
        ),
      ),
      column(
        'bank',
        104,
        (each) => (each.kind === 'bank' ? each.bankName || '–' : words(`channel.${each.channel}`)),
        1,
      ),
      column('currency', 78, ({ currency }) => currency),
      column('purpose', 122, ({ purpose }) => words(`accountPurpose.${purpose}`)),
      column('verification', 100, ({ verification }) => (
        <Tag tone={VERIFICATION_TONES[verification]}>{words(`verification.${verification}`)}</Tag>
      )),
      ...(of === 'unverified' ? [coolsOff] : []),
    ];
  }, [words, of]);
}
