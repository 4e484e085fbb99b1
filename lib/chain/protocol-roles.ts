/** The roles of ProtocolParameters, by the numbers of its `Role`. */
export const PROTOCOL_ROLES = { operator: 0, guardian: 1, treasury: 2 } as const;
