/** The files behind a drop, folders opened. What the system hides (.DS_Store, Thumbs.db) is no file of a person's. */

const isHidden = (name: string) => name.startsWith('.') || name === 'Thumbs.db' || name === 'desktop.ini';

export async function filesOfDrop(transfer: DataTransfer): Promise<File[]> {
  // Entries must be taken before the first await: the browser empties the list when the handler returns.
  const entries = [...transfer.items]
    .map((item) => item.webkitGetAsEntry())
    .filter((entry) => entry !== null);
  if (entries.length === 0) return [...transfer.files];
  const found = await Promise.all(entries.map(filesOfEntry));
  return found.flat().filter((file) => !isHidden(file.name));
}

export const chosenFiles = (list: FileList | null): File[] =>
  [...(list ?? [])].filter((file) => !isHidden(file.name));

async function filesOfEntry(entry: FileSystemEntry): Promise<File[]> {
  if (entry.isFile)
    return [
      await new Promise<File>((resolve, reject) => (entry as FileSystemFileEntry).file(resolve, reject)),
    ]; // isFile says so.
  const reader = (entry as FileSystemDirectoryEntry).createReader(); // The only other kind.
  const files: File[] = [];
  for (;;) {
    // A reader answers in portions, the last one empty.
    const part = await new Promise<FileSystemEntry[]>((resolve, reject) =>
      reader.readEntries(resolve, reject),
    );
    if (part.length === 0) return files;
    files.push(...(await Promise.all(part.map(filesOfEntry))).flat());
  }
}
