/** The other language by its own name: whoever cannot read this page finds it. */
import { LOCALES } from '../../../shared/wording/catalogue.ts';
import { invalidate, useAsk } from '../../api/client.tsx';
import { useWords } from '../../ui/words.ts';
import classes from './workspace-page.module.css';

export function LanguageSwitch() {
  const words = useWords();
  const save = useAsk('settings.set');
  const others = LOCALES.filter((locale) => locale !== words.locale);
  return others.map((locale) => (
    <button
      key={locale}
      type="button"
      lang={locale}
      className={classes.language}
      onClick={() => save.mutate({ locale }, { onSuccess: () => void invalidate('settings.get') })}
    >
      {words(`settings.locale.${locale}`)}
    </button>
  ));
}
