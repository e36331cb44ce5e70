import { onMounted } from 'vue'

/**
 * A model from properties that somebody typed on a slide. Impossible ones give the reason instead, beside a
 * stand-in model, so that the component can still be set up and say what is wrong. The component then throws the
 * reason once it stands on the slide: whoever renders the deck collects what components throw, and a build fails.
 */
export function usableModel<Model>(
  make: () => Model,
  standIn: () => Model,
): { model: Model; problem: RangeError | undefined } {
  try {
    return { model: make(), problem: undefined }
  } catch (cause) {
    if (!(cause instanceof RangeError)) throw cause
    // Here and not in what is shown instead: the error bears the name of the component that the slide wrote.
    onMounted(() => {
      throw cause
    })
    return { model: standIn(), problem: cause }
  }
}
