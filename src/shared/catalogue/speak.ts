import { speakWith, type Speaker } from '.'
import type { Language } from './languages'

/**
 * Sets the language of this process. It is awaited before anything that holds texts is loaded: the first import of
 * each entry does that.
 */
export async function speak(language: Language): Promise<void> {
  speakWith(await speakerOf(language), language === 'qps' ? 'en' : language)
}

async function speakerOf(language: Language): Promise<Speaker | null> {
  switch (language) {
    case 'en':
      return null
    case 'qps':
      return (key, values) => `⟦${key.replace(/\{(\d+)\}/g, (_, at) => String(values[Number(at)]))}⟧`
    case 'de': {
      const [{ translator }, { default: texts }] = await Promise.all([
        import('./translator'),
        import('./de.json')
      ])
      return translator(language, texts)
    }
  }
}
