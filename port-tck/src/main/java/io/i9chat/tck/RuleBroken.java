package io.i9chat.tck;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;
import org.opentest4j.AssertionFailedError;

/** Has a test that fails name the {@link Rule} it checks, in front of what went wrong. */
final class RuleBroken implements TestExecutionExceptionHandler {
  @Override
  public void handleTestExecutionException(ExtensionContext context, Throwable failure)
      throws Throwable {
    Rule broken = context.getRequiredTestMethod().getAnnotation(Rule.class);
    if (broken == null || !(failure instanceof AssertionError)) {
      throw failure;
    }
    String message = String.join(", ", broken.value()) + ": " + failure.getMessage();
    AssertionError named =
        failure instanceof AssertionFailedError compared && compared.isExpectedDefined()
            ? new AssertionFailedError(
                message, compared.getExpected(), compared.getActual(), failure.getCause())
            : new AssertionError(message, failure.getCause());
    named.setStackTrace(failure.getStackTrace());
    for (Throwable suppressed : failure.getSuppressed()) {
      named.addSuppressed(suppressed);
    }
    throw named;
  }
}
