/** The people of the workspace: a row each, J and K through them, Enter to one. Somebody alone is told what a second person is for. */
import { Button } from '@mantine/core';
import { IconAlertTriangle, IconShieldCheck, IconUserPlus, IconUsers } from '@tabler/icons-react';
import { useState } from 'react';
import type { PersonView } from '../../../shared/contract/access.ts';
import { useAnswer } from '../../api/client.tsx';
import { OurClock } from '../../ui/day.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { useKeys } from '../../ui/keys.ts';
import { RowsSkeleton } from '../../ui/page-skeleton.tsx';
import { Panel } from '../../ui/panel.tsx';
import table from '../../ui/table.module.css';
import { Tag, type Tone } from '../../ui/tag.tsx';
import { useWords, type Words } from '../../ui/words.ts';
import classes from './people-page.module.css';
import { PersonDrawer } from './person-drawer.tsx';

export const STATE_TONES: Readonly<Record<PersonView['state'], Tone>> = {
  new: 'warn',
  active: 'ok',
  disabled: 'plain',
};
export const nameOf = (words: Words, person: PersonView): string =>
  person.name === '' ? words('people.erasedName') : person.name;

interface PeopleViewProps {
  /** Shown beside the list; '' for none. */
  readonly personId: string;
  readonly onPerson: (id: string) => void;
  readonly onAdd: (() => void) | null;
}

export function PeopleView({ personId, onPerson, onAdd }: PeopleViewProps) {
  const words = useWords();
  const answer = useAnswer('access.people', {});
  const [active, setActive] = useState(0);
  const people = answer.data?.people ?? [];
  const shown = people.find((each) => each.id === personId) ?? null;
  const at = shown ? people.indexOf(shown) : Math.max(0, Math.min(active, people.length - 1));
  const move = (by: number) => () => {
    const next = Math.max(0, Math.min(people.length - 1, at + by));
    setActive(next);
    const person = people[next];
    if (shown && person) onPerson(person.id);
  };
  useKeys(
    people.length === 0
      ? {}
      : {
          j: { label: words('key.next'), run: move(1) },
          k: { label: words('key.previous'), run: move(-1) },
          ArrowDown: { label: words('key.next'), run: move(1), isQuiet: true },
          ArrowUp: { label: words('key.previous'), run: move(-1), isQuiet: true },
          Enter: { label: words('key.open'), run: () => onPerson(people[at]?.id ?? '') },
        },
  );
  return (
    <>
      <ErrorNote error={answer.error} retry={() => void answer.refetch()} />
      <Panel
        isFlush
        className={classes.list}
        title={words('people.tab.people')}
        aside={answer.data ? words('people.count', { count: people.length }) : null}
      >
        {answer.data ? (
          <table className={table.table}>
            <thead>
              <tr>
                <th>{words('people.name')}</th>
                <th>{words('people.login')}</th>
                <th>{words('people.roles')}</th>
                <th>{words('people.state')}</th>
                <th>{words('people.secondFactor')}</th>
                <th>{words('people.lastLogIn')}</th>
              </tr>
            </thead>
            <tbody>
              {people.map((person, index) => (
                <tr
                  key={person.id}
                  className={classes.person}
                  data-active={index === at || undefined}
                  onClick={() => {
                    setActive(index);
                    onPerson(person.id);
                  }}
                >
                  <td>
                    <button
                      type="button"
                      className={classes.name}
                      data-erased={person.name === '' || undefined}
                    >
                      {nameOf(words, person)}
                    </button>
                    {person.isSelf ? <small className={classes.self}>{words('people.self')}</small> : null}
                  </td>
                  <td>{person.login}</td>
                  <td>{person.roles.map((role) => words(`role.${role}`)).join(' · ')}</td>
                  <td>
                    <Tag tone={STATE_TONES[person.state]}>{words(`personState.${person.state}`)}</Tag>
                  </td>
                  <td>
                    {person.hasSecondFactor ? (
                      <Tag tone="ok" icon={<IconShieldCheck size={13} aria-hidden />}>
                        {words('people.secondFactorOn')}
                      </Tag>
                    ) : (
                      <Tag
                        tone={person.state === 'active' ? 'warn' : 'plain'}
                        icon={
                          person.state === 'active' ? <IconAlertTriangle size={13} aria-hidden /> : undefined
                        }
                      >
                        {words('people.secondFactorOff')}
                      </Tag>
                    )}
                  </td>
                  <td>
                    {person.lastLogInAt === '' ? (
                      <span className={classes.muted}>{words('people.never')}</span>
                    ) : (
                      <OurClock value={person.lastLogInAt} />
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        ) : (
          <RowsSkeleton />
        )}
        {people.length === 1 && onAdd ? (
          <EmptyState
            icon={<IconUsers size={36} stroke={1.2} aria-hidden />}
            title={words('people.alone')}
            text={words('people.aloneText')}
            action={
              <Button variant="default" leftSection={<IconUserPlus size={16} aria-hidden />} onClick={onAdd}>
                {words('people.add')}
              </Button>
            }
          />
        ) : null}
      </Panel>
      <PersonDrawer person={shown} onClose={() => onPerson('')} />
    </>
  );
}
