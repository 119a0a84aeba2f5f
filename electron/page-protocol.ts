/** app:// serves the built page: a real origin with a strict policy instead of file://. */
import type { Protocol } from 'electron';
import { readPageFile } from '../backend/page-files.ts';

export const pageScheme = 'app';
export const pageOrigin = 'app://plateau';

export function servePage(protocol: Protocol, rendererDir: string): void {
  protocol.handle(pageScheme, async (request) => {
    const url = new URL(request.url);
    if (url.host !== 'plateau' || request.method !== 'GET') return new Response('未找到', { status: 404 });
    const file = await readPageFile(rendererDir, url.pathname);
    return new Response(new Uint8Array(file.body), { status: file.status, headers: file.headers });
  });
}
