import type { ModelManifest } from '@/lib/schemas/model-manifest';

/**
 * A record that would have taught a model a better answer: the question and the answer it gave in the columns that the model
 * reads, for a person to put right. Columns it does not read stay empty.
 */
export function prefillCorrection(
  manifest: ModelManifest,
  { question, answer }: { question: string; answer: string },
): Record<string, string> {
  switch (manifest.kind) {
    case 'classifier':
      return { [manifest.textField]: question, [manifest.labelField]: answer };
    case 'retrieval': {
      const { questionField, answerField, textField } = manifest;
      return {
        [textField]: answer,
        ...(questionField ? { [questionField]: question } : {}),
        ...(answerField ? { [answerField]: answer } : {}),
      };
    }
    case 'adapter': {
      const { questionField, textField } = manifest;
      return questionField
        ? { [questionField]: question, [textField]: answer }
        : { [textField]: `${question} ${answer}` };
    }
    case 'endpoint':
    case 'decoder':
      return { [manifest.textField]: answer };
  }
}
