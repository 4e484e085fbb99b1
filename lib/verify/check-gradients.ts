import { buildGradientIndex } from '@/lib/attribution/adapter-influence/build-gradient-index';
import { openAdaptedFiles } from '@/lib/attribution/adapter-influence/open-adapted';
import { AppError } from '@/lib/core/errors';
import { keccak256 } from '@/lib/core/keccak';
import { encodeRecord } from '@/lib/models/decoder/recipe/encode-record';
import type { AdapterManifest } from '@/lib/schemas/model-manifest';
import type { CheckList } from '@/lib/verify/check-list';
import type { TrainedRecord } from '@/lib/verify/check-training-set';
import type { LoadedModel } from '@/lib/verify/load-model';

const TITLE = 'Its records’ gradients come out the same from base, adapter and texts';

/**
 * Computes an adapter's index of gradients again: who publishes another one decides with it whom every answer pays. Only
 * for up to `mostGradients` records; beyond, the report says how to ask for it.
 */
export function checkGradients(list: CheckList, model: LoadedModel, mostGradients: number): void {
  const { manifest, weights, adapter, training } = model;
  if (manifest.kind !== 'adapter' || !weights || !adapter) return;
  if (!training) {
    list.notCheckable(TITLE, 'That needs every training text, and not all of them can be read any more.');
    return;
  }
  if (training.length > mostGradients) {
    list.notAsked(TITLE, `That takes a moment for each of ${training.length} records; the command line does it.`);
    return;
  }
  try {
    list.compare(TITLE, {
      field: 'gradientsHash',
      expected: keccak256(computeAgain(list, { manifest, weights, base: adapter.base, training })),
      found: manifest.gradientsHash,
      detail: `${training.length} records`,
    });
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    list.differs(TITLE, { field: 'weightsHash', expected: 'an adapter that fits its base', found: error.message });
  }
}

/** Throws `invalid-input` when base and adapter are none, or do not fit. */
function computeAgain(
  list: CheckList,
  input: {
    manifest: AdapterManifest;
    base: Uint8Array;
    weights: Uint8Array;
    training: readonly TrainedRecord[];
  },
): Uint8Array {
  const { base, decoder } = openAdaptedFiles({ base: input.base, adapter: input.weights });
  const { questionField } = input.manifest;
  const turns = input.training.map(({ text, fields }) =>
    encodeRecord(base, { question: questionField === null ? null : String(fields[questionField] ?? ''), text }),
  );
  const every = Math.ceil(turns.length / 20);
  return buildGradientIndex({ decoder, turns }, (done) => {
    if (done % every === 0) list.step(`Computing the gradients of its records again: ${done} of ${turns.length}`);
  });
}
