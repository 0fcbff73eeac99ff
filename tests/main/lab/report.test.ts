import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { reportOf, runLab } from '@main/lab'
import { labOf } from './read'

test('the JSON object of the example of the format page', () => {
  const file = 'labs/format-example.yaml'
  const lab = labOf(readFileSync(new URL('fixtures/format-example.yaml', import.meta.url), 'utf8'), file)
  const outcome = runLab(lab)
  if (!outcome.ok) throw new Error(outcome.problem.message)
  const report = reportOf(file, lab, outcome.run)
  expect(JSON.parse(JSON.stringify(report))).toEqual(report)
  expect(report).toMatchObject({ file, title: 'Two servers protecting each other', ok: true })
  expect(report.steps.map((step) => step.outcome)).toEqual(['done', 'done', 'done', 'done', 'refused'])
  const own = (computer: string, ...names: string[]) =>
    names.map((dataSource) => ({ computer, dataSource, through: null }))
  const job = (on: string, kind: string, computer: string, dataSource: string | null) => {
    return { on, job: kind, computer, dataSource, status: 'in-progress' }
  }
  const alert = (on: string, kind: string, computer: string, dataSource: string | null) => {
    return { on, alert: kind, computer, dataSource, active: true }
  }
  expect(report.state).toEqual({
    dpmServers: [
      { name: 'DPM1', status: 'online', protectedBy: 'DPM2', selfProtecting: false },
      { name: 'DPM2', status: 'online', protectedBy: null, selfProtecting: false },
      { name: 'DPM3', status: 'online', protectedBy: null, selfProtecting: false }
    ],
    agents: [
      { computer: 'Server1', owner: 'DPM1' },
      { computer: 'DPM1', owner: 'DPM2' }
    ],
    members: [
      {
        on: 'DPM1',
        group: 'Payroll',
        computer: 'Server1',
        dataSource: 'SQL/Payroll',
        through: null,
        mode: 'primary'
      },
      { on: 'DPM1', group: 'Payroll', computer: 'Server1', dataSource: 'D:', through: null, mode: 'primary' },
      {
        on: 'DPM2',
        group: 'Secondary of DPM1',
        computer: 'DPM1',
        dataSource: 'DPMDB',
        through: null,
        mode: 'primary'
      },
      {
        on: 'DPM2',
        group: 'Secondary of DPM1',
        computer: 'Server1',
        dataSource: 'D:',
        through: 'DPM1',
        mode: 'secondary'
      }
    ],
    links: [{ protected: 'DPM1', protector: 'DPM2', state: 'active' }],
    configurations: [{ kind: 'primary-secondary', servers: ['DPM1', 'DPM2'] }],
    protectable: {
      DPM1: [...own('DPM1', 'DPMDB'), ...own('Server1', 'C:', 'System State')],
      DPM2: [
        ...own('DPM1', 'System State', 'C:', 'D:', 'SQL/ReportServer'),
        ...own('DPM2', 'DPMDB'),
        { computer: 'Server1', dataSource: 'SQL/Payroll', through: 'DPM1' }
      ],
      DPM3: own('DPM3', 'DPMDB')
    },
    replicas: [
      { on: 'DPM1', computer: 'Server1', dataSource: 'SQL/Payroll', state: 'creating', points: 0 },
      { on: 'DPM1', computer: 'Server1', dataSource: 'D:', state: 'creating', points: 0 },
      { on: 'DPM2', computer: 'DPM1', dataSource: 'DPMDB', state: 'creating', points: 0 },
      // There is no replica of DPM1 yet that could be copied.
      { on: 'DPM2', computer: 'Server1', dataSource: 'D:', state: 'pending', points: 0 }
    ],
    jobs: [
      job('DPM1', 'agent-installation', 'Server1', null),
      job('DPM1', 'replica-creation', 'Server1', 'SQL/Payroll'),
      job('DPM1', 'replica-creation', 'Server1', 'D:'),
      job('DPM2', 'agent-installation', 'DPM1', null),
      job('DPM2', 'replica-creation', 'DPM1', 'DPMDB')
    ],
    alerts: [
      alert('DPM1', 'replica-being-created', 'Server1', 'SQL/Payroll'),
      alert('DPM1', 'replica-being-created', 'Server1', 'D:'),
      alert('DPM2', 'replica-being-created', 'DPM1', 'DPMDB'),
      alert('DPM2', 'replica-creation-pending', 'Server1', 'D:')
    ],
    clock: 0
  })
})
