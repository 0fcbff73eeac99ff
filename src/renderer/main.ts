import './styles/tokens.css'
import './styles/base.css'
import { isLanguage } from '@shared/catalogue/languages'
import { speak } from '@shared/catalogue/speak'

// The language that main speaks comes first. Everything with texts is loaded after it, whichever file of the build it
// lies in: a static import would run before this.
const language = new URLSearchParams(location.search).get('language')
if (isLanguage(language)) {
  document.documentElement.lang = language
  await speak(language)
}
await import('./console-app')
