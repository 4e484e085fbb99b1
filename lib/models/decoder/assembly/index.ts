export { multiply, scratchBytes } from './multiply';
export {
  add, attend, attendBackward, copy, embed, embedBackward, gainBackward, gate, gateBackward, loseRows, normalise,
  normaliseBackward, rotate, sumSquares, updateWeights, zero,
} from './layers';
