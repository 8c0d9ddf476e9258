/** Every report made, newest first: of which month, by whom, what its figures were worth then, and its files with their hashes. */
import { Button, CopyButton } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import type { REPORT_FORMATS } from '../../../shared/contract/analytics-files.ts';
import type { Output } from '../../../shared/contract/calls.ts';
import { saveFile, useAsk } from '../../api/client.tsx';
import { STANDING_TONES } from '../../ui/chart/model/standing-words.ts';
import { ErrorNote } from '../../ui/error-note.tsx';
import { ownTime } from '../../ui/own-time.ts';
import { sayDone } from '../../ui/said.ts';
import { sizeText } from '../../ui/size-text.ts';
import table from '../../ui/table.module.css';
import { Tag } from '../../ui/tag.tsx';
import { useWords } from '../../ui/words.ts';
import classes from './reports.module.css';
import { missingTexts } from './worth-words.ts';

type Format = (typeof REPORT_FORMATS)[number];

export function ReportsTable({ reports }: { readonly reports: Output<'analytics.reports'>['reports'] }) {
  const words = useWords();
  const file = useAsk('analytics.reportFile');
  const take = (id: number, format: Format) =>
    file.mutate(
      { id, format },
      {
        onSuccess: async (offered) => {
          await saveFile(offered);
          sayDone(words('exports.done', { file: offered.fileName }));
        },
      },
    );
  const heads = ['month', 'standing', 'madeAt', 'by', 'files'] as const;
  return (
    <>
      {file.error ? <ErrorNote error={file.error} /> : null}
      <table className={table.table} aria-label={words('analytics.reports.made')}>
        <thead>
          <tr>
            {heads.map((head) => (
              <th key={head} scope="col">
                {words(`analytics.reports.col.${head}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {reports.map((report) => (
            <tr key={report.id}>
              <th scope="row" className={classes.reportMonth}>
                {report.month}
                {report.version > 1 ? (
                  <small> {words('monthly_report.version', { version: report.version })}</small>
                ) : null}
              </th>
              <td title={[...missingTexts(words, report.missing), ...report.failedFiles].join('\n')}>
                <Tag tone={STANDING_TONES[report.standing]}>
                  {words(`analytics.reports.standing.${report.standing}`)}
                </Tag>
                {report.begins === '' ? null : (
                  <small> {words('analytics.reports.begins', { day: report.begins })}</small>
                )}
              </td>
              <td>{ownTime(report.madeAt)}</td>
              <td data-code={report.madeByName === '' ? undefined : true}>
                {report.madeByName || words('analytics.reports.byItself')}
              </td>
              <td>
                <span className={classes.reportFiles}>
                  {report.files.map(({ format, sha256, bytes }) => (
                    <span key={format} className={classes.reportFile}>
                      <Button
                        size="compact-sm"
                        variant="default"
                        leftSection={<IconDownload size={13} aria-hidden />}
                        title={`SHA-256 ${sha256}`}
                        aria-label={words('analytics.reports.take', {
                          month: report.month,
                          format: format.toUpperCase(),
                        })}
                        onClick={() => take(report.id, format)}
                      >
                        {format.toUpperCase()} · {sizeText(bytes)}
                      </Button>
                      <CopyButton value={sha256}>
                        {({ copied, copy }) => (
                          <Button size="compact-sm" variant="subtle" color="gray" onClick={copy}>
                            {copied ? words('action.copied') : <code>{sha256.slice(0, 8)}…</code>}
                          </Button>
                        )}
                      </CopyButton>
                    </span>
                  ))}
                </span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
