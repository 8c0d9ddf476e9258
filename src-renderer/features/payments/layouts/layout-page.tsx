/** One layout, new or to be changed: its columns, how it writes, what would come of it, and the way to a second person. What is typed is kept. */
import { IconArrowLeft, IconPlus } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { Link, useNavigate } from 'react-router-dom';
import type { LayoutView } from '../../../../shared/contract/payment-layouts.ts';
import { useAnswer } from '../../../api/client.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { ErrorNote } from '../../../ui/error-note.tsx';
import { useKeptDraft } from '../../../ui/kept-draft.ts';
import { useKeys } from '../../../ui/keys.ts';
import { PageHead } from '../../../ui/page-head.tsx';
import { PageSkeleton } from '../../../ui/page-skeleton.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { useMay } from '../../../ui/rights.tsx';
import { useWords } from '../../../ui/words.ts';
import type { FileZoneHandle } from '../file-zone.tsx';
import { KeyButton } from '../key-button.tsx';
import payments from '../payments.module.css';
import classes from './layout.module.css';
import { LayoutBegin } from './layout-begin.tsx';
import { LayoutColumns } from './layout-columns.tsx';
import { keptLayout, layoutFields, NO_LAYOUT, readLayout, withColumn } from './layout-form.ts';
import { LayoutPreview } from './layout-preview.tsx';
import { LayoutSettings } from './layout-settings.tsx';
import { SetLayout } from './set-layout.tsx';

export function LayoutPage({ id }: { readonly id: string }) {
  const words = useWords();
  const answer = useAnswer('payments.layouts', {});
  if (answer.error) return <ErrorNote error={answer.error} retry={() => void answer.refetch()} />;
  if (!answer.data) return <PageSkeleton />;
  if (id === 'new') return <LayoutEditor now={null} />;
  const now = answer.data.layouts.find((each) => each.id === id);
  // Another version is another draft: what was typed over the one before does not overwrite it unseen.
  if (now) return <LayoutEditor key={now.version} now={now} />;
  return (
    <div className={payments.page}>
      <PageHead title={words('payments.tab.layouts')} beside={<Back />} />
      <EmptyState title={words('payments.layoutGone')} />
    </div>
  );
}

function Back() {
  const words = useWords();
  return (
    <Link to="/payments?tab=layouts" className={payments.back ?? ''}>
      <IconArrowLeft size={16} aria-hidden />
      {words('payments.layoutBack')}
    </Link>
  );
}

function LayoutEditor({ now }: { readonly now: LayoutView | null }) {
  const words = useWords();
  const navigate = useNavigate();
  const mayPay = useMay('pay');
  const zone = useRef<FileZoneHandle>(null);
  const [asks, setAsks] = useState(false);
  const initial = now ? layoutFields(now.name, now.layout) : NO_LAYOUT;
  const draft = useKeptDraft(`payments.layout ${now?.id ?? 'new'} ${now?.version ?? 0}`, initial, keptLayout);
  const fields = draft.value;
  const read = readLayout(fields);
  const hasColumns = fields.columns.length > 0;
  const isReady = mayPay && read.layout !== null && read.bad.size === 0 && read.faults.length === 0;
  const propose = () => {
    if (isReady) setAsks(true);
  };
  const add = () => draft.change(withColumn(fields));
  useKeys({
    ...(now || !mayPay
      ? {}
      : { f: { label: words('payments.chooseFile'), run: () => zone.current?.choose() } }),
    ...(mayPay ? { a: { label: words('payments.layoutAdd'), run: add } } : {}),
    ...(isReady ? { s: { label: words('payments.layoutPropose'), run: propose } } : {}),
  });
  if (!draft.isLoaded) return <PageSkeleton />;
  return (
    <div className={payments.page}>
      <PageHead
        title={now ? words('payments.layoutEditOf', { name: now.name }) : words('payments.layoutNew')}
        beside={<Back />}
        actions={
          mayPay ? (
            <>
              <KeyButton keyName="a" Icon={IconPlus} variant="default" onClick={add}>
                {words('payments.layoutAdd')}
              </KeyButton>
              <KeyButton keyName="s" isOff={!isReady} onClick={propose}>
                {words('payments.layoutPropose')}
              </KeyButton>
            </>
          ) : null
        }
      />
      <div className={classes.editor}>
        {now || !mayPay ? null : <LayoutBegin handle={zone} onBegin={draft.change} />}
        {hasColumns ? (
          <div className={classes.two}>
            <Panel title={words('payments.layoutColumns')} isFlush>
              <LayoutColumns fields={fields} read={read} onChange={draft.change} />
              <p className={payments.quiet}>{words('payments.layoutMoveHint')}</p>
            </Panel>
            <Panel
              className={classes.side ?? ''}
              title={isReady ? words('payments.layoutReady') : words('payments.layoutFaults')}
            >
              <ul className={classes.faults}>
                {read.bad.has('name') ? <li>{words('payments.layoutName')}</li> : null}
                {read.faults.map(({ place, fault }) => (
                  <li key={`${place} ${fault}`}>{words(`error.layout_unfit.${fault}`, { place })}</li>
                ))}
              </ul>
              <LayoutSettings fields={fields} read={read} onChange={draft.change} />
            </Panel>
            {read.layout ? (
              <Panel title={words('payments.layoutPreview')} isFlush>
                <LayoutPreview layout={read.layout} />
              </Panel>
            ) : null}
          </div>
        ) : null}
      </div>
      {asks && read.layout ? (
        <SetLayout
          now={now}
          name={fields.name.trim()}
          layout={read.layout}
          onClose={() => setAsks(false)}
          onDone={() => {
            draft.drop();
            void navigate('/payments?tab=layouts');
          }}
        />
      ) : null}
    </div>
  );
}
