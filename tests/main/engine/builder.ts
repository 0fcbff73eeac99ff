import type { Command, CommandOf, MemberSelection } from '@shared/contract/commands'
import type { Verdict, Violation } from '@shared/verdict'
import { begin } from '@main/engine/begin'
import { configurationsOf } from '@main/engine/configurations'
import { decide } from '@main/engine/decide'
import { EMPTY_ESTATE, agentOwner, type Estate } from '@main/engine/estate'
import type { LabEvent } from '@main/engine/events'
import { evolveAll } from '@main/engine/evolve'
import { protectableOf } from '@main/engine/protectable'
import { linksOf } from '@main/engine/topology'

type DpmOptions = Omit<CommandOf<'add-dpm-server'>, 'do'>

export interface Layout {
  readonly dpm: readonly (string | DpmOptions)[]
  /** Protected servers and their data sources. */
  readonly servers?: Readonly<Record<string, readonly string[]>>
}

/** An estate to ask things of. `does` gives the next one; the one it was called on stays as it is. */
export class Lab {
  constructor(
    readonly estate: Estate,
    /** Everything that happened since the empty estate. */
    readonly events: readonly LabEvent[]
  ) {}

  /** Carries the commands out; throws with the violations if one of them is not `done`. */
  does(...commands: readonly (Command | readonly Command[])[]): Lab {
    return commands.flat().reduce<Lab>((before, command) => before.next(command), this)
  }

  /** The lab begins: its clock counts from here, and jobs run. */
  begins(): Lab {
    return new Lab(begin(this.estate), this.events)
  }

  after(...stretches: readonly string[]): Lab {
    return this.does(stretches.map((by) => ({ do: 'advance-clock', by })))
  }

  asks(command: Command): Verdict {
    return decide(this.estate, command).verdict
  }

  /** The verdict as lab files write it: `done with ID`, `refused ID, ID`, `warned ID`. */
  says(command: Command): string {
    return inWords(this.asks(command))
  }

  /** What the first violation, or else the first warning, is about. */
  concern(command: Command): Violation['concern'] | undefined {
    const { violations, warnings } = this.asks(command)
    return (violations[0] ?? warnings[0])?.concern
  }

  owner(computer: string): string | null {
    return agentOwner(this.estate, computer)
  }

  status(server: string): string | undefined {
    return this.estate.dpmServers.get(server)?.status ?? this.estate.protectedServers.get(server)?.status
  }

  /** `Server1 D: through DPM1, secondary, ok` */
  members(on: string): string[] {
    return (this.estate.dpmServers.get(on)?.members ?? []).map(
      (member) => `${inShort(member)}, ${member.mode}, ${member.replica}`
    )
  }

  /** `Server1 D: through DPM1` */
  inactive(on: string): string[] {
    return (this.estate.dpmServers.get(on)?.inactive ?? []).map(inShort)
  }

  groups(on: string): string[] {
    return (this.estate.dpmServers.get(on)?.groups ?? []).map((found) => found.name)
  }

  /** `DPM1→DPM2`, `DPM1→DPM2 broken` */
  links(): string[] {
    return linksOf(this.estate).map(
      (link) => `${link.protected}→${link.protector}${link.state === 'broken' ? ' broken' : ''}`
    )
  }

  /** `chained DPM1 DPM2 DPM3` */
  configurations(): string[] {
    return configurationsOf(this.estate).map((found) => [found.kind, ...found.servers].join(' '))
  }

  /** `Server1 D:`, `Server1 D: through DPM1` */
  protectable(on: string): string[] {
    return protectableOf(this.estate, on).map(inShort)
  }

  private next(command: Command): Lab {
    const { verdict, events } = decide(this.estate, command)
    if (verdict.outcome !== 'done') {
      throw new Error(
        `${JSON.stringify(command)} is ${inWords(verdict)}: ${JSON.stringify(verdict.violations)}`
      )
    }
    return new Lab(evolveAll(this.estate, events), [...this.events, ...events])
  }
}

export function lab({ dpm, servers = {} }: Layout): Lab {
  return new Lab(EMPTY_ESTATE, []).does(
    dpm.map((server) => ({
      do: 'add-dpm-server',
      ...(typeof server === 'string' ? { name: server } : server)
    })),
    Object.entries(servers).map(([name, dataSources]) => ({
      do: 'add-protected-server',
      name,
      dataSources: [...dataSources]
    }))
  )
}

export function inWords({ outcome, violations, warnings }: Verdict): string {
  const list = (of: readonly Violation[], before: string) =>
    of.length === 0 ? '' : ` ${before}${of.map(({ rule }) => rule).join(', ')}`
  return `${outcome}${list(violations, '')}${list(warnings, 'with ')}`
}

function inShort(of: { computer: string; dataSource: string; through: string | null }): string {
  return `${of.computer} ${of.dataSource}${of.through === null ? '' : ` through ${of.through}`}`
}

// Members.

export const data = (computer: string, dataSource: string | string[]): MemberSelection => ({
  computer,
  dataSource
})
export const copy = (computer: string, dataSource: string | string[], through: string): MemberSelection => ({
  computer,
  dataSource,
  through
})

// Commands.

export const install = (on: string, computer: string): Command => ({ do: 'install-agent', on, computer })
export const attach = (on: string, computer: string): Command => ({ do: 'attach-agent', on, computer })
export const uninstall = (on: string, computer: string): Command => ({ do: 'uninstall-agent', on, computer })
export const takeOwnership = (on: string, computer: string): Command => ({
  do: 'take-ownership',
  on,
  computer
})
export const check = (on: string, computer: string): Command => ({ do: 'consistency-check', on, computer })
export const switchOn = (on: string, computer: string): Command => ({ do: 'switch-protection', on, computer })
export const resume = (on: string, computer: string): Command => ({
  do: 'resume-primary-protection',
  on,
  computer
})
export const removeInactive = (on: string, computer: string): Command => ({
  do: 'remove-inactive-protection',
  on,
  computer
})
export const group = (
  on: string,
  name: string,
  ...members: MemberSelection[]
): CommandOf<'create-protection-group'> => ({
  do: 'create-protection-group',
  on,
  group: name,
  members
})
export const add = (on: string, name: string, ...members: MemberSelection[]): CommandOf<'add-members'> => ({
  do: 'add-members',
  on,
  group: name,
  members
})
export const drop = (
  on: string,
  name: string,
  keep: 'retain' | 'delete',
  ...members: MemberSelection[]
): Command => ({
  do: 'remove-members',
  on,
  group: name,
  members: members.length === 0 ? 'all' : members,
  data: keep
})
export const fail = (server: string): Command => ({ do: 'fail-server', server })
export const repair = (server: string): Command => ({ do: 'repair-server', server })
export const remove = (server: string): Command => ({ do: 'remove-server', server })
export const rebuild = (server: string, as?: string): Command =>
  as === undefined ? { do: 'rebuild-server', server } : { do: 'rebuild-server', server, as }
export const restore = (server: string, from: string): Command => ({ do: 'restore-database', server, from })
export const allowLocal = (on: string, allowed = true): Command => ({
  do: 'set-local-data-protection',
  on,
  allowed
})
export const confirmed = (command: CommandOf<'create-protection-group' | 'add-members'>): Command => ({
  ...command,
  confirm: true
})

/** Installs the agents that the members need, and makes a group named after the first computer reached. */
export function protects(on: string, ...members: MemberSelection[]): Command[] {
  const reached = [...new Set(members.map(({ computer, through }) => through ?? computer))]
  const agents = reached.filter((computer) => computer !== on).map((computer) => install(on, computer))
  return [...agents, group(on, reached[0] ?? on, ...members)]
}

/** The same for computers that have an agent of another server already, or none: attached, not installed. */
export function takesOver(on: string, ...members: MemberSelection[]): Command[] {
  return protects(on, ...members).map((step) =>
    step.do === 'install-agent' ? { ...step, do: 'attach-agent' } : step
  )
}

/** `protector` protects `primary`'s DPMDB and, if any are given, replicas it holds. */
export function chains(primary: string, protector: string, ...replicas: MemberSelection[]): Command[] {
  return protects(
    protector,
    data(primary, 'DPMDB'),
    ...replicas.map(({ computer, dataSource }) => ({ computer, dataSource, through: primary }))
  )
}
