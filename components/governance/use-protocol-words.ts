import { useReader, useTexts } from '#texts';
import type { ProtocolWords } from '@/components/governance/protocol-words';

/** The words of the protocol for the reader. In async components: getProtocolWords. */
export function useProtocolWords(): ProtocolWords {
  return { t: useTexts('governance.protocolWords'), address: useTexts('ui.address'), tag: useReader().tag };
}
