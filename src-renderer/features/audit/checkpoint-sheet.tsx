/** The sheet itself: what is anchored, in words, in text and as a QR code; dark on white in every theme, as paper is. */
import { QRCodeSVG } from 'qrcode.react';
import type { Output } from '../../../shared/contract/calls.ts';
import { ownTime } from '../../ui/own-time.ts';
import { Sheet } from '../../ui/printed-sheet.tsx';
import { useWords } from '../../ui/words.ts';
import classes from './checkpoint.module.css';

interface CheckpointSheetProps {
  readonly head: Output<'record.head'>;
  readonly workspace: string;
}

const QR_PIXELS = 176;

export function CheckpointSheet({ head, workspace }: CheckpointSheetProps) {
  const words = useWords();
  return (
    <Sheet
      className={classes.sheet}
      title={words('audit.sheet.title')}
      signs={[words('audit.sheet.signature'), words('audit.sheet.date')]}
    >
      <div className={classes.top}>
        <dl>
          <dt>{words('audit.sheet.workspace')}</dt>
          <dd>{workspace}</dd>
          <dt>{words('audit.sheet.size')}</dt>
          <dd>
            <strong>{head.size.toLocaleString('en')}</strong>
          </dd>
          <dt>{words('audit.sheet.at')}</dt>
          <dd>
            {ownTime(head.at)} <small>({head.at})</small>
          </dd>
          <dt>{words('audit.sheet.root')}</dt>
          <dd className={classes.code}>{head.root}</dd>
          <dt>{words('audit.sheet.key')}</dt>
          <dd className={classes.code}>{head.publicKey}</dd>
        </dl>
        <QRCodeSVG
          value={head.checkpoint}
          size={QR_PIXELS}
          level="M"
          marginSize={2}
          bgColor="#ffffff"
          fgColor="#000000"
          title={words('audit.sheet.qr')}
        />
      </div>
      <h2>{words('audit.sheet.note')}</h2>
      <pre>{head.checkpoint}</pre>
      <p>{words('audit.sheet.how', { count: head.size })}</p>
    </Sheet>
  );
}
