import fc from 'fast-check'
import { data } from './builder'

/* The names that random histories are told with. Those of larger labs are folded into smaller ones. */

export const DPM = ['DPM1', 'DPM2', 'DPM3', 'DPM4']
export const SERVERS = ['Server1', 'Server2', 'Server3']
const GROUPS = ['A', 'B', 'C']

/** Mostly one of the names, once in a while one that no lab has. */
export const mostly = (names: readonly string[], other = 'Nothing') =>
  fc.oneof({ weight: 60, arbitrary: fc.constantFrom(...names) }, { weight: 1, arbitrary: fc.constant(other) })

export const dpm = mostly(DPM)
export const server = mostly(SERVERS)
export const computer = fc.oneof({ weight: 3, arbitrary: server }, { weight: 2, arbitrary: dpm })
export const groupName = mostly(GROUPS, 'a.b')
export const confirm = fc.constantFrom({}, { confirm: true }, { confirm: false })

export const dataSourceOf = (name: string) => {
  const one = DPM.includes(name)
    ? mostly(['DPMDB', 'DPMDB', 'System State', 'E:'], 'Z:')
    : mostly(['C:', 'D:', 'SQL/P'], 'Z:')
  return fc.oneof(
    { weight: 6, arbitrary: one },
    { weight: 2, arbitrary: fc.constant('all') },
    { weight: 1, arbitrary: fc.array(one, { minLength: 1, maxLength: 3 }) }
  )
}

export const direct = computer.chain((name) => dataSourceOf(name).map((dataSource) => data(name, dataSource)))

/** How long time goes on in one piece. */
export const stretch = fc.constantFrom('1m', '20m', '3h', '9h', '1d', '4d')
