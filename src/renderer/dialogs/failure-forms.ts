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
    title: 'Cut network between two computers',
    ok: 'Cut',
    safe: true,
    text: () =>
      'The two computers no longer reach each other. Jobs between them fail, and the agent is shown as unreachable, until the network is restored.',
    fields: [
      {
        kind: 'list',
        id: 'from',
        label: 'One computer',
        options: ({ lab }) => computers(lab).map(nameOption),
        usual: ({ server }) => server
      },
      {
        kind: 'list',
        id: 'to',
        label: 'The other computer',
        options: ({ lab }, value) =>
          computers(lab)
            .filter(({ name }) => name !== value('from'))
            .map(nameOption),
        usual: ownComputer,
        none: 'The lab has no other computer.'
      }
    ],
    command: (value) => ({ do: 'cut-network', from: value('from'), to: value('to') })
  },
  'stop-service': {
    title: 'Stop a service',
    ok: 'Stop',
    safe: true,
    text: () => 'What needs the service fails until it is started again.',
    fields: [
      {
        kind: 'radio',
        id: 'service',
        label: 'Service',
        options: () => [
          {
            value: 'SQL Server VSS Writer',
            label: 'SQL Server VSS Writer',
            description:
              'Without it databases of the computer can be neither chosen nor backed up (ID 31310).'
          },
          {
            value: 'DPMWriter',
            label: 'DPMWriter',
            description:
              'Without it a DPM server tells its secondary nothing of its replicas (IDs 33119 and 30300).'
          }
        ]
      },
      {
        kind: 'list',
        id: 'computer',
        label: 'Computer',
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
    title: 'Fill storage pool',
    ok: 'Fill',
    safe: true,
    text: () =>
      'Something other than DPM takes what is free in the storage pool. Jobs that need space fail until storage is added under Management, Disk Storage.',
    fields: [
      {
        kind: 'list',
        id: 'server',
        label: 'DPM server',
        options: ({ lab }) => dpmServers(lab).map(nameOption),
        usual: ({ server }) => server
      }
    ],
    command: (value) => ({ do: 'fill-storage', on: value('server') })
  },
  'outdate-agent': {
    title: 'Agent version too old',
    ok: 'Make too old',
    safe: true,
    text: () =>
      'The protection agent becomes older than its DPM server takes (IDs 3121 and 904). Jobs of the computer fail until the agent is updated under Management, Agents.',
    fields: [
      {
        kind: 'list',
        id: 'computer',
        label: 'Computer',
        // That of a DPM server comes with its DPM.
        options: ({ lab }) =>
          lab.protectedServers.filter(({ agentOwner }) => agentOwner !== null).map(nameOption),
        usual: ownComputer,
        none: 'No protected server of the lab has a protection agent.'
      }
    ],
    command: (value) => ({ do: 'outdate-agent', computer: value('computer') })
  },
  'spoil-credentials': {
    title: 'Wrong credentials',
    ok: 'Deny access',
    safe: true,
    text: () =>
      'The computer refuses DPM (access denied, ID 42): agents cannot be installed there, and jobs of the computer fail, until its credentials are correct again.',
    fields: [
      {
        kind: 'list',
        id: 'computer',
        label: 'Computer',
        options: ({ lab }) => computers(lab).map(nameOption),
        usual: ownComputer
      }
    ],
    command: (value) => ({ do: 'spoil-credentials', computer: value('computer') })
  }
}
