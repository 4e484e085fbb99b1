import { fromHalf } from '@/lib/models/decoder/gguf/half-floats';
import type { GgufTensorEntry } from '@/lib/models/decoder/gguf/read-gguf';

/** Elements that share a scale in Q8_0, and a block's bytes. */
const [BLOCK, BLOCK_BYTES] = [32, 34];

/** Every half-precision number, by its bits. */
const HALVES = Float32Array.from({ length: 65_536 }, (_, half) => fromHalf(half));

/** A tensor's numbers, exactly as the file has them; those of Q8_0 times their block's scale. */
export function readTensor({ dimensions, type, bytes }: GgufTensorEntry): Float32Array {
  const length = dimensions.reduce((product, dimension) => product * dimension, 1);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const out = new Float32Array(length);
  switch (type) {
    case 'F32':
      for (let k = 0; k < length; k++) out[k] = view.getFloat32(4 * k, true);
      return out;
    case 'F16':
      for (let k = 0; k < length; k++) out[k] = HALVES[view.getUint16(2 * k, true)] ?? 0;
      return out;
    case 'BF16': {
      const bits = new Uint32Array(out.buffer);
      for (let k = 0; k < length; k++) bits[k] = view.getUint16(2 * k, true) << 16;
      return out;
    }
    case 'Q8_0':
      for (let k = 0; k < length; k++) {
        const block = Math.floor(k / BLOCK) * BLOCK_BYTES;
        out[k] = (HALVES[view.getUint16(block, true)] ?? 0) * view.getInt8(block + 2 + (k % BLOCK));
      }
      return out;
  }
}
