type Handler = (request: Request) => Promise<Response> | Response;
export const handlers = new Map<string, Handler>();

export const protocol = {
  registerSchemesAsPrivileged: (): void => undefined,
  handle: (scheme: string, handler: Handler): void => {
    handlers.set(scheme, handler);
  },
};
