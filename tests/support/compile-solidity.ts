import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Abi, Hex } from 'viem';
import { z } from 'zod';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

const outputSchema = z.object({
  errors: z.array(z.object({ severity: z.string(), formattedMessage: z.string() })).default([]),
  contracts: z.record(
    z.string(),
    z.record(
      z.string(),
      z.object({
        abi: z.custom<Abi>(Array.isArray),
        evm: z.object({ bytecode: z.object({ object: z.string().regex(/^([0-9a-f]{2})*$/) }) }),
      }),
    ),
  ),
});

/** A contract of a test, compiled by the project's own compiler: `path` from the root of the project. */
export function compileSolidity(path: string): Record<string, { abi: Abi; bytecode: Hex }> {
  const sources: Record<string, { content: string }> = {};
  collect(path, sources);
  const input = {
    language: 'Solidity',
    sources,
    settings: { optimizer: { enabled: true }, outputSelection: { '*': { '*': ['abi', 'evm.bytecode.object'] } } },
  };
  const answer = execFileSync(`${ROOT}tools/solc`, ['--standard-json'], {
    input: JSON.stringify(input),
    maxBuffer: 2 ** 26,
  });
  const { errors, contracts } = outputSchema.parse(JSON.parse(answer.toString()));
  const failed = errors.find(({ severity }) => severity === 'error');
  if (failed) throw new Error(failed.formattedMessage);
  return Object.fromEntries(
    Object.entries(contracts[path] ?? {}).map(([name, { abi, evm }]) => [
      name,
      { abi, bytecode: `0x${evm.bytecode.object}` },
    ]),
  );
}

/** A source and everything it imports, by the names that the compiler asks for. */
function collect(path: string, sources: Record<string, { content: string }>): void {
  if (sources[path]) return;
  const file = path.startsWith('@') ? `node_modules/${path}` : path;
  const content = readFileSync(`${ROOT}${file}`, 'utf8');
  sources[path] = { content };
  for (const [, imported = ''] of content.matchAll(/^import [^"']*["']([^"']+)["'];/gm)) {
    collect(imported.startsWith('.') ? new URL(imported, `file:///${path}`).pathname.slice(1) : imported, sources);
  }
}
