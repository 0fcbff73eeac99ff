import { t } from '../catalogue'
import type { CommandOf } from '../contract/commands'
import {
  argument,
  atPrompt,
  computerInShell,
  doc,
  inConsole,
  inferred,
  inShell,
  literal,
  note,
  NOTHING_BACK,
  outsideDpm,
  step,
  type RunbookWords,
  type Said
} from './runbook-parts'
import {
  AGENT,
  BACK_UP_DPM,
  CHAINING,
  CMDLETS,
  CODES,
  MANAGE_AGENTS,
  RECOVER_DPM,
  SECONDARY,
  UPDATE_AGENT
} from './sources'
import type { StepFacts } from './ways'

const agents = (words: string, source = MANAGE_AGENTS): Said => doc(t`Management > Agents > ${words}`, source)

const statusOk = (computer: string): Said =>
  doc(
    t`Management > Agents > Refresh information: Agent Status of ${computer} is OK. By itself it is refreshed every 30 minutes.`,
    BACK_UP_DPM,
    MANAGE_AGENTS
  )

const pointTo = (server: string): Said =>
  doc(`SetDpmServer.exe -dpmServerName ${argument(server)}`, AGENT, RECOVER_DPM)

const trustGroups = (computer: string, server: string): Said =>
  doc(
    t`On ${computer} the groups Distributed COM Users, DPMRADCOMTrustedMachines and DPMRADmTrustedMachines contain ${server}.`,
    RECOVER_DPM
  )

export function installAgent(
  { on, computer }: CommandOf<'install-agent'>,
  { ofDpmServer }: StepFacts
): RunbookWords {
  return step(
    [
      inConsole(
        on,
        agents(t`Install`, AGENT),
        doc(t`Select Agent Deployment Method: Install agents`, AGENT),
        doc(t`Select Computers: add ${computer}`, AGENT),
        doc(t`Enter Credentials: an account with administrator rights on ${computer}`, AGENT, CODES),
        ...(ofDpmServer ? [] : [doc(t`Choose Restart Method: restart now or later`, AGENT)]),
        doc(t`Summary: Install`, AGENT)
      ),
      {
        title: t`Instead, where it cannot be installed from afar: command prompt on ${computer}, then ${on}`,
        typed: true,
        lines: [
          doc(`DpmAgentInstaller_x64.exe /q ${argument(on)} /IAcceptEULA`, AGENT),
          doc(`.\\Attach-ProductionServer.ps1 ${argument(computer)}`, CODES)
        ]
      }
    ],
    {
      checks: [statusOk(computer)],
      warnings: ofDpmServer
        ? [
            doc(t`A DPM server needs no restart for the agent.`, AGENT, BACK_UP_DPM),
            doc(t`${on} and ${computer} have the same version of DPM.`, BACK_UP_DPM, SECONDARY),
            doc(t`No other DPM server protects ${computer}, and it does not protect its own data.`, CHAINING)
          ]
        : [doc(t`A restart that is chosen here follows right after the installation (ID 321).`, CODES)],
      back: [
        doc(t`Management > Agents > Uninstall, while no data of it is in a protection group (ID 292).`, CODES)
      ]
    }
  )
}

export function attachAgent(
  { on, computer }: CommandOf<'attach-agent'>,
  { ofDpmServer }: StepFacts
): RunbookWords {
  return step(
    [
      atPrompt(computer, pointTo(on)),
      inConsole(
        on,
        agents(t`Install`, AGENT),
        doc(t`Select Agent Deployment Method: Attach agents > Computer on a trusted domain`, AGENT),
        doc(t`Select Computers: add ${computer}`, AGENT),
        doc(t`Enter Credentials`, AGENT),
        doc(t`Summary: Attach`, AGENT)
      ),
      inShell(on, doc(`.\\Attach-ProductionServer.ps1 ${argument(computer)}`, CODES))
    ],
    {
      checks: [statusOk(computer), trustGroups(computer, on)],
      warnings: [
        doc(
          t`Where ${computer} is set to another DPM server, it cannot be attached: run SetDpmServer.exe first (ID 32685).`,
          CODES
        ),
        doc(t`Jobs of a DPM server that owned the agent before fail for ${computer} (ID 3107).`, CODES),
        ...(ofDpmServer
          ? []
          : [
              doc(
                t`Moving ${computer} between primaries that have the same secondary DPM server is not supported.`,
                CHAINING
              )
            ])
      ],
      back: [
        inferred(
          t`On ${computer} run SetDpmServer.exe with the DPM server it belonged to, and attach it there.`
        )
      ]
    }
  )
}

export function uninstallAgent({ on, computer }: CommandOf<'uninstall-agent'>): RunbookWords {
  return step([inConsole(on, agents(t`select ${computer} > Uninstall`))], {
    checks: [inferred(t`${computer} is not listed in Management > Agents of ${on} any more.`)],
    warnings: [
      doc(t`Remove all data of ${computer} from the protection groups of ${on} first (ID 292).`, CODES),
      doc(
        t`Where the agent cannot be removed, only the record can: Remove Record, or RemoveProductionServer.ps1 (IDs 290, 324).`,
        CODES
      )
    ],
    back: [doc(t`Install the agent again: Management > Agents > Install.`, AGENT)]
  })
}

export function takeOwnership({ on, computer }: CommandOf<'take-ownership'>): RunbookWords {
  return step(
    [
      inConsole(
        on,
        doc(t`Monitoring > Alerts > Agent Ownership Required (ID 3107)`, RECOVER_DPM),
        doc(t`Take Ownership of ${computer}, and confirm (ID 3598 or 3599)`, RECOVER_DPM, CODES)
      )
    ],
    {
      checks: [
        doc(t`The alert Agent Ownership Required is inactive; then retry the failed jobs (ID 3180).`, CODES),
        inferred(t`Perform a consistency check of the data of ${computer}.`)
      ],
      warnings: [
        doc(
          t`Jobs of the other DPM server for ${computer} fail from now on, and running ones are cancelled (IDs 3598, 3599).`,
          CODES
        ),
        doc(t`After a disaster: first switch back on the secondary, then take ownership.`, RECOVER_DPM)
      ],
      back: [inferred(t`The other DPM server takes ownership of ${computer} in the same way.`)]
    }
  )
}

export function disableAgent({ on, computer }: CommandOf<'disable-agent'>): RunbookWords {
  return step(
    [
      inConsole(on, agents(t`select ${computer} > Disable agent, and confirm (ID 371)`)),
      inShell(
        on,
        computerInShell(on, computer),
        doc('Disable-DPMProductionServer -ProductionServer $ps', CMDLETS)
      )
    ],
    {
      checks: [inferred(t`Management > Agents shows the agent on ${computer} as disabled.`)],
      warnings: [doc(t`No jobs run for ${computer} until the agent is enabled (IDs 371, 30186).`, CODES)],
      back: [agents(t`Enable agent`)]
    }
  )
}

export function enableAgent({ on, computer }: CommandOf<'enable-agent'>): RunbookWords {
  return step(
    [
      inConsole(on, agents(t`select ${computer} > Enable agent`)),
      inShell(
        on,
        computerInShell(on, computer),
        doc('Enable-DPMProductionServer -ProductionServer $ps', CMDLETS)
      )
    ],
    {
      checks: [statusOk(computer), doc(t`Jobs run again.`, CMDLETS)],
      back: [agents(t`Disable agent`)]
    }
  )
}

export function throttleAgent({ on, computer, mbps }: CommandOf<'throttle-agent'>): RunbookWords {
  const wanted = mbps === undefined ? t`take the limit away` : t`${mbps} Mbps`
  return step([inConsole(on, agents(t`select ${computer} > Throttle computer: ${wanted}`))], {
    checks: [inferred(t`Monitoring > Jobs: the next jobs keep to it.`)],
    warnings: [doc(t`The limit is a number from 1 to 10000 Mbps (ID 140).`, CODES)],
    back: [inferred(t`Throttle computer again, with what it was before.`)]
  })
}

export function updateAgent(
  { on, computer }: CommandOf<'update-agent'>,
  { ofDpmServer }: StepFacts
): RunbookWords {
  return step([inConsole(on, agents(t`select ${computer} > Update`, UPDATE_AGENT))], {
    checks: [statusOk(computer), inferred(t`Agent Updates shows no update any more.`)],
    warnings: [
      doc(t`Update is enabled only where there is an update.`, UPDATE_AGENT),
      ...(ofDpmServer
        ? [doc(t`${computer} is a DPM server: upgrade DPM on it instead (ID 32523).`, CODES)]
        : [inferred(t`A restart may be asked for; a consistency check follows it.`)])
    ],
    back: [inferred(t`There is no way back to the version before, short of uninstalling the agent.`)]
  })
}

export function setDpmServer({ computer, server }: CommandOf<'set-dpm-server'>): RunbookWords {
  return step([atPrompt(computer, pointTo(server))], {
    checks: [trustGroups(computer, server), statusOk(computer)],
    warnings: [doc(t`The DPM server that it pointed to before cannot run its jobs (ID 3107).`, CODES)],
    back: [inferred(t`Run SetDpmServer.exe with the DPM server it pointed to before.`)]
  })
}

export const outdateAgent = ({ computer }: CommandOf<'outdate-agent'>): RunbookWords =>
  note(t`In the lab the agent on ${computer} becomes older than DPM here.`)

export const spoilCredentials = ({ computer }: CommandOf<'spoil-credentials'>): RunbookWords =>
  note(t`In the lab ${computer} does not admit the account of DPM from here on.`)

export function correctCredentials({ computer }: CommandOf<'correct-credentials'>): RunbookWords {
  return step(
    [
      outsideDpm(
        computer,
        inferred(t`Correct the account, its rights, and the time of the computer.`),
        doc(
          t`Check the groups Distributed COM Users, DPMRADCOMTrustedMachines and DPMRADmTrustedMachines.`,
          RECOVER_DPM
        ),
        doc(t`Where that does not help, run SetDpmServer.exe (ID 42).`, CODES, RECOVER_DPM)
      )
    ],
    {
      checks: [statusOk(computer)],
      back: [NOTHING_BACK]
    }
  )
}

export function setLocalDataProtection({
  on,
  allowed
}: CommandOf<'set-local-data-protection'>): RunbookWords {
  const set = (value: boolean): string =>
    `Set-DPMGlobalProperty -DPMServerName ${literal(on)} -AllowLocalDataProtection $${value}`
  return step(
    [
      {
        title: t`DPM Management Shell on ${on}`,
        typed: true,
        lines: [doc(set(allowed), CMDLETS)]
      }
    ],
    {
      checks: [
        doc(
          `Get-DPMGlobalProperty -DPMServerName ${literal(on)} -PropertyName AllowLocalDataProtection answers ${allowed ? 'True' : 'False'}.`,
          CMDLETS
        )
      ],
      warnings: allowed
        ? [
            doc(
              t`A DPM server that protects its own data breaks the chain: another one cannot protect ${on}.`,
              CHAINING
            )
          ]
        : [inferred(t`Own data that is in a group already stays there: stop its protection.`)],
      back: [doc(set(!allowed), CMDLETS)]
    }
  )
}
