import { decoderKernel } from '@/lib/models/decoder/kernel-bytes';

type Numbers<Count extends number, Found extends number[] = []> = Found['length'] extends Count
  ? Found
  : Numbers<Count, [...Found, number]>;
type Call<Count extends number> = (...pointersAndSizes: Numbers<Count>) => void;

/** The functions of `assembly/`, by their names; what each takes stands there. */
export type DecoderKernel = {
  readonly multiply: Call<13>;
  readonly scratchBytes: () => number;
  readonly add: Call<3>;
  readonly attend: Call<3>;
  readonly attendBackward: Call<4>;
  readonly copy: Call<3>;
  readonly embed: Call<5>;
  readonly embedBackward: Call<7>;
  readonly gainBackward: Call<8>;
  readonly gate: Call<4>;
  readonly gateBackward: Call<4>;
  readonly loseRows: Call<6>;
  readonly normalise: Call<7>;
  readonly normaliseBackward: Call<7>;
  readonly rotate: Call<9>;
  readonly sumSquares: (x: number, length: number) => number;
  readonly updateWeights: Call<13>;
  readonly zero: Call<2>;
};

/** Memory that workers share, for at least `bytes`. */
export function createDecoderMemory(bytes: number): WebAssembly.Memory {
  return new WebAssembly.Memory({ initial: Math.ceil(bytes / 65_536) + 1, maximum: 65_536, shared: true });
}

/** The kernel over a memory; each thread makes its own. */
export function openDecoderKernel(memory: WebAssembly.Memory): DecoderKernel {
  const module = new WebAssembly.Module(decoderKernel());
  // The module is compiled from `assembly/`, whose exports these are: tests/unit/models/decoder holds them together.
  return new WebAssembly.Instance(module, { env: { memory } }).exports as unknown as DecoderKernel;
}
