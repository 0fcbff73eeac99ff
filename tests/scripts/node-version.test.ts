import { describe, expect, it } from 'vitest'
import { isOlder, NEEDED, preflightProblem } from '../../scripts/node-version.mjs'

describe('the Node that runs the scripts', () => {
  it.each(['18.20.8', '20.20.2', '22.13.9'])('%s is too old', (version) => {
    expect(isOlder(version)).toBe(true)
  })

  it.each(['22.14.0', '22.14.1', '22.20.0', '24.0.0', '100.0.0', '25.0.0-nightly'])(
    '%s will do',
    (version) => {
      expect(isOlder(version)).toBe(false)
    }
  )

  it('says to install the packages first, as that may bring the right Node', () => {
    expect(preflightProblem({ version: '18.0.0', installed: false, bundledNode: false })).toContain('npm ci')
    expect(preflightProblem({ version: '24.0.0', installed: false, bundledNode: false })).toContain('npm ci')
  })

  it('says which Node it is, which it must be, and what to do', () => {
    const problem = preflightProblem({ version: '20.20.2', installed: true, bundledNode: false })
    expect(problem).toContain('20.20.2')
    expect(problem).toContain(NEEDED)
    expect(problem).toContain('Install a newer Node')
  })

  it('points to the Node of the checkout where there is one', () => {
    expect(preflightProblem({ version: '20.20.2', installed: true, bundledNode: true })).toContain(
      'npm start'
    )
  })

  it('is silent when all is well', () => {
    expect(preflightProblem({ version: '24.21.0', installed: true, bundledNode: true })).toBeNull()
  })
})
