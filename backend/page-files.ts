/** Serves the built page from its folder and nothing outside it; used by the desktop shell and the browser host. */
import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { extname, join, normalize, sep } from 'node:path';
import { noncePlaceholder, pageHeaders, pageTypes } from '../shared/contract/page-policy.ts';

export interface PageFile {
  status: 200 | 404;
  headers: Record<string, string>;
  body: Buffer;
}

const notFound: PageFile = {
  status: 404,
  headers: { 'content-type': 'text/plain; charset=utf-8' },
  body: Buffer.from('未找到'),
};

/** @param pathname of the request, still percent-encoded. Traversal, unknown types and missing files are all 404. */
export async function readPageFile(root: string, pathname: string): Promise<PageFile> {
  const path = resolveInside(root, pathname === '/' ? '/index.html' : pathname);
  const type = path === null ? undefined : pageTypes[extname(path).toLowerCase()];
  if (path === null || type === undefined) return notFound;
  const bytes = await readFile(path).catch(() => null);
  if (bytes === null) return notFound;
  const nonce = randomBytes(16).toString('base64');
  const html = extname(path) === '.html';
  return {
    status: 200,
    headers: {
      ...pageHeaders(nonce),
      'content-type': type,
      'cache-control': html ? 'no-store' : 'public, max-age=31536000, immutable',
    },
    body: html ? Buffer.from(bytes.toString('utf8').replaceAll(noncePlaceholder, nonce)) : bytes,
  };
}

function resolveInside(root: string, pathname: string): string | null {
  let decoded: string;
  try {
    decoded = decodeURIComponent(pathname);
  } catch {
    return null;
  }
  if (/[\u0000-\u001f\\:]/.test(decoded)) return null;
  const base = normalize(root + sep);
  const path = normalize(join(base, decoded));
  return path.startsWith(base) ? path : null;
}
