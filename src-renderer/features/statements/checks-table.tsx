/**
 * What a file states against what its rows add up to, check by check, each with the row where it stands or first breaks. Grouped by the part of
 * the file it speaks of, failing ones first; of many parts only those that fail are open.
 */
import { Button } from '@mantine/core';
import { IconCheck, IconChevronRight } from '@tabler/icons-react';
import { useState } from 'react';
import type { ProofCheck } from '../../../shared/contract/shapes.ts';
import table from '../../ui/table.module.css';
import { Tag } from '../../ui/tag.tsx';
import { useWords } from '../../ui/words.ts';
import { AT_A_GLANCE, type CheckGroup, checkGroups } from './check-groups.ts';
import { CheckRow } from './check-row.tsx';
import classes from './checks-table.module.css';

interface ChecksTableProps {
  readonly checks: readonly ProofCheck[];
  /** Of checks that name no currency of their own. */
  readonly currency: string;
  /** The import, where the file is in: then a row of it can be looked at. */
  readonly importId?: number;
}

/** A long list of parts is given in portions. */
const GROUPS_AT_ONCE = 40;

export function ChecksTable({ checks, currency, importId }: ChecksTableProps) {
  const words = useWords();
  const [groupsMax, setGroupsMax] = useState(GROUPS_AT_ONCE);
  if (checks.length === 0) return <p className={classes.none}>{words('statements.noChecks')}</p>;
  const groups = checkGroups(checks);
  const isOneGroup = groups.length === 1 && groups[0]?.scope === '';
  const shown = groups.slice(0, groupsMax);
  return (
    <div className={classes.box}>
      <table className={table.table}>
        <thead>
          <tr>
            <th>{words('statements.check')}</th>
            <th className={table.right}>{words('statements.stated')}</th>
            <th className={table.right}>{words('statements.computed')}</th>
            <th />
          </tr>
        </thead>
        {shown.map((group) => (
          <Group
            key={group.scope}
            group={group}
            isOpenAtFirst={
              isOneGroup || checks.length <= AT_A_GLANCE || group.broken > 0 || group.differing > 0
            }
            hasHead={!isOneGroup}
            currency={currency}
            {...(importId === undefined ? {} : { importId })}
          />
        ))}
      </table>
      {groups.length > shown.length ? (
        <Button
          variant="subtle"
          size="compact-sm"
          className={classes.more}
          onClick={() => setGroupsMax(groupsMax + 10 * GROUPS_AT_ONCE)}
        >
          {words('proof.moreParts', { count: groups.length - shown.length })}
        </Button>
      ) : null}
    </div>
  );
}

interface GroupProps {
  readonly group: CheckGroup;
  readonly isOpenAtFirst: boolean;
  readonly hasHead: boolean;
  readonly currency: string;
  readonly importId?: number;
}

function Group({ group, isOpenAtFirst, hasHead, currency, importId }: GroupProps) {
  const words = useWords();
  const [isOpen, setOpen] = useState(isOpenAtFirst);
  const name = group.scope === '' ? words('proof.wholeFile') : group.scope;
  return (
    <tbody>
      {hasHead ? (
        <tr className={classes.group}>
          <th colSpan={4} scope="rowgroup">
            <button type="button" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
              <IconChevronRight size={14} aria-hidden data-open={isOpen || undefined} />
              <span className={classes.scope}>{name}</span>
              <span className={classes.count}>{words('proof.checks', { count: group.checks.length })}</span>
              {group.broken > 0 ? (
                <Tag tone="bad">{words('proof.broken', { count: group.broken })}</Tag>
              ) : null}
              {group.differing > 0 ? (
                <Tag tone="warn">{words('proof.differing', { count: group.differing })}</Tag>
              ) : null}
              {group.isProved ? (
                <Tag tone="ok" icon={<IconCheck size={13} aria-hidden />}>
                  {words('standing.proved')}
                </Tag>
              ) : null}
            </button>
          </th>
        </tr>
      ) : null}
      {isOpen
        ? group.checks.map((check) => (
            <CheckRow
              key={`${check.name}|${check.currency}|${check.row}|${check.stated}`}
              check={check}
              currency={currency}
              {...(importId === undefined ? {} : { importId })}
            />
          ))
        : null}
    </tbody>
  );
}
