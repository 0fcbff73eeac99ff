import { describe, expect, it } from 'vitest'
import { ALERT_KINDS, FAILURE_REASONS, type AlertKind, type FailureReason } from '@shared/activity'
import { alertSeverity, alertTitle, describeAlert, type AlertSubject } from '@shared/words/alerts'
import { explainFailure } from '@shared/words/failures'
import { expectNeutral, expectProse } from './prose'

/** Source: domain notes, section 6.4: title, severity, ID of the console, ID of the event. */
const HEADINGS: Record<AlertKind, readonly [string, string, number | null, number | null]> = {
  'agent-ownership-required': ['Agent Ownership Required', 'Critical', 3107, 1251],
  'chain-broken': ['Chain broken', 'Critical', 31227, null],
  'agent-unreachable': ['Agent unreachable', 'Warning', 3122, 1222],
  'agent-incompatible': ['Agent incompatible', 'Critical', 3121, 1221],
  'replica-inconsistent': ['Replica is inconsistent', 'Critical', 3106, 1206],
  'verification-in-progress': ['Replica is inconsistent, verification in progress', 'Warning', 3104, 1204],
  'replica-being-created': ['Replica is being created', 'Informational', 3105, 1205],
  'replica-creation-pending': ['Replica creation pending', 'Informational', 3119, 1219],
  'manual-replica-pending': ['Manual replica creation pending', 'Informational', 3118, 1218],
  'replica-missing': ['Replica is missing', 'Critical', 3101, 1201],
  'configure-protection-failed': ['Unable to configure protection', 'Critical', null, 1247],
  'synchronization-failures': ['Synchronization failures', 'Critical', 3115, 1215],
  'recovery-point-failures': ['Recovery point creation failures', 'Critical', 3114, 1214],
  'recovery-in-progress': ['Recovery in progress', 'Informational', 3109, null],
  'recovery-done': ['Recovery completed', 'Informational', 3112, null],
  'recovery-failed': ['Recovery failed', 'Critical', 3111, null],
  'disk-threshold': ['Disk threshold exceeded', 'Warning', 3100, 1200],
  'database-restored': ['DPM database restored', 'Informational', 458, null]
}

/** Those that are about the computer, or the DPM server, as a whole. */
const OF_COMPUTER: readonly AlertKind[] = [
  'agent-ownership-required',
  'chain-broken',
  'agent-unreachable',
  'agent-incompatible'
]
const OF_SERVER: readonly AlertKind[] = ['disk-threshold', 'database-restored']
const OF_REPLICA = ALERT_KINDS.filter((kind) => !OF_COMPUTER.includes(kind) && !OF_SERVER.includes(kind))
const WITH_FAILURE = [
  'agent-unreachable',
  'replica-inconsistent',
  'configure-protection-failed',
  'synchronization-failures',
  'recovery-point-failures',
  'recovery-failed'
] as const

function subject(kind: AlertKind, reason?: FailureReason): AlertSubject {
  return {
    kind,
    server: 'DPM1',
    computer: OF_SERVER.includes(kind) ? 'DPM1' : 'Server1',
    dataSource: OF_REPLICA.includes(kind) ? 'D:\\' : null,
    ...(reason === undefined ? {} : { failure: { reason, computer: 'Server1', other: 'DPM3' } })
  }
}

describe('the words of alerts', () => {
  it.each(ALERT_KINDS)('have title, severity and IDs of the product: %s', (kind) => {
    const { title, severity, errorId, eventId } = describeAlert(subject(kind))
    expect([title, severity, errorId, eventId]).toEqual(HEADINGS[kind])
    expect(alertSeverity(kind)).toBe(severity)
    expect(alertTitle(kind)).toBe(title)
    expectNeutral(title)
  })

  it.each(ALERT_KINDS)('are whole sentences: %s', (kind) => {
    const { details, recommended } = describeAlert(subject(kind))
    expectProse(details)
    expectProse(recommended)
  })

  it.each(ALERT_KINDS)('name what is concerned: %s', (kind) => {
    const { details } = describeAlert(subject(kind))
    expect(details).toContain('DPM1')
    if (!OF_SERVER.includes(kind)) expect(details).toContain('Server1')
    if (OF_REPLICA.includes(kind)) expect(details).toContain('"D:\\"')
  })

  it('name the owner of the agent', () => {
    const { details } = describeAlert({ ...subject('agent-ownership-required'), other: 'DPM3' })
    expect(details).toBe('Server1 is managed by DPM3. Jobs of DPM1 on it fail.')
  })

  it.each(WITH_FAILURE)('give the reason with its ID, and its cure: %s', (kind) => {
    for (const reason of FAILURE_REASONS) {
      const { code, text, recommended } = explainFailure({ reason, computer: 'Server1', other: 'DPM3' })
      const words = describeAlert(subject(kind, reason))
      expectProse(words.details)
      expect(words.details).toContain(text.slice(0, -1))
      expect(words.details).toMatch(new RegExp(`\\(ID ${code}\\)\\.$`))
      expect(words.recommended).toBe(recommended)
    }
  })
})
