import type { StreamNode } from '@/components/explore/build-stream';

/** What a node of the picture is called, and where it leads. */
export type StreamPlace = { label: string; href: string | null; written: boolean };

/** `written` by people: not translated. */
export type NamePlace = (node: StreamNode) => StreamPlace;
