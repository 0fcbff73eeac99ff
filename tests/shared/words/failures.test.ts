import { describe, expect, it } from 'vitest'
import { FAILURE_REASONS, type Failure, type FailureReason } from '@shared/activity'
import { explainFailure, failureCode } from '@shared/words/failures'
import { expectProse } from './prose'

const failed = (reason: FailureReason): Failure => ({ reason, computer: 'Server1', other: 'DPM3' })

/** Source: domain notes, sections 6 and 7. */
const CODES: Record<FailureReason, number> = {
  'computer-unreachable': 41,
  'network-cut': 53,
  'access-denied': 42,
  'agent-not-installed': 45,
  'agent-incompatible': 904,
  'agent-disabled': 30186,
  'managed-elsewhere': 3180,
  'switched-elsewhere': 32591,
  'chain-broken': 31227,
  'replica-inconsistent': 3106,
  'replica-missing': 31208,
  'replica-pending': 3118,
  'primary-replica-invalid': 30300,
  'primary-replica-inactive': 30300,
  'dpm-writer-stopped': 33119,
  'sql-writer-stopped': 31310,
  'storage-full': 40003,
  'primary-storage-full': 32662,
  'server-stopped': 911,
  'target-unreachable': 41
}

describe('why a job failed', () => {
  it.each(FAILURE_REASONS)('has the code of the product: %s', (reason) => {
    expect(explainFailure(failed(reason)).code).toBe(CODES[reason])
    expect(failureCode(failed(reason))).toBe(CODES[reason])
  })

  it.each(FAILURE_REASONS)('is said in whole sentences, with the computer: %s', (reason) => {
    const { text, recommended } = explainFailure(failed(reason))
    expectProse(text)
    expectProse(recommended)
    expect(text).toContain('Server1')
  })

  it.each(['managed-elsewhere', 'switched-elsewhere'] as const)('names who has it now: %s', (reason) => {
    expect(explainFailure(failed(reason)).text).toContain('DPM3')
    const { text, recommended } = explainFailure({ reason, computer: 'Server1' })
    expect(`${text} ${recommended}`).not.toMatch(/undefined/)
  })

  it('gives no two reasons the same words', () => {
    expect(new Set(FAILURE_REASONS.map((reason) => explainFailure(failed(reason)).text)).size).toBe(
      FAILURE_REASONS.length
    )
  })

  it.each([
    ['access-denied', 'SetDpmServer'],
    ['agent-incompatible', 'Update'],
    ['agent-disabled', 'Enable'],
    ['managed-elsewhere', 'Agent Ownership Required'],
    ['replica-inconsistent', 'consistency check'],
    ['replica-missing', 'ReallocateReplica'],
    ['dpm-writer-stopped', 'DPMWriter'],
    ['sql-writer-stopped', 'SQL Server VSS Writer'],
    ['storage-full', 'Disk Storage'],
    ['primary-storage-full', 'Disk Storage']
  ] as const)('recommends the documented cure: %s, %s', (reason, cure) => {
    expect(explainFailure(failed(reason)).recommended).toContain(cure)
  })
})
