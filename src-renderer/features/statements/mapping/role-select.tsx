/** What one column is: every role by its group. The browser's own list: hundreds of columns stay light, letters find a role, Tab goes to the next. */
import { NativeSelect } from '@mantine/core';
import { useWords } from '../../../ui/words.ts';
import classes from './field.module.css';
import { COLUMN_ROLES, type ColumnRole, ROLE_GROUPS } from './mapping-edit.ts';

interface RoleSelectProps {
  readonly role: ColumnRole | null;
  /** The heading above which it stands. */
  readonly labelledBy: string;
  readonly onChange: (role: ColumnRole | null) => void;
}

export function RoleSelect({ role, labelledBy, onChange }: RoleSelectProps) {
  const words = useWords();
  return (
    <NativeSelect
      size="xs"
      classNames={{ input: classes.small }}
      data-unused={role === null || undefined}
      aria-labelledby={labelledBy}
      value={role ?? ''}
      onChange={({ currentTarget }) =>
        onChange(COLUMN_ROLES.find((each) => each === currentTarget.value) ?? null)
      }
    >
      <option value="">{words('columnRole.none')}</option>
      {ROLE_GROUPS.map(({ group, roles }) => (
        <optgroup key={group} label={words(`columnGroup.${group}`)}>
          {roles.map((each) => (
            <option key={each} value={each}>
              {words(`columnRole.${each}`)}
            </option>
          ))}
        </optgroup>
      ))}
    </NativeSelect>
  );
}
