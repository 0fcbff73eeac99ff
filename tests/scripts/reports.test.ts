import { describe, expect, it } from 'vitest'
import { broken, closing, playwrightResult, stepResult, total, vitestResult } from '../../scripts/reports.mjs'

const GOOD = { code: 0, timedOut: false }
const BAD = { code: 1, timedOut: false }
const HUNG = { code: 143, timedOut: true }

const vitestFile = (status: string, ...statuses: string[]) => ({
  name: 'a.test.ts',
  status,
  assertionResults: statuses.map((each, i) => ({ title: `t${i}`, fullName: `suite t${i}`, status: each }))
})

const playwright = (...statuses: string[]) => ({
  suites: [
    {
      title: 'a.spec.ts',
      specs: [],
      suites: [
        { title: 'story', specs: statuses.map((status, i) => ({ title: `t${i}`, tests: [{ status }] })) }
      ]
    }
  ],
  errors: []
})

describe('a step', () => {
  it('counts as one', () => {
    expect(stepResult('lint', GOOD)).toMatchObject({ passed: 1, failed: 0 })
    expect(stepResult('lint', BAD)).toMatchObject({ passed: 0, failed: 1, problem: 'exit code 1' })
    expect(stepResult('lint', HUNG)).toMatchObject({ passed: 0, failed: 1, problem: 'it ran out of time' })
  })
})

describe('a Vitest report', () => {
  it('is counted test by test, with the titles of what was skipped', () => {
    const report = {
      testResults: [vitestFile('passed', 'passed', 'pending'), vitestFile('failed', 'failed', 'todo')]
    }
    expect(vitestResult('unit', report, BAD)).toEqual({
      name: 'unit',
      passed: 1,
      failed: 1,
      skipped: ['suite t1', 'suite t1'],
      problem: null
    })
  })

  it('counts a file that could not be loaded as failed', () => {
    const report = { testResults: [vitestFile('passed', 'passed'), vitestFile('failed')] }
    expect(vitestResult('unit', report, BAD)).toMatchObject({ passed: 1, failed: 1 })
  })

  it.each([
    ['is missing', undefined, BAD],
    ['is missing though all went well', undefined, GOOD],
    ['is something else', { hello: 1 }, GOOD],
    ['is empty', { testResults: [] }, GOOD],
    ['has nothing but skipped tests', { testResults: [vitestFile('passed', 'pending')] }, GOOD],
    ['is good but the run was not', { testResults: [vitestFile('passed', 'passed')] }, BAD],
    ['is good but the run hung', { testResults: [vitestFile('passed', 'passed')] }, HUNG]
  ])('that %s is a failure', (_, report, run) => {
    expect(vitestResult('unit', report, run).failed).toBe(1)
  })
})

describe('a Playwright report', () => {
  it('is counted test by test, and a flaky test is a failed one', () => {
    expect(playwrightResult('e2e', playwright('expected', 'unexpected', 'flaky', 'skipped'), BAD)).toEqual({
      name: 'e2e',
      passed: 1,
      failed: 2,
      skipped: ['a.spec.ts > story > t3'],
      problem: null
    })
  })

  it.each([
    ['is missing', undefined, BAD],
    ['is empty', { suites: [], errors: [] }, GOOD],
    ['is good but the run was not', playwright('expected'), BAD]
  ])('that %s is a failure', (_, report, run) => {
    expect(playwrightResult('e2e', report, run).failed).toBe(1)
  })
})

describe('the closing lines', () => {
  it('end with the sum of all suites', () => {
    const results = [
      stepResult('lint', GOOD),
      vitestResult('unit', { testResults: [vitestFile('passed', 'passed', 'passed', 'pending')] }, GOOD),
      broken('end-to-end', 'no Electron')
    ]
    expect(total(results)).toEqual({ passed: 3, failed: 1 })
    expect(closing(results)).toEqual([
      'passed  lint: 1 passed, 0 failed',
      'passed  unit: 2 passed, 0 failed',
      'FAILED  end-to-end: 0 passed, 1 failed (no Electron)',
      '1 skipped:',
      '  unit: suite t2',
      '3 passed, 1 failed'
    ])
  })

  it('do not speak of skipped tests when there are none', () => {
    expect(closing([stepResult('lint', GOOD)])).toEqual([
      'passed  lint: 1 passed, 0 failed',
      '1 passed, 0 failed'
    ])
  })
})
