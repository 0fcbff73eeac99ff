const STEP = 1_024
const UNITS = ['MB', 'GB', 'TB']

/** A size in MB as the console shows it: `512 MB`, `12.50 GB`, `1.20 TB`. */
export function sizeText(megabytes: number): string {
  let value = megabytes
  let unit = 0
  while (value >= STEP && unit < UNITS.length - 1) {
    value /= STEP
    unit++
  }
  return `${unit === 0 ? Math.round(value) : value.toFixed(2)} ${UNITS[unit] ?? ''}`
}

/** A size in GB, as storage pools have it. */
export const gigabytesText = (gigabytes: number): string => sizeText(gigabytes * STEP)
