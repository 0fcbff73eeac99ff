import { describe, expect, it } from 'vitest'
import { ALERT_KINDS, type AlertKind } from '@shared/activity'
import type { AlertAction, AlertCounts, AlertView } from '@shared/contract/views'
import { alertCounts } from '@main/views/alerts'
import { monitoringView } from '@main/views/monitoring'
import { estateOverview } from '@main/views/overview'
import { DEFAULT_POLICY } from '@main/engine/policy'
import {
  check,
  confirmed,
  copy,
  data,
  fail,
  group,
  install,
  lab,
  protects,
  rebuild,
  repair,
  restore,
  switchOn,
  type Lab
} from '../engine/builder'
import { active, alerts, on, pair, plain, primary } from './view-kit'

const policy = { ...DEFAULT_POLICY, consistencyCheckWhenInconsistent: false, synchronizationMinutes: 60 }
const hourly = plain
  .does(install('DPM1', 'Server1'), { ...group('DPM1', 'G', data('Server1', 'D:')), policy })
  .begins()
const empty = plain.does(install('DPM1', 'Server1')).begins()
const creating = (replicaCreation: 'now' | 'later' | 'manual') =>
  empty.does({ ...group('DPM1', 'G', data('Server1', 'D:')), policy: { ...policy, replicaCreation } })
const inconsistent = creating('now').does({
  do: 'cancel-job',
  on: 'DPM1',
  computer: 'Server1',
  dataSource: 'D:'
})
const recovering = primary.does({
  do: 'recover',
  on: 'DPM1',
  computer: 'Server1',
  dataSource: 'D:',
  to: 'original'
})
const restored = pair.does(fail('DPM1'), rebuild('DPM1'), restore('DPM1', 'DPM2'))

interface Case {
  readonly of: Lab
  readonly on?: string
  readonly severity: AlertView['severity']
  readonly id: number | null
  /** The computer alone where the alert is about no data source. */
  readonly about?: string
  readonly action: AlertAction | null
}

const D = { on: 'DPM1', computer: 'Server1', dataSource: 'D:' } as const
const jobsTab = { label: 'Jobs', opens: { open: 'jobs', on: 'DPM1' } } as const

/** What raises each alert, and what its link does. */
const CASES: Readonly<Record<AlertKind, Case>> = {
  'agent-ownership-required': {
    of: pair.does(fail('DPM1'), switchOn('DPM2', 'Server1'), repair('DPM1')),
    severity: 'Critical',
    id: 3107,
    about: 'Server1',
    action: { label: 'Take Ownership', does: { do: 'take-ownership', on: 'DPM1', computer: 'Server1' } }
  },
  'chain-broken': {
    of: pair.does(confirmed(group('DPM1', 'Own', data('DPM1', 'DPMDB')))),
    on: 'DPM2',
    severity: 'Critical',
    id: 31_227,
    about: 'DPM1',
    action: { label: 'Protection on DPM1', opens: { open: 'protection', on: 'DPM1' } }
  },
  'agent-unreachable': {
    of: primary.does({ do: 'cut-network', from: 'Server1', to: 'DPM1' }),
    severity: 'Warning',
    id: 3122,
    about: 'Server1',
    action: { label: 'Agents', opens: { open: 'agents', on: 'DPM1' } }
  },
  'agent-incompatible': {
    of: primary.does({ do: 'outdate-agent', computer: 'Server1' }),
    severity: 'Critical',
    id: 3121,
    about: 'Server1',
    action: { label: 'Update agent', does: { do: 'update-agent', on: 'DPM1', computer: 'Server1' } }
  },
  'replica-inconsistent': {
    of: inconsistent,
    severity: 'Critical',
    id: 3106,
    action: { label: 'Perform Consistency Check', does: { do: 'consistency-check', ...D } }
  },
  'verification-in-progress': {
    of: inconsistent.does(check('DPM1', 'Server1')),
    severity: 'Warning',
    id: 3104,
    action: jobsTab
  },
  'replica-being-created': { of: creating('now'), severity: 'Informational', id: 3105, action: jobsTab },
  'replica-creation-pending': { of: creating('later'), severity: 'Informational', id: 3119, action: null },
  'manual-replica-pending': {
    of: creating('manual'),
    severity: 'Informational',
    id: 3118,
    action: { label: 'Perform Consistency Check', does: { do: 'consistency-check', ...D } }
  },
  'replica-missing': {
    of: restored,
    severity: 'Critical',
    id: 3101,
    action: { label: 'Reallocate replicas', does: { do: 'reallocate-replicas', on: 'DPM1' } }
  },
  'configure-protection-failed': {
    of: creating('now').does(fail('Server1')),
    severity: 'Critical',
    id: null,
    action: { label: 'Retry job', does: { do: 'retry-job', ...D, job: 'replica-creation' } }
  },
  'synchronization-failures': {
    of: hourly.does(fail('Server1')).after('1h'),
    severity: 'Critical',
    id: 3115,
    action: { label: 'Retry job', does: { do: 'retry-job', ...D, job: 'synchronization' } }
  },
  'recovery-point-failures': {
    of: lab({ dpm: ['DPM1'], servers: { Server1: ['SQL/Payroll'] } })
      .does(protects('DPM1', data('Server1', 'SQL/Payroll')))
      .begins()
      .does({ do: 'stop-service', computer: 'Server1', service: 'SQL Server VSS Writer' })
      .after('1d'),
    severity: 'Critical',
    id: 3114,
    about: 'Server1 SQL/Payroll',
    action: {
      label: 'Create recovery point',
      does: { do: 'create-recovery-point', on: 'DPM1', computer: 'Server1', dataSource: 'SQL/Payroll' }
    }
  },
  'recovery-in-progress': { of: recovering, severity: 'Informational', id: 3109, action: jobsTab },
  'recovery-done': { of: recovering.after('4h'), severity: 'Informational', id: 3112, action: null },
  'recovery-failed': {
    of: recovering.does(fail('Server1')),
    severity: 'Critical',
    id: 3111,
    action: { label: 'Retry job', does: { do: 'retry-job', ...D, job: 'disk-recovery' } }
  },
  'disk-threshold': {
    of: primary.does({ do: 'fill-storage', on: 'DPM1' }),
    severity: 'Warning',
    id: 3100,
    about: 'DPM1',
    action: { label: 'Disk Storage', opens: { open: 'disk-storage', on: 'DPM1' } }
  },
  'database-restored': {
    of: restored,
    severity: 'Informational',
    id: 458,
    about: 'DPM1',
    action: { label: 'Reallocate replicas', does: { do: 'reallocate-replicas', on: 'DPM1' } }
  }
}

function tally(of: Lab, server: string): AlertCounts {
  const ongoing = alerts(of, server).filter(({ ended }) => ended === null)
  const count = (wanted: AlertView['severity']) =>
    ongoing.filter(({ severity }) => severity === wanted).length
  return {
    critical: count('Critical'),
    warning: count('Warning'),
    informational: count('Informational')
  }
}

describe.each(ALERT_KINDS)('%s', (kind) => {
  const { of, on: server = 'DPM1', severity, id, about = 'Server1 D:', action } = CASES[kind]
  const alert = alerts(of, server).find((one) => one.kind === kind)

  it('is raised with its severity, its ID and its link', () => {
    expect(alert).toMatchObject({ severity, errorId: id, ended: null })
    expect(alert?.action).toEqual(action)
    expect([alert?.computer, alert?.dataSource].filter((part) => part !== null).join(' ')).toBe(about)
    for (const text of [alert?.title, alert?.details, alert?.recommended]) expect(text).toMatch(/\w/)
    expect(alert?.details).toContain(about.split(' ')[0])
  })

  it('is counted by its severity', () => {
    const counts = tally(of, server)
    expect(counts[severity.toLowerCase() as keyof AlertCounts]).toBeGreaterThan(0)
    expect(alertCounts(of.estate, on(of, server))).toEqual(counts)
    const shown = estateOverview(of.estate).dpmServers.find(({ name }) => name === server)
    expect(shown?.alerts).toEqual(counts)
  })

  it('has a link that works', () => {
    if (alert?.action && 'does' in alert.action) expect(of.says(alert.action.does)).toBe('done')
    else expect(alert).toBeDefined()
  })

  it('has no link any more when it has become inactive', () => {
    const { computer, dataSource } = alert ?? { computer: '', dataSource: null }
    const done = of.does({
      do: 'inactivate-alert',
      on: server,
      alert: kind,
      computer,
      ...(dataSource === null ? {} : { dataSource })
    })
    const inactive = alerts(done, server).find((one) => one.id === alert?.id)
    expect(inactive).toMatchObject({ ended: done.estate.clock, action: null })
    expect(alertCounts(done.estate, on(done, server))).toEqual(tally(done, server))
  })
})

describe('the list of alerts', () => {
  it('has the gravest first, among them the latest, and the inactive ones after these, the latest first', () => {
    const first = hourly.does(fail('Server1')).after('2h')
    const then = first.does(repair('Server1'), check('DPM1', 'Server1')).after('3h', '30m')
    const last = then
      .does({ do: 'outdate-agent', computer: 'Server1' }, { do: 'fill-storage', on: 'DPM1' })
      .after('1h')
    const list = alerts(last, 'DPM1')
    expect(active(last, 'DPM1')).toEqual([
      'Critical 3115 Server1 D:',
      'Critical 3121 Server1',
      'Warning 3100 DPM1'
    ])
    const inactive = list.filter(({ ended }) => ended !== null)
    expect(list.slice(0, 3).every(({ ended }) => ended === null)).toBe(true)
    expect(inactive.length).toBeGreaterThan(1)
    const ends = inactive.map(({ ended }) => ended ?? 0)
    expect(ends).toEqual([...ends].sort((one, other) => other - one))
    expect(new Set(list.map(({ id }) => id)).size).toBe(list.length)
    expect(alerts(last, 'DPM1')).toEqual(list)
  })

  it('keeps the number of an alert as long as it lasts', () => {
    const down = hourly.does(fail('Server1'))
    const [alert] = alerts(down, 'DPM1')
    const later = alerts(down.after('5h'), 'DPM1').find(({ kind }) => kind === 'agent-unreachable')
    expect(later).toEqual(alert)
    const ended = alerts(down.after('5h').does(repair('Server1')), 'DPM1').find(({ id }) => id === alert?.id)
    expect(ended).toMatchObject({ raised: 0, ended: 5 * 3_600, action: null })
  })

  it('says in the details why a job failed, with the ID of that', () => {
    const of = hourly.does(fail('Server1')).after('1h')
    const alert = alerts(of, 'DPM1').find(({ kind }) => kind === 'synchronization-failures')
    expect(alert?.details).toContain('(ID 41)')
    expect(alert?.recommended).toContain('Bring Server1 online again')
    expect(alert).toMatchObject({ group: 'G' })
    const cut = of.does(repair('Server1'), { do: 'cut-network', from: 'DPM1', to: 'Server1' }).after('1h')
    const now = alerts(cut, 'DPM1').find(({ kind }) => kind === 'synchronization-failures')
    expect(now).toMatchObject({ id: alert?.id, raised: alert?.raised })
    expect(now?.details).toContain('(ID 53)')
  })

  it('of a server that is down is empty, and counts nothing', () => {
    const down = pair.does(fail('Server1'), fail('DPM1'))
    expect(alerts(down, 'DPM1')).toEqual([])
    expect(alertCounts(down.estate, on(down, 'DPM1'))).toEqual({ critical: 0, warning: 0, informational: 0 })
    expect(active(down.does(repair('DPM1')), 'DPM1')).toEqual(['Warning 3122 Server1'])
  })

  it('of a lab that has not begun is empty', () => {
    const of = plain.does(protects('DPM1', data('Server1', 'D:')), fail('Server1'))
    expect(monitoringView(of.estate, on(of, 'DPM1'))).toEqual({ server: 'DPM1', alerts: [], jobs: [] })
  })

  it('of a restored database leads to the protection once nothing is missing any more', () => {
    const of = restored.does({ do: 'reallocate-replicas', on: 'DPM1' })
    const alert = alerts(of, 'DPM1').find(({ kind }) => kind === 'database-restored')
    expect(alert?.action).toEqual({ label: 'Protection', opens: { open: 'protection', on: 'DPM1' } })
    expect(active(of, 'DPM1')).toContain('Informational 3118 Server1 D:')
  })

  it('of a secondary names the replica by what it is of, and the primary in the failure', () => {
    const given = plain.does(protects('DPM1', data('Server1', 'D:')), install('DPM2', 'DPM1'), {
      ...group('DPM2', 'Copies', copy('Server1', 'D:', 'DPM1')),
      policy
    })
    const of = given.begins().does({ do: 'stop-service', computer: 'DPM1', service: 'DPMWriter' }).after('1h')
    const [alert] = alerts(of, 'DPM2')
    expect(alert).toMatchObject({ kind: 'synchronization-failures', computer: 'Server1', dataSource: 'D:' })
    expect(alert?.details).toContain('DPMWriter service on DPM1')
  })
})
