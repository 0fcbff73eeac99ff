import { entriesOf, variantsOf } from '@renderer/dialogs/ways-out/way-entries'
import { copyText, lossText, resultText, wayText } from '@renderer/dialogs/ways-out/way-words'
import type { WaysOutView } from '@shared/contract/views'
import { describe, expect, test } from 'vitest'
import { attach, heldCopy, protect, wayOf } from '../ways-out-kit'

const moveTo = (server: string) => wayOf([attach(server), protect(server)])

describe('ways as a list shows them', () => {
  test('a few of a kind stand by themselves', () => {
    const ways = ['DPM2', 'DPM3', 'DPM4'].map(moveTo)
    expect(entriesOf(ways)).toEqual(ways.map((way) => ({ ways: [way] })))
  })

  test('many of a kind are one entry, where the first of them stood, told apart by what differs', () => {
    const other = wayOf([attach('DPM9')])
    const [first, ...more] = [moveTo('DPM2'), moveTo('DPM3'), moveTo('DPM4'), moveTo('DPM5')] as const
    const many = [first, ...more]
    expect(entriesOf([first, other, ...more])).toEqual([{ ways: many }, { ways: [other] }])
    expect(variantsOf({ ways: many })).toEqual(['DPM2', 'DPM3', 'DPM4', 'DPM5'])
  })

  test('ways whose servers are the same in another order have a number', () => {
    const crossed = wayOf([attach('DPM2', 'DPM3'), attach('DPM4', 'DPM5')])
    const other = wayOf([attach('DPM4', 'DPM5'), attach('DPM2', 'DPM3')])
    expect(variantsOf({ ways: [crossed, other] })).toEqual(['Way 1', 'Way 2'])
  })
})

describe('ways in words', () => {
  test('what a way does: three steps are told, more are counted', () => {
    expect(wayText(wayOf([attach('DPM2'), attach('DPM3'), attach('DPM4')]))).toBe(
      'Attach the protection agent on DPM1 to DPM2; Attach the protection agent on DPM1 to DPM3; ' +
        'Attach the protection agent on DPM1 to DPM4'
    )
    expect(wayText(wayOf(['DPM2', 'DPM3', 'DPM4', 'DPM5'].map((on) => attach(on))))).toMatch(
      /to DPM2; [^;]+ to DPM3; and 2 more$/
    )
  })

  test('what is lost, counted and by name', () => {
    const loses = [heldCopy(), heldCopy({ dataSource: 'D:' }), heldCopy({ on: 'DPM2', through: null })]
    expect(lossText(loses)).toBe('2 copies of Server1 on DPM3; 1 copy of Server1 on DPM2')
    expect(loses.map(copyText)).toEqual([
      '"C:" of Server1 on DPM3, which came through DPM1',
      '"D:" of Server1 on DPM3, which came through DPM1',
      '"C:" of Server1 on DPM2'
    ])
  })

  const keeps = moveTo('DPM2')
  const gives = wayOf([attach('DPM2')], { loses: [heldCopy()] })
  test.each([
    [[wayOf([])], true, false, 'The goal is reached already.'],
    [[], true, false, 'No way was found within the bounds of the search.'],
    [[], false, false, 'The search ended at its bounds before a way was found.'],
    [[], false, true, 'The search was stopped before a way was found.'],
    [[keeps], true, false, '1 way found.'],
    [[keeps, gives], true, false, '2 ways found, 1 of which gives up copies.'],
    [[gives], true, false, '1 way found, and it gives up copies.'],
    [[gives, gives], true, false, '2 ways found, and all of them give up copies.'],
    [[keeps, keeps], false, false, '2 ways found. The search ended at its bounds: there may be more.'],
    [[keeps], false, true, '1 way found. The search was stopped: there may be more.']
  ])('%#: what came of a search', (ways, complete, stopped, text) => {
    const view: WaysOutView = { goal: { kind: 'protected', computer: 'DPM1' }, text: '', complete, ways }
    expect(resultText(view, stopped)).toBe(text)
  })
})
