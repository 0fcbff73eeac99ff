import { describe, expect, it } from 'vitest'
import type { Command } from '@shared/contract/commands'
import { AFTERWARDS, BEFORE_YOU_BEGIN, runbookWords, type RunbookStep } from '@shared/words/runbook'
import type { StepFacts } from '@shared/words/ways'
import { described } from './described'
import { expectNeutral } from './prose'

const facts: StepFacts = { ofDpmServer: false, holders: [{ holder: 'DPM1', from: 'DPM9' }], freed: null }
const inDpm: StepFacts = { ...facts, ofDpmServer: true }

/** What the lab does to its servers, and nobody to real ones. */
const NOTES = new Set<Command['do']>([
  'fail-server',
  'advance-clock',
  'fill-storage',
  'cut-network',
  'stop-service',
  'outdate-agent',
  'spoil-credentials'
])

function stepOf(command: Command, more: Partial<StepFacts> = {}): RunbookStep {
  const words = runbookWords(command, { ...facts, ...more })
  if (words.kind === 'note') throw new Error(words.text)
  return words
}

const linesOf = (words: RunbookStep) => [
  ...words.blocks.flatMap(({ lines }) => lines),
  ...words.checks,
  ...words.warnings,
  ...words.back
]
const typedOf = (words: RunbookStep) =>
  words.blocks.filter(({ typed }) => typed).flatMap(({ lines }) => lines.map(({ text }) => text))
const textOf = (words: RunbookStep) =>
  linesOf(words)
    .map(({ text }) => text)
    .join('\n')

describe('a command in a runbook', () => {
  it.each(described)('%j', (command) => {
    for (const known of [facts, inDpm]) {
      const words = runbookWords(command, known)
      expect(words.kind).toBe(NOTES.has(command.do) ? 'note' : 'step')
      const texts = words.kind === 'note' ? [words.text] : linesOf(words).map(({ text }) => text)
      for (const text of texts) {
        expect(text).not.toMatch(/\bundefined\b|\bnull\b|\[object|NaN|\n| {2}/)
        expect(text).toMatch(/^\S.*\S$/)
        expectNeutral(text)
      }
      if (words.kind === 'note') continue
      // Somewhere, with something to look at afterwards, and a word on the way back.
      expect(words.blocks.length).toBeGreaterThan(0)
      for (const { title, lines } of words.blocks) {
        expect(title).toMatch(/DPM1|DPM3|DPM5|Server1/)
        expect(lines.length).toBeGreaterThan(0)
      }
      expect(words.checks.length).toBeGreaterThan(0)
      expect(words.back.length).toBeGreaterThan(0)
      for (const { source } of linesOf(words)) expect(source).not.toBe('')
    }
  })

  it('names the server the console of which is opened', () => {
    const words = stepOf({ do: 'install-agent', on: 'DPM2', computer: 'DPM1' })
    expect(words.blocks[0]?.title).toBe('DPM Administrator Console of DPM2')
    expect(words.blocks[0]?.lines[0]).toEqual({
      text: 'Management > Agents > Install',
      source: 'Deploy the DPM protection agent'
    })
  })

  it('asks for a restart on ordinary servers only', () => {
    const install: Command = { do: 'install-agent', on: 'DPM2', computer: 'DPM1' }
    expect(textOf(stepOf(install))).toContain('Choose Restart Method')
    expect(textOf(stepOf(install, { ofDpmServer: true }))).not.toContain('Choose Restart Method')
    expect(textOf(stepOf(install, { ofDpmServer: true }))).toContain('needs no restart')
  })

  it('makes a secondary group of what the primary holds, and asks for its DPM database', () => {
    const words = stepOf({
      do: 'create-protection-group',
      on: 'DPM2',
      group: 'Secondary',
      members: [
        { computer: 'DPM1', dataSource: 'DPMDB' },
        { computer: 'Server1', dataSource: ['D:', 'E:'], through: 'DPM1' }
      ],
      policy: {
        retentionDays: 5,
        synchronizationMinutes: 1440,
        recoveryPointTimes: ['20:00'],
        replicaCreation: 'later',
        consistencyCheckWhenInconsistent: true,
        dailyConsistencyCheck: false
      }
    })
    const text = textOf(words)
    expect(text).toContain('expand DPM1, select "DPMDB"')
    expect(text).toContain('expand DPM1, below it Server1 among the computers it protects, select "D:", "E:"')
    expect(text).toContain(
      'retention range 5 days, synchronization every 1440 minutes, recovery points at 20:00'
    )
    expect(text).toContain('ID 148')
    // The order that the cmdlet reference prescribes.
    const order = ['New-DPM', 'Add-DPMChild', 'Set-DPMProtectionType', 'Set-DPMReplica', 'Set-DPMPolicyObj']
    const places = [...order, 'Set-DPMDatasourceDisk', 'Set-DPMProtectionGroup'].map((name) =>
      typedOf(words).findLastIndex((line) => line.includes(name))
    )
    expect(places).toEqual([...places].sort((one, other) => one - other))
    expect(places[0]).toBeGreaterThanOrEqual(0)
    expect(typedOf(words).join('\n')).toContain('Set-DPMReplicaCreationMethod -ProtectionGroup $pg -Later')
  })

  it('deletes copies only where that is wanted, and says what is lost', () => {
    const of = (data: 'retain' | 'delete') =>
      stepOf({ do: 'remove-members', on: 'DPM1', group: 'Files', members: 'all', data }, { freed: 'DPM2' })
    expect(textOf(of('retain'))).not.toContain('Remove-DPMDatasourceReplica')
    expect(textOf(of('retain'))).not.toContain('gone for good')
    expect(textOf(of('delete'))).toContain('Remove-DPMDatasourceReplica')
    expect(textOf(of('delete'))).toContain('gone for good')
    expect(textOf(of('delete'))).toContain('DPM2 is not protected by DPM1 any more')
  })

  it('switches on the secondary, and back with the name of the primary', () => {
    const text = textOf(stepOf({ do: 'switch-protection', on: 'DPM1', computer: 'Server1' }))
    expect(text).toContain('Switch Disaster Protection, and confirm (ID 31158)')
    expect(text).toContain('When DPM9 is back')
    const back = textOf(stepOf({ do: 'resume-primary-protection', on: 'DPM1', computer: 'Server1' }))
    expect(back).toContain('confirm (ID 31159)')
    expect(back).toContain('On DPM9: Monitoring > Alerts > Agent Ownership Required > Take Ownership')
  })

  it('warns of self-protection', () => {
    const own = stepOf({
      do: 'add-members',
      on: 'DPM1',
      group: 'Own',
      members: [{ computer: 'DPM1', dataSource: 'DPMDB' }]
    })
    expect(textOf(own)).toContain('DPM1 protects its own data then')
  })

  it('takes a DPM server back the other way', () => {
    expect(stepOf({ do: 'set-local-data-protection', on: 'DPM1', allowed: true }).back).toEqual([
      {
        text: "Set-DPMGlobalProperty -DPMServerName 'DPM1' -AllowLocalDataProtection $false",
        source: 'DataProtectionManager cmdlet reference'
      }
    ])
  })

  it.each(["O'Neil", 'O\u2019Neil', "'; Remove-Item C:\\ #", '$(calc)', 'a`b', 'two words'])(
    'keeps the name %j one value of a command',
    (name) => {
      const quoted = `'${name.replace(/['\u2019]/g, '$&$&')}'`
      const lines = [
        ...typedOf(stepOf({ do: 'disable-agent', on: name, computer: name })),
        ...typedOf(stepOf({ do: 'set-dpm-server', computer: 'Server1', server: name })),
        ...typedOf(
          stepOf({
            do: 'create-protection-group',
            on: name,
            group: name,
            members: [{ computer: name, dataSource: name }]
          })
        )
      ]
      const naming = lines.filter(
        (line) => line.includes('-DPMServerName') || line.includes('-eq') || line.includes('SetDpm')
      )
      expect(naming.length).toBeGreaterThan(4)
      for (const line of naming) {
        expect(line).toContain(quoted)
        // Nothing of it stands outside of quotation marks.
        expect(line.replaceAll(quoted, '')).not.toContain(name)
      }
    }
  )

  it('leaves names that need no quotation marks without them, for programs', () => {
    expect(typedOf(stepOf({ do: 'set-dpm-server', computer: 'Server1', server: 'DPM4' }))).toEqual([
      'SetDpmServer.exe -dpmServerName DPM4'
    ])
  })

  it('tells how long the lab waited', () => {
    expect(runbookWords({ do: 'advance-clock', by: '90m' }, facts)).toEqual({
      kind: 'note',
      text: 'In the lab 1 hour 30 minutes pass here. On real servers go on when Monitoring > Jobs shows no job in progress, and none that failed.'
    })
  })

  it('begins and ends with what always holds', () => {
    for (const { text } of [...BEFORE_YOU_BEGIN, ...AFTERWARDS]) expectNeutral(text)
    expect(BEFORE_YOU_BEGIN.some(({ source }) => source === null)).toBe(true)
    expect(BEFORE_YOU_BEGIN.some(({ source }) => source !== null)).toBe(true)
  })
})
