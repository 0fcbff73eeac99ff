import { describe, expect, it } from 'vitest'
import { inWords, judge } from '../../scripts/audit.mjs'
import { auditResult } from '../../scripts/reports.mjs'

const report = (severity: string) =>
  JSON.stringify({ vulnerabilities: { leaky: { name: 'leaky', severity, range: '<2.0.0' } }, metadata: {} })

describe('the audit of the packages', () => {
  it.each(['high', 'critical'])('fails on a vulnerability of level %s, and names the package', (severity) => {
    const outcome = judge(report(severity))
    expect(outcome).toEqual({ kind: 'found', packages: [`leaky <2.0.0 (${severity})`] })
    expect(auditResult('audit', outcome)).toMatchObject({ passed: 0, failed: 1 })
    expect(inWords(outcome)).toContain('leaky <2.0.0')
  })

  it.each(['low', 'moderate'])('lets one of level %s pass', (severity) => {
    expect(judge(report(severity))).toEqual({ kind: 'clean' })
  })

  it('passes where nothing is known', () => {
    const outcome = judge('{ "auditReportVersion": 2, "vulnerabilities": {} }')
    expect(auditResult('audit', outcome)).toMatchObject({ passed: 1, failed: 0, skipped: [] })
  })

  it('says that it was skipped where the registry does not answer audits, and does not count as passed', () => {
    const outcome = judge(
      'npm error audit endpoint returned an error\n{ "message": "405 Method Not Allowed", "statusCode": 405 }\n'
    )
    expect(inWords(outcome)).toBe('skipped: the registry does not answer audits (it answers 405)')
    expect(auditResult('audit', outcome)).toMatchObject({
      passed: 0,
      failed: 0,
      skipped: ['the registry does not answer audits (it answers 405)']
    })
  })

  it.each(['', 'npm error network', '{ "error": { "code": "ENOTFOUND" } }'])(
    'is skipped without a network: %s',
    (said) => {
      expect(judge(said).kind).toBe('skipped')
    }
  )
})
