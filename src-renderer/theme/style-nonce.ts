/**
 * The random word the shell gave this very page: only <style> elements that carry it are heeded (src-main/shells/page-files.ts). Whoever makes
 * such elements, our libraries, gets it from here.
 */
const tag = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]');
const nonce = tag?.nonce ?? '';

// Where the library that keeps the page still behind a drawer looks for it (get-nonce, by way of react-remove-scroll).
Object.assign(window, { __webpack_nonce__: nonce });

export const styleNonce = (): string => nonce;
