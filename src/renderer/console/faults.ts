import { t } from '@shared/catalogue'
import type { Command } from '@shared/contract/commands'
import type { FaultView } from '@shared/contract/views'
import type { Start } from '@shared/words/advice'
import type { DialogRequest } from '../stores/dialogs'

/** What puts a fault right: a command, a place of the console where it is done, or a dialog that does it. */
export type Cure = { readonly label: string } & (
  { readonly does: Command } | { readonly opens: Start } | { readonly asks: DialogRequest }
)

interface FaultWords {
  /** Unique among the faults of a lab. */
  readonly id: string
  readonly title: string
  /** What it does, with the product's IDs, and what the documents name as its cure. */
  readonly text: string
  /** Where there are several, the likeliest first. */
  readonly cures: readonly Cure[]
}

export function wordsOf(fault: FaultView): FaultWords {
  switch (fault.kind) {
    case 'offline':
      return {
        id: `offline ${fault.server}`,
        title: t`${fault.server} does not answer`,
        text: t`Its agent is unreachable, and jobs that need it fail (IDs 3122 and 41). Bring the computer back.`,
        cures: [{ label: t`Repair ${fault.server}`, does: { do: 'repair-server', server: fault.server } }]
      }
    case 'network-cut': {
      const { from, to } = fault
      return {
        id: `network ${from} ${to}`,
        title: t`The network between ${from} and ${to} is cut`,
        text: t`The agent is unreachable, and jobs between the two fail (IDs 3122 and 53). Check network and firewall, and restore the connection.`,
        cures: [{ label: t`Restore network`, does: { do: 'restore-network', from, to } }]
      }
    }
    case 'service-stopped': {
      const { computer, service } = fault
      return {
        id: `service ${computer} ${service}`,
        title: t`${service} is stopped on ${computer}`,
        text:
          service === 'DPMWriter'
            ? t`The secondary DPM server can neither list nor synchronize the replicas (IDs 33119 and 30300). Start the service.`
            : t`Databases of the computer can be neither chosen nor backed up (ID 31310). Start the service.`,
        cures: [{ label: t`Start service`, does: { do: 'start-service', computer, service } }]
      }
    }
    case 'agent-outdated': {
      const { computer, owner } = fault
      return {
        id: `version ${computer}`,
        title: t`The protection agent on ${computer} is too old`,
        text: t`Its version does not fit the DPM server, and jobs of the computer fail (IDs 3121 and 904). Update it under Management, Agents.`,
        cures: owner === null ? [] : [{ label: t`Agents of ${owner}`, opens: { open: 'agents', on: owner } }]
      }
    }
    case 'access-denied': {
      const { computer, owner } = fault
      return {
        id: `access ${computer} ${owner ?? ''}`,
        title: t`${computer} denies access to DPM`,
        text: t`Agents cannot be installed there, and jobs of the computer fail (ID 42). Where the computer still points at a DPM server that was lost or rebuilt, run SetDpmServer on it. Otherwise correct the credentials.`,
        cures: [
          {
            label: t`Run SetDpmServer…`,
            asks: {
              kind: 'command-form',
              form: 'set-dpm-server',
              start: { computer, ...(owner === null ? {} : { server: owner }) }
            }
          },
          { label: t`Correct credentials`, does: { do: 'correct-credentials', computer } }
        ]
      }
    }
    case 'storage-full':
      return {
        id: `storage ${fault.server}`,
        title: t`The storage pool of ${fault.server} is full`,
        text: t`Jobs that need space fail there (IDs 3100 and 40003), and so do those of its secondary (ID 32662). Add storage under Management, Disk Storage.`,
        cures: [
          {
            label: t`Disk Storage of ${fault.server}`,
            opens: { open: 'disk-storage', on: fault.server }
          }
        ]
      }
  }
}

/** What concerns the agent of a computer, seen from a DPM server. */
export function concernsAgent(fault: FaultView, computer: string, server: string): boolean {
  switch (fault.kind) {
    case 'offline':
      return fault.server === computer
    case 'network-cut':
      return [fault.from, fault.to].includes(computer) && [fault.from, fault.to].includes(server)
    case 'service-stopped':
    case 'agent-outdated':
    case 'access-denied':
      return fault.computer === computer
    case 'storage-full':
      return false
  }
}

/** Whether the fault keeps a DPM server from reaching a computer. */
export const cutsOff = (fault: FaultView, computer: string, server: string): boolean =>
  ['offline', 'network-cut', 'access-denied'].includes(fault.kind) && concernsAgent(fault, computer, server)
