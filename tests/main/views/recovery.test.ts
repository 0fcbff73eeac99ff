import { describe, expect, it } from 'vitest'
import { recoverableItems, recoveryView } from '@main/views/recovery'
import { data, drop, fail, group, install, lab, protects, switchOn, Lab } from '../engine/builder'
import { HOUR, on, pair, plain } from './view-kit'

const view = (of: Lab, server = 'DPM1') => recoveryView(of.estate, on(of, server))
/** `Server1 D: primary 5` */
const inShort = (of: Lab, server = 'DPM1') =>
  view(of, server).computers.flatMap(({ computer, dataSources }) =>
    dataSources.map(({ dataSource, mode, points }) => `${computer} ${dataSource} ${mode} ${points.length}`)
  )

const sources = ['C:', 'D:\\Config', 'System State', 'SQL/Payroll', 'Exchange']
const many = lab({ dpm: ['DPM1'], servers: { Server1: sources, Server2: ['E:'] } }).does(
  install('DPM1', 'Server1'),
  install('DPM1', 'Server2'),
  group('DPM1', 'A', data('Server2', 'E:'), data('Server1', 'C:')),
  group('DPM1', 'B', data('Server1', sources.slice(1)))
)

describe('what can be recovered', () => {
  it('is nothing where nothing is protected', () => {
    expect(view(plain.begins())).toEqual({ server: 'DPM1', computers: [] })
  })

  it('stands under its computer, once each, with the points of its group', () => {
    const { computers } = view(many.begins())
    expect(computers.map(({ computer }) => computer)).toEqual(['Server2', 'Server1'])
    expect(computers[1]?.dataSources.map(({ dataSource }) => dataSource)).toEqual(sources)
    expect(computers[0]?.dataSources).toEqual([
      {
        computer: 'Server2',
        dataSource: 'E:',
        type: 'Volume',
        group: 'A',
        through: null,
        mode: 'primary',
        points: [-108, -84, -60, -36, -12].map((hours) => hours * HOUR)
      }
    ])
  })

  it('says how the replica came about, and keeps it when protection is stopped', () => {
    expect(inShort(pair, 'DPM2')).toEqual(['DPM1 DPMDB primary 5', 'Server1 D: secondary 5'])
    const switched = pair.does(fail('DPM1'), switchOn('DPM2', 'Server1'))
    expect(inShort(switched, 'DPM2')[1]).toBe('Server1 D: switched 5')
    expect(view(switched, 'DPM2').computers[1]?.dataSources[0]).toMatchObject({
      through: 'DPM1',
      group: 'DPM1'
    })
    const stopped = pair.does(drop('DPM2', 'DPM1', 'retain'))
    expect(inShort(stopped, 'DPM2')).toEqual(['DPM1 DPMDB inactive 5', 'Server1 D: inactive 5'])
    expect(view(stopped, 'DPM2').computers[1]?.dataSources[0]).toMatchObject({ group: null, through: 'DPM1' })
    expect(inShort(pair.does(drop('DPM2', 'DPM1', 'delete')), 'DPM2')).toEqual([])
  })

  it('has a new point when one is made, the newest last', () => {
    const of = many
      .begins()
      .does({ do: 'create-recovery-point', on: 'DPM1', computer: 'Server2' })
      .after('1h')
    const points = view(of).computers[0]?.dataSources[0]?.points ?? []
    expect(points).toHaveLength(6)
    expect(points.at(-1)).toBeGreaterThan(0)
    expect(points).toEqual([...points].sort((one, other) => one - other))
  })

  it('has no points before the replica was created', () => {
    const of = plain.begins().does(protects('DPM1', data('Server1', 'D:')))
    expect(inShort(of)).toEqual(['Server1 D: primary 0'])
    expect(inShort(of.after('4h'))).toEqual(['Server1 D: primary 1'])
  })
})

describe('what a recovery point holds', () => {
  const begun = many.begins()
  const items = (dataSource: string, point = -12 * HOUR, of = begun) =>
    recoverableItems(of.estate, on(of, 'DPM1'), { computer: 'Server1', dataSource, point })

  it('of a volume or a folder are files and folders, which are older than the point and no larger than it', () => {
    for (const dataSource of ['C:', 'D:\\Config']) {
      const found = items(dataSource)
      expect(new Set(found.map(({ kind }) => kind))).toEqual(new Set(['folder', 'file']))
      expect(new Set(found.map(({ name }) => name)).size).toBe(found.length)
      for (const { modified, megabytes } of found) {
        expect(modified).toBeLessThan(-12 * HOUR)
        expect(megabytes).toBeGreaterThan(0)
      }
    }
    const size = begun.estate.activity?.servers.get('DPM1')?.replicas.get('Server1\nC:')?.size ?? 0
    const sum = items('C:').reduce((all, { megabytes }) => all + megabytes, 0)
    expect(sum).toBeLessThanOrEqual(size + items('C:').length)
    expect(sum).toBeGreaterThan(size / 2)
  })

  it.each([
    ['System State', 'system-state', 'System State'],
    ['SQL/Payroll', 'database', 'Payroll'],
    ['Exchange', 'application', 'Exchange']
  ])('of %s is the whole of it', (dataSource, kind, name) => {
    expect(items(dataSource)).toEqual([
      { name, kind, megabytes: expect.any(Number) as number, modified: -12 * HOUR }
    ])
  })

  it('of a DPM database is that', () => {
    const found = recoverableItems(pair.estate, on(pair, 'DPM2'), {
      computer: 'DPM1',
      dataSource: 'DPMDB',
      point: -12 * HOUR
    })
    expect(found).toMatchObject([{ name: 'DPMDB', kind: 'database', megabytes: 2_048 }])
  })

  it('is the same each time, and in a lab of the same seed', () => {
    expect(items('C:')).toEqual(items('C:'))
    expect(items('C:', -12 * HOUR, many.begins())).toEqual(items('C:'))
    const other = new Lab({ ...many.estate, seed: 2 }, []).begins()
    expect(items('C:', -12 * HOUR, other)).not.toEqual(items('C:'))
  })

  it('is nothing where there is no such point, or no such data', () => {
    expect(items('C:', -12 * HOUR + 1)).toEqual([])
    expect(items('Z:')).toEqual([])
    expect(items('__proto__')).toEqual([])
  })
})
