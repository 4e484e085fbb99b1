import { type HttpTransport, type HttpTransportConfig, http } from 'viem';

/** viem writes the address it asked into an error's message, its stack and these. */
const TEXTS = ['message', 'stack', 'shortMessage', 'details', 'url', 'input'];

/**
 * viem's HTTP transport whose errors do not name the node: its address often carries a key, and errors end in logs. The
 * errors keep their classes, so what is asked of them (`walk`, `instanceof`) stays true.
 */
export function httpWithoutAddress(rpcUrl: string, options: HttpTransportConfig): HttpTransport {
  const secrets = [rpcUrl, ...(URL.canParse(rpcUrl) ? [new URL(rpcUrl).href, withoutCredentials(rpcUrl)] : [])];
  const transport = http(rpcUrl, options);
  return (parameters) => {
    const { request, ...rest } = transport(parameters);
    return {
      ...rest,
      request: (call, how) =>
        request(call, how).catch((error: unknown) => {
          hide(error, secrets);
          throw error;
        }),
      // viem's request is generic over its schema, which a function of ours cannot restate.
    } as ReturnType<HttpTransport>;
  };
}

function withoutCredentials(rpcUrl: string): string {
  const url = new URL(rpcUrl);
  url.username = '';
  url.password = '';
  return url.href;
}

function hide(error: unknown, secrets: readonly string[]): void {
  for (let one = error; one instanceof Error; one = one.cause) {
    const found = one;
    const clean = (text: unknown): unknown =>
      typeof text === 'string' ? secrets.reduce((left, secret) => left.replaceAll(secret, '[RPC_URL]'), text) : text;
    for (const name of TEXTS) if (name in found) Reflect.set(found, name, clean(Reflect.get(found, name)));
    const lines: unknown = Reflect.get(found, 'metaMessages');
    if (Array.isArray(lines)) Reflect.set(found, 'metaMessages', lines.map(clean));
  }
}
