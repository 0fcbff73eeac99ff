import { t } from '../catalogue'
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
  note(t`In the lab ${server} fails here, as when a server is lost.`)

export function repairServer(
  { server }: CommandOf<'repair-server'>,
  { ofDpmServer }: StepFacts
): RunbookWords {
  return step(
    [
      outsideDpm(
        server,
        inferred(t`Repair it so that it comes back as it was, with its data, under its own name.`)
      )
    ],
    {
      checks: [
        inferred(t`${server} answers, and Management > Agents > Refresh information shows OK for it.`),
        ...(ofDpmServer
          ? [
              doc(
                t`Where its computers were switched meanwhile: switch back on the secondary, then Take Ownership here.`,
                RECOVER_DPM
              )
            ]
          : [])
      ],
      warnings: [inferred(t`Where its disks or its DPM database are lost, it has to be rebuilt instead.`)],
      back: [NOTHING_BACK]
    }
  )
}

export function removeServer(
  { server }: CommandOf<'remove-server'>,
  { ofDpmServer }: StepFacts
): RunbookWords {
  return step([outsideDpm(server, inferred(t`Take it out of service for good.`))], {
    checks: [
      inferred(t`Monitoring > Alerts of the DPM servers that protect it: what fails now is expected.`)
    ],
    warnings: ofDpmServer
      ? [
          inferred(t`Nothing backs up the computers that ${server} protected.`),
          doc(
            t`Moving them to another primary that has the same secondary DPM server is not supported.`,
            SUPPORT
          )
        ]
      : [],
    back: [inferred(t`Only what was kept of it brings it back.`)]
  })
}

export function rebuildServer({ server, as = server }: CommandOf<'rebuild-server'>): RunbookWords {
  return step(
    [
      outsideDpm(
        as,
        doc(t`Install Windows under the name ${as}`, RECOVER_DPM, BACK_UP_DPM),
        doc(t`Install DPM in the same build as the backup of its DPM database`, BACK_UP_DPM),
        doc(
          t`Where DPM is still installed: uninstall it with Retain disk-based recovery points, restart, delete the DPM database in SQL Server, install it, restart`,
          RECOVER_DPM
        )
      )
    ],
    {
      checks: [inferred(t`The DPM Administrator Console opens on ${as}, with an empty configuration.`)],
      warnings: [
        ...(as === server
          ? [doc(t`The name has to be the one it had.`, RECOVER_DPM, BACK_UP_DPM)]
          : [doc(t`A DPM server cannot be renamed: ${as} cannot take the database of ${server}.`, SUPPORT)]),
        doc(t`Another version than that of the database does not take it (IDs 3700, 3750, 3753).`, CODES)
      ],
      back: [inferred(t`There is nothing to go back to: the server was lost.`)]
    }
  )
}

export function restoreDatabase({ server, from }: CommandOf<'restore-database'>): RunbookWords {
  return step(
    [
      inConsole(
        from,
        doc(t`Recovery > Browse > ${server} > the DPM database > Recover: to a network folder`, RECOVER_DPM)
      ),
      atPrompt(
        server,
        doc('DpmSync -RestoreDB -DBLoc <path of the recovered database>', RECOVER_DPM, BACK_UP_DPM),
        doc(t`DpmSync -Sync`, RECOVER_DPM, BACK_UP_DPM)
      )
    ],
    {
      checks: [
        doc(t`The console of ${server} shows its protection groups and schedules again.`, RECOVER_DPM),
        doc(
          t`Replicas that were lost: DpmSync -ReallocateReplica on ${server}, on ${from} Restore to replica for each, then a consistency check.`,
          RECOVER_DPM
        ),
        doc(
          t`On every computer it protects: SetDpmServer.exe -dpmServerName ${argument(server)}`,
          RECOVER_DPM,
          AGENT
        )
      ],
      warnings: [
        doc(t`The console does not connect while DpmSync is at work (ID 916).`, CODES),
        doc(t`The database cannot be recovered straight to its original place (ID 31204).`, CODES),
        doc(t`Recovery points that were only on ${server} do not come back.`, RECOVER_DPM),
        doc(t`Alerts from before do not tell how things are now (ID 458).`, CODES)
      ],
      back: [inferred(t`Keep the recovered files: the restore can be repeated from them.`)]
    }
  )
}

export function reallocateReplicas({ on }: CommandOf<'reallocate-replicas'>): RunbookWords {
  return step([atPrompt(on, doc(t`DpmSync -ReallocateReplica`, RECOVER_DPM, BACK_UP_DPM))], {
    checks: [doc(t`Protection: missing replicas wait for manual replica creation (ID 3118).`, RECOVER_DPM)],
    warnings: [
      doc(t`Their recovery points cannot be restored.`, RECOVER_DPM),
      doc(t`Fill each: Restore to replica on the secondary, then a consistency check.`, RECOVER_DPM)
    ],
    back: [inferred(t`There is no way back.`)]
  })
}

export function addDpmServer({ name, version }: CommandOf<'add-dpm-server'>): RunbookWords {
  return step(
    [
      outsideDpm(
        name,
        inferred(
          t`Install Windows and DPM${version === undefined ? '' : ` ${version}`}, and give it a storage pool`
        )
      )
    ],
    {
      checks: [inferred(t`The DPM Administrator Console opens on ${name}.`)],
      warnings: [
        doc(t`DPM cannot be installed on a computer that carries an agent (IDs 882, 4052).`, CODES),
        doc(t`A DPM server cannot be renamed, or moved to another domain.`, SUPPORT)
      ],
      back: [inferred(t`Uninstall DPM while it protects nothing.`)]
    }
  )
}

export function addProtectedServer({ name }: CommandOf<'add-protected-server'>): RunbookWords {
  return step([outsideDpm(name, inferred(t`Have it in the domain, reachable from the DPM server`))], {
    checks: [doc(t`Select Computers of the agent wizard lists ${name}; the list is read once a day.`, AGENT)],
    back: [NOTHING_BACK]
  })
}

export function addStorage({ on, gigabytes }: CommandOf<'add-storage'>): RunbookWords {
  return step(
    [
      outsideDpm(on, inferred(t`Attach a volume of ${gigabytes} GB`)),
      inConsole(
        on,
        doc(t`Management > Disk Storage > Rescan`, UPGRADE),
        doc(t`Add: choose the volume`, UPGRADE)
      )
    ],
    {
      checks: [inferred(t`Management > Disk Storage shows the free space.`)],
      warnings: [inferred(t`What is on the volume is deleted.`)],
      back: [inferred(t`A volume can be taken out only while no replica is on it.`)]
    }
  )
}

export const fillStorage = ({ on }: CommandOf<'fill-storage'>): RunbookWords =>
  note(t`In the lab the storage pool of ${on} is full from here on.`)

export const cutNetwork = ({ from, to }: CommandOf<'cut-network'>): RunbookWords =>
  note(t`In the lab ${from} and ${to} do not reach each other from here on.`)

export function restoreNetwork({ from, to }: CommandOf<'restore-network'>): RunbookWords {
  return step(
    [
      outsideDpm(
        t`the network between ${from} and ${to}`,
        inferred(t`Make both reach each other again`),
        doc(t`Ports: 135 and dynamic ones, 5718, 5719, 53, 88, 389, 137-139, 445`, AGENT)
      )
    ],
    {
      checks: [inferred(t`Management > Agents > Refresh information shows OK; then retry the failed jobs.`)],
      back: [NOTHING_BACK]
    }
  )
}

export const stopService = ({ computer, service }: CommandOf<'stop-service'>): RunbookWords =>
  note(t`In the lab the service ${service} on ${computer} is stopped here.`)

const NEEDED_FOR = {
  'SQL Server VSS Writer': t`It has to run before a database can be protected (ID 31310).`,
  DPMWriter: t`It has to run before a secondary can list or synchronize replicas (ID 33119).`
} as const

export function startService({ computer, service }: CommandOf<'start-service'>): RunbookWords {
  return step(
    [
      {
        title: t`PowerShell on ${computer}`,
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
