import { useLab } from './lab'

/** The first of PREFIX1, PREFIX2 and so on that no server of the lab has, whatever the case. */
export function freeName(prefix: string): string {
  const lab = useLab()
  const taken = new Set([...lab.dpmServers, ...lab.protectedServers].map(({ name }) => name.toLowerCase()))
  for (let number = 1; ; number++) {
    const name = `${prefix}${number}`
    if (!taken.has(name.toLowerCase())) return name
  }
}
