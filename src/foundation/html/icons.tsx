/** Drawn here because KERN has none for phone, place and video. Always beside a word, so hidden from readers. */
const shapes = {
  online: 'M3 4h18v12H3zM9 20h6M12 16v4',
  phone: 'M5 3h4l2 5-2.5 1.5a11 11 0 0 0 6 6L16 13l5 2v4a2 2 0 0 1-2 2A16 16 0 0 1 3 5a2 2 0 0 1 2-2',
  onsite:
    'M12 21s7-6.2 7-11.5A7 7 0 0 0 5 9.500C5 14.800 12 21 12 21zM12 12.200a2.700 2.700 0 1 0 0-5.400 2.700 2.700 0 0 0 0 5.400z',
  post: 'M3 5h18v14H3zM3 6l9 7 9-7',
  email: 'M16 8v5a3 3 0 0 0 6 0v-1a10 10 0 1 0-4 8M16 12a4 4 0 1 1-8 0 4 4 0 0 1 8 0z',
  video: 'M3 6h12v12H3zM15 10l6-3v10l-6-3z',
  check: 'M5 12.500l4.500 4.500L19 7.500',
  cross: 'M6 6l12 12M18 6L6 18',
  back: 'M20 12H4M10 6l-6 6 6 6',
  danger: 'M12 2.500L21.500 12 12 21.500 2.500 12zM12 7.500v5.500M12 15.500v1',
  warning: 'M12 3.500L22 20.500H2zM12 10v5M12 17v1',
  info: 'M12 2.500a9.500 9.500 0 1 0 0 19 9.500 9.500 0 0 0 0-19zM12 11v6M12 7v1',
  waiting: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM12 7v5.500l3.500 2',
  download: 'M12 4v11M7 11l5 5 5-5M4 20h16',
  printer: 'M7 8V3h10v5M5 8h14v8h-3M8 16H5M8 13h8v8H8z',
} as const
export type IconName = keyof typeof shapes

export function Icon({ name, class: extra }: { name: IconName; class?: string }) {
  return (
    <svg
      class={`icon icon--${name} ${extra ?? ''}`}
      viewBox="0 0 24 24"
      width="24"
      height="24"
      aria-hidden="true"
    >
      <path d={shapes[name]} />
    </svg>
  )
}

/** The switch: our mark. */
export function Mark() {
  return (
    <svg class="mark" viewBox="0 0 32 20" width="32" height="20" aria-hidden="true">
      <rect x="1.500" y="1.500" width="29" height="17" rx="8.500" />
      <circle cx="21.500" cy="10" r="5" />
    </svg>
  )
}
