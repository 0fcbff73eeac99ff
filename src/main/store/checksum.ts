import { crc32 } from 'node:zlib'

/**
 * The checksum of a row, by its columns in the order of the table. SQLite keeps none: without it a flipped bit in
 * a name would be read as another name.
 */
export function checksum(...columns: readonly (string | number | null)[]): number {
  return crc32(columns.join('\u0000'))
}
