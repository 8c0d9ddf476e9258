/**
 * What may be done about a batch, each with its key and, where it asks for one, its dialog. The engine decides every one of them; here only what it
 * would refuse is left out.
 */
import { Menu } from '@mantine/core';
import {
  IconBan,
  IconDots,
  IconFileExport,
  IconFileImport,
  IconPrinter,
  IconShieldCheck,
  IconUserCheck,
} from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { useNavigate } from 'react-router-dom';
import type { BatchView, PaymentView } from '../../../shared/contract/payment-views.ts';
import { type Task, useAsk, useTask } from '../../api/client.tsx';
import { sayAsked } from '../../ui/asked-notice.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { KeyCap } from '../../ui/key-cap.tsx';
import { useKeys } from '../../ui/keys.ts';
import { ProgressNote } from '../../ui/progress-note.tsx';
import { ReasonDialog } from '../../ui/reason-dialog.tsx';
import { sayDone } from '../../ui/said.ts';
import { useWords } from '../../ui/words.ts';
import { type Act, actsOf } from './batch-steps.ts';
import { InstructionDialog } from './instruction-dialog.tsx';
import { KeyButton } from './key-button.tsx';
import classes from './payments.module.css';
import { PrintDialog } from './print-dialog.tsx';
import { SubmitSums } from './submit-sums.tsx';
import { useInstruction } from './use-instruction.ts';

const KEYS: Readonly<Record<Exclude<Act, 'cancel'>, string>> = {
  verify: 'v',
  submit: 's',
  instruct: 'i',
  results: 'r',
};
const ICONS = {
  verify: IconShieldCheck,
  submit: IconUserCheck,
  instruct: IconFileExport,
  results: IconFileImport,
};

interface ActsAsked {
  readonly batch: BatchView;
  readonly items: readonly PaymentView[];
  /** As it is on the screen: a draft may hold rows that are not saved yet. */
  readonly count: number;
  /** Saves what is typed, and names the version that holds it; null where that was refused. */
  readonly settle: () => Promise<number | null>;
  readonly mayPay: boolean;
  /** It is at another step now: that one is to be shown. */
  readonly onMoved: () => void;
}

export function useBatchActs(asked: ActsAsked): { readonly buttons: ReactNode; readonly below: ReactNode } {
  const { batch, settle } = asked;
  const words = useWords();
  const navigate = useNavigate();
  const check = useTask();
  const submit = useAsk('payments.submit');
  const cancel = useAsk('payments.cancel');
  const [asks, setAsks] = useState<'submit' | 'cancel' | 'print' | null>(null);
  const instruction = useInstruction(batch.batchNo, asked.onMoved);
  const acts = asked.mayPay ? actsOf({ state: batch.state, count: asked.count }) : [];

  const verify = async () => {
    if (check.isRunning) return;
    const version = await settle();
    if (version === null) return;
    const done = await check.run('payments.verify', { batchNo: batch.batchNo, version });
    if (!done) return;
    asked.onMoved();
    sayDone(words(done.state === 'verified' ? 'payments.verified' : 'payments.verifiedStops'));
  };
  const run: Readonly<Record<Exclude<Act, 'cancel'>, () => void>> = {
    verify: () => void verify(),
    submit: () => setAsks('submit'),
    instruct: () => void instruction.make(),
    results: () => void navigate('/payments/results'),
  };
  const shown = acts.filter((act) => act !== 'cancel');
  const labelOf = (act: Exclude<Act, 'cancel'>) =>
    words(
      act === 'instruct' && batch.state !== 'approved' ? 'payments.instructAgain' : `payments.act.${act}`,
    );
  useKeys({
    ...Object.fromEntries(shown.map((act) => [KEYS[act], { label: labelOf(act), run: run[act] }])),
    p: { label: words('payments.print'), run: () => setAsks('print'), isQuiet: true },
  });
  const [main, ...others] = shown;
  const button = (act: Exclude<Act, 'cancel'>, variant: 'filled' | 'default') => (
    <KeyButton
      key={act}
      keyName={KEYS[act]}
      Icon={ICONS[act]}
      variant={variant}
      isBusy={(act === 'verify' && check.isRunning) || (act === 'instruct' && instruction.isBusy)}
      onClick={run[act]}
    >
      {labelOf(act)}
    </KeyButton>
  );
  return {
    buttons: (
      <>
        <Menu position="bottom-end" withinPortal shadow="md">
          <Menu.Target>
            <button type="button" className={classes.more} aria-label={words('payments.more')}>
              <IconDots size={18} aria-hidden />
            </button>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item
              leftSection={<IconPrinter size={16} aria-hidden />}
              onClick={() => setAsks('print')}
              rightSection={<KeyCap name="p" />}
            >
              {words('payments.print')}
            </Menu.Item>
            {acts.includes('cancel') ? (
              <Menu.Item
                color="red"
                leftSection={<IconBan size={16} aria-hidden />}
                onClick={() => setAsks('cancel')}
              >
                {words('payments.cancelBatch')}
              </Menu.Item>
            ) : null}
          </Menu.Dropdown>
        </Menu>
        {others.map((act) => button(act, 'default'))}
        {main ? button(main, 'filled') : null}
      </>
    ),
    below: (
      <>
        <Checking task={check} />
        {instruction.error ? <ErrorNote error={instruction.error} /> : null}
        {instruction.made ? (
          <InstructionDialog
            batch={batch}
            made={instruction.made}
            onSave={() => void instruction.make()}
            onClose={instruction.close}
          />
        ) : null}
        {asks === 'submit' ? (
          <ReasonDialog
            about={`payments.submit ${batch.batchNo}`}
            title={words('payments.submitTitle', { batch: batch.batchNo })}
            text={words('payments.submitText')}
            confirm={words('payments.act.submit')}
            error={submit.error}
            isBusy={submit.isPending}
            onClose={() => setAsks(null)}
            onConfirm={(reason) =>
              void settle().then((version) => {
                if (version === null) return;
                submit.mutate(
                  { batchNo: batch.batchNo, version, reason },
                  {
                    onSuccess: ({ requestId }) => {
                      setAsks(null);
                      asked.onMoved();
                      if (requestId === null) sayDone(words('payments.submitted'));
                      else sayAsked(words, requestId);
                    },
                  },
                );
              })
            }
          >
            <SubmitSums batch={batch} items={asked.items} />
          </ReasonDialog>
        ) : null}
        {asks === 'cancel' ? (
          <ReasonDialog
            about={`payments.cancel ${batch.batchNo}`}
            title={words('payments.cancelTitle', { batch: batch.batchNo })}
            text={words('payments.cancelText')}
            confirm={words('payments.cancelBatch')}
            error={cancel.error}
            isBusy={cancel.isPending}
            onClose={() => setAsks(null)}
            onConfirm={(reason) =>
              cancel.mutate({ batchNo: batch.batchNo, reason }, { onSuccess: () => setAsks(null) })
            }
          />
        ) : null}
        {asks === 'print' ? (
          <PrintDialog batch={batch} items={asked.items} onClose={() => setAsks(null)} />
        ) : null}
      </>
    ),
  };
}

function Checking({ task }: { readonly task: Task }) {
  if (task.isRunning)
    return <ProgressNote call="payments.verify" progress={task.progress} onCancel={task.cancel} />;
  return task.error ? <ErrorNote error={task.error} /> : null;
}
