import { describe, expect, it } from 'vitest'
import { add, data, drop, group, install, lab } from '../builder'

const one = lab({ dpm: ['DPM1', 'DPM2'], servers: { Server1: ['C:', 'D:'], Server2: ['C:'] } }).does(
  install('DPM1', 'Server1')
)
const named = (name: string) => one.says(group('DPM1', name, data('Server1', 'C:')))

describe('group-name-taken', () => {
  const taken = one.does(group('DPM1', 'Payroll', data('Server1', 'C:')))

  it('refuses a second group of that name on the server', () => {
    expect(taken.says(group('DPM1', 'Payroll', data('Server1', 'D:')))).toBe('refused group-name-taken')
  })

  it('allows the name on another server, and with other case', () => {
    const other = taken.does(install('DPM2', 'Server2'))
    expect(other.says(group('DPM2', 'Payroll', data('Server2', 'C:')))).toBe('done')
    expect(taken.says(group('DPM1', 'payroll', data('Server1', 'D:')))).toBe('done')
  })

  it('allows the name again once the group is gone with its last member', () => {
    const gone = taken.does(drop('DPM1', 'Payroll', 'delete'))
    expect(gone.groups('DPM1')).toEqual([])
    expect(gone.says(group('DPM1', 'Payroll', data('Server1', 'D:')))).toBe('done')
  })
})

describe('group-name-invalid', () => {
  const astral = '𐐀'

  it.each([
    '',
    ' ',
    '1234',
    '12 34',
    '-',
    'a|b',
    'a/b',
    'a(b',
    'a)b',
    'a.b',
    '.',
    'x'.repeat(65),
    astral.repeat(65)
  ])('refuses %j', (name) => {
    expect(named(name)).toBe('refused group-name-invalid')
  })

  it.each([
    'a',
    'Ж',
    '日本',
    '1a',
    'Secondary of DPM1',
    'a-b_c: d\\e',
    'x'.repeat(64),
    astral,
    astral.repeat(64)
  ])('allows %j', (name) => {
    expect(named(name)).toBe('done')
  })
})

describe('no-members', () => {
  it('refuses a group without members', () => {
    expect(one.says(group('DPM1', 'Empty'))).toBe('refused no-members')
    expect(one.says(group('DPM1', ''))).toBe('refused group-name-invalid, no-members')
  })

  it('refuses one whose `all` is nothing', () => {
    expect(one.says(group('DPM1', 'Empty', data('Server2', 'all')))).toBe('refused no-members')
    const full = one.does(group('DPM1', 'Full', data('Server1', 'all')))
    expect(full.says(add('DPM1', 'Full', data('Server1', 'all')))).toBe('refused no-members')
  })

  it('allows a single member, and `all` of something', () => {
    expect(one.says(group('DPM1', 'One', data('Server1', 'C:')))).toBe('done')
    expect(one.does(group('DPM1', 'All', data('Server1', 'all'))).members('DPM1')).toEqual([
      'Server1 C:, primary, ok',
      'Server1 D:, primary, ok'
    ])
  })
})
