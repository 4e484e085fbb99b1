/**
 * Entries of a suffix array under construction: bits 0–29 a position, bit 30 the last (largest) of its class of equal
 * substrings, bit 31 kept for a later scan.
 */
export const POSITION = 0x3fffffff;
export const CLASS_END = 0x40000000;
export const LATER = -0x80000000;
