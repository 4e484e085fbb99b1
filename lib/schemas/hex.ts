import { z } from 'zod';
import { toLowerHex } from '@/lib/core/hex';

/** An account or contract: 0x and 40 hexadecimal digits, made lower-case. */
export const addressSchema = z
  .string()
  .regex(/^0x[0-9a-fA-F]{40}$/, 'Expected an address: 0x and 40 hexadecimal digits.')
  .transform((text) => toLowerHex(`0x${text.slice(2)}`));

/** 32 bytes: 0x and 64 hexadecimal digits, made lower-case. */
export const hashSchema = z
  .string()
  .regex(/^0x[0-9a-fA-F]{64}$/, 'Expected 32 bytes: 0x and 64 hexadecimal digits.')
  .transform((text) => toLowerHex(`0x${text.slice(2)}`));

/** Bytes of any length, like a signature: 0x and an even number of hexadecimal digits, made lower-case. */
export const bytesSchema = z
  .string()
  .regex(/^0x([0-9a-fA-F]{2})+$/, 'Expected bytes: 0x and an even number of hexadecimal digits.')
  .transform((text) => toLowerHex(`0x${text.slice(2)}`));

/** An amount of OPEN in base units, written as decimal digits in JSON. */
export const amountSchema = z
  .string()
  .regex(/^(0|[1-9]\d{0,77})$/, 'Expected an amount in base units: decimal digits.')
  .transform((text) => BigInt(text));

/** A signed integer written as decimal digits in JSON. */
export const signedSchema = z
  .string()
  .regex(/^(0|-?[1-9]\d{0,77})$/, 'Expected an integer: decimal digits.')
  .transform((text) => BigInt(text));
