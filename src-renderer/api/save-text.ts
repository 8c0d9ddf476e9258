/** Hands a text that is already in the page to the person as a file; what comes from the engine by token goes through saveFile. */
export function saveText(text: string, fileName: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = fileName;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), KEPT_MS);
}

/** The browser has taken the bytes by then. */
const KEPT_MS = 10_000;
