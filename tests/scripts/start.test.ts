import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { hasDisplay } from '../../scripts/display.mjs'
import { electronArguments } from '../../scripts/start-arguments.mjs'

const app = '/checkout'
const cwd = resolve('/home/me/labs')

describe('what npm start passes on', () => {
  it('is everything, in order', () => {
    const args = ['--lab', 'a.dpmlab', '--remote-debugging-port=0', 'more']
    expect(electronArguments(args, { app, cwd, noSandbox: false })).toEqual([
      app,
      '--lab',
      resolve(cwd, 'a.dpmlab'),
      '--remote-debugging-port=0',
      'more'
    ])
  })

  it('means files from where the user is, in either spelling, and leaves absolute ones alone', () => {
    const passed = (...args: string[]) => electronArguments(args, { app, cwd, noSandbox: false }).slice(1)
    expect(passed('--lab=../b.dpmlab')).toEqual([`--lab=${resolve(cwd, '../b.dpmlab')}`])
    expect(passed('--lab', resolve('/c.dpmlab'))).toEqual(['--lab', resolve('/c.dpmlab')])
    expect(passed('--lab')).toEqual(['--lab'])
    expect(passed('--lab', '--other')).toEqual(['--lab', '--other'])
  })

  it('puts Chromium switches before the app', () => {
    expect(electronArguments([], { app, cwd, noSandbox: true })).toEqual(['--no-sandbox', app])
  })
})

describe('a display', () => {
  it('is what DISPLAY or WAYLAND_DISPLAY name on Linux', () => {
    expect(hasDisplay({}, 'linux')).toBe(false)
    expect(hasDisplay({ DISPLAY: '' }, 'linux')).toBe(false)
    expect(hasDisplay({ DISPLAY: ':0' }, 'linux')).toBe(true)
    expect(hasDisplay({ WAYLAND_DISPLAY: 'wayland-0' }, 'linux')).toBe(true)
  })

  it('is always there elsewhere', () => {
    expect(hasDisplay({}, 'darwin')).toBe(true)
    expect(hasDisplay({}, 'win32')).toBe(true)
  })
})
