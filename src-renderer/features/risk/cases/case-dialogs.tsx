/** What is asked before an act of a case: a reason, whose it becomes, which decision, the number the report was filed under. */

import { Radio } from '@mantine/core';
import { useState } from 'react';
import type { Output } from '../../../../shared/contract/calls.ts';
import { CASE_DECISIONS, type CaseDecision } from '../../../../shared/domain/risk.ts';
import { useAsk } from '../../../api/client.tsx';
import { DayField } from '../../../ui/day-field.tsx';
import { localToday } from '../../../ui/local-today.ts';
import { ReasonDialog } from '../../../ui/reason-dialog.tsx';
import { sayDone } from '../../../ui/said.ts';
import { useWords } from '../../../ui/words.ts';
import classes from '../risk.module.css';
import { AssignDialog } from './assign-dialog.tsx';
import { proposalOf } from './case-standing.ts';

export type CaseAct = 'note' | 'assign' | 'propose' | 'confirm' | 'decline' | 'reopen' | 'filed';

export interface CaseDialogProps {
  readonly found: Output<'risk.case'>;
  readonly onClose: () => void;
}

const REFERENCE_LENGTH_MAX = 80;

export function CaseDialogs({ act, found, onClose }: CaseDialogProps & { readonly act: CaseAct }) {
  switch (act) {
    case 'note':
      return <NoteDialog found={found} onClose={onClose} />;
    case 'assign':
      return <AssignDialog found={found} onClose={onClose} />;
    case 'propose':
      return <ProposeDialog found={found} onClose={onClose} />;
    case 'confirm':
    case 'decline':
      return <ConfirmDialog found={found} isRight={act === 'confirm'} onClose={onClose} />;
    case 'reopen':
      return <ReopenDialog found={found} onClose={onClose} />;
    case 'filed':
      return <FiledDialog found={found} onClose={onClose} />;
  }
}

function NoteDialog({ found, onClose }: CaseDialogProps) {
  const words = useWords();
  const note = useAsk('risk.note');
  const { caseNo } = found.case;
  return (
    <ReasonDialog
      about={`risk note ${caseNo}`}
      title={words('risk.do.note')}
      label={words('risk.noteText')}
      confirm={words('risk.keep')}
      error={note.error}
      isBusy={note.isPending}
      onClose={onClose}
      onConfirm={(text) => note.mutate({ caseNo, text }, { onSuccess: onClose })}
    />
  );
}

function ProposeDialog({ found, onClose }: CaseDialogProps) {
  const words = useWords();
  const propose = useAsk('risk.propose');
  const [decision, setDecision] = useState<CaseDecision | null>(null);
  const { caseNo } = found.case;
  const lacksReport = decision === 'reported' && found.report === null;
  return (
    <ReasonDialog
      about={`risk propose ${caseNo}`}
      title={words('risk.do.propose')}
      text={words('risk.proposeText')}
      confirm={words('risk.do.propose')}
      size={560}
      canConfirm={decision !== null && !lacksReport}
      error={propose.error}
      isBusy={propose.isPending}
      onClose={onClose}
      onConfirm={(reason) => {
        if (decision === null) return;
        propose.mutate(
          { caseNo, decision, reason },
          {
            onSuccess: () => {
              onClose();
              sayDone(words('risk.proposed'));
            },
          },
        );
      }}
    >
      <Radio.Group
        label={words('risk.decisionOf')}
        withAsterisk
        value={decision ?? ''}
        onChange={(value) => setDecision(CASE_DECISIONS.find((each) => each === value) ?? null)}
      >
        <div className={classes.choices}>
          {CASE_DECISIONS.map((value) => (
            <Radio
              key={value}
              value={value}
              label={words(`risk_case_decision.${value}`)}
              description={words(`risk.decisionText.${value}`)}
            />
          ))}
        </div>
      </Radio.Group>
      {lacksReport ? <p className={classes.warned}>{words('risk.reportFirst')}</p> : null}
    </ReasonDialog>
  );
}

function ConfirmDialog({ found, isRight, onClose }: CaseDialogProps & { readonly isRight: boolean }) {
  const words = useWords();
  const confirm = useAsk('risk.confirm');
  const { caseNo, proposal: number } = found.case;
  const proposal = proposalOf(found.case, found.events);
  const act = isRight ? 'confirm' : 'decline';
  return (
    <ReasonDialog
      about={`risk ${act} ${caseNo}`}
      title={words(`risk.do.${act}`)}
      {...(proposal
        ? {
            text: words('risk.confirmText', {
              name: proposal.byName,
              decision: words(`risk_case_decision.${proposal.decision}`),
              reason: proposal.reason,
            }),
          }
        : {})}
      label={words('risk.noteText')}
      confirm={words(`risk.do.${act}`)}
      isOptional={isRight}
      error={confirm.error}
      isBusy={confirm.isPending}
      onClose={onClose}
      onConfirm={(note) =>
        confirm.mutate(
          { caseNo, proposal: number, isRight, note },
          {
            onSuccess: () => {
              onClose();
              sayDone(words(isRight ? 'risk.confirmed' : 'risk.declined'));
            },
          },
        )
      }
    />
  );
}

function ReopenDialog({ found, onClose }: CaseDialogProps) {
  const words = useWords();
  const reopen = useAsk('risk.reopen');
  const { caseNo } = found.case;
  return (
    <ReasonDialog
      about={`risk reopen ${caseNo}`}
      title={words('risk.do.reopen')}
      text={words('risk.reopenText')}
      confirm={words('risk.do.reopen')}
      error={reopen.error}
      isBusy={reopen.isPending}
      onClose={onClose}
      onConfirm={(reason) => reopen.mutate({ caseNo, reason }, { onSuccess: onClose })}
    />
  );
}

function FiledDialog({ found, onClose }: CaseDialogProps) {
  const words = useWords();
  const filed = useAsk('risk.filed');
  const [on, setOn] = useState(localToday);
  const { caseNo } = found.case;
  return (
    <ReasonDialog
      about={`risk filed ${caseNo}`}
      title={words('risk.do.filed')}
      text={words('risk.filedText')}
      label={words('risk.reference')}
      confirm={words('risk.do.filed')}
      isOneLine
      maxLength={REFERENCE_LENGTH_MAX}
      canConfirm={on !== ''}
      error={filed.error}
      isBusy={filed.isPending}
      onClose={onClose}
      onConfirm={(reference) =>
        filed.mutate(
          { caseNo, reference, on },
          {
            onSuccess: () => {
              onClose();
              sayDone(words('risk.filedDone'));
            },
          },
        )
      }
    >
      <DayField label={words('risk.filedOn')} value={on} onChange={setOn} />
    </ReasonDialog>
  );
}
