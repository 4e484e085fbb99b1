/** Written by the process that listens (lib/runtime/web/limit-requests.ts) over whatever was sent; nobody else can. */
export const NETWORK_HEADER = 'x-tributary-network';

/** The address or network that a request is counted under; null where none is, as from this machine or in development. */
export function readNetwork({ headers }: Request): string | null {
  return headers.get(NETWORK_HEADER);
}
