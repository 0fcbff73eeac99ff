/** Opens a lab and says how that went: `open` or the kind of the problem. */
import { openLab } from '@main/store'
import { Problem } from '@shared/problem'

try {
  openLab(process.argv[2] ?? '').close()
  process.stdout.write('open')
} catch (cause) {
  process.stdout.write(cause instanceof Problem ? cause.record.kind : String(cause))
}
