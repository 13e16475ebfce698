package io.i9chat.server.wire;

import java.util.List;

/** An input cannot be read: not JSON, or a field of it is not as it must be. */
public final class BadInput extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Problem problem;

  /** A bad input, with the problem to answer. */
  public BadInput(Problem problem) {
    super(problem.detail(), null, false, false);
    this.problem = problem;
  }

  /** One field is wrong. */
  public static BadInput field(String field, String reason) {
    return new BadInput(Problem.fields(List.of(new FieldError(field, reason))));
  }

  /** What to answer. */
  public Problem problem() {
    return problem;
  }
}
