/** One line: how we read it, and the original text of the file around it. Has an address of its own: /statements/line/:id. */
import { Button, CopyButton } from '@mantine/core';
import { IconLink } from '@tabler/icons-react';
import { useState } from 'react';
import type { LineView } from '../../../shared/contract/shapes.ts';
import { useAnswer } from '../../api/client.tsx';
import { Drawer } from '../../ui/drawer.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { useMay } from '../../ui/rights.tsx';
import { useWords } from '../../ui/words.ts';
import parts from './import-drawer.module.css';
import { LineLinks } from './line-drawer-links.tsx';
import { LineVersions } from './line-drawer-versions.tsx';
import { LineFacts } from './line-facts.tsx';
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
  const [pointed, setPointed] = useState<string | null>(null);
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
        <LineFacts
          line={{ ...line, ...revealed?.fields }}
          source={revealed?.source ?? source}
          pointed={pointed}
          onPoint={setPointed}
        />
      </section>
      <LineVersions lineId={line.id} />
      <LineLinks lineId={line.id} />
      <LineSource line={line} unmasked={revealed?.source ?? null} pointed={pointed} onPoint={setPointed} />
    </div>
  );
}
