/** Thrown when a training ended because it was asked to; its checkpoint is written. */
export class TrainingStopped extends Error {}
