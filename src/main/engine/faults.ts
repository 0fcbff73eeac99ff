import type { Service } from '@shared/activity'
import type { Estate, Faults } from './estate'
import type { EventOf } from './events'

/** Whether the network between two computers is cut. A computer always reaches itself. */
export function isCut({ faults }: Estate, one: string, other: string): boolean {
  return faults.cuts.some(({ from, to }) => (from === one && to === other) || (from === other && to === one))
}

export function isStopped({ faults }: Estate, computer: string, service: Service): boolean {
  return faults.stopped.some((stopped) => stopped.computer === computer && stopped.service === service)
}

/** Whether a computer refuses the account of a DPM server: that server's own, or anybody's. */
export function isDenied({ faults }: Estate, computer: string, server: string): boolean {
  return faults.denials.some(
    (denial) => denial.computer === computer && (denial.server === null || denial.server === server)
  )
}

/** Whether a computer refuses any account. */
export function deniesAll({ faults }: Estate, computer: string): boolean {
  return faults.denials.some((denial) => denial.computer === computer && denial.server === null)
}

export function throttleOf({ faults }: Estate, computer: string): number | null {
  return faults.throttled.find((throttled) => throttled.computer === computer)?.mbps ?? null
}

/** A new agent comes in the right version, admitted, enabled and not throttled. */
export function withFreshAgent(faults: Faults, computer: string, server: string): Faults {
  return {
    ...withoutAgent(faults, computer),
    denials: faults.denials.filter((denial) => denial.computer !== computer || denial.server !== server)
  }
}

export function withUpdatedAgent(faults: Faults, computer: string): Faults {
  return { ...faults, outdated: faults.outdated.filter((name) => name !== computer) }
}

export function withoutAgent(faults: Faults, computer: string): Faults {
  return {
    ...withUpdatedAgent(faults, computer),
    disabled: faults.disabled.filter((name) => name !== computer),
    throttled: faults.throttled.filter((throttled) => throttled.computer !== computer)
  }
}

type FaultEvent = EventOf<
  | 'agent-set'
  | 'agent-pointed'
  | 'network-cut'
  | 'network-restored'
  | 'service-stopped'
  | 'service-started'
  | 'agent-outdated'
  | 'credentials-spoiled'
  | 'credentials-corrected'
>

export function faultsAfter(faults: Faults, event: FaultEvent): Faults {
  switch (event.kind) {
    case 'agent-set': {
      const { computer, disabled, mbps } = event
      const { outdated } = faults
      const others = withoutAgent(faults, computer)
      return {
        ...others,
        outdated,
        disabled: disabled ? [...others.disabled, computer] : others.disabled,
        throttled: mbps === null ? others.throttled : [...others.throttled, { computer, mbps }]
      }
    }
    case 'agent-pointed':
      return { ...faults, denials: admitting(faults, event.computer, [event.server, null]) }
    case 'network-cut':
      return { ...faults, cuts: [...faults.cuts, { from: event.from, to: event.to }] }
    case 'network-restored': {
      const ends = [event.from, event.to]
      return {
        ...faults,
        cuts: faults.cuts.filter(({ from, to }) => !ends.includes(from) || !ends.includes(to))
      }
    }
    case 'service-stopped':
      return {
        ...faults,
        stopped: [...faults.stopped, { computer: event.computer, service: event.service }]
      }
    case 'service-started':
      return {
        ...faults,
        stopped: faults.stopped.filter(
          ({ computer, service }) => computer !== event.computer || service !== event.service
        )
      }
    case 'agent-outdated':
      return { ...faults, outdated: [...faults.outdated, event.computer] }
    case 'credentials-spoiled':
      return { ...faults, denials: [...faults.denials, { computer: event.computer, server: null }] }
    case 'credentials-corrected':
      return { ...faults, denials: admitting(faults, event.computer, [null]) }
  }
}

function admitting({ denials }: Faults, computer: string, servers: readonly (string | null)[]) {
  return denials.filter((denial) => denial.computer !== computer || !servers.includes(denial.server))
}
