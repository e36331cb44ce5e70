import { defineConfig } from 'vitest/config'
export default defineConfig({ test: { include: ['tests/browser/**/*.test.ts'], globalSetup: ['/tmp/prebuilt.setup.ts'], testTimeout: 180_000, hookTimeout: 300_000, fileParallelism: false } })
