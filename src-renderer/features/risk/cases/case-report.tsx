/**
 * The suspicious report of a case as a form. What is typed is kept by the engine for this person alone as she pauses; saved, it stands in the case for
 * the second officer to read and for the file that is handed in.
 */
import { Button, Select, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { Output } from '../../../../shared/contract/calls.ts';
import { invalidate, useAsk } from '../../../api/client.tsx';
import { ErrorNote } from '../../../ui/error-note.tsx';
import { useKeptFields } from '../../../ui/kept-fields.ts';
import { KeyCap } from '../../../ui/key-cap.tsx';
import { useKeys } from '../../../ui/keys.ts';
import { Panel } from '../../../ui/panel.tsx';
import { sayDone } from '../../../ui/said.ts';
import { Tag } from '../../../ui/tag.tsx';
import { useWords } from '../../../ui/words.ts';
import { ExportButton } from '../export-dialog.tsx';
import classes from '../risk.module.css';
import { emptyFields, isSameReport, REPORT_TEXTS, reportOf, TRIGGERS, URGENCIES } from './report-form.ts';

export function CaseReport({ found }: { readonly found: Output<'risk.case'> }) {
  const words = useWords();
  const [isShown, setShown] = useState(found.report !== null);
  const isClosed = found.case.state === 'closed';
  useKeys(
    isShown || isClosed
      ? {}
      : { w: { label: words('risk.writeReport'), run: () => setShown(true), isQuiet: true } },
  );
  return (
    <Panel
      title={words('risk.suspiciousReport')}
      aside={
        found.report === null ? null : (
          <span className={classes.acts}>
            {found.case.report === '' ? null : (
              <Tag tone={found.case.report === 'filed' ? 'ok' : 'warn'}>
                {words(`risk.report.${found.case.report}`)}
              </Tag>
            )}
            <ExportButton kind="suspicious" caseNo={found.case.caseNo} label={words('risk.exportReport')} />
          </span>
        )
      }
    >
      {isShown || found.report !== null ? (
        // Saved, the form begins anew with what was saved.
        <ReportForm key={JSON.stringify(found.report)} found={found} />
      ) : (
        <div className={classes.form}>
          <p className={classes.muted}>{words('risk.reportHint')}</p>
          {isClosed ? null : (
            <div>
              <Button
                size="compact-sm"
                variant="default"
                rightSection={<KeyCap name="w" />}
                onClick={() => setShown(true)}
              >
                {words('risk.writeReport')}
              </Button>
            </div>
          )}
        </div>
      )}
    </Panel>
  );
}

function ReportForm({ found }: { readonly found: Output<'risk.case'> }) {
  const words = useWords();
  const save = useAsk('risk.saveReport');
  const { caseNo, state } = found.case;
  const draft = useKeptFields(`risk_report ${caseNo}`, found.report ?? emptyFields());
  if (!draft.isLoaded) return null;
  const isFixed = state === 'closed' || state === 'proposed';
  const shown = isFixed ? (found.report ?? emptyFields()) : draft.fields;
  const isSaved = found.report !== null && isSameReport(found.report, shown);
  const submit = () =>
    save.mutate(
      { caseNo, report: reportOf(shown) },
      {
        onSuccess: async () => {
          sayDone(words('risk.reportSaved'));
          // What is typed stays in sight until the case shows it; then there is nothing to keep.
          await invalidate('risk.case');
          draft.send();
        },
      },
    );
  return (
    <form
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <div className={classes.fields}>
        <Select
          label={words('risk.reportField.urgency')}
          allowDeselect={false}
          readOnly={isFixed}
          value={shown.urgency}
          onChange={(value) =>
            draft.type({ urgency: URGENCIES.find((each) => each === value) ?? shown.urgency })
          }
          data={URGENCIES.map((value) => ({ value, label: words(`risk.urgency.${value}`) }))}
        />
        <Select
          label={words('risk.reportField.trigger')}
          allowDeselect={false}
          readOnly={isFixed}
          value={shown.trigger}
          onChange={(value) =>
            draft.type({ trigger: TRIGGERS.find((each) => each === value) ?? shown.trigger })
          }
          data={TRIGGERS.map((value) => ({ value, label: words(`risk.trigger.${value}`) }))}
        />
      </div>
      {REPORT_TEXTS.map(({ name, max, rows }) => {
        const field = {
          label: words(`risk.reportField.${name}`),
          maxLength: max,
          readOnly: isFixed,
          value: shown[name],
        };
        return rows === 1 ? (
          <TextInput
            key={name}
            {...field}
            onChange={(event) => draft.type({ [name]: event.currentTarget.value })}
          />
        ) : (
          <Textarea
            key={name}
            {...field}
            autosize
            minRows={rows}
            maxRows={14}
            onChange={(event) => draft.type({ [name]: event.currentTarget.value })}
          />
        );
      })}
      <ErrorNote error={save.error} />
      {isFixed ? null : (
        <footer className={classes.dialogActs}>
          <span className={classes.muted}>{isSaved ? '' : words('risk.reportUnsaved')}</span>
          <span className={classes.spread} />
          <Button type="submit" variant="default" disabled={isSaved} loading={save.isPending}>
            {words('risk.saveReport')}
          </Button>
        </footer>
      )}
    </form>
  );
}
