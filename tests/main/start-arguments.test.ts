import { expect, it } from 'vitest'
import { argumentsAgain, readArguments } from '@main/start-arguments'

it.each([
  [['dpm-lab'], undefined],
  [[], undefined],
  [['dpm-lab', '--lab', 'a.dpmlab'], '/home/me/a.dpmlab'],
  [['dpm-lab', '--lab=a.dpmlab'], '/home/me/a.dpmlab'],
  [['electron', '.', '--inspect', '--lab', '/a b/ü "x".yaml', '--no-sandbox'], '/a b/ü "x".yaml'],
  [['dpm-lab', '--lab=a=b.dpmlab'], '/home/me/a=b.dpmlab'],
  [['dpm-lab', '--lab', '-'], '/home/me/-'],
  [['dpm-lab', '--lab'], undefined],
  [['dpm-lab', '--lab', ''], undefined],
  [['dpm-lab', '--lab='], undefined],
  [['dpm-lab', '--lab', '--no-sandbox'], undefined],
  [['dpm-lab', '--lab=--odd.dpmlab'], '/home/me/--odd.dpmlab'],
  [['dpm-lab', '--labs', 'a.dpmlab'], undefined],
  [['dpm-lab', '--label=x'], undefined],
  [['dpm-lab', 'a.dpmlab'], undefined]
])('%j asks for %j', (argv, lab) => {
  expect(readArguments(argv, '/home/me')).toEqual(lab === undefined ? {} : { lab })
})

it.each([
  [['.', '--lab', 'a', '--no-sandbox'], '/b', ['.', '--no-sandbox', '--lab=/b']],
  [['.', '--lab=a', '--language=de'], null, ['.']],
  [['.', '--labs'], null, ['.', '--labs']]
])('%j is started again with %s as %j', (argv, lab, again) => {
  expect(argumentsAgain(argv, lab)).toEqual(again)
})
