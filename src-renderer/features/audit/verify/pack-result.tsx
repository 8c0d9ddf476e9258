/** What the verifier says of a pack: holds or not, check by check, the first faults with file and record, and the key to compare. */
import { IconShieldCheck, IconShieldX } from '@tabler/icons-react';
import type { PackVerdict } from '../../../../shared/contract/evidence.ts';
import { Facts } from '../../../ui/facts.tsx';
import table from '../../../ui/table.module.css';
import { Tag, type Tone } from '../../../ui/tag.tsx';
import result from '../../../ui/verification/verification-result.module.css';
import { useWords } from '../../../ui/words.ts';
import classes from '../parts.module.css';
import { checkRows, grouped, placeOf } from './verdict-rows.ts';

const TONES: Readonly<Record<PackVerdict['checks'][number]['state'], Tone>> = {
  holds: 'ok',
  fails: 'bad',
  not_asked: 'plain',
};
const MARKS = { holds: '✓', fails: '✕', not_asked: '–' } as const;

export function PackResult({
  verdict,
  earlier,
}: {
  readonly verdict: PackVerdict;
  readonly earlier: string;
}) {
  const words = useWords();
  const { holds, faults } = verdict;
  const Icon = holds ? IconShieldCheck : IconShieldX;
  return (
    <div className={result.result} role="status">
      <header className={result.head} data-holds={holds || undefined}>
        <Icon size={28} stroke={1.6} aria-hidden />
        <div>
          <h2>{words(holds ? 'verifyPack.holds' : 'verifyPack.fails')}</h2>
          <p>{words(holds ? 'verifyPack.holdsText' : 'verifyPack.failsText')}</p>
        </div>
      </header>
      <div className={result.table}>
        <table className={table.table} aria-label={words('verifyPack.checks')}>
          <tbody>
            {checkRows(verdict).map(({ check, state, count, faults: found }) => (
              <tr key={check}>
                <td>
                  <Tag tone={TONES[state]}>
                    {MARKS[state]} {words(`pack_check_state.${state}`)}
                  </Tag>
                </td>
                <td className={classes.whole}>
                  <strong>{words(`pack_check.${check}`)}</strong>
                  <span className={classes.muted}> {words(`pack_check.${check}.text`)}</span>
                  {check === 'extends' && earlier !== '' ? <span data-code> {earlier}</span> : null}
                </td>
                <td className={table.right}>
                  {found > 0
                    ? words('verifyPack.faultCount', { count: found })
                    : count > 0
                      ? count.toLocaleString('en')
                      : ''}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {faults.length > 0 ? (
        <section>
          <h3>{words('verifyPack.faults')}</h3>
          {faults.map((fault) => (
            <div
              key={`${fault.check} ${fault.file} ${fault.record} ${fault.kind} ${fault.found}`}
              className={`${result.first} ${classes.fault}`}
            >
              <p>
                {words(`pack_check.${fault.check}`)} · <span data-code>{placeOf(words, fault)}</span>
              </p>
              <Facts
                facts={[
                  {
                    name: words('verifyPack.kind'),
                    value: words.or(`pack_fault.${fault.kind}`, fault.kind),
                  },
                  { name: words('verify.col.expected'), value: fault.expected, isCode: true },
                  { name: words('verify.col.found'), value: fault.found, isCode: true },
                ]}
              />
            </div>
          ))}
        </section>
      ) : null}
      <Facts
        facts={[
          { name: words('verifyPack.house'), value: verdict.name },
          { name: words('verifyPack.workspace'), value: verdict.workspace, isCode: true },
          {
            name: words('packScreen.headSize'),
            value: verdict.size === 0 ? '' : verdict.size.toLocaleString('en'),
          },
          { name: words('packScreen.headAt'), value: verdict.at },
          { name: words('audit.root'), value: verdict.root, isCode: true },
          { name: words('verifyPack.key'), value: grouped(verdict.keyId), isCode: true },
          { name: words('verifyPack.sha'), value: grouped(verdict.sha256), isCode: true },
        ]}
      />
      <p className={classes.muted}>{words('verifyPack.compare')}</p>
    </div>
  );
}
