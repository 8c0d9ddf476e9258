/** One person beside the list: what is known of her, and what somebody who looks after people may do. A disabled person stays; none is deleted. */
import { Button, Menu, Tooltip } from '@mantine/core';
import {
  IconKey,
  IconPlayerPlay,
  IconShieldOff,
  IconUserEdit,
  IconUserOff,
  IconUserX,
} from '@tabler/icons-react';
import { useState } from 'react';
import type { PersonView } from '../../../shared/contract/access.ts';
import { OurClock } from '../../ui/day.tsx';
import { Drawer } from '../../ui/drawer.tsx';
import { Facts } from '../../ui/facts.tsx';
import { MoreMenu } from '../../ui/more-menu.tsx';
import { useMay } from '../../ui/rights.tsx';
import { Tag } from '../../ui/tag.tsx';
import { useWords } from '../../ui/words.ts';
import classes from './people-page.module.css';
import { nameOf, STATE_TONES } from './people-view.tsx';
import { type PersonChange, PersonDialog } from './person-dialog.tsx';

interface PersonDrawerProps {
  readonly person: PersonView | null;
  readonly onClose: () => void;
}

export function PersonDrawer({ person, onClose }: PersonDrawerProps) {
  const words = useWords();
  const mayManage = useMay('manage_people');
  const [change, setChange] = useState<PersonChange | null>(null);
  return (
    <>
      <Drawer
        isOpen={person !== null}
        onClose={onClose}
        width={460}
        title={person ? nameOf(words, person) : words('people.details')}
        actions={person && mayManage ? <Actions person={person} onChange={setChange} /> : null}
      >
        {person ? (
          <div className={classes.drawer}>
            {person.state === 'new' ? (
              <p className={classes.next}>
                <strong>{words('people.whatNow')}</strong> {words('people.noOwnPassword')}
              </p>
            ) : null}
            <Facts
              facts={[
                { name: words('people.login'), value: person.login },
                {
                  name: words('people.state'),
                  value: <Tag tone={STATE_TONES[person.state]}>{words(`personState.${person.state}`)}</Tag>,
                },
                {
                  name: words('people.secondFactor'),
                  value: words(person.hasSecondFactor ? 'people.secondFactorOn' : 'people.secondFactorOff'),
                },
                { name: words('people.createdAt'), value: <OurClock value={person.createdAt} /> },
                {
                  name: words('people.lastLogIn'),
                  value:
                    person.lastLogInAt === '' ? (
                      words('people.never')
                    ) : (
                      <OurClock value={person.lastLogInAt} />
                    ),
                },
                { name: words('people.id'), value: person.id, isCode: true },
              ]}
            />
            <section>
              <h3>{words('people.roles')}</h3>
              <ul className={classes.rolesText}>
                {person.roles.map((role) => (
                  <li key={role}>
                    <strong>{words(`role.${role}`)}</strong> {words(`role.${role}.text`)}
                  </li>
                ))}
              </ul>
            </section>
          </div>
        ) : null}
      </Drawer>
      {person && change ? (
        <PersonDialog person={person} change={change} onClose={() => setChange(null)} />
      ) : null}
    </>
  );
}

interface ActionsProps {
  readonly person: PersonView;
  readonly onChange: (change: PersonChange) => void;
}

/** The likely two as buttons, the rest behind the dots; what cannot be done now is left out. */
function Actions({ person, onChange }: ActionsProps) {
  const words = useWords();
  const isDisabled = person.state === 'disabled';
  const isErased = person.name === '';
  if (isErased) return null;
  return (
    <>
      <MoreMenu>
        {person.hasSecondFactor && !isDisabled ? (
          <Menu.Item leftSection={<IconShieldOff size={15} aria-hidden />} onClick={() => onChange('clear')}>
            {words('people.clearSecondFactor')}
          </Menu.Item>
        ) : null}
        {isDisabled ? null : (
          <Menu.Item
            color="red"
            leftSection={<IconUserOff size={15} aria-hidden />}
            onClick={() => onChange('disable')}
          >
            {words('people.disable')}
          </Menu.Item>
        )}
        <Tooltip label={words('people.eraseFirst')} disabled={isDisabled}>
          <Menu.Item
            color="red"
            // A name is needed at the door as long as the person may come in.
            disabled={!isDisabled}
            leftSection={<IconUserX size={15} aria-hidden />}
            onClick={() => onChange('erase')}
          >
            {words('people.eraseName')}
          </Menu.Item>
        </Tooltip>
      </MoreMenu>
      <span className={classes.space} />
      {isDisabled ? (
        <Button leftSection={<IconPlayerPlay size={16} aria-hidden />} onClick={() => onChange('enable')}>
          {words('people.enable')}
        </Button>
      ) : (
        <>
          <Button
            variant="default"
            leftSection={<IconUserEdit size={16} aria-hidden />}
            onClick={() => onChange('roles')}
          >
            {words('people.changeRoles')}
          </Button>
          {person.isSelf ? null : (
            <Button
              variant={person.state === 'new' ? 'filled' : 'default'}
              leftSection={<IconKey size={16} aria-hidden />}
              onClick={() => onChange('password')}
            >
              {words(person.hasPassword ? 'people.reissue' : 'people.issue')}
            </Button>
          )}
        </>
      )}
    </>
  );
}
