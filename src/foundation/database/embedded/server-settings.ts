import { statfsSync } from 'node:fs'

/** Terse messages, and no statements: people's data does not belong into a log. */
const SETTINGS = [
  'listen_addresses=',
  'unix_socket_permissions=0700',
  'max_connections=200',
  'shared_buffers=256MB',
  'timezone=UTC',
  'log_timezone=UTC',
  'log_line_prefix=%m [%p] ',
  'log_checkpoints=off',
  'log_error_verbosity=terse',
  'log_min_error_statement=panic',
]

const FAST_AND_LOOSE = [
  'fsync=off',
  'synchronous_commit=off',
  'full_page_writes=off',
  'autovacuum_naptime=5min',
]

export function settingsFor(durable: boolean): string[] {
  return [...SETTINGS, ...(durable ? [] : FAST_AND_LOOSE), ...smallSharedMemory()]
}

/** Containers often give /dev/shm only 64 MB, and parallel queries then fail for want of space. */
function smallSharedMemory(): string[] {
  if (process.platform !== 'linux') return []
  try {
    const { bsize, blocks } = statfsSync('/dev/shm')
    return bsize * blocks < 256_000_000 ? ['dynamic_shared_memory_type=mmap'] : []
  } catch {
    return ['dynamic_shared_memory_type=mmap']
  }
}
