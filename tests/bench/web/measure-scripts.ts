import { gzipSync } from 'node:zlib';

/**
 * The JavaScript of a page without anything on it: React, React DOM and Next's router, of Next 16.4.6, gzipped. Measured by
 * this function with `app/` emptied to a layout and a page with one heading, built with this project's configuration.
 */
export const FRAMEWORK_KB = 134.9;

/** The JavaScript that a page's HTML asks for, gzipped, in kB of 1,000 bytes; without what only old browsers load. */
export async function measureScripts({ url, cookie }: { url: string; cookie: string }): Promise<number> {
  const html = await (await fetch(url, { headers: { cookie } })).text();
  const sources = new Set<string>();
  for (const [tag] of html.matchAll(/<script\b[^>]*>/g)) {
    const source = /\bsrc="([^"]+)"/.exec(tag)?.[1];
    if (source && !/\bnomodule\b/i.test(tag)) sources.add(source);
  }
  let bytes = 0;
  for (const source of sources) {
    const script = await fetch(new URL(source.replaceAll('&amp;', '&'), url));
    bytes += gzipSync(new Uint8Array(await script.arrayBuffer())).length;
  }
  return bytes / 1000;
}
