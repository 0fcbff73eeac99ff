/** Appends to a lab without an end and acknowledges each entry by its seq on a line, to be killed while at it. */
import { writeSync } from 'node:fs'
import { openLab } from '@main/store'
import { step } from '../step'

const lab = openLab(process.argv[2] ?? '')
for (;;) {
  const { seq } = lab.append(step(lab.entries().length + 1))
  writeSync(1, `${seq}\n`)
}
