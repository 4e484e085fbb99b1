export function renderAddresses(fields: readonly string[], folder: string): string;
