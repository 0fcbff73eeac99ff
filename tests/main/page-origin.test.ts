import { fileOfAddress, isOurFrame, isOurs } from '@main/page-origin'
import { describe, expect, it } from 'vitest'

describe('fileOfAddress', () => {
  const folder = '/opt/lab/renderer'

  it('finds the files of the folder', () => {
    expect(fileOfAddress('app://bundle/index.html?server=DPM2', folder)).toBe(`${folder}/index.html`)
    expect(fileOfAddress('app://bundle/assets/a%20b.js', folder)).toBe(`${folder}/assets/a b.js`)
  })

  it.each([
    'app://bundle/..%2f..%2fpackage.json',
    'app://bundle/%2e%2e/secret',
    'app://bundle/..%5c..%00x',
    'app://bundle/%',
    'app://other/index.html',
    'file:///etc/passwd',
    'https://bundle/index.html',
    'app://bundle/',
    'no address'
  ])('refuses %s or keeps it inside', (address) => {
    const file = fileOfAddress(address, folder)
    expect(file === null || (file.startsWith(`${folder}/`) && !file.includes('..'))).toBe(true)
    if (/other|etc|https|%2f|no address|%$/.test(address)) expect(file).toBeNull()
  })
})

describe('isOurs', () => {
  it.each(['app://bundle/index.html?server=DPM2', 'app://print/1'])('lets %s be asked for', (address) => {
    expect(isOurs(address)).toBe(true)
  })

  it.each([
    'https://example.org/',
    'http://127.0.0.1/',
    'ws://bundle/',
    'file:///etc/passwd',
    'app://other/index.html',
    'app://bundle.example.org/',
    'app://bundle',
    'data:text/html,x',
    'devtools://devtools/bundled/inspector.html',
    ''
  ])('and %s not', (address) => {
    expect(isOurs(address)).toBe(false)
  })
})

describe('isOurFrame', () => {
  const frame = { url: 'app://bundle/index.html' }

  it('takes the main frame of our page', () => {
    expect(isOurFrame(frame, { mainFrame: frame })).toBe(true)
  })

  it('refuses sub-frames, other origins and frames that are gone', () => {
    expect(isOurFrame({ ...frame }, { mainFrame: frame })).toBe(false)
    const foreign = { url: 'app://bundle.example/index.html' }
    expect(isOurFrame(foreign, { mainFrame: foreign })).toBe(false)
    expect(isOurFrame(null, { mainFrame: null })).toBe(false)
  })
})
