/** Opens a lab, says so, and holds it until it is killed. */
import { openLab } from '@main/store'

openLab(process.argv[2] ?? '')
process.stdout.write('open\n')
setInterval(() => undefined, 1000)
