/**
 * The origins a sign-in message may be bound to: the site's public address. A local deployment is reached by several
 * names of the same machine; there, `requestHost` (the Host header) counts too when it is a loopback name.
 */
export function allowedOrigins({
  appUrl,
  requestHost,
  local,
}: {
  appUrl: string;
  requestHost: string | null;
  local: boolean;
}): string[] {
  const own = new URL(appUrl).origin;
  if (!local || !requestHost || !URL.canParse(`http://${requestHost}`)) return [own];
  const { hostname, origin } = new URL(`http://${requestHost}`);
  return ['localhost', '127.0.0.1', '[::1]'].includes(hostname) ? [...new Set([own, origin])] : [own];
}
