/** Who sits at this window: the way to her account, and to another window for another person. */
import { Menu } from '@mantine/core';
import { IconAppWindow, IconChevronDown, IconUser } from '@tabler/icons-react';
import { useNavigate } from 'react-router-dom';
import type { Output } from '../../shared/contract/calls.ts';
import { transport } from '../api/client.tsx';
import { KeyCap } from '../ui/key-cap.tsx';
import { useWords } from '../ui/words.ts';
import classes from './app.module.css';
import { account } from './places.ts';

export function PersonMenu({ status }: { readonly status: Output<'workspace.status'> }) {
  const words = useWords();
  const navigate = useNavigate();
  const name = status.person === '' ? words('app.person') : status.person;
  return (
    <Menu position="bottom-end" withinPortal shadow="md">
      <Menu.Target>
        <button
          type="button"
          className={classes.pill}
          aria-label={words('account.menu', { name })}
          title={words('account.menu', { name })}
        >
          <span className={classes.person}>{name}</span>
          <IconChevronDown size={13} aria-hidden />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{status.roles.map((role) => words(`role.${role}`)).join(' · ')}</Menu.Label>
        <Menu.Item
          leftSection={<IconUser size={15} aria-hidden />}
          rightSection={<KeyCap name={`g ${account.key}`} />}
          onClick={() => void navigate(account.path)}
        >
          {words('account.open')}
        </Menu.Item>
        <Menu.Item
          leftSection={<IconAppWindow size={15} aria-hidden />}
          onClick={() => transport().openWindow()}
        >
          {words('account.window')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
