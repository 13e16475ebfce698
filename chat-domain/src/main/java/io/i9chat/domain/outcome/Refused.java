package io.i9chat.domain.outcome;

/**
 * A use case refused what one of the short methods asked. The full command of that use case answers
 * the same outcome as a value, for those who want to tell refusals from each other by a {@code
 * switch} that the compiler checks.
 */
public final class Refused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  // An exception may be serialized, and outcomes are not made for that.
  private final transient Record outcome;

  /**
   * A refusal.
   *
   * @param useCase the class of the use case
   * @param outcome what it answered
   */
  public Refused(Class<?> useCase, Record outcome) {
    super(useCase.getSimpleName() + " answered " + outcome);
    this.outcome = outcome;
  }

  /** What the use case answered, one of the records of its {@code Outcome}. */
  public Record outcome() {
    return outcome;
  }

  /**
   * The outcome that was hoped for.
   *
   * @param hoped the record of its outcome that stands for success
   * @param useCase the class of the use case
   * @throws Refused if it is another one
   */
  public static <T extends Record> T unless(Class<T> hoped, Class<?> useCase, Object outcome) {
    if (hoped.isInstance(outcome)) {
      return hoped.cast(outcome);
    }
    throw new Refused(useCase, (Record) outcome);
  }
}
