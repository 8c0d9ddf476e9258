/** Roles × rights in words, as the engine decides by them; to read, and to print for the file of the house. */
import { Button } from '@mantine/core';
import { IconCheck, IconPrinter } from '@tabler/icons-react';
import { RIGHTS } from '../../../shared/contract/call.ts';
import { useAnswer } from '../../api/client.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { RowsSkeleton } from '../../ui/page-skeleton.tsx';
import { Panel } from '../../ui/panel.tsx';
import table from '../../ui/table.module.css';
import { useWords } from '../../ui/words.ts';
import classes from './people-page.module.css';

export function RightsView() {
  const words = useWords();
  const answer = useAnswer('access.rights', {});
  const roles = answer.data?.roles ?? [];
  const granted = RIGHTS.filter((right) => roles.some((each) => each.rights.includes(right)));
  return (
    <>
      <ErrorNote error={answer.error} retry={() => void answer.refetch()} />
      <Panel
        isFlush
        className={classes.list}
        title={words('rights.title')}
        aside={
          <Button
            className={classes.print ?? ''}
            size="compact-sm"
            variant="default"
            leftSection={<IconPrinter size={14} aria-hidden />}
            onClick={() => window.print()}
          >
            {words('rights.print')}
          </Button>
        }
      >
        <p className={classes.lead}>{words('rights.text')}</p>
        {answer.data ? (
          <table className={`${table.table} ${classes.matrix}`}>
            <thead>
              <tr>
                <th>{words('rights.right')}</th>
                {roles.map(({ role }) => (
                  <th key={role} scope="col" title={words(`role.${role}.text`)}>
                    {words(`role.${role}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {granted.map((right) => (
                <tr key={right}>
                  <th scope="row">{words.or(`right.${right}`, right)}</th>
                  {roles.map(({ role, rights }) => (
                    <td key={role}>
                      {rights.includes(right) ? (
                        <IconCheck size={16} aria-label={words('rights.yes')} />
                      ) : (
                        <span role="img" aria-label={words('rights.no')}>
                          –
                        </span>
                      )}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        ) : (
          <RowsSkeleton />
        )}
      </Panel>
    </>
  );
}
