import { request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import type { LookupFunction } from 'node:net';
import type { Readable } from 'node:stream';
import type { CheckedAddress } from '@/lib/engines/endpoint/check-address';

/** How long a connection may take. */
const CONNECT_MS = 10_000;

/**
 * A fetch that connects to the address that was checked, whatever the name means by now; the certificate is still the name's.
 * It follows no redirect and keeps no connection. Other addresses than the checked server's are refused.
 */
export function pinnedFetch({ url: checked, address: { address, family } }: CheckedAddress): typeof fetch {
  const lookup: LookupFunction = (_, options, callback) => {
    if (options.all) callback(null, [{ address, family }]);
    else callback(null, address, family);
  };
  return async (input, init = {}) => {
    const url = new URL(input instanceof Request ? input.url : input);
    if (url.origin !== checked.origin) throw new TypeError('Only the server that was checked is asked.');
    const { method = 'GET', body, signal } = init;
    const headers = Object.fromEntries(new Headers(init.headers));
    const open = url.protocol === 'https:' ? requestHttps : requestHttp;
    return new Promise<Response>((resolve, reject) => {
      const request = open(
        url,
        { method, headers, lookup, agent: false, ...(signal ? { signal } : {}) },
        (response) => {
          clearTimeout(late);
          const status = response.statusCode ?? 502;
          const empty = status === 204 || status === 205 || status === 304;
          if (empty) response.resume();
          const answered = new Headers();
          for (const [name, value] of Object.entries(response.headers)) {
            if (value !== undefined) answered.set(name, Array.isArray(value) ? value.join(', ') : value);
          }
          resolve(new Response(empty ? null : toWebStream(response), { status, headers: answered }));
        },
      );
      const late = setTimeout(() => request.destroy(new Error('No connection came about.')), CONNECT_MS);
      request.once('socket', (socket) => socket.once('connect', () => clearTimeout(late)));
      request.once('error', (error) => {
        clearTimeout(late);
        reject(error);
      });
      request.end(typeof body === 'string' ? body : undefined);
    });
  };
}

/** As the standard types of a body have it; Node's own differ in name. */
function toWebStream(readable: Readable): ReadableStream<Uint8Array> {
  const iterator = readable[Symbol.asyncIterator]();
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { value, done } = await iterator.next();
      if (done) controller.close();
      else controller.enqueue(new Uint8Array(value));
    },
    cancel() {
      readable.destroy();
    },
  });
}
