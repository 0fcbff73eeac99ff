import { t } from '@shared/catalogue'
import { SERVICES } from '@shared/activity'
import type { CommandFormId } from '../stores/dialogs'
import type { CommandForm, FormContext } from './command-form'
import { computers, dpmServers, nameOption } from './form-options'

export type FailureId = Extract<
  CommandFormId,
  'cut-network' | 'stop-service' | 'fill-storage' | 'outdate-agent' | 'spoil-credentials'
>

/** A computer whose agent the server has: what goes wrong there is seen in this console. */
const ownComputer = ({ lab, server }: FormContext): string | undefined =>
  [...lab.protectedServers, ...lab.dpmServers].find(({ agentOwner }) => agentOwner === server)?.name

/** Failures that can be injected, besides a computer that goes down. */
export const failureForms: Readonly<Record<FailureId, CommandForm>> = {
  'cut-network': {
    title: t`Cut network between two computers`,
    ok: t`Cut`,
    safe: true,
    text: () =>
      t`The two computers no longer reach each other. Jobs between them fail, and the agent is shown as unreachable, until the network is restored.`,
    fields: [
      {
        kind: 'list',
        id: 'from',
        label: t`One computer`,
        options: ({ lab }) => computers(lab).map(nameOption),
        usual: ({ server }) => server
      },
      {
        kind: 'list',
        id: 'to',
        label: t`The other computer`,
        options: ({ lab }, value) =>
          computers(lab)
            .filter(({ name }) => name !== value('from'))
            .map(nameOption),
        usual: ownComputer,
        none: t`The lab has no other computer.`
      }
    ],
    command: (value) => ({ do: 'cut-network', from: value('from'), to: value('to') })
  },
  'stop-service': {
    title: t`Stop a service`,
    ok: t`Stop`,
    safe: true,
    text: () => t`What needs the service fails until it is started again.`,
    fields: [
      {
        kind: 'radio',
        id: 'service',
        label: t`Service`,
        options: () => [
          {
            value: 'SQL Server VSS Writer',
            label: 'SQL Server VSS Writer',
            description: t`Without it databases of the computer can be neither chosen nor backed up (ID 31310).`
          },
          {
            value: 'DPMWriter',
            label: 'DPMWriter',
            description: t`Without it a DPM server tells its secondary nothing of its replicas (IDs 33119 and 30300).`
          }
        ]
      },
      {
        kind: 'list',
        id: 'computer',
        label: t`Computer`,
        options: ({ lab }, value) =>
          (value('service') === 'DPMWriter' ? dpmServers(lab) : computers(lab)).map(nameOption),
        usual: ({ server }) => server
      }
    ],
    command: (value) => ({
      do: 'stop-service',
      computer: value('computer'),
      service: SERVICES.find((service) => service === value('service')) ?? 'DPMWriter'
    })
  },
  'fill-storage': {
    title: t`Fill storage pool`,
    ok: t`Fill`,
    safe: true,
    text: () =>
      t`Something other than DPM takes what is free in the storage pool. Jobs that need space fail until storage is added under Management, Disk Storage.`,
    fields: [
      {
        kind: 'list',
        id: 'server',
        label: t`DPM server`,
        options: ({ lab }) => dpmServers(lab).map(nameOption),
        usual: ({ server }) => server
      }
    ],
    command: (value) => ({ do: 'fill-storage', on: value('server') })
  },
  'outdate-agent': {
    title: t`Agent version too old`,
    ok: t`Make too old`,
    safe: true,
    text: () =>
      t`The protection agent becomes older than its DPM server takes (IDs 3121 and 904). Jobs of the computer fail until the agent is updated under Management, Agents.`,
    fields: [
      {
        kind: 'list',
        id: 'computer',
        label: t`Computer`,
        // That of a DPM server comes with its DPM.
        options: ({ lab }) =>
          lab.protectedServers.filter(({ agentOwner }) => agentOwner !== null).map(nameOption),
        usual: ownComputer,
        none: t`No protected server of the lab has a protection agent.`
      }
    ],
    command: (value) => ({ do: 'outdate-agent', computer: value('computer') })
  },
  'spoil-credentials': {
    title: t`Wrong credentials`,
    ok: t`Deny access`,
    safe: true,
    text: () =>
      t`The computer refuses DPM (access denied, ID 42): agents cannot be installed there, and jobs of the computer fail, until its credentials are correct again.`,
    fields: [
      {
        kind: 'list',
        id: 'computer',
        label: t`Computer`,
        options: ({ lab }) => computers(lab).map(nameOption),
        usual: ownComputer
      }
    ],
    command: (value) => ({ do: 'spoil-credentials', computer: value('computer') })
  }
}
