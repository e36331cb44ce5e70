// Loaded before a command (node --import): its clock jumps by years, back and forth, whenever it is asked.
const steady = Date
let asked = 0

function jump(): number {
  asked = (asked + 2) % 5
  return steady.now() + (asked - 2) * 1e11
}

globalThis.Date = new Proxy(steady, {
  construct: (target, args: unknown[], derived) =>
    Reflect.construct(target, args.length === 0 ? [jump()] : args, derived) as Date,
  get: (target, key, receiver) => (key === 'now' ? jump : (Reflect.get(target, key, receiver) as unknown)),
})
