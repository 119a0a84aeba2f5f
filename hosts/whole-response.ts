/**
 * Sends answers with files as finished bytes. Node encodes a form while it is being sent, and where the reader leaves in
 * the middle it goes on writing into the closed stream, outside of every caller: the whole program would end by it.
 */
import type { StandardHandleResult } from '@orpc/server/standard';

export async function wholeResponse(result: StandardHandleResult): Promise<StandardHandleResult> {
  const { response } = result;
  if (!(response?.body instanceof FormData)) return result;
  const form = new Response(response.body);
  const bytes = new Uint8Array(await form.arrayBuffer());
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      controller.enqueue(bytes);
      controller.close();
    },
  });
  const headers = {
    ...response.headers,
    'content-type': form.headers.get('content-type') ?? 'multipart/form-data',
    'content-length': String(bytes.byteLength),
  };
  return { matched: true, response: { ...response, headers, body } };
}
