import { describe, expect, it } from 'vitest'
import type { Command } from '@shared/contract/commands'
import {
  add,
  allowLocal,
  chains,
  check,
  copy,
  data,
  drop,
  fail,
  group,
  install,
  lab,
  protects,
  rebuild,
  remove,
  removeInactive,
  restore,
  switchOn,
  takeOwnership
} from '../builder'
import {
  backUp,
  cancel,
  checkOf,
  correct,
  cut,
  extend,
  fill,
  inactivate,
  outdate,
  pointTo,
  reallocate,
  recover,
  retry,
  setPolicy,
  spoil,
  stop,
  update
} from '../more-commands'
import { unknown } from './kit'

/* A refusal says which name is unknown, and as what it was looked for. */

const estate = lab({ dpm: ['DPM1', 'DPM2'], servers: { Server1: ['C:', 'D:'], Server2: ['C:'] } }).does(
  protects('DPM1', data('Server1', 'D:')),
  chains('DPM1', 'DPM2', data('Server1', 'D:'))
)

describe('a DPM server that is not in the lab', () => {
  const commands: readonly Command[] = [
    install('NONE', 'Server1'),
    takeOwnership('NONE', 'Server1'),
    update('NONE', 'Server1'),
    pointTo('Server1', 'NONE'),
    group('NONE', 'New', data('Server1', 'C:')),
    add('NONE', 'Server1', data('Server1', 'C:')),
    add('DPM2', 'DPM1', copy('Server1', 'C:', 'NONE')),
    drop('NONE', 'Server1', 'retain'),
    setPolicy('NONE', 'Server1', {}),
    switchOn('NONE', 'Server1'),
    removeInactive('NONE', 'Server1'),
    check('NONE', 'Server1'),
    checkOf('NONE', 'Server1', 'D:'),
    backUp('NONE', 'Server1'),
    cancel('NONE', 'Server1', 'D:'),
    retry('NONE', 'Server1', 'D:'),
    inactivate('NONE', 'agent-unreachable', 'Server1'),
    recover('NONE', 'Server1', 'D:', 'original'),
    remove('NONE'),
    rebuild('NONE'),
    restore('NONE', 'DPM2'),
    restore('DPM1', 'NONE'),
    allowLocal('NONE'),
    reallocate('NONE'),
    extend('NONE', 1),
    fill('NONE'),
    stop('NONE', 'DPMWriter')
  ]

  it.each(commands)('%j', (command) => {
    expect(unknown(estate, command)).toEqual({ name: 'NONE', sort: 'DPM server' })
  })

  it('also where a protected server has the name', () => {
    expect(unknown(estate, check('Server1', 'Server2'))).toEqual({ name: 'Server1', sort: 'DPM server' })
  })
})

describe('a computer that is not in the lab', () => {
  const commands: readonly Command[] = [
    install('DPM1', 'NONE'),
    update('DPM1', 'NONE'),
    pointTo('NONE', 'DPM1'),
    group('DPM1', 'New', data('NONE', 'C:')),
    switchOn('DPM2', 'NONE'),
    removeInactive('DPM1', 'NONE'),
    check('DPM1', 'NONE'),
    backUp('DPM1', 'NONE'),
    cancel('DPM1', 'NONE'),
    retry('DPM1', 'NONE', 'D:'),
    inactivate('DPM1', 'agent-unreachable', 'NONE'),
    recover('DPM1', 'NONE', 'D:', 'original'),
    recover('DPM1', 'Server1', 'D:', 'alternate', { target: 'NONE' }),
    fail('NONE'),
    cut('NONE', 'Server1'),
    cut('Server1', 'NONE'),
    stop('NONE', 'SQL Server VSS Writer'),
    spoil('NONE'),
    correct('NONE')
  ]

  it.each(commands)('%j', (command) => {
    expect(unknown(estate, command)).toEqual({ name: 'NONE', sort: 'computer' })
  })
})

it('only a protected server has an agent that can be too old', () => {
  expect(unknown(estate, outdate('DPM1'))).toEqual({ name: 'DPM1', sort: 'protected server' })
})

it('a protection group that the DPM server does not have', () => {
  const concern = { server: 'DPM1', name: 'NONE', sort: 'protection group' }
  expect(unknown(estate, add('DPM1', 'NONE', data('Server1', 'C:')))).toEqual(concern)
  expect(unknown(estate, drop('DPM1', 'NONE', 'retain'))).toEqual(concern)
  expect(unknown(estate, setPolicy('DPM1', 'NONE', {}))).toEqual(concern)
})

it('a data source that the computer does not have, the first of several', () => {
  expect(unknown(estate, add('DPM1', 'Server1', data('Server1', ['C:', 'X:', 'Y:'])))).toEqual({
    computer: 'Server1',
    name: 'X:',
    sort: 'data source'
  })
})

describe('a member that the DPM server does not have', () => {
  const commands: readonly Command[] = [
    checkOf('DPM1', 'Server1', 'C:'),
    backUp('DPM1', 'Server1', 'C:'),
    recover('DPM1', 'Server1', 'C:', 'original'),
    drop('DPM1', 'Server1', 'retain', data('Server1', 'C:'))
  ]

  it.each(commands)('%j', (command) => {
    expect(unknown(estate, command)).toEqual({ name: 'C: on Server1', sort: 'member' })
  })

  it('is called by its computer where no data source is named, and there is none at all', () => {
    const concern = { name: 'Server2', sort: 'member' }
    expect(unknown(estate, drop('DPM1', 'Server1', 'retain', data('Server2', 'all')))).toEqual(concern)
    expect(unknown(estate, backUp('DPM1', 'Server2'))).toEqual(concern)
  })
})

describe('a job that is not there', () => {
  it('is called by its type, where one was named', () => {
    expect(unknown(estate, cancel('DPM1', 'Server1', 'D:'))).toEqual({
      server: 'DPM1',
      computer: 'Server1',
      dataSource: 'D:',
      name: 'job',
      sort: 'job'
    })
    expect(unknown(estate, retry('DPM1', 'Server1', 'D:', { job: 'express-full' }))).toMatchObject({
      name: 'Express full backup'
    })
  })

  it('is one of the computer where no data source was named', () => {
    expect(unknown(estate, cancel('DPM1', 'Server1'))).toStrictEqual({
      server: 'DPM1',
      computer: 'Server1',
      name: 'job',
      sort: 'job'
    })
  })

  it('was one of a member that is gone', () => {
    const failed = estate.begins().does(cut('DPM1', 'Server1'), backUp('DPM1', 'Server1', 'D:'))
    const gone = failed.does(drop('DPM1', 'Server1', 'retain'))
    expect(unknown(gone, retry('DPM1', 'Server1', 'D:'))).toEqual({ name: 'D: on Server1', sort: 'member' })
  })
})
