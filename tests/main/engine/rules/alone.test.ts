import { describe, expect, it } from 'vitest'
import { breaksChain } from '@main/engine/rules/chain'
import { memberRules } from '@main/engine/rules/member-rules'
import { rollupMismatch, versionMismatch } from '@main/engine/rules/versions'
import type { Want } from '@main/engine/rules/want'
import { chains, data, install, lab, protects } from '../builder'
import { stop } from '../more-commands'

/* What a rule says by itself, whether or not another one refuses before it is asked. */

describe('a rule that is asked of each data source', () => {
  const { estate } = lab({ dpm: ['DPM1', 'DPM2'], servers: { Server1: ['C:', 'SQL/Payroll'] } }).does(
    protects('DPM1', data('Server1', 'C:')),
    stop('Server1', 'SQL Server VSS Writer')
  )
  const agentOnly: readonly Want[] = [
    { estate, on: 'DPM1', computer: 'Server1', dataSource: null, through: null },
    { estate, on: 'DPM1', computer: 'DPM1', dataSource: null, through: null },
    { estate, on: 'DPM2', computer: 'Server1', dataSource: null, through: 'DPM1' }
  ]

  it.each(memberRules.filter(({ perDataSource }) => perDataSource))(
    'says nothing where only the agent is wanted: $id',
    ({ broken }) => {
      expect(agentOnly.map(broken)).toEqual([null, null, null])
    }
  )
})

describe('two versions', () => {
  const servers = ['10.22.148.0', '10.22.185.0', '10.19.58.0', '1.12', '11.2']
  const estate = lab({ dpm: servers.map((version) => ({ name: version, version })) })
  const between = (on: string, computer: string) => {
    const want: Want = { estate: estate.estate, on, computer, dataSource: null, through: null }
    return [versionMismatch, rollupMismatch].filter(({ broken }) => broken(want)).map(({ id }) => id)
  }

  it('differ in the version or in the rollup, never in both', () => {
    expect(between('10.22.148.0', '10.22.185.0')).toEqual(['rollup-mismatch'])
    expect(between('10.22.148.0', '10.19.58.0')).toEqual(['version-mismatch'])
  })

  it('are told apart part by part', () => {
    expect(between('1.12', '11.2')).toEqual(['version-mismatch'])
    expect(estate.says(install('1.12', '11.2'))).toBe('refused version-mismatch')
  })
})

describe('a chain', () => {
  const { estate } = lab({ dpm: ['DPM1', 'DPM2'] }).does(chains('DPM1', 'DPM2'), install('DPM1', 'DPM2'))
  const own: Want = { estate, on: 'DPM1', computer: 'DPM1', dataSource: 'System State', through: null }

  it('is broken by own data that is taken directly, not by what comes back through another server', () => {
    expect(breaksChain.broken(own)).toMatchObject({ other: 'DPM2', dataSource: 'System State' })
    expect(breaksChain.broken({ ...own, through: 'DPM2' })).toBeNull()
  })
})
