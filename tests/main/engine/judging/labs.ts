import { chains, check, data, fail, lab, protects, switchOn, takesOver } from '../builder'

/** Labs to judge. Four DPM servers, and what one protected server has. */
export const four = lab({
  dpm: ['DPM1', 'DPM2', 'DPM3', 'DPM4'],
  servers: { Server1: ['C:', 'D:', 'SQL/Payroll'] }
})
export const paired = four.does(
  protects('DPM1', data('Server1', 'D:')),
  chains('DPM1', 'DPM2', data('Server1', 'D:'))
)
export const chained = four.does(chains('DPM1', 'DPM2'), chains('DPM2', 'DPM3'))
export const switched = paired.does(fail('DPM1'), switchOn('DPM2', 'Server1'), check('DPM2', 'Server1'))
export const movedToUnknown = four.does(
  protects('DPM1', data('Server1', 'D:')),
  chains('DPM1', 'DPM3', data('Server1', 'D:')),
  fail('DPM1'),
  takesOver('DPM4', data('Server1', 'D:'))
)
export const twoPrimaries = four.does(
  protects('DPM1', data('Server1', 'D:')),
  chains('DPM1', 'DPM3', data('Server1', 'D:')),
  chains('DPM2', 'DPM3')
)
