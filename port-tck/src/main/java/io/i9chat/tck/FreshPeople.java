package io.i9chat.tck;

import io.i9chat.ports.model.PersonId;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives a test of a {@link Rule} a person unknown to any store for each parameter of a person. */
final class FreshPeople implements ParameterResolver {
  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
    return parameter.getParameter().getType() == PersonId.class;
  }

  @Override
  public PersonId resolveParameter(ParameterContext parameter, ExtensionContext test) {
    return Fresh.person();
  }
}
