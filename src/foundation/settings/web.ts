import { count, host, onOff, orNull, port, text, url } from './forms.ts'
import { setting } from './setting.ts'

/** How requests reach this house. */
export const webSettings = {
  port: setting('PORT', port.default(8080), 'a port number from 0 to 65535'),
  host: setting('HOST', host.default('127.0.0.1'), 'an address or a host name'),
  /** As citizens reach us: it stands in mails. Null: as this machine does. */
  publicUrl: setting(
    'PUBLIC_URL',
    orNull(url('http:', 'https:').transform(address => address.replace(/\/+$/, ''))),
    'an address like https://amt.example',
  ),
  /** Whose X-Forwarded-For counts: addresses or networks of the proxies, or false. */
  trustProxy: setting(
    'TRUST_PROXY',
    text
      .regex(/^[0-9a-f.:/, ]+$|^loopback$/i)
      .optional()
      .transform(proxies => proxies ?? (false as const)),
    'a list of addresses or networks of your proxies, or "loopback"',
  ),
  /** Where appointments by video take place; `{room}` becomes a name that nobody guesses. Null: a page of the demo. */
  videoRooms: setting(
    'VIDEO_ROOMS',
    orNull(text.regex(/^https:\/\/[^\s{}]+\{room\}[^\s{}]*$/)),
    'an address like https://video.example/{room}',
  ),
  /** From so many tries to hold an appointment in a minute, all over the city, each one takes a proof of work; 0: always. */
  holdsPerMinute: setting('HOLDS_PER_MINUTE', count.default(120), 'a number from 0 to 99999'),
  rateLimit: setting('RATE_LIMIT', onOff.default(true), '"on" or "off"'),
  /** Off, for measurements: every page is rendered anew, and what it shows is looked at each time. */
  keptPages: setting('KEPT_PAGES', onOff.default(true), '"on" or "off"'),
}
