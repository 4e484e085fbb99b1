/** Texts of two labels that a classifier learns from a handful. */
export const RED = [
  'a ripe cherry',
  'the brick wall',
  'a ripe tomato',
  'fire truck siren',
  'ripe strawberry jam',
  'stop sign ahead',
];
export const BLUE = [
  'a clear sky',
  'the deep sea',
  'clear ocean water',
  'blueberry in the deep',
  'clear sky at noon',
  'deep sea diver',
];
