import { expect, test } from 'vitest'
import { GOOD, root, run, useFolder } from './kit'

const folder = useFolder()

// Where npm is a batch file it cannot be started without a shell.
test.skipIf(process.platform === 'win32')(
  'npm run --silent lab prints nothing of its own, and finds files from where it was called',
  async () => {
    folder.write('good.yaml', GOOD)
    const args = ['run', '--silent', '--prefix', root, 'lab', '--', 'run', '--json', 'good.yaml', 'none.yaml']
    const { code, out, err } = await run('npm', args, { cwd: folder.path })
    expect(err).toBe('none.yaml:1:1: there is no such file; look at its name and folder\n')
    expect(JSON.parse(out)).toMatchObject({ file: 'good.yaml', ok: true })
    expect(code).toBe(2)
  }
)
