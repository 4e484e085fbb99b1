const dev = process.env.NODE_ENV === 'development';

// Next puts small scripts of its own into each page; a nonce would make every page dynamic. Reloading needs eval, and a
// receipt is checked in the page by the kernel that computed it, which is WebAssembly.
const contentSecurityPolicy = [
  "default-src 'self'",
  `script-src 'self' 'unsafe-inline' 'wasm-unsafe-eval'${dev ? " 'unsafe-eval'" : ''}`,
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  `connect-src 'self'${dev ? ' ws:' : ''}`,
  "worker-src 'self' blob:",
  "object-src 'none'",
  "base-uri 'self'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ');

// What programs get may hold what people sent: opened as a page, it runs nothing and loads nothing.
const dataSecurityPolicy = "default-src 'none'; sandbox; frame-ancestors 'none'";

const headers = [
  { key: 'Content-Security-Policy', value: contentSecurityPolicy },
  { key: 'X-Content-Type-Options', value: 'nosniff' },
  { key: 'X-Frame-Options', value: 'DENY' },
  { key: 'Referrer-Policy', value: 'strict-origin-when-cross-origin' },
  { key: 'Permissions-Policy', value: 'camera=(), microphone=(), geolocation=(), payment=()' },
];

/** @type {import('next').NextConfig} */
export default {
  poweredByHeader: false,
  reactStrictMode: true,
  // The wallets' loggers and the queue load parts of themselves by name at run time.
  serverExternalPackages: ['pino', 'pino-pretty', 'lokijs', 'encoding', 'graphile-worker', 'pg'],
  // A lock file in a folder above must not become the root of the build.
  turbopack: { root: import.meta.dirname },
  // `npm test` checks the types of everything, tests included; a start need not check them again.
  typescript: { ignoreBuildErrors: true },
  // Writing the cache of a build takes longer than it saves: a start builds once per version.
  experimental: { turbopackFileSystemCacheForBuild: false },
  // Of two that fit the later wins, also over what a route says itself.
  headers: async () => [
    { source: '/:path*', headers },
    ...['/api/:path*', '/v1/:path*'].map((source) => ({
      source,
      headers: [{ key: 'Content-Security-Policy', value: dataSecurityPolicy }],
    })),
  ],
};
