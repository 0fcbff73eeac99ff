/** Opens a lab, says so, and holds it until it is killed. */
import { openLab } from '@main/store'

const lab = openLab(process.argv[2] ?? '')
process.stdout.write('open\n')
// Held by a reference: what nothing refers to is collected, and with that closed.
setInterval(() => lab.head(), 1000)
