/**
 * The switches burnt into the packaged Electron binary, so that no variable, argument or replaced file turns the app into something else.
 *
 * What `burnFuses` leaves behind is what this table says, read back from the binary; anything else is a fault and no package.
 */
import { FuseV1Options, FuseVersion, flipFuses, getCurrentFuseWire } from '@electron/fuses';

/** Every fuse the library knows, decided. */
export const FUSES = {
  /** Off: with ELECTRON_RUN_AS_NODE the signed app would run any script with its rights to the key store. */
  RunAsNode: false,
  /** On: what the page's storage writes is encrypted with the machine's key store. */
  EnableCookieEncryption: true,
  /** Off: NODE_OPTIONS could load code before ours. */
  EnableNodeOptionsEnvironmentVariable: false,
  /** Off: --inspect would open the main process to whoever can reach the port. */
  EnableNodeCliInspectArguments: false,
  /** On: app.asar is checked against the hash in the binary (macOS and Windows; Linux has no place for it). */
  EnableEmbeddedAsarIntegrityValidation: true,
  /** On: a folder `app` laid beside app.asar would be taken first, and no hash covers it. */
  OnlyLoadAppFromAsar: true,
  /** Off: no snapshot of ours is shipped, and none of somebody else's is wanted. */
  LoadBrowserProcessSpecificV8Snapshot: false,
  /** Off: the page comes from our own scheme; file: needs no more than a browser gives it. */
  GrantFileProtocolExtraPrivileges: false,
} as const satisfies Readonly<Record<keyof typeof FuseV1Options, boolean>>;

/** As the wire in the binary writes a fuse that is on, and one that is off. */
const WIRE = { on: '1'.charCodeAt(0), off: '0'.charCodeAt(0) } as const;

export interface BurnOptions {
  /** Such a Mac runs nothing unsigned, and the change breaks the signature Electron came with: it is made anew, for whoever does not sign. */
  readonly isArmMac?: boolean;
}

/** `binary` is Electron's executable, or the .app on a Mac. Before the package is signed. */
export async function burnFuses(binary: string, { isArmMac = false }: BurnOptions = {}): Promise<void> {
  await flipFuses(binary, {
    version: FuseVersion.V1,
    resetAdHocDarwinSignature: isArmMac,
    ...Object.fromEntries(Object.entries(FUSES).map(([name, isOn]) => [indexOf(name), isOn])),
  });
  const wire: Readonly<Record<number, unknown>> = await getCurrentFuseWire(binary);
  const wrong = Object.entries(FUSES).filter(
    ([name, isOn]) => wire[indexOf(name)] !== (isOn ? WIRE.on : WIRE.off),
  );
  if (wrong.length > 0)
    throw new Error(`Fuses not as they should be: ${wrong.map(([name]) => name).join(', ')}`);
}

const indexOf = (name: string): number => Number(Reflect.get(FuseV1Options, name));
