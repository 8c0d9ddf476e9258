/** The file's own rows as they are, its header marked; above each column what it is. A column that is nothing steps back. */
import { IconSparkles } from '@tabler/icons-react';
import { useId } from 'react';
import { Tag } from '../../../ui/tag.tsx';
import { useWords } from '../../../ui/words.ts';
import classes from './file-table.module.css';
import { type ColumnRole, type MappingEdit, rolesAt, withRole } from './mapping-edit.ts';
import { RoleSelect } from './role-select.tsx';

interface FileTableProps {
  readonly edit: MappingEdit;
  /** What was guessed, for the marks; null where nothing was. */
  readonly guessed: MappingEdit | null;
  readonly header: readonly string[];
  /** 0 for a table without one. */
  readonly headerRow: number;
  readonly rows: readonly { readonly row: number; readonly cells: readonly string[] }[];
  /** Columns that are nothing are left out. */
  readonly isOnlyUsed: boolean;
  readonly onChange: (edit: MappingEdit) => void;
}

export function FileTable({ edit, guessed, header, headerRow, rows, isOnlyUsed, onChange }: FileTableProps) {
  const words = useWords();
  const id = useId();
  const columns = header
    .map((name, at) => {
      const roles = rolesAt(edit, at);
      return { name, at, roles, isGuessed: isSame(roles, guessed ? rolesAt(guessed, at) : []) };
    })
    .filter(({ roles }) => !isOnlyUsed || roles.length > 0);
  const numbered = rows.length > 0 || headerRow > 0;
  return (
    // A file is as wide as it is; each column's choice brings it into sight.
    <div className={classes.box} data-scrolls>
      <table className={classes.table}>
        <thead>
          <tr className={classes.roles}>
            {numbered ? <th aria-label={words('column.row')} /> : null}
            {columns.map(({ at, roles, isGuessed }) => (
              <td key={at} data-used={roles.length > 0 || undefined}>
                <RoleSelect
                  role={roles[0] ?? null}
                  labelledBy={`${id}-${at}`}
                  onChange={(role) => onChange(withRole(edit, at, role))}
                />
                <small>
                  {isGuessed ? (
                    <>
                      <IconSparkles size={11} aria-hidden /> {words('mapping.guessed')}
                    </>
                  ) : null}
                  {roles.length > 1 ? (
                    <span title={words('mapping.alsoText')}>
                      {words('mapping.also', {
                        roles: roles
                          .slice(1)
                          .map((role) => words(`columnRole.${role}`))
                          .join(' · '),
                      })}
                    </span>
                  ) : null}
                </small>
              </td>
            ))}
          </tr>
          <tr className={classes.header}>
            {numbered ? (
              <td className={classes.number}>{headerRow > 0 ? headerRow.toLocaleString('en') : ''}</td>
            ) : null}
            {columns.map(({ name, at, roles }) => (
              <td key={at} data-used={roles.length > 0 || undefined} title={name}>
                <span id={`${id}-${at}`} data-nameless={name === '' || undefined}>
                  {name === '' ? words('mapping.column', { at: at + 1 }) : name}
                </span>
                {at === columns[0]?.at && headerRow > 0 ? (
                  <Tag tone="accent">{words('mapping.headerRow')}</Tag>
                ) : null}
              </td>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ row, cells }) => (
            <tr key={row}>
              <td className={classes.number}>{row.toLocaleString('en')}</td>
              {columns.map(({ at, roles }) => (
                <td
                  key={at}
                  data-used={roles.length > 0 || undefined}
                  data-right={roles.some(isFigure) || undefined}
                  title={cells[at]}
                >
                  {cells[at] ?? ''}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

const isSame = (one: readonly ColumnRole[], other: readonly ColumnRole[]): boolean =>
  one.length > 0 && one.join() === other.join();

const FIGURES: ReadonlySet<ColumnRole> = new Set([
  'amount',
  'in',
  'out',
  'gross',
  'fee',
  'net',
  'orderAmount',
  'balance',
]);
const isFigure = (role: ColumnRole): boolean => FIGURES.has(role);
