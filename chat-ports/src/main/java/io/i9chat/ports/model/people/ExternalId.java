package io.i9chat.ports.model.people;

import io.i9chat.ports.model.Characters;
import io.i9chat.ports.model.InvalidValue;

/**
 * What an embedding application knows a person by: a key of its own table of users, a UUID, a
 * number, an e-mail address. It is any text of 1 to 255 characters without control characters, of
 * which newline and tab are two, and without unpaired surrogates. It is kept as it was given and
 * compared exactly: letter case, spaces and the composition of letters count. It is no username,
 * and is shown to no other person.
 */
public record ExternalId(String value) {
  /** The greatest number of characters. */
  public static final int MAX = 255;

  /**
   * Checks the length and the characters.
   *
   * @throws InvalidValue if it is empty, too long or holds what is not allowed
   */
  public ExternalId {
    String fault = Characters.fault(value, 1, MAX);
    if (fault == null && (value.indexOf('\n') >= 0 || value.indexOf('\t') >= 0)) {
      fault = "must not hold control characters";
    }
    if (fault != null) {
      throw InvalidValue.of(ExternalId.class, value, fault);
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
