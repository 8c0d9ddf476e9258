/**
 * A second window of the same browser, one that stands by itself. A second tab would be one too, but of two tabs in one window Chromium draws
 * the one behind once a second only, and everything a person does there waits for that.
 */
import { expect, type Page } from '@playwright/test';

export async function anotherWindow(page: Page): Promise<Page> {
  const context = page.context();
  const browser = context.browser();
  if (!browser) throw new Error('A window is opened by a browser.');
  const { targetInfo } = await (await context.newCDPSession(page)).send('Target.getTargetInfo');
  const opening = context.waitForEvent('page');
  await (await browser.newBrowserCDPSession()).send('Target.createTarget', {
    url: 'about:blank',
    newWindow: true,
    ...(targetInfo.browserContextId && { browserContextId: targetInfo.browserContextId }),
  });
  const window = await opening;
  expect(window.context(), 'the same browser, the same cookie').toBe(context);
  return window;
}
