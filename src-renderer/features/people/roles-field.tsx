/** Roles to choose from, each with a sentence of what it may do. Which of them exclude each other the engine says, with the rule. */
import { Checkbox } from '@mantine/core';
import { ROLES, type Role } from '../../../shared/contract/access.ts';
import { useWords } from '../../ui/words.ts';
import classes from './people-page.module.css';

interface RolesFieldProps {
  readonly value: readonly Role[];
  readonly onChange: (roles: Role[]) => void;
}

export function RolesField({ value, onChange }: RolesFieldProps) {
  const words = useWords();
  return (
    <Checkbox.Group
      label={words('people.roles')}
      description={words('people.rolesHint')}
      withAsterisk
      value={[...value]}
      onChange={(chosen) => onChange(ROLES.filter((role) => chosen.includes(role)))}
    >
      <div className={classes.roles}>
        {ROLES.map((role) => (
          <Checkbox
            key={role}
            value={role}
            label={words(`role.${role}`)}
            description={words(`role.${role}.text`)}
          />
        ))}
      </div>
    </Checkbox.Group>
  );
}

export const sameRoles = (a: readonly Role[], b: readonly Role[]): boolean =>
  a.length === b.length && a.every((role) => b.includes(role));
