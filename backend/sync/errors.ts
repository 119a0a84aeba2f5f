/** Why a synchronisation ended early; the message is a Chinese sentence that says what to do. */
export type SyncErrorCode = 'HUB_UNREACHABLE' | 'HUB_REFUSED' | 'CANCELLED';

export class SyncError extends Error {
  override name = 'SyncError';
  readonly code: SyncErrorCode;
  /** True when the same request may succeed a moment later. */
  readonly retryable: boolean;

  constructor(code: SyncErrorCode, message: string, retryable = false) {
    super(message);
    this.code = code;
    this.retryable = retryable;
  }
}

const certificateCodes = new Set([
  'CERT_HAS_EXPIRED',
  'CERT_NOT_YET_VALID',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'ERR_TLS_CERT_ALTNAME_INVALID',
]);

const noCode = 'NETWORK';

function sentenceFor(code: string): string {
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN')
    return '找不到中心的地址。请检查网络连接和“设置 → 数据中心”的地址。';
  if (code === 'ECONNREFUSED') return '中心没有应答。请确认中心已启动、地址和端口正确。';
  if (code === 'ENETUNREACH' || code === 'EHOSTUNREACH' || code === 'ENETDOWN')
    return '网络不通。请检查网线、无线或手机热点。';
  // Fetch tells nothing of a proxy's 407, and so ends here too.
  if (code === noCode) {
    return '连接中心失败，可能是网络代理要求登录，或连接被切断。数据没有丢失，请确认已登录网络后重新同步。';
  }
  if (certificateCodes.has(code)) {
    return '中心的证书不被信任，可能网络被拦截，或本机日期不对。请核对日期，或改用其他网络。';
  }
  return `与中心的连接中断（${code}）。数据没有丢失，请在网络恢复后重新同步。`;
}

/** The innermost error code of a failed fetch, which hides it under `cause`. */
function codeOf(error: unknown): string {
  let code = noCode;
  for (let current = error; current instanceof Error; current = current.cause) {
    const own = (current as NodeJS.ErrnoException).code;
    if (typeof own === 'string') code = own;
  }
  return code;
}

/** A network failure as a sentence for people. */
export function unreachable(error: unknown): SyncError {
  const code = codeOf(error);
  return new SyncError('HUB_UNREACHABLE', sentenceFor(code), !certificateCodes.has(code));
}

export const timedOut = (): SyncError =>
  new SyncError('HUB_UNREACHABLE', '中心长时间没有应答。数据没有丢失，请在网络好转后重新同步。', true);

export const cancelled = (): SyncError => new SyncError('CANCELLED', '已取消同步。已传完的部分不会丢失。');
