/** What a request brings, read within a limit: bytes, JSON, the name of a file. Whatever is malformed is null or undefined, never a fault. */
import type { IncomingMessage } from 'node:http';

/** A body of this size is read straight into its place: put together at the end it would be in memory twice. */
const LARGE_BYTES = 1024 ** 2;

/** Null past the limit; the rest of the body is not kept. The connection stays for the answer that says so. */
export async function readBody(request: IncomingMessage, limit: number): Promise<Buffer | null> {
  const stated = Number(request.headers['content-length'] ?? 0);
  if (stated >= LARGE_BYTES && stated <= limit) return readLarge(request, stated);
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request.iterator({ destroyOnReturn: false })) {
    bytes += chunk.length;
    if (bytes > limit) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

async function readLarge(request: IncomingMessage, stated: number): Promise<Buffer> {
  const body = Buffer.allocUnsafeSlow(stated);
  let bytes = 0;
  // The parser of HTTP hands out no more than was stated, and fails where less came.
  for await (const chunk of request.iterator({ destroyOnReturn: false })) bytes += chunk.copy(body, bytes);
  return bytes === stated ? body : body.subarray(0, bytes);
}

/** Undefined when it is no JSON. */
export function asJson(body: Buffer | null): unknown {
  if (body === null) return undefined;
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    return undefined;
  }
}

/** The file name in a header, which carries only ASCII. */
export function decodedName(header: string | string[] | undefined): string | null {
  try {
    const name = decodeURIComponent(String(header ?? ''));
    return name === '' || name.length > 255 ? null : name;
  } catch {
    return null;
  }
}
