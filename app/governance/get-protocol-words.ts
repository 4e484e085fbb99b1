import type { ProtocolWords } from '@/components/governance/protocol-words';
import { getTexts } from '@/lib/texts/get-texts';
import { readReader } from '@/lib/texts/read-reader';

/** The words of the protocol for the reader of the current request. */
export async function getProtocolWords(): Promise<ProtocolWords> {
  const [t, address, { tag }] = await Promise.all([
    getTexts('governance.protocolWords'),
    getTexts('ui.address'),
    readReader(),
  ]);
  return { t, address, tag };
}
