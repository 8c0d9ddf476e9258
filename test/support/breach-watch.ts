/** Hears every breach of the policy that a page's own doing causes, over reloads, from its first script on. */
import type { Page } from '@playwright/test';

/** The list grows as breaches happen: directive, and what was stopped. A page that is well made leaves it empty. */
export async function watchBreaches(page: Page): Promise<string[]> {
  const breaches: string[] = [];
  await page.exposeFunction('policyBreached', (what: string) => void breaches.push(what));
  await page.addInitScript(() =>
    document.addEventListener('securitypolicyviolation', (event) => {
      const tell: unknown = Reflect.get(window, 'policyBreached');
      if (typeof tell === 'function')
        tell(`${event.effectiveDirective} ${event.blockedURI} ${event.sourceFile}:${event.lineNumber}`);
    }),
  );
  return breaches;
}
