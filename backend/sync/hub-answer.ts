/**
 * Only an answer that carries the hub's mark counts: a captive portal, a proxy or another server is never mistaken
 * for an acknowledgement.
 */
import { z } from 'zod';
import { SyncError } from './errors.ts';

export const hubMark = 'plateau-audit-hub';
const largestAnswerBytes = 64 * 1024 * 1024;

/** A refusal by a genuine hub. */
export interface Refusal {
  status: number;
  code: string;
  message: string;
  /** Where the hub wants an upload to go on. */
  offset: number | undefined;
  /** Seconds to wait, when the hub asks to slow down. */
  retryAfterS: number | undefined;
}

export class HubRefusal extends SyncError {
  readonly refusal: Refusal;
  constructor(refusal: Refusal) {
    super(refusal.status >= 500 ? 'HUB_UNREACHABLE' : 'HUB_REFUSED', refusal.message, refusal.status >= 500);
    this.refusal = refusal;
  }
}

const refusalSchema = z.object({
  hub: z.literal(hubMark),
  offset: z.number().int().min(0).optional(),
  retryAfterS: z.number().optional(),
  error: z.object({ code: z.string(), message: z.string() }),
});

export function notTheHub(response: Response): SyncError {
  const { status } = response;
  if (status >= 300 && status < 400) {
    return new SyncError(
      'HUB_UNREACHABLE',
      '请求被转到别的地址，网络可能需要先登录。请在浏览器中登录网络，再同步。',
    );
  }
  if (status >= 500)
    return new SyncError('HUB_UNREACHABLE', `中心暂时不可用（${status}），请稍后重新同步。`, true);
  return new SyncError(
    'HUB_UNREACHABLE',
    '收到的不是中心的应答，可能是网络登录页，或中心地址填写有误。请核对“设置 → 数据中心”的地址，并确认已登录网络。',
  );
}

export async function* chunks(response: Response): AsyncGenerator<Uint8Array> {
  const reader = response.body?.getReader();
  if (!reader) return;
  try {
    for (let part = await reader.read(); !part.done; part = await reader.read()) yield part.value;
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}

export async function readJson(response: Response, touch: () => void): Promise<unknown> {
  if (!(response.headers.get('content-type') ?? '').startsWith('application/json')) throw notTheHub(response);
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of chunks(response)) {
    touch();
    size += part.length;
    if (size > largestAnswerBytes) throw notTheHub(response);
    parts.push(part);
  }
  try {
    return JSON.parse(Buffer.concat(parts).toString('utf8')) as unknown;
  } catch {
    throw notTheHub(response);
  }
}

export async function readAnswer<T>(response: Response, schema: z.ZodType<T>, touch: () => void): Promise<T> {
  const content = await readJson(response, touch);
  if (response.ok) {
    const answer = schema.safeParse(content);
    if (answer.success) return answer.data;
    throw notTheHub(response);
  }
  throw refusalOf(response, content);
}

export function refusalOf(response: Response, content: unknown): SyncError {
  const refusal = refusalSchema.safeParse(content);
  if (!refusal.success) return notTheHub(response);
  const { error, offset, retryAfterS } = refusal.data;
  const { code, message } = error;
  return new HubRefusal({ status: response.status, code, message, offset, retryAfterS });
}
