/** One mapping, for everyone who may read: its columns, what it says beside, who changed it. Changed and retired only by who may import. */
import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconArchive, IconDownload, IconPencil } from '@tabler/icons-react';
import { useState } from 'react';
import { useNavigate } from 'react-router-dom';
import type { MappingView } from '../../../../shared/contract/mappings.ts';
import { useAsk } from '../../../api/client.tsx';
import { saveText } from '../../../api/save-text.ts';
import { OurClock } from '../../../ui/day.tsx';
import { Drawer } from '../../../ui/drawer.tsx';
import { ErrorNote } from '../../../ui/error-note.tsx';
import { Facts } from '../../../ui/facts.tsx';
import { useMay } from '../../../ui/rights.tsx';
import table from '../../../ui/table.module.css';
import { Tag } from '../../../ui/tag.tsx';
import { useWords } from '../../../ui/words.ts';
import { mappingAddress } from './mappable.ts';
import { editOf, rolesAt } from './mapping-edit.ts';
import classes from './mappings-view.module.css';
import { RetireDialog } from './retire-dialog.tsx';

interface MappingDrawerProps {
  readonly mapping: MappingView | null;
  readonly onClose: () => void;
}

export function MappingDrawer({ mapping, onClose }: MappingDrawerProps) {
  const words = useWords();
  const mayImport = useMay('import');
  const navigate = useNavigate();
  const exporting = useAsk('mappings.export');
  const [isRetiring, setRetiring] = useState(false);
  const hand = async (id: string) => {
    const made = await exporting.mutateAsync({ id }).catch(() => null); // Said below.
    if (!made) return;
    saveText(made.text, made.fileName);
    notifications.show({ message: words('exports.done', { file: made.fileName }) });
  };
  return (
    <>
      <Drawer
        isOpen={mapping !== null}
        onClose={onClose}
        title={mapping?.mapping.name ?? ''}
        width={560}
        actions={
          mapping ? (
            <>
              <Button
                variant="default"
                leftSection={<IconDownload size={16} aria-hidden />}
                loading={exporting.isPending}
                onClick={() => void hand(mapping.id)}
              >
                {words('mapping.export')}
              </Button>
              {mayImport && mapping.state === 'active' ? (
                <Button
                  variant="default"
                  leftSection={<IconArchive size={16} aria-hidden />}
                  onClick={() => setRetiring(true)}
                >
                  {words('mapping.retire')}
                </Button>
              ) : null}
              {mayImport ? (
                <Button
                  leftSection={<IconPencil size={16} aria-hidden />}
                  onClick={() => void navigate(mappingAddress(mapping.id))}
                >
                  {words(mapping.state === 'active' ? 'mapping.edit' : 'mapping.editRetired')}
                </Button>
              ) : null}
            </>
          ) : null
        }
      >
        <ErrorNote error={exporting.error} />
        {mapping ? <Details mapping={mapping} /> : null}
      </Drawer>
      {mapping && isRetiring ? <RetireDialog mapping={mapping} onClose={() => setRetiring(false)} /> : null}
    </>
  );
}

function Details({ mapping: view }: { readonly mapping: MappingView }) {
  const words = useWords();
  const { mapping, state } = view;
  const edit = editOf(mapping);
  const width = Math.max(mapping.table.header.length, mapping.table.width);
  const columns = Array.from({ length: width }, (_, at) => ({ at, roles: rolesAt(edit, at) }));
  return (
    <div className={classes.drawer}>
      {state === 'retired' ? <p>{words('mapping.retiredText')}</p> : null}
      <Facts
        facts={[
          {
            name: words('column.sourceKind'),
            value: `${words(`channel.${mapping.channel}`)} · ${words(`sourceKind.${mapping.sourceKind}`)}`,
          },
          { name: words('column.account'), value: mapping.account },
          { name: words('column.currency'), value: mapping.currency },
          { name: words('mapping.form'), value: words(`mapping.form.${edit.form}`) },
          {
            name: words('mapping.plus'),
            value: edit.positive === null ? '' : words(`mapping.plus.${edit.positive}`),
          },
          { name: words('mapping.dateOrder'), value: words(`mapping.dateOrder.${mapping.dateOrder}`) },
          {
            name: words('mapping.decimal'),
            value: words(mapping.decimal === '.' ? 'mapping.decimal.point' : 'mapping.decimal.comma'),
          },
          {
            name: words('mapping.zone'),
            value: mapping.zone === 'none' ? words('mapping.zone.none') : `UTC${mapping.zone}`,
          },
          { name: words('mapping.version'), value: view.version.toLocaleString('en') },
          { name: words('mapping.imports'), value: view.imports.toLocaleString('en') },
          { name: words('mapping.madeAt'), value: <OurClock value={view.madeAt} /> },
          { name: words('mapping.madeBy'), value: view.madeBy },
        ]}
      />
      <section>
        <h3>{words('mapping.columns')}</h3>
        <div className={classes.columns}>
          <table className={table.table}>
            <tbody>
              {columns.map(({ at, roles }) => (
                <tr key={at}>
                  <td data-unused={roles.length === 0 || undefined}>
                    {mapping.table.header[at] || words('mapping.column', { at: at + 1 })}
                  </td>
                  <td data-unused={roles.length === 0 || undefined}>
                    {roles.length === 0
                      ? words('columnRole.none')
                      : roles.map((role) => (
                          <Tag key={role} tone="accent">
                            {words(`columnRole.${role}`)}
                          </Tag>
                        ))}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </section>
    </div>
  );
}
