/** One line: how we read it, and the original text of the file around it. Has an address of its own: /statements/line/:id. */
import { Anchor, Button, CopyButton } from '@mantine/core';
import { IconLink } from '@tabler/icons-react';
import { useState } from 'react';
import { Link } from 'react-router-dom';
import type { LineView } from '../../../shared/contract/shapes.ts';
import { useAnswer } from '../../api/client.tsx';
import { Amount } from '../../ui/amount.tsx';
import { Day, Instant } from '../../ui/day.tsx';
import { Drawer } from '../../ui/drawer.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { type Fact, Facts } from '../../ui/facts.tsx';
import { useMay } from '../../ui/rights.tsx';
import { useWords, type Words } from '../../ui/words.ts';
import parts from './import-drawer.module.css';
import { Movement, sourceText } from './line-columns.tsx';
import { LineLinks } from './line-drawer-links.tsx';
import { LineVersions } from './line-drawer-versions.tsx';
import { isMasked, LineSource, ROWS_AROUND } from './line-source.tsx';
import { Reveal, type Revealed, RevealedNote } from './reveal.tsx';

export function LineDrawer({
  lineId,
  onClose,
}: {
  readonly lineId: number | null;
  readonly onClose: () => void;
}) {
  const words = useWords();
  const answer = useAnswer('statements.line', { lineId: lineId ?? 1 }, { enabled: lineId !== null });
  const line = answer.data;
  return (
    <Drawer
      isOpen={lineId !== null}
      onClose={onClose}
      width={640}
      title={
        line
          ? words('statements.lineTitle', {
              kind: words(`lineKind.${line.kind}`),
              file: line.file,
              row: line.row,
            })
          : words('statements.line')
      }
      actions={
        <CopyButton value={window.location.href}>
          {({ copied, copy }) => (
            <Button variant="default" leftSection={<IconLink size={16} aria-hidden />} onClick={copy}>
              {words(copied ? 'action.copied' : 'statements.copyLink')}
            </Button>
          )}
        </CopyButton>
      }
    >
      <ErrorNote error={answer.error} retry={() => void answer.refetch()} />
      {line && lineId !== null ? <LineBody key={line.id} line={line} /> : null}
    </Drawer>
  );
}

/** Of one line: what was revealed of it goes with it. */
function LineBody({ line }: { readonly line: LineView }) {
  const words = useWords();
  const mayReveal = useMay('reveal');
  const [revealed, setRevealed] = useState<Revealed | null>(null);
  const source = useAnswer('statements.source', { lineId: line.id, around: ROWS_AROUND }).data;
  const hidden = [line.account, line.counterparty, line.description, line.bankReference];
  const cells = source?.rows.flatMap((row) => row.cells) ?? [];
  return (
    <div className={parts.parts}>
      <section>
        <header className={parts.head}>
          <h3>{words('statements.lineFacts')}</h3>
          {mayReveal && !revealed && [...hidden, ...cells].some(isMasked) ? (
            <Reveal lineId={line.id} onRevealed={setRevealed} />
          ) : null}
        </header>
        {revealed ? <RevealedNote reason={revealed.reason} onHide={() => setRevealed(null)} /> : null}
        <Facts facts={factsOf(words, { ...line, ...revealed?.fields })} />
      </section>
      <LineVersions lineId={line.id} />
      <LineLinks lineId={line.id} />
      <LineSource line={line} unmasked={revealed?.source ?? null} />
    </div>
  );
}

function factsOf(words: Words, line: LineView): Fact[] {
  const amount = (minor: number | null) =>
    minor === null ? null : <Amount minor={minor} currency={line.currency} showsCurrency />;
  return [
    { name: words('column.sourceKind'), value: sourceText(words, line) },
    { name: words('column.account'), value: line.account },
    { name: words('column.direction'), value: words(`direction.${line.direction ?? 'none'}`) },
    { name: words('column.net'), value: <Movement line={line} /> },
    { name: words('column.gross'), value: amount(line.gross) },
    { name: words('column.fee'), value: amount(line.fee) },
    { name: words('column.orderAmount'), value: amount(line.orderAmount) },
    { name: words('column.balance'), value: amount(line.balance) },
    { name: words('column.status'), value: line.status === 'none' ? '' : words(`lineStatus.${line.status}`) },
    {
      name: words('column.occurredAt'),
      value: line.occurredAt === '' ? '' : <Instant value={line.occurredAt} />,
    },
    {
      name: words('column.bookingDate'),
      value: line.bookingDate === '' ? '' : <Day value={line.bookingDate} />,
    },
    { name: words('column.valueDate'), value: line.valueDate === '' ? '' : <Day value={line.valueDate} /> },
    {
      name: words('column.merchantOrderNo'),
      value:
        line.merchantOrderNo === '' ? (
          ''
        ) : (
          <Anchor component={Link} to={`/orders/${encodeURIComponent(line.merchantOrderNo)}`} fz="inherit">
            {line.merchantOrderNo}
          </Anchor>
        ),
      isCode: true,
    },
    { name: words('column.refundNo'), value: line.refundNo, isCode: true },
    { name: words('column.channelTransactionId'), value: line.channelTransactionId, isCode: true },
    { name: words('column.relatedTransactionId'), value: line.relatedTransactionId, isCode: true },
    { name: words('column.batchNo'), value: line.batchNo, isCode: true },
    { name: words('column.bankReference'), value: line.bankReference, isCode: true },
    { name: words('column.counterparty'), value: line.counterparty },
    { name: words('column.description'), value: line.description },
  ];
}
