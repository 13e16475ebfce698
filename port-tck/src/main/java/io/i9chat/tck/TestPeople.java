package io.i9chat.tck;

import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.account.Account;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Makes the people a test of a {@link Rule} has as parameters, other ones for each: an {@code
 * Account} and an {@link Enrolled} person are in the store under test, any other person is unknown
 * to it.
 */
final class TestPeople implements ParameterResolver {
  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
    Class<?> type = parameter.getParameter().getType();
    return type == PersonId.class || type == Account.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext test) {
    if (parameter.getParameter().getType() == Account.class) {
      return Newcomers.enrolled(store(test).ports());
    }
    return parameter.isAnnotated(Enrolled.class) ? store(test).newcomer() : Fresh.person();
  }

  private static StoreUnderTest store(ExtensionContext test) {
    return (StoreUnderTest) test.getRequiredTestInstance();
  }
}
