/** What one file may cost while it is looked at; the kernel sees to it, not the code that looks. */
export const limits = {
  /** Of computing. By the clock it may take longer where the machine has much else to do. */
  seconds: 5,
  megabytes: 256,
  /** More than any phone's usual photo and than A4 at 600 dpi; told by the header, before anything is unpacked. */
  pixels: 50_000_000,
  /** Larger ones are made smaller: A4 keeps 427 dpi. */
  longestEdge: 5_000,
  /** Of all packed objects of one PDF together. */
  unpackedBytes: 32 * 1024 * 1024,
} as const
