import { z } from 'zod'
import { orNull, text, url } from './forms.ts'
import { setting } from './setting.ts'

/** How one watches over the house, and reports what is wrong with it. */
export const watchSettings = {
  logLevel: setting(
    'LOG_LEVEL',
    z.enum(['silent', 'error', 'warn', 'info', 'debug']).default('warn'),
    '"silent", "error", "warn", "info" or "debug"',
  ),
  /** Who shows it may read /metrics; null: only this machine may. */
  metricsToken: setting('METRICS_TOKEN', orNull(text.min(16)), 'at least 16 characters long'),
  /** Where to report a weakness, for /.well-known/security.txt; null: the page does not exist. */
  securityContact: setting(
    'SECURITY_CONTACT',
    orNull(url('mailto:', 'https:')),
    'an address like mailto:security@amt.example or https://amt.example/report',
  ),
}
