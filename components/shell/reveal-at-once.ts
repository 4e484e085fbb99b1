/**
 * A part of a page that comes after its skeleton is shown with the next frame. React would wait until 300 ms after the first
 * paint, in case more parts come, which is longer than all else here takes together. It keeps the time of that paint in
 * `$RT` and waits only where it finds a number there; this holds the place with none. Stands in the page as a script of its
 * own, so it uses nothing else.
 */
export const REVEAL_SCRIPT = `Object.defineProperty(window,'$RT',{get(){},set(){}})`;
