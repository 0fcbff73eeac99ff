import { describe, expect, it } from 'vitest'
import {
  add,
  attach,
  chains,
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
  repair,
  restore,
  resume,
  switchOn,
  takeOwnership
} from '../builder'

const estate = lab({
  dpm: ['DPM1', 'DPM2', 'DPM3'],
  servers: { Server1: ['C:', 'D:', 'E:'], Server2: ['C:'] }
}).does(
  protects('DPM1', data('Server1', ['C:', 'D:'])),
  chains('DPM1', 'DPM2', data('Server1', ['C:', 'D:']))
)
const switched = estate.does(fail('DPM1'), switchOn('DPM2', 'Server1'))

describe('no-secondary-copy', () => {
  it('refuses a switch on a server without a secondary member of the computer', () => {
    expect(estate.does(install('DPM2', 'Server2')).says(switchOn('DPM2', 'Server2'))).toBe(
      'refused no-secondary-copy'
    )
    expect(estate.says(switchOn('DPM3', 'Server1'))).toBe('refused no-secondary-copy')
    expect(estate.says(switchOn('DPM1', 'Server1'))).toBe('refused no-secondary-copy')
  })

  it('takes no inactive replica for a member', () => {
    const retained = estate.does(drop('DPM2', 'DPM1', 'retain'))
    expect(retained.says(switchOn('DPM2', 'Server1'))).toBe('refused no-secondary-copy')
  })

  it('allows a switch with one, whether the primary is down or not', () => {
    expect(estate.says(switchOn('DPM2', 'Server1'))).toBe('done')
    expect(estate.does(fail('DPM1')).says(switchOn('DPM2', 'Server1'))).toBe('done')
    expect(estate.does(remove('DPM1')).says(switchOn('DPM2', 'Server1'))).toBe('done')
  })
})

describe('cannot-switch-dpm-server', () => {
  it('refuses a DPM server, though its data comes through another', () => {
    expect(estate.says(switchOn('DPM2', 'DPM1'))).toBe('refused cannot-switch-dpm-server')
    const chain = estate.does(chains('DPM2', 'DPM3', data('DPM1', 'DPMDB')))
    expect(chain.says(switchOn('DPM3', 'DPM1'))).toBe('refused cannot-switch-dpm-server')
  })

  it('asks nothing further', () => {
    expect(estate.does(fail('DPM3')).says(switchOn('DPM2', 'DPM3'))).toBe('refused cannot-switch-dpm-server')
  })

  it('allows a protected server', () => {
    expect(estate.says(switchOn('DPM2', 'Server1'))).toBe('done')
  })
})

describe('already-switched', () => {
  it('refuses a second switch, and does not ask for a secondary copy', () => {
    expect(switched.says(switchOn('DPM2', 'Server1'))).toBe('refused already-switched')
  })

  it('allows it again after the resume', () => {
    expect(switched.does(repair('DPM1'), resume('DPM2', 'Server1')).says(switchOn('DPM2', 'Server1'))).toBe(
      'done'
    )
  })
})

describe('not-switched', () => {
  it('refuses a resume of a computer that is not switched on that server, and asks nothing further', () => {
    expect(estate.says(resume('DPM2', 'Server1'))).toBe('refused not-switched')
    expect(switched.says(resume('DPM3', 'Server1'))).toBe('refused not-switched')
    expect(estate.does(fail('DPM1')).says(resume('DPM2', 'Server1'))).toBe('refused not-switched')
    expect(switched.says(resume('DPM2', 'DPM1'))).toBe('refused not-switched')
    expect(switched.does(repair('DPM1'), resume('DPM2', 'Server1')).says(resume('DPM2', 'Server1'))).toBe(
      'refused not-switched'
    )
  })

  it('allows it where it is switched', () => {
    expect(switched.does(repair('DPM1')).says(resume('DPM2', 'Server1'))).toBe('done')
  })
})

describe('primary-not-ready', () => {
  it('refuses a resume while the primary is failed or removed', () => {
    expect(switched.says(resume('DPM2', 'Server1'))).toBe('refused primary-not-ready')
    expect(switched.concern(resume('DPM2', 'Server1'))).toMatchObject({ other: 'DPM1' })
    expect(switched.does(remove('DPM1')).says(resume('DPM2', 'Server1'))).toBe('refused primary-not-ready')
  })

  it('refuses it while the primary is rebuilt and its database not restored', () => {
    const rebuilt = switched.does(rebuild('DPM1'))
    expect(rebuilt.says(resume('DPM2', 'Server1'))).toBe('refused primary-not-ready')
    expect(rebuilt.does(restore('DPM1', 'DPM2')).says(resume('DPM2', 'Server1'))).toBe('done')
  })

  it('refuses it while the primary was rebuilt under another name', () => {
    expect(switched.does(rebuild('DPM1', 'DPM1B')).says(resume('DPM2', 'Server1'))).toBe(
      'refused primary-not-ready'
    )
  })

  it('refuses it while the primary does not list all of the data any more', () => {
    const back = switched.does(repair('DPM1'))
    expect(back.does(drop('DPM1', 'Server1', 'retain')).says(resume('DPM2', 'Server1'))).toBe(
      'refused primary-not-ready'
    )
    expect(
      back.does(drop('DPM1', 'Server1', 'retain', data('Server1', 'C:'))).says(resume('DPM2', 'Server1'))
    ).toBe('refused primary-not-ready')
  })

  it('refuses it though a rebuilt primary lists the data again, which is not a restore', () => {
    const again = switched.does(
      rebuild('DPM1'),
      fail('DPM2'),
      attach('DPM1', 'Server1'),
      group('DPM1', 'Again', data('Server1', ['C:', 'D:'])),
      repair('DPM2')
    )
    expect(again.says(resume('DPM2', 'Server1'))).toBe('refused primary-not-ready')
  })

  it('refuses it while the old primary lists the data as the secondary of another', () => {
    const handedOn = estate.does(
      { do: 'remove-members', on: 'DPM1', group: 'Server1', members: 'all', data: 'delete' },
      attach('DPM3', 'Server1'),
      group('DPM3', 'Moved', data('Server1', ['C:', 'D:'])),
      chains('DPM3', 'DPM1', data('Server1', ['C:', 'D:'])),
      switchOn('DPM2', 'Server1')
    )
    expect(handedOn.says(resume('DPM2', 'Server1'))).toBe('refused primary-not-ready')
  })

  it('allows it when the primary is repaired', () => {
    expect(switched.does(repair('DPM1')).says(resume('DPM2', 'Server1'))).toBe('done')
  })
})

describe('direct-protection-present', () => {
  const more = switched.does(group('DPM2', 'Direct', data('Server1', 'E:')), repair('DPM1'))

  it('refuses a resume while the secondary protects other data of the computer outside the switch', () => {
    expect(more.says(resume('DPM2', 'Server1'))).toBe('refused direct-protection-present')
    expect(more.concern(resume('DPM2', 'Server1'))).toMatchObject({ dataSource: 'E:', group: 'Direct' })
  })

  it('is listed after primary-not-ready', () => {
    expect(more.does(fail('DPM1')).says(resume('DPM2', 'Server1'))).toBe(
      'refused primary-not-ready, direct-protection-present'
    )
  })

  it('allows it once that is gone, retained or not', () => {
    expect(more.does(drop('DPM2', 'Direct', 'retain')).says(resume('DPM2', 'Server1'))).toBe('done')
    expect(more.does(drop('DPM2', 'Direct', 'delete')).says(resume('DPM2', 'Server1'))).toBe('done')
  })

  it('does not mind direct protection of other computers', () => {
    const other = switched.does(protects('DPM2', data('Server2', 'C:')), repair('DPM1'))
    expect(other.says(resume('DPM2', 'Server1'))).toBe('done')
  })
})

describe('a switch beside other secondaries of the same computer', () => {
  // Server1 went to DPM3, which DPM2 does not know; DPM4 is the secondary there.
  const two = lab({ dpm: ['DPM1', 'DPM2', 'DPM3', 'DPM4'], servers: { Server1: ['D:'] } }).does(
    protects('DPM1', data('Server1', 'D:')),
    chains('DPM1', 'DPM2', data('Server1', 'D:')),
    fail('DPM1'),
    attach('DPM3', 'Server1'),
    group('DPM3', 'Moved', data('Server1', 'D:')),
    chains('DPM3', 'DPM4', data('Server1', 'D:'))
  )

  it('is a matter of each: the one that switched last owns the agent', () => {
    const both = two.does(switchOn('DPM2', 'Server1'), switchOn('DPM4', 'Server1'))
    expect(both.owner('Server1')).toBe('DPM4')
    expect(both.says(add('DPM4', 'DPM3', copy('Server1', 'D:', 'DPM3')))).toBe(
      'refused switched-no-secondary, already-protected'
    )
    expect(both.does(takeOwnership('DPM2', 'Server1')).owner('Server1')).toBe('DPM2')
  })
})
