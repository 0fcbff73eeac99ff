import { describe, expect, it } from 'vitest'
import { librariesView, storageView } from '@main/views/storage'
import { data, drop, group, install, lab, protects, removeInactive, type Lab } from '../engine/builder'
import { memberViews, on, plain } from './view-kit'

const view = (of: Lab, server = 'DPM1') => storageView(of.estate, on(of, server))
const protection = protects('DPM1', data('Server1', 'D:'))
const sized = (storagePool: number) =>
  lab({ dpm: [{ name: 'DPM1', storagePool }], servers: { Server1: ['C:', 'D:'] } })
/** The pool, taken together: what is there is used, foreign or free. */
const sums = ({ used, foreign, free }: ReturnType<typeof view>) => used + foreign + free

describe('the storage pool', () => {
  it('of a size is that, free until something is protected', () => {
    expect(view(sized(500).begins())).toEqual({
      server: 'DPM1',
      total: 500,
      used: 0,
      foreign: 0,
      free: 500,
      disks: [{ name: 'DPM Disk 1', total: 500, free: 500 }],
      replicas: []
    })
  })

  it('of no size is as large as the documents advise, and larger where that does not do', () => {
    expect(view(plain.begins()).total).toBe(120 * 1_024)
    const large = lab({
      dpm: ['DPM1'],
      servers: { Server1: Array.from({ length: 900 }, (_, n) => `SQL/Db${n}`) }
    })
      .does(install('DPM1', 'Server1'), {
        ...group('DPM1', 'G', data('Server1', 'all')),
        policy: {
          retentionDays: 448,
          synchronizationMinutes: null,
          recoveryPointTimes: ['12:00', '20:00'],
          replicaCreation: 'now',
          consistencyCheckWhenInconsistent: true,
          dailyConsistencyCheck: false
        }
      })
      .begins()
    const { total, used, free, disks } = view(large)
    expect(used).toBeGreaterThan(120 * 1_024)
    expect(total).toBe(used * 2)
    expect(free).toBe(used)
    expect(disks.reduce((sum, disk) => sum + disk.total, 0)).toBe(total)
    expect(disks.reduce((sum, disk) => sum + disk.free, 0)).toBe(free)
  })

  it('follows the replicas: taken when one is made, free when it is deleted, not when it is kept', () => {
    const none = sized(5_000).begins()
    const one = none.does(protection)
    const [replica] = view(one).replicas
    expect(replica).toEqual({
      computer: 'Server1',
      dataSource: 'D:',
      group: 'Server1',
      allocated: Math.ceil((memberViews(one, 'DPM1')[0]?.replica.allocated ?? 0) / 1_024),
      points: 0
    })
    expect(view(one)).toMatchObject({ used: replica?.allocated, free: 5_000 - (replica?.allocated ?? 0) })
    const two = one.does({
      do: 'add-members',
      on: 'DPM1',
      group: 'Server1',
      members: [data('Server1', 'C:')]
    })
    expect(view(two).used).toBeGreaterThan(view(one).used)
    expect(sums(view(two))).toBe(5_000)
    const kept = two.does(drop('DPM1', 'Server1', 'retain'))
    expect(view(kept).used).toBe(view(two).used)
    expect(view(kept).replicas.map((shown) => shown.group)).toEqual([null, null])
    expect(view(kept.does(removeInactive('DPM1', 'Server1')))).toMatchObject({
      used: 0,
      free: 5_000,
      replicas: []
    })
    expect(view(two.does(drop('DPM1', 'Server1', 'delete')))).toMatchObject({ used: 0, free: 5_000 })
  })

  it('says how many points each replica has', () => {
    expect(view(sized(5_000).does(protection).begins()).replicas[0]?.points).toBe(5)
  })

  it('of more than one disk is filled one after the other', () => {
    const of = sized(70_000).does(protection).begins()
    const { disks, used } = view(of)
    expect(disks).toEqual([
      { name: 'DPM Disk 1', total: 30_720, free: 30_720 - used },
      { name: 'DPM Disk 2', total: 30_720, free: 30_720 },
      { name: 'DPM Disk 3', total: 8_560, free: 8_560 }
    ])
  })

  it('that is filled has nothing free, and is cured by a disk', () => {
    const of = sized(5_000).does(protection).begins().does({ do: 'fill-storage', on: 'DPM1' })
    const { used, foreign, free, disks } = view(of)
    expect([free, foreign]).toEqual([0, 5_000 - used])
    expect(disks).toEqual([{ name: 'DPM Disk 1', total: 5_000, free: 0 }])
    const cured = view(of.does({ do: 'add-storage', on: 'DPM1', gigabytes: 1_000 }))
    expect(cured).toMatchObject({ total: 6_000, used, foreign, free: 1_000 })
    expect(sums(cured)).toBe(6_000)
  })
})

describe('the tape library', () => {
  const library = (of: Lab) => librariesView(of.estate, on(of, 'DPM1')).library
  const attached = lab({ dpm: [{ name: 'DPM1', tapeLibrary: { drives: 2, tapes: 3 } }, 'DPM2'] }).begins()

  it('is none where none is attached', () => {
    expect(librariesView(attached.estate, on(attached, 'DPM2'))).toEqual({ server: 'DPM2', library: null })
  })

  it('has its drives and slots, and knows nothing of its tapes before it was looked through', () => {
    expect(library(attached)).toEqual({
      name: 'Tape library of DPM1',
      drives: [
        { name: 'Drive 1', status: 'Idle' },
        { name: 'Drive 2', status: 'Idle' }
      ],
      tapes: [1, 2, 3].map((slot) => ({ slot, label: '', barcode: '', status: 'Unknown' })),
      inventoried: null,
      job: null
    })
  })

  it('reads barcodes in a fast inventory, the tapes themselves in a detailed one', () => {
    const looking = attached.does({ do: 'inventory-library', on: 'DPM1' })
    expect(library(looking)).toMatchObject({
      drives: [{ status: 'In use' }, { status: 'Idle' }],
      inventoried: null,
      job: { type: 'fast-inventory', label: 'Fast inventory', start: 0, end: 180 }
    })
    const fast = looking.after('1h')
    expect(library(fast)).toMatchObject({ inventoried: 180, job: null, drives: [{ status: 'Idle' }, {}] })
    expect(library(fast)?.tapes[2]).toEqual({
      slot: 3,
      label: '',
      barcode: 'DPM00003L8',
      status: 'Not identified'
    })
    const detailed = fast.does({ do: 'inventory-library', on: 'DPM1', detailed: true }).after('1h')
    expect(library(detailed)).toMatchObject({ inventoried: 3_600 + 900 })
    expect(library(detailed)?.tapes[2]).toEqual({
      slot: 3,
      label: 'Free tape',
      barcode: 'DPM00003L8',
      status: 'Free'
    })
  })

  it('is looked through one thing at a time, and a rescan is no inventory', () => {
    const rescanning = attached.does({ do: 'rescan-library', on: 'DPM1' })
    expect(library(rescanning)?.job?.label).toBe('Library rescan')
    expect(rescanning.says({ do: 'inventory-library', on: 'DPM1' })).toContain('refused')
    expect(library(rescanning.after('1h'))).toMatchObject({ inventoried: null, job: null })
  })
})
