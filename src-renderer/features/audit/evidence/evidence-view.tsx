/**
 * The evidence pack: its scope on the left, what it holds and leaves out on the right as it would be made now, and beneath what was handed over.
 *
 * What was chosen is kept, so that a look elsewhere loses none of it.
 */
import { useState } from 'react';
import { useAnswer } from '../../../api/client.tsx';
import { ErrorNote } from '../../../ui/error-note.tsx';
import { useKeptFields } from '../../../ui/kept-fields.ts';
import { useKeys } from '../../../ui/keys.ts';
import { PageSkeleton } from '../../../ui/page-skeleton.tsx';
import { useMay } from '../../../ui/rights.tsx';
import { useWords } from '../../../ui/words.ts';
import { HandOverDialog } from '../hand-over-dialog.tsx';
import classes from '../parts.module.css';
import own from './evidence.module.css';
import { HandedList } from './handed-list.tsx';
import { PlanPanel } from './plan-panel.tsx';
import { scopeOf, WHOLE_SCOPE } from './scope.ts';
import { ScopeForm } from './scope-form.tsx';

export function EvidenceView() {
  const words = useWords();
  const mayReveal = useMay('reveal');
  const { fields, isLoaded, type } = useKeptFields('audit.pack-scope', WHOLE_SCOPE);
  const scope = scopeOf(fields, mayReveal);
  const plan = useAnswer('evidence.plan', { scope }, { enabled: isLoaded, keepsPrevious: true });
  const [isHanding, setHanding] = useState(false);
  const canBuild = isLoaded && plan.data !== undefined && !plan.isPlaceholderData && !plan.error;
  const build = () => setHanding(true);
  useKeys(canBuild ? { b: { label: words('packScreen.build'), run: build } } : {});
  if (!isLoaded) return <PageSkeleton />;
  return (
    <div className={classes.scroll}>
      <div className={own.pack}>
        <div className={classes.side}>
          <ScopeForm
            fields={fields}
            choices={plan.data}
            canBuild={canBuild}
            onChange={type}
            onBuild={build}
          />
        </div>
        <div className={classes.main}>
          {plan.error ? <ErrorNote error={plan.error} retry={() => void plan.refetch()} /> : null}
          {plan.data && !plan.error ? (
            <PlanPanel plan={plan.data} isBehind={plan.isPlaceholderData} />
          ) : plan.error ? null : (
            <PageSkeleton />
          )}
        </div>
      </div>
      <HandedList />
      {isHanding ? (
        <HandOverDialog
          title={words('packScreen.buildTitle')}
          text={words('packScreen.buildText')}
          of={{ call: 'evidence.build', input: { scope } }}
          onClose={() => setHanding(false)}
        >
          {scope.revealed ? <p className={classes.warned}>{words('packScreen.revealedWarning')}</p> : null}
        </HandOverDialog>
      ) : null}
    </div>
  );
}
