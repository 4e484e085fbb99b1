import type { ChainConfig } from '@/lib/chain/chain-config';
import { type Hex, toLowerHex } from '@/lib/core/hex';

/** The people and roles of the local deployment, by lower-case address (lib/chain/local-accounts.ts derives the same). */
const NAMES: Readonly<Record<string, string>> = {
  '0xf39fd6e51aad88f6f4ce6ab8827279cfffb92266': 'amara',
  '0x70997970c51812dc3a010c7d01b50e0d17dc79c8': 'bilal',
  '0x3c44cdddb6a900fa2b585dd299e03d12fa4293bc': 'chiara',
  '0x90f79bf6eb2c4f870365e785982e1f101e93b906': 'dmitri',
  '0x15d34aaf54267db7d7c367839aaf71a00a2c6a65': 'elif',
  '0x9965507d1a55bcc2695c58ba16fb37d819b0a4dc': 'farid',
  '0x14dc79964da2c08b23698b3d3cc7ca32193d9955': 'guardian',
  '0x23618e81e3f5cdf7f54c3d65f7fbc0abf5b21e8f': 'operator',
  '0xa0ee7a142d267c1f36714e4a8f75612f20a79720': 'deployer',
  '0xbcd4042de499d14e55001ccbb24a551f3b954096': 'grace',
  '0x71be63f3384f5fb98995898a86b02fb2426c5788': 'hana',
};

/**
 * The name of one of the local deployment's people and roles, or null. Their keys are published: on any other chain
 * nobody is vouched for by name.
 */
export function accountName(address: string, { local }: Pick<ChainConfig, 'local'>): string | null {
  return local ? (NAMES[address.toLowerCase()] ?? null) : null;
}

/** The lower-case address behind a name that `accountName` gives, or null. */
export function findAccount(name: string, { local }: Pick<ChainConfig, 'local'>): string | null {
  if (!local) return null;
  const wanted = name.trim().toLowerCase();
  return Object.entries(NAMES).find(([, known]) => known === wanted)?.[0] ?? null;
}

/** The lower-case addresses whose name begins with a text, as `accountName` gives them. */
export function findAccountsByNamePart(text: string, { local }: Pick<ChainConfig, 'local'>): Hex[] {
  const wanted = text.trim().toLowerCase();
  if (!local || wanted === '') return [];
  return Object.entries(NAMES).flatMap(([address, name]) =>
    name.startsWith(wanted) ? [toLowerHex(`0x${address.slice(2)}`)] : [],
  );
}
