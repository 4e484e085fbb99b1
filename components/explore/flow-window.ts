/** How many of the newest answers are shown at once. */
export const FLOW_WINDOWS = [25, 100, 400] as const;

export type FlowWindow = (typeof FLOW_WINDOWS)[number];

/** What the address of the page asks for; else the first. */
export function parseFlowWindow(text: string | string[] | undefined): FlowWindow {
  return FLOW_WINDOWS.find((size) => String(size) === text) ?? FLOW_WINDOWS[0];
}
