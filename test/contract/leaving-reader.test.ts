/** A page that is left while its pictures are still on their way must not end the program that sends them. */
import { request } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { serve } from '../../hosts/serve.ts';
import { wholeResponse } from '../../hosts/whole-response.ts';
import { testBackend } from './carriers.ts';
import { addPhoto } from '../../backend/exchange/photos.ts';

const form = (): FormData => {
  const data = new FormData();
  data.append('data', '{}');
  data.append('0', new File([new Uint8Array(200_000).fill(7)], 'x.jpg', { type: 'image/jpeg' }));
  return data;
};

describe('an answer with a file', () => {
  it('may be left at any moment', async () => {
    const answer = await wholeResponse({
      matched: true,
      response: { status: 200, headers: {}, body: form() },
    });
    const { body } = answer.response ?? {};
    if (!(body instanceof ReadableStream)) throw new Error('a stream of finished bytes expected');
    // An encoder that goes on writing would end the test run as it ended the program.
    await body.cancel();
    await pause(50);
  });

  it('carries what the form carried, and its length', async () => {
    const answer = await wholeResponse({
      matched: true,
      response: { status: 200, headers: {}, body: form() },
    });
    const { headers = {}, body } = answer.response ?? {};
    if (!(body instanceof ReadableStream)) throw new Error('a stream of finished bytes expected');
    const type = String(headers['content-type']);
    const read = new Response(body, { headers: { 'content-type': type } });
    const bytes = await read.clone().arrayBuffer();
    expect(headers['content-length']).toBe(String(bytes.byteLength));
    const file = (await read.formData()).get('0');
    expect(file instanceof File ? [file.name, file.size] : null).toEqual(['x.jpg', 200_000]);
  });

  it('leaves other answers as they are', async () => {
    const plain = { matched: true, response: { status: 200, headers: {}, body: { json: 1 } } } as const;
    expect(await wholeResponse(plain)).toBe(plain);
    expect(await wholeResponse({ matched: false, response: undefined })).toEqual({
      matched: false,
      response: undefined,
    });
  });

  it('is served on after readers that hang up before, at and after its first bytes', async () => {
    const backend = testBackend();
    const served = await serve(backend, { rendererDir: '/nonexistent' });
    const bytes = await sharp({ create: { width: 300, height: 200, channels: 3, background: '#557799' } })
      .jpeg()
      .toBuffer();
    const { sha256 } = await addPhoto(backend.store, {
      auditId: 'a1',
      subjectId: 'a1',
      itemId: null,
      caption: null,
      fileName: 'x.jpg',
      bytes,
    });
    const ask = (leave: 'at the first bytes' | 'never' | number) =>
      new Promise<void>((resolve) => {
        const headers = {
          origin: served.origin,
          authorization: `Bearer ${served.token}`,
          'content-type': 'application/json',
        };
        const call = request(
          `${served.origin}/rpc/photo/read`,
          { method: 'POST', headers, agent: false },
          (response) => {
            if (leave === 'at the first bytes') call.destroy();
            response.resume();
          },
        );
        // Hanging up is an error to the one who hangs up.
        call.on('error', () => resolve());
        call.on('close', () => resolve());
        call.end(JSON.stringify({ json: { sha256, size: 'thumb' } }));
        if (typeof leave === 'number') setTimeout(() => call.destroy(), leave);
      });
    for (let i = 0; i < 20; i += 1) await Promise.all([ask('at the first bytes'), ask(i), ask(i / 2)]);
    await ask('never');
    await served.close();
    await backend.close();
  });
});
