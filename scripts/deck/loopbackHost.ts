/** Whether a `Host` header is this machine's name for itself: a page elsewhere can make its own name lead here. */
export function isLoopbackHost(host: string | undefined): boolean {
  return /^(?:127\.0\.0\.1|localhost)(?::\d+)?$/.test(host ?? '')
}
