import type { ClassifierAnswer } from '@/lib/models/classifier/types';

/** What explaining one answer gives: how much each training record moved it. */
export type AnswerInfluence = {
  readonly answer: ClassifierAnswer;
  /**
   * One entry per training record, in the order given to `prepareInfluence`: by how much the answer's
   * margin log(p/(1−p)) would fall if the record had not been there. Signed.
   */
  readonly tau: Float64Array;
  /** ‖Hs − ∇m‖ / ‖∇m‖ of the solve, measured with the exact Hessian. */
  readonly residual: number;
  /** Names the solver and the leverage correction, for the receipt. */
  readonly method: string;
};
