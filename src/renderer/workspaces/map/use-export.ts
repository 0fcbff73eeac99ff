import { t } from '@shared/catalogue'
import type { Input } from '@shared/contract'
import type { PictureFormat } from '@shared/contract/views'
import { useConsole } from '../../stores/console'
import { useLab } from '../../stores/lab'
import { pngOf } from './picture'

/** Saves the map as a picture, given as an SVG document. */
export function useExport() {
  const lab = useLab()
  const consoleStore = useConsole()

  async function drawn(format: PictureFormat, text: string): Promise<Input<'map/save-picture'> | undefined> {
    if (format === 'svg') return { format, text }
    try {
      return { format, base64: await pngOf(text) }
    } catch {
      lab.problem = {
        kind: 'unexpected',
        title: t`The map was not exported`,
        message: t`It could not be drawn as PNG. Export it as SVG instead.`
      }
      return undefined
    }
  }

  return async (format: PictureFormat, text: string): Promise<void> => {
    const picture = await drawn(format, text)
    const saved = picture && (await lab.attempt('map/save-picture', picture))
    if (saved) consoleStore.message = t`Map exported: ${saved.file}`
  }
}
