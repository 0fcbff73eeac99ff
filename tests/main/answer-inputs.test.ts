import { describe, expect, it } from 'vitest'
import { accepts, command, fitting, isRefused, report, server } from './answer-kit'

describe('what a request may say', () => {
  it.each([['../x'], ['a/b'], ['A'], ['a.yaml'], ['a'.repeat(81)], ['a\n'], ['%2e'], ['ä']])(
    'not the id %j of a bundled lab',
    (id) => isRefused('lab/open-bundled', { id })
  )

  it('names up to 300 characters of any kind, and no longer ones', async () => {
    for (const name of ['"<b>\'&', '\u{1f9ea}', 'x'.repeat(300), '__proto__']) {
      expect(await accepts('lab/protection', { server: name })).toBe(true)
    }
    await isRefused('lab/protection', { server: 'x'.repeat(301) })
    await isRefused('lab/new', { ...fitting['lab/new'], title: 'x'.repeat(301) })
    await isRefused('lab/new', { ...fitting['lab/new'], title: ' \t\n ' })
    await isRefused('lab/new', { ...fitting['lab/new'], dpmServers: Array<string>(101).fill('x') })
    await isRefused('lab/new', { ...fitting['lab/new'], protectedServers: Array<string>(1001).fill('x') })
  })

  it('texts of several lines up to their length, without other control characters', async () => {
    const saving = (introduction: string) => ({ ...fitting['lab/save-lab-file'], introduction })
    for (const text of ['', 'a\nb\r\n\tc', 'x'.repeat(5000)]) {
      expect(await accepts('lab/save-lab-file', saving(text))).toBe(true)
    }
    for (const text of ['x'.repeat(5001), 'a\0', '\u009b']) await isRefused('lab/save-lab-file', saving(text))
    for (const text of ['', 'x'.repeat(1_000_001)]) await isRefused('app/copy', { text })
  })

  it('a speed of the clock from real time to a day a second', async () => {
    for (const speed of [1, 60, 86_400]) expect(await accepts('lab/run-clock', { speed })).toBe(true)
    for (const speed of [0, -1, 0.5, 86_401, Infinity, '60', null])
      await isRefused('lab/run-clock', { speed })
  })

  it('a time to run until, or that no job is in progress', async () => {
    for (const until of [0, 1, 10_000_000_000, 'jobs-done']) {
      expect(await accepts('lab/run-until', { until })).toBe(true)
    }
    for (const until of [-1, 0.5, NaN, Infinity, 10_000_000_001, 'jobs', '60', ['jobs-done']]) {
      await isRefused('lab/run-until', { until })
    }
  })

  it('one of the six reports over days to a year, as HTML or CSV', async () => {
    const reports = [
      'status',
      'protection',
      'recovery',
      'disk-utilization',
      'tape-management',
      'tape-utilization'
    ]
    for (const one of reports) {
      for (const days of [1, 366]) {
        expect(await accepts('lab/report', { ...server, report: one, days })).toBe(true)
      }
    }
    for (const days of [0, -7, 1.5, 367, NaN, '7']) await isRefused('lab/report', { ...report, days })
    for (const one of ['', 'Status', 'tape', '__proto__']) {
      await isRefused('lab/report', { ...report, report: one })
    }
    expect(await accepts('lab/save-report', { ...report, format: 'csv' })).toBe(true)
    for (const format of ['pdf', 'HTML', '../csv']) await isRefused('lab/save-report', { ...report, format })
  })

  it('a point in whole seconds, before the lab began too', async () => {
    const items = (point: unknown) => ({ ...fitting['lab/recoverable-items'], point })
    for (const point of [-388_800, 0, 3])
      expect(await accepts('lab/recoverable-items', items(point))).toBe(true)
    for (const point of [0.5, NaN, Infinity, 'latest', '0'])
      await isRefused('lab/recoverable-items', items(point))
  })

  it.each([
    { do: 'modify-protection-group', on: 'a', group: 'b', rename: 'c' },
    { do: 'create-recovery-point', on: 'a', computer: 'b', dataSource: ['c', 'd'], type: 'express-full' },
    { do: 'cancel-job', on: 'a', computer: 'b', dataSource: 'c', job: 'synchronization' },
    { do: 'retry-job', on: 'a', computer: 'b' },
    { do: 'inactivate-alert', on: 'a', alert: 'disk-threshold', computer: 'a' },
    { do: 'recover', on: 'a', computer: 'b', dataSource: 'c', to: 'original' },
    { do: 'recover', on: 'a', computer: 'b', dataSource: 'c', to: 'replica', target: 'd', point: 'latest' },
    {
      do: 'recover',
      on: 'a',
      computer: 'b',
      dataSource: 'c',
      to: 'network-folder',
      target: 'd',
      point: '2026-01-05 20:00'
    },
    { do: 'disable-agent', on: 'a', computer: 'b' },
    { do: 'throttle-agent', on: 'a', computer: 'b', mbps: 10_000 },
    { do: 'throttle-agent', on: 'a', computer: 'b' },
    { do: 'set-dpm-server', computer: 'b', server: 'a' },
    { do: 'reallocate-replicas', on: 'a' },
    { do: 'add-storage', on: 'a', gigabytes: 1_048_576 },
    { do: 'inventory-library', on: 'a', detailed: true },
    { do: 'cut-network', from: 'a', to: 'b' },
    { do: 'stop-service', computer: 'a', service: 'DPMWriter' },
    { do: 'spoil-credentials', computer: 'a' },
    { do: 'add-dpm-server', name: 'a', storagePool: 500, tapeLibrary: { drives: 1, tapes: 0 } },
    { do: 'advance-clock', by: '999999s' }
  ])('the command %j', async (right) => {
    expect(await accepts('lab/dispatch', { command: right })).toBe(true)
    expect(await accepts('lab/preview', { command: right })).toBe(true)
    await isRefused('lab/dispatch', { command: { ...right, extra: 1 } })
  })

  it.each([
    { do: 'format-disk' },
    { do: 'create-recovery-point', on: 'a', computer: 'b', type: 'consistency-check' },
    { do: 'create-recovery-point', on: 'a', computer: 'b', dataSource: [] },
    { do: 'cancel-job', on: 'a', computer: 'b', job: 'backup' },
    { do: 'cancel-job', on: 'a', job: 'synchronization' },
    { do: 'cancel-job', on: 'a', computer: 'b', dataSource: ['c'] },
    { do: 'inactivate-alert', on: 'a', alert: '__proto__', computer: 'b' },
    { do: 'inactivate-alert', on: 'a', computer: 'b' },
    { do: 'recover', on: 'a', computer: 'b', dataSource: ['c'], to: 'original' },
    { do: 'recover', on: 'a', computer: 'b', dataSource: 'c', to: 'tape' },
    { do: 'recover', on: 'a', computer: 'b', dataSource: 'c', to: 'original', point: '5 January' },
    { do: 'recover', on: 'a', computer: 'b', dataSource: 'c', to: 'original', point: '2026-01-05 24:00' },
    { do: 'recover', on: 'a', computer: 'b', dataSource: 'c', to: 'original', point: 3600 },
    { do: 'throttle-agent', on: 'a', computer: 'b', mbps: 0 },
    { do: 'throttle-agent', on: 'a', computer: 'b', mbps: 10_001 },
    { do: 'throttle-agent', on: 'a', computer: 'b', mbps: 1.5 },
    { do: 'add-storage', on: 'a', gigabytes: 0 },
    { do: 'add-storage', on: 'a', gigabytes: 1_048_577 },
    { do: 'stop-service', computer: 'a', service: 'DPMRA' },
    { do: 'cut-network', from: 'a' },
    { do: 'add-dpm-server', name: 'a', storagePool: -1 },
    { do: 'add-dpm-server', name: 'a', tapeLibrary: { drives: 0, tapes: 4 } },
    { do: 'advance-clock', by: '1000000s' },
    { do: '__proto__' },
    { do: 'toString' },
    { do: 7 },
    {},
    { ...command, on: '' },
    { ...command, computer: 7 },
    { ...command, extra: true },
    { do: 'advance-clock', by: '0m' },
    { do: 'advance-clock', by: '1w' },
    { do: 'advance-clock', by: '1e3m' },
    { do: 'add-dpm-server', name: 'x', version: '10' },
    { do: 'add-dpm-server', name: 'x', version: '10.1.2.3.4' },
    { do: 'add-members', on: 'a', group: 'b', members: 'all' },
    { do: 'add-members', on: 'a', group: 'b', members: [{ computer: 'c' }] },
    { do: 'add-members', on: 'a', group: 'b', members: [{ computer: 'c', dataSource: [] }] },
    { do: 'add-members', on: 'a', group: 'b', members: [], confirm: 'yes' },
    { do: 'remove-members', on: 'a', group: 'b', members: 'some', data: 'retain' },
    { do: 'remove-members', on: 'a', group: 'b', members: 'all', data: 'shred' },
    { do: 'create-protection-group', on: 'a', group: 'b', members: [], policy: { retentionDays: NaN } }
  ])('not the command %j', async (wrong) => {
    await isRefused('lab/dispatch', { command: wrong })
    await isRefused('lab/preview', { command: wrong })
  })
})
