import type { CommandOf } from '../contract/commands'
import {
  argument,
  atPrompt,
  doc,
  inConsole,
  inferred,
  literal,
  note,
  NOTHING_BACK,
  outsideDpm,
  step,
  type RunbookWords
} from './runbook-parts'
import { AGENT, BACK_UP_DPM, CODES, RECOVER_DPM, SUPPORT, UPGRADE } from './sources'
import type { StepFacts } from './ways'

export const failServer = ({ server }: CommandOf<'fail-server'>): RunbookWords =>
  note(`In the lab ${server} fails here, as when a server is lost.`)

export function repairServer(
  { server }: CommandOf<'repair-server'>,
  { ofDpmServer }: StepFacts
): RunbookWords {
  return step(
    [
      outsideDpm(
        server,
        inferred('Repair it so that it comes back as it was, with its data, under its own name.')
      )
    ],
    {
      checks: [
        inferred(`${server} answers, and Management > Agents > Refresh information shows OK for it.`),
        ...(ofDpmServer
          ? [
              doc(
                'Where its computers were switched meanwhile: switch back on the secondary, then Take Ownership here.',
                RECOVER_DPM
              )
            ]
          : [])
      ],
      warnings: [inferred('Where its disks or its DPM database are lost, it has to be rebuilt instead.')],
      back: [NOTHING_BACK]
    }
  )
}

export function removeServer(
  { server }: CommandOf<'remove-server'>,
  { ofDpmServer }: StepFacts
): RunbookWords {
  return step([outsideDpm(server, inferred('Take it out of service for good.'))], {
    checks: [inferred('Monitoring > Alerts of the DPM servers that protect it: what fails now is expected.')],
    warnings: ofDpmServer
      ? [
          inferred(`Nothing backs up the computers that ${server} protected.`),
          doc(
            'Moving them to another primary that has the same secondary DPM server is not supported.',
            SUPPORT
          )
        ]
      : [],
    back: [inferred('Only what was kept of it brings it back.')]
  })
}

export function rebuildServer({ server, as = server }: CommandOf<'rebuild-server'>): RunbookWords {
  return step(
    [
      outsideDpm(
        as,
        doc(`Install Windows under the name ${as}`, RECOVER_DPM, BACK_UP_DPM),
        doc('Install DPM in the same build as the backup of its DPM database', BACK_UP_DPM),
        doc(
          'Where DPM is still installed: uninstall it with Retain disk-based recovery points, restart, delete the DPM database in SQL Server, install it, restart',
          RECOVER_DPM
        )
      )
    ],
    {
      checks: [inferred(`The DPM Administrator Console opens on ${as}, with an empty configuration.`)],
      warnings: [
        ...(as === server
          ? [doc('The name has to be the one it had.', RECOVER_DPM, BACK_UP_DPM)]
          : [doc(`A DPM server cannot be renamed: ${as} cannot take the database of ${server}.`, SUPPORT)]),
        doc('Another version than that of the database does not take it (IDs 3700, 3750, 3753).', CODES)
      ],
      back: [inferred('There is nothing to go back to: the server was lost.')]
    }
  )
}

export function restoreDatabase({ server, from }: CommandOf<'restore-database'>): RunbookWords {
  return step(
    [
      inConsole(
        from,
        doc(`Recovery > Browse > ${server} > the DPM database > Recover: to a network folder`, RECOVER_DPM)
      ),
      atPrompt(
        server,
        doc('DpmSync -RestoreDB -DBLoc <path of the recovered database>', RECOVER_DPM, BACK_UP_DPM),
        doc('DpmSync -Sync', RECOVER_DPM, BACK_UP_DPM)
      )
    ],
    {
      checks: [
        doc(`The console of ${server} shows its protection groups and schedules again.`, RECOVER_DPM),
        doc(
          `Replicas that were lost: DpmSync -ReallocateReplica on ${server}, on ${from} Restore to replica for each, then a consistency check.`,
          RECOVER_DPM
        ),
        doc(
          `On every computer it protects: SetDpmServer.exe -dpmServerName ${argument(server)}`,
          RECOVER_DPM,
          AGENT
        )
      ],
      warnings: [
        doc('The console does not connect while DpmSync is at work (ID 916).', CODES),
        doc('The database cannot be recovered straight to its original place (ID 31204).', CODES),
        doc(`Recovery points that were only on ${server} do not come back.`, RECOVER_DPM),
        doc('Alerts from before do not tell how things are now (ID 458).', CODES)
      ],
      back: [inferred('Keep the recovered files: the restore can be repeated from them.')]
    }
  )
}

export function reallocateReplicas({ on }: CommandOf<'reallocate-replicas'>): RunbookWords {
  return step([atPrompt(on, doc('DpmSync -ReallocateReplica', RECOVER_DPM, BACK_UP_DPM))], {
    checks: [doc('Protection: missing replicas wait for manual replica creation (ID 3118).', RECOVER_DPM)],
    warnings: [
      doc('Their recovery points cannot be restored.', RECOVER_DPM),
      doc('Fill each: Restore to replica on the secondary, then a consistency check.', RECOVER_DPM)
    ],
    back: [inferred('There is no way back.')]
  })
}

export function addDpmServer({ name, version }: CommandOf<'add-dpm-server'>): RunbookWords {
  return step(
    [
      outsideDpm(
        name,
        inferred(
          `Install Windows and DPM${version === undefined ? '' : ` ${version}`}, and give it a storage pool`
        )
      )
    ],
    {
      checks: [inferred(`The DPM Administrator Console opens on ${name}.`)],
      warnings: [
        doc('DPM cannot be installed on a computer that carries an agent (IDs 882, 4052).', CODES),
        doc('A DPM server cannot be renamed, or moved to another domain.', SUPPORT)
      ],
      back: [inferred('Uninstall DPM while it protects nothing.')]
    }
  )
}

export function addProtectedServer({ name }: CommandOf<'add-protected-server'>): RunbookWords {
  return step([outsideDpm(name, inferred('Have it in the domain, reachable from the DPM server'))], {
    checks: [doc(`Select Computers of the agent wizard lists ${name}; the list is read once a day.`, AGENT)],
    back: [NOTHING_BACK]
  })
}

export function addStorage({ on, gigabytes }: CommandOf<'add-storage'>): RunbookWords {
  return step(
    [
      outsideDpm(on, inferred(`Attach a volume of ${gigabytes} GB`)),
      inConsole(
        on,
        doc('Management > Disk Storage > Rescan', UPGRADE),
        doc('Add: choose the volume', UPGRADE)
      )
    ],
    {
      checks: [inferred('Management > Disk Storage shows the free space.')],
      warnings: [inferred('What is on the volume is deleted.')],
      back: [inferred('A volume can be taken out only while no replica is on it.')]
    }
  )
}

export const fillStorage = ({ on }: CommandOf<'fill-storage'>): RunbookWords =>
  note(`In the lab the storage pool of ${on} is full from here on.`)

export const cutNetwork = ({ from, to }: CommandOf<'cut-network'>): RunbookWords =>
  note(`In the lab ${from} and ${to} do not reach each other from here on.`)

export function restoreNetwork({ from, to }: CommandOf<'restore-network'>): RunbookWords {
  return step(
    [
      outsideDpm(
        `the network between ${from} and ${to}`,
        inferred('Make both reach each other again'),
        doc('Ports: 135 and dynamic ones, 5718, 5719, 53, 88, 389, 137-139, 445', AGENT)
      )
    ],
    {
      checks: [inferred('Management > Agents > Refresh information shows OK; then retry the failed jobs.')],
      back: [NOTHING_BACK]
    }
  )
}

export const stopService = ({ computer, service }: CommandOf<'stop-service'>): RunbookWords =>
  note(`In the lab the service ${service} on ${computer} is stopped here.`)

const NEEDED_FOR = {
  'SQL Server VSS Writer': 'It has to run before a database can be protected (ID 31310).',
  DPMWriter: 'It has to run before a secondary can list or synchronize replicas (ID 33119).'
} as const

export function startService({ computer, service }: CommandOf<'start-service'>): RunbookWords {
  return step(
    [
      {
        title: `PowerShell on ${computer}`,
        typed: true,
        lines: [inferred(`Start-Service -DisplayName ${literal(service)}`)]
      }
    ],
    {
      checks: [
        inferred(`Get-Service -DisplayName ${literal(service)} answers Running.`),
        doc(NEEDED_FOR[service], CODES)
      ],
      back: [NOTHING_BACK]
    }
  )
}
