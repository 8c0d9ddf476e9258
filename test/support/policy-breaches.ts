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
  'style-src-elem', // <style> without the page's nonce
  'style-src-elem', // <style> with a nonce that is not the page's
  'style-src-elem', // <link rel=stylesheet> elsewhere
  'style-src-attr', // style="…"
];

export const tryBreaches = (page: Page): Promise<Breaches> =>
  page.evaluate(async () => {
    const stoppedBy: string[] = [];
    const ran: string[] = [];
    const pause = (ms: number) => new Promise((resume) => setTimeout(resume, ms));
    Object.assign(window, { ranAnyway: (how: string) => ran.push(how) });
    const stopped = async (act: () => unknown) => {
      const directives = new Set<string>();
      const note = (event: SecurityPolicyViolationEvent) => directives.add(event.effectiveDirective);
      document.addEventListener('securitypolicyviolation', note);
      act();
      for (let waited = 0; directives.size === 0 && waited < 2000; waited += 20) await pause(20);
      await pause(100); // The header and the page's own tag each tell.
      document.removeEventListener('securitypolicyviolation', note);
      stoppedBy.push([...directives].join(' '));
    };
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
    await stopped(() => put('style', { textContent: '#root { outline: 1px solid }' }));
    await stopped(() => put('style', { nonce: 'STYLE_NONCE', textContent: '#root { outline: 1px solid }' }));
    await stopped(() => put('link', { rel: 'stylesheet', href: `${elsewhere}style.css` }));
    await stopped(() => document.getElementById('root')?.setAttribute('style', 'outline: 1px solid'));
    const root = document.getElementById('root');
    if (root && getComputedStyle(root).outlineStyle !== 'none') ran.push('a style');
    return { stoppedBy, ran, fetched };
  });
