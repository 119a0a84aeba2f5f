/** The page's security policy admits run-time styles only with the nonce of this document. */

/** The host puts a fresh nonce into the page; undefined where no policy is in force. */
export function cspNonce(): string | undefined {
  const meta = document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]');
  return meta?.content && !meta.content.startsWith('__') ? meta.content : undefined;
}

/**
 * Gives the nonce to every style element that is made on this page. antd takes it from its configuration, but the
 * scroll lock under its dialogs makes style elements without asking, and each would be refused and logged.
 */
export function addNonceToStyles(): void {
  const nonce = cspNonce();
  if (nonce === undefined) return;
  const create: (tag: string, options?: ElementCreationOptions) => HTMLElement =
    document.createElement.bind(document);
  const withNonce = (tag: string, options?: ElementCreationOptions) => {
    const element = create(tag, options);
    if (element instanceof HTMLStyleElement) element.nonce = nonce;
    return element;
  };
  Object.assign(document, { createElement: withNonce });
}
