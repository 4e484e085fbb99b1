/** The text before the first of the stop texts in it, or null when there is none. */
export function cutAtStop(text: string, stops: readonly string[]): string | null {
  const places = stops.map((stop) => text.indexOf(stop)).filter((place) => place >= 0);
  return places.length === 0 ? null : text.slice(0, Math.min(...places));
}

/** Whether the text ends with what may become a stop text. */
export function mayStop(text: string, stops: readonly string[]): boolean {
  return stops.some((stop) => {
    for (let length = Math.min(stop.length - 1, text.length); length > 0; length--) {
      if (text.endsWith(stop.slice(0, length))) return true;
    }
    return false;
  });
}
