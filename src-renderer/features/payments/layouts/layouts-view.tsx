/** Layouts of the house: which there are, since when and by whom, how many files they wrote; changed, handed on, ended. */
import { Button } from '@mantine/core';
import { IconPlus, IconTable } from '@tabler/icons-react';
import { useState } from 'react';
import { useNavigate } from 'react-router-dom';
import type { LayoutView } from '../../../../shared/contract/payment-layouts.ts';
import { ask, useAnswer } from '../../../api/client.tsx';
import { saveText } from '../../../api/save-text.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { ErrorNote } from '../../../ui/error-note.tsx';
import { useKeys } from '../../../ui/keys.ts';
import { ownTime } from '../../../ui/own-time.ts';
import { PageSkeleton } from '../../../ui/page-skeleton.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { useMay } from '../../../ui/rights.tsx';
import table from '../../../ui/table.module.css';
import { Tag } from '../../../ui/tag.tsx';
import { useWords } from '../../../ui/words.ts';
import { KeyButton } from '../key-button.tsx';
import payments from '../payments.module.css';
import { EndLayout } from './end-layout.tsx';
import classes from './layout.module.css';

export function LayoutsView() {
  const words = useWords();
  const navigate = useNavigate();
  const mayPay = useMay('pay');
  const answer = useAnswer('payments.layouts', {});
  const [ended, setEnded] = useState<LayoutView | null>(null);
  const [handing, setHanding] = useState<unknown>(null);
  const begin = () => void navigate('/payments/layouts/new');
  useKeys(mayPay ? { l: { label: words('payments.layoutNew'), run: begin } } : {});
  if (answer.error) return <ErrorNote error={answer.error} retry={() => void answer.refetch()} />;
  if (!answer.data) return <PageSkeleton />;
  const { layouts } = answer.data;
  const add = mayPay ? (
    <KeyButton
      keyName="l"
      Icon={IconPlus}
      variant={layouts.length > 0 ? 'default' : 'filled'}
      onClick={begin}
    >
      {words('payments.layoutNew')}
    </KeyButton>
  ) : null;
  const hand = (layout: LayoutView) => {
    setHanding(null);
    ask('payments.exportLayout', { id: layout.id }).then(
      ({ text, fileName }) => saveText(text, fileName),
      (fault: unknown) => setHanding(fault),
    );
  };
  return (
    <Panel title={words('payments.layouts')} aside={layouts.length > 0 ? add : undefined}>
      <p className={payments.lead}>{words('payments.layoutsText')}</p>
      {handing ? <ErrorNote error={handing} /> : null}
      {layouts.length === 0 ? (
        <EmptyState
          icon={<IconTable size={34} stroke={1.2} aria-hidden />}
          title={words('payments.layoutsEmpty')}
          text={words('payments.layoutsEmptyText')}
          action={add}
        />
      ) : (
        <table className={table.table} aria-label={words('payments.layouts')}>
          <thead>
            <tr>
              <th>{words('payments.layoutName')}</th>
              <th className={table.right}>{words('payments.layoutVersion')}</th>
              <th className={table.right}>{words('payments.layoutColumns')}</th>
              <th className={table.right}>{words('payments.layoutUsed')}</th>
              <th>{words('payments.layoutState')}</th>
              <th>{words('payments.layoutSaid')}</th>
              <th aria-label={words('payments.layoutEdit')} />
            </tr>
          </thead>
          <tbody>
            {layouts.map((each) => (
              <tr key={each.id}>
                <td data-code>{each.name}</td>
                <td className={table.right}>{each.version}</td>
                <td className={table.right}>{each.layout.columns.length}</td>
                <td className={table.right}>{each.used.toLocaleString('en')}</td>
                <td>
                  <Tag tone={each.state === 'set' ? 'ok' : 'plain'}>
                    {words(`payments.layoutState.${each.state}`)}
                  </Tag>
                </td>
                <td title={each.reason} data-code>
                  {ownTime(each.at)} · {each.byName}
                </td>
                <td className={`${table.right} ${classes.acts}`}>
                  <Button
                    variant="subtle"
                    size="compact-sm"
                    aria-label={words('payments.layoutExportOf', { name: each.name })}
                    onClick={() => hand(each)}
                  >
                    {words('payments.layoutExport')}
                  </Button>
                  {mayPay && each.state === 'set' ? (
                    <Button
                      variant="subtle"
                      size="compact-sm"
                      aria-label={words('payments.layoutEndOf', { name: each.name })}
                      onClick={() => setEnded(each)}
                    >
                      {words('payments.layoutEnd')}
                    </Button>
                  ) : null}
                  {mayPay ? (
                    <Button
                      variant="subtle"
                      size="compact-sm"
                      aria-label={words('payments.layoutEditOf', { name: each.name })}
                      onClick={() => void navigate(`/payments/layouts/${each.id}`)}
                    >
                      {words('payments.layoutEdit')}
                    </Button>
                  ) : null}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {ended ? <EndLayout layout={ended} onClose={() => setEnded(null)} /> : null}
    </Panel>
  );
}
