import { t } from '@shared/catalogue'
import type { CommandFormId } from '../stores/dialogs'
import type { CommandForm } from './command-form'
import type { FailureId } from './failure-forms'
import { computers, dpmServers, nameOption } from './form-options'

/** What Management asks before it acts. */
export const managementForms: Readonly<Record<Exclude<CommandFormId, FailureId>, CommandForm>> = {
  throttle: {
    title: t`Throttle computer`,
    ok: t`OK`,
    text: (value) => t`How much of the network jobs of ${value('computer')} may take.`,
    fields: [
      {
        kind: 'radio',
        id: 'throttle',
        label: t`Network bandwidth usage throttling`,
        options: () => [
          { value: 'off', label: t`No throttling`, description: t`Jobs take what the network gives.` },
          { value: 'on', label: t`Throttle`, description: t`Jobs take longer than they would.` }
        ]
      },
      {
        kind: 'number',
        id: 'mbps',
        label: t`At most`,
        unit: t`Mbps`,
        min: 1,
        max: 10_000,
        usual: 100,
        outside: t`A computer is throttled to a whole number of Mbps, from 1 to 10000 (ID 140).`,
        when: (value) => value('throttle') === 'on'
      }
    ],
    command: (value, on) => ({
      do: 'throttle-agent',
      on,
      computer: value('computer'),
      ...(value('throttle') === 'on' ? { mbps: Number(value('mbps')) } : {})
    })
  },
  'set-dpm-server': {
    title: t`Run SetDpmServer`,
    ok: t`Run`,
    text: () =>
      t`Points the protection agent of a computer at a DPM server and admits that server there. The DPM server then attaches the agent, or takes ownership of it.`,
    fields: [
      {
        kind: 'list',
        id: 'computer',
        label: t`Run on`,
        options: ({ lab }) => computers(lab).map(nameOption),
        usual: ({ lab }) => lab.protectedServers[0]?.name
      },
      {
        kind: 'list',
        id: 'server',
        label: t`DPM server`,
        options: ({ lab }, value) =>
          dpmServers(lab)
            .filter(({ name }) => name !== value('computer'))
            .map(nameOption),
        usual: ({ server }) => server,
        none: t`The lab has no other DPM server.`
      }
    ],
    line: (value) => ({
      on: value('computer'),
      text: `SetDpmServer.exe -dpmServerName ${value('server')}`
    }),
    command: (value) => ({ do: 'set-dpm-server', computer: value('computer'), server: value('server') })
  },
  reallocate: {
    title: t`Reallocate replicas (DpmSync -ReallocateReplica)`,
    ok: t`Run`,
    text: () =>
      t`For a DPM server whose DPM database was restored: replicas that the database lists and that are missing in the storage pool get a volume and wait for their data (manual replica creation pending). Restore to replica from the secondary DPM server, then a consistency check, fills them.`,
    fields: [
      {
        kind: 'list',
        id: 'server',
        label: t`Run on`,
        options: ({ lab }) => dpmServers(lab).map(nameOption),
        usual: ({ server }) => server
      }
    ],
    line: (value) => ({ on: value('server'), text: t`DpmSync -ReallocateReplica` }),
    command: (value) => ({ do: 'reallocate-replicas', on: value('server') })
  },
  'add-storage': {
    title: t`Add disk storage`,
    ok: t`Add`,
    text: (_value, on) => t`A volume that joins the storage pool of ${on}.`,
    fields: [
      {
        kind: 'number',
        id: 'gigabytes',
        label: t`Size`,
        unit: 'GB',
        min: 1,
        max: 1_048_576,
        usual: 1_024,
        outside: t`A volume has a whole number of GB, from 1 to 1048576.`
      }
    ],
    command: (value, on) => ({ do: 'add-storage', on, gigabytes: Number(value('gigabytes')) })
  },
  inventory: {
    title: t`Inventory library`,
    ok: t`Start`,
    text: (_value, on) => t`Looks through the tapes of the library of ${on}.`,
    fields: [
      {
        kind: 'radio',
        id: 'type',
        label: t`Inventory`,
        options: () => [
          { value: 'fast', label: t`Fast inventory`, description: t`Reads the barcodes of the tapes.` },
          {
            value: 'detailed',
            label: t`Detailed inventory`,
            description: t`Puts each tape into a drive and reads what it is. Takes longer.`
          }
        ]
      }
    ],
    command: (value, on) => ({
      do: 'inventory-library',
      on,
      ...(value('type') === 'detailed' ? { detailed: true } : {})
    })
  }
}
