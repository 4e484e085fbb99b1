import { StandardMerkleTree } from '@openzeppelin/merkle-tree';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { keccak256 } from '@/lib/core/keccak';
import { recordProof, recordsRoot, verifyRecordProof } from '@/lib/records/records-root';

describe('recordsRoot', () => {
  it('proves every record at its own place and at no other', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 40 }), fc.nat(), (count, pick) => {
        const hashes = Array.from({ length: count }, (_, k) => keccak256(`record ${k}`));
        const root = recordsRoot(hashes);
        const index = pick % count;
        const hash = hashes[index] ?? '0x';
        const proof = recordProof(hashes, index);
        expect(verifyRecordProof({ hash, index, proof, root })).toBe(true);
        expect(verifyRecordProof({ hash, index: index + 1, proof, root })).toBe(false);
      }),
    );
  });

  it('hashes a leaf as OpenZeppelin does', () => {
    const hash = keccak256('only');
    expect(recordsRoot([hash])).toBe(StandardMerkleTree.of([[0n, hash]], ['uint256', 'bytes32']).root);
  });

  it('changes with the order of the records', () => {
    const [a, b] = [keccak256('a'), keccak256('b')];
    expect(recordsRoot([a, b])).not.toBe(recordsRoot([b, a]));
  });
});
