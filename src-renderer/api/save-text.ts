/** Hands what is already in the page to the person as a file; what comes from the engine by token goes through saveFile. */
export const saveText = (text: string, fileName: string): void =>
  saveBlob(new Blob([text], { type: 'application/json' }), fileName);

export function saveBlob(blob: Blob, fileName: string): void {
  const address = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = address;
  link.download = fileName;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), KEPT_MS);
}

/** The browser has taken the bytes by then. */
const KEPT_MS = 10_000;
